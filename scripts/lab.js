// Builds the browser lab into dist/lab: static files that any host can serve. Needs dist (tsc -b).
//   node scripts/lab.js
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, parseAst } from "vite";
import { labPacks } from "../dist/apps/node/lab/labPacks.js";

const root = resolve(import.meta.dirname, "..");
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

/**
 * Leaves of each catalogue what a page can say: texts whose keys, or the beginnings of whose keys, stand in its code,
 * and what is named by English words that stand there. Most of a catalogue belongs to the command line, the reports
 * and the engine.
 */
const wordsPlugin = {
  name: "words",
  /** Rooms of plain data do nothing when they are loaded: the page takes of them what it asks for alone. */
  transform(code, id) {
    return /\/src\/(measures|report)\//.test(id) ? { code, map: null, moduleSideEffects: false } : undefined;
  },
  renderChunk(code) {
    const catalogues = [];
    const said = [];
    walk(parseAst(code), (node) => {
      const properties = (node.type === "Property" && node.value.properties) || [];
      if (node.key?.name === "texts" && properties.length > 1000) return catalogues.push(...properties);
      if (node.key?.name === "named" && properties.some(({ key }) => key?.name === "schema"))
        return catalogues.push(...properties.flatMap(({ value }) => value.properties));
      if (node.type === "Literal" && typeof node.value === "string") said.push(node.value);
      // "join." of a template in which the rest is filled in.
      if (node.type === "TemplateLiteral" && node.quasis.length > 1) said.push(node.quasis[0].value.raw);
    });
    const whole = new Set(said);
    const starts = said.filter((text) => /^\w+\.$/.test(text));
    const needed = ({ key: { name, value = name } }) =>
      whole.has(value) || starts.some((start) => value.startsWith(start));
    const pieces = [];
    let from = 0;
    for (const text of catalogues.filter((one) => !needed(one)).sort((one, other) => one.start - other.start)) {
      pieces.push(code.slice(from, text.start));
      from = text.end + (code[text.end] === "," ? 1 : 0);
    }
    return [...pieces, code.slice(from)].join("");
  },
};

/** Looks at all nodes of a syntax tree; below those for which `look` gives something it does not. */
function walk(node, look) {
  if (typeof node !== "object" || node === null || (node.type && look(node))) return;
  for (const part of Object.values(node)) walk(part, look);
}

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const SETTING = {
  configFile: false,
  root: "src/apps/lab",
  base: "./",
  logLevel: "warn",
  define: {
    "process.env.NODE_ENV": JSON.stringify("production"),
    PROGRAM_VERSION: JSON.stringify(version),
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
};

/** Builds pages into the folder that the first of them empties. */
function pages(entries, emptyOutDir, more) {
  return build({
    ...SETTING,
    ...more,
    build: {
      outDir: `${root}/dist/lab`,
      emptyOutDir,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: "es2022",
      rolldownOptions: {
        input: entries.map((entry) => `${root}/src/apps/lab/${entry}`),
        checks: { pluginTimings: false },
        output: { entryFileNames: ({ name }) => (name === "offline" ? "offline.js" : "assets/[name]-[hash].js") },
      },
      // Each region is one file, and so is the engine.
      chunkSizeWarningLimit: 6000,
    },
  });
}

const packs = packsPlugin(labPacks());
await pages(["index.html", "app/offline.ts"], true, {
  plugins: [packs],
  worker: { format: "es", plugins: () => [packs] },
});

// What keeps the lab when the network is gone keeps the files of the lab.
const kept = "dist/lab/offline.js";
const files = readdirSync("dist/lab/assets").map((name) => `assets/${name}`);
writeFileSync(
  kept,
  readFileSync(kept, "utf8")
    .replace(/\bPAGE_FILES\b/g, "FILES")
    .replace(/^/, `const FILES = ${JSON.stringify(files)};`),
);

// Pages of a class need no engine, and phones load them all at once.
await pages(["class.html"], false, { plugins: [wordsPlugin] });
