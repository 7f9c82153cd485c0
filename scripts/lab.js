// Builds the browser lab into dist/lab: static files that any host can serve. Needs dist (tsc -b).
//   node scripts/lab.js
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { labPacks } from "../dist/apps/node/lab/labPacks.js";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/** Packs as modules, each a file of its own that is loaded when its region is opened. */
function packsPlugin(packs) {
  const [LIST, ONE] = ["virtual:packs", "virtual:pack/"];
  return {
    name: "packs",
    resolveId: (id) => (id === LIST || id.startsWith(ONE) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${LIST}`) {
        const entries = [...packs.keys()].map((name) => `"${name}": () => import("${ONE}${name}")`);
        return `export const PACKS = { ${entries.join(", ")} };`;
      }
      if (!id.startsWith(`\0${ONE}`)) return undefined;
      const text = JSON.stringify(packs.get(id.slice(ONE.length + 1)));
      return `export default JSON.parse(${JSON.stringify(text)});`;
    },
  };
}

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const packs = labPacks();
await build({
  configFile: false,
  root: "src/apps/lab",
  base: "./",
  logLevel: "warn",
  define: {
    "process.env.NODE_ENV": JSON.stringify("production"),
    PROGRAM_VERSION: JSON.stringify(version),
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [packsPlugin(packs)],
  worker: { format: "es", plugins: () => [packsPlugin(packs)] },
  build: {
    outDir: `${root}/dist/lab`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    // The lab, the pages of a class, which need no engine, and what keeps the lab when the network is gone.
    rolldownOptions: {
      input: ["index.html", "class.html", "app/offline.ts"].map((entry) => `${root}/src/apps/lab/${entry}`),
      output: { entryFileNames: ({ name }) => (name === "offline" ? "offline.js" : "assets/[name]-[hash].js") },
    },
    // The figure library is one file, loaded when a figure of it is shown.
    chunkSizeWarningLimit: 6000,
  },
});

const kept = "dist/lab/offline.js";
const files = readdirSync("dist/lab/assets").map((name) => `assets/${name}`);
writeFileSync(
  kept,
  readFileSync(kept, "utf8")
    .replace(/\bPAGE_FILES\b/g, "FILES")
    .replace(/^/, `const FILES = ${JSON.stringify(files)};`),
);
