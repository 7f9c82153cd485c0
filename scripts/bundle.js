// Bundles the program, its worker threads and both front doors of the package into dist/bundle, a few files that share
// what they have in common, libraries too: Node takes half a second less to load them than the six hundred modules of
// dist, and a tenth of what is left less than with the many files of libraries. Beside them stands the library that
// draws figures, as pages hold it.
//   node scripts/bundle.js
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "vite";

process.chdir(`${import.meta.dirname}/..`);

await build({
  configFile: false,
  publicDir: false,
  logLevel: "warn",
  // But for those that look for files of their own, or need not be installed.
  ssr: {
    noExternal: true,
    external: ["piscina", "playwright-core", "@modelcontextprotocol/sdk", "@sparticuz/chromium"],
  },
  // In Node without the stand-in for its buffers.
  resolve: { alias: { "csv-parse/browser/esm/sync": "csv-parse/sync" } },
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist/bundle",
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    // Whoever passes the package on passes these on, too.
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      input: {
        start: "src/apps/cli/start.ts",
        main: "src/apps/cli/main.ts",
        worker: "src/apps/node/threads/worker.ts",
        index: "src/index.ts",
        node: "src/apps/node/index.ts",
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        minify: { compress: false, mangle: false, codegen: true },
      },
    },
  },
});

const figures = createRequire(import.meta.url).resolve("plotly.js-dist-min");
writeFileSync("dist/bundle/plotly.js.gz", gzipSync(readFileSync(figures)));
