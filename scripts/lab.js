// Builds the browser lab into dist/lab: static files that any host can serve. Needs dist (tsc -b).
//   node scripts/lab.js
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { diskFiles } from "../dist/node/files.js";
import { loadScenario } from "../dist/scenario/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/** Folders of scenarios/ that hold no scenarios for the lab. */
const LEFT_OUT = new Set(["regions", "facts", "events", "league", "travel"]);

/** Scenarios of the lab, by the paths that the program knows them by: "teaching/two-cities". */
function scenarioNames() {
  const folders = readdirSync("scenarios", { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !LEFT_OUT.has(entry.name),
  );
  return folders.flatMap(({ name: folder }) =>
    readdirSync(`scenarios/${folder}`)
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => `${folder}/${file.slice(0, -".yaml".length)}`),
  );
}

/** Everything that a scenario reads, and its region. */
function textsOf(name) {
  const files = {};
  const { region } = loadScenario(`scenarios/${name}.yaml`, {
    read(path) {
      const bytes = diskFiles.read(path);
      files[path] = Buffer.from(bytes).toString("utf8");
      return bytes;
    },
  });
  return { region: region.id, files };
}

/** What an answer quotes of a stored study: effects of the last year, without what ranks and drives them. */
function studyOf(name) {
  try {
    const study = JSON.parse(readFileSync(`scenarios/${name}.study.json`, "utf8"));
    const last = Math.max(...study.effects.map(({ year }) => year));
    const effects = study.effects.filter(({ year, place }) => year === last && ["cluster", "country"].includes(place));
    return { ...study, failed: [], probe: null, effects, ranks: [], drivers: [] };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** By region: texts of its scenarios and studies. */
function packsOf() {
  const packs = new Map();
  for (const name of scenarioNames()) {
    const { region, files } = textsOf(name);
    const pack = packs.get(region) ?? { files: {}, studies: {} };
    Object.assign(pack.files, files);
    const study = studyOf(name);
    if (study) pack.studies[name] = study;
    packs.set(region, pack);
  }
  return packs;
}

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
const packs = packsOf();
await build({
  configFile: false,
  root: "src/lab",
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
    // The figure library is one file, loaded when a figure of it is shown.
    chunkSizeWarningLimit: 6000,
  },
});
