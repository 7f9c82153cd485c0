// Lists of what stands in a folder one file each: levers and figures. Those that are listed keep their order, new ones come last. And the scenarios of
// the lab, with their titles.
//   node scripts/lists.js          writes them
//   node scripts/lists.js --check  fails where one is out of date
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const LISTS = [
  {
    folder: "src/levers",
    declares: /^export const (\w+) = defineLever\(/gm,
    what: "Levers, in the order of the documentation",
  },
  { folder: "src/report/figures", declares: /^export const (\w+): ReportFigure =/gm, what: "Figures" },
  {
    folder: "src/report/figures/print",
    declares: /^export const (\w+): ReportFigure =/gm,
    what: "Figures of a comparison that are for print alone",
  },
];

/** Text of FOLDER/all.ts. */
function textOf({ folder, declares, what }, before) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const found = files.flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, "utf8").matchAll(declares)].map(([, name]) => ({ file, name })),
  );
  const listed = [...before.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name);
  const place = ({ name }) => (listed.includes(name) ? listed.indexOf(name) : listed.length);
  const names = [...found].sort((a, b) => place(a) - place(b)).map(({ name }) => name);
  const imports = files.flatMap((file) => {
    const own = found.flatMap((one) => (one.file === file ? [one.name] : [])).sort();
    return own.length > 0 ? [`import { ${own.join(", ")} } from "./${file.replace(/ts$/, "js")}";`] : [];
  });
  return `${imports.join("\n")}\n\n/** ${what}. Written by scripts/lists.js from the files of this folder. */\nexport const ALL = [\n${names.map((name) => `  ${name},\n`).join("")}];\n`;
}

/** Folders of scenarios/ that hold no scenarios for the lab. */
const NOT_IN_LAB = new Set(["regions", "facts", "events", "league", "travel"]);

/** Text of the lab's list: name, region, title and question of every scenario. */
function labText() {
  const folders = readdirSync("scenarios", { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !NOT_IN_LAB.has(entry.name),
  );
  const rows = folders.flatMap(({ name: folder }) =>
    readdirSync(`scenarios/${folder}`)
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => {
        const { title, question } = parse(readFileSync(`scenarios/${folder}/${file}`, "utf8"));
        const spoken = (text) => (typeof text === "string" ? { en: text, zh: text } : text);
        return {
          name: `${folder}/${file.slice(0, -".yaml".length)}`,
          region: regionOf(`scenarios/${folder}/${file}`),
          title: spoken(title),
          question: spoken(question),
        };
      }),
  );
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** Folder of the region of a scenario, or of the one that it extends. */
function regionOf(file) {
  const { region, extends: parent } = parse(readFileSync(file, "utf8"));
  if (region) return region.split("/").at(region.endsWith("region.yaml") ? -2 : -1);
  const folder = file.slice(0, file.lastIndexOf("/"));
  return regionOf(parent.endsWith(".yaml") ? `${folder}/${parent}` : `scenarios/${parent}.yaml`);
}

function put(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  if (process.argv.includes("--check")) {
    console.error(`${file} is out of date: node scripts/lists.js`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}

/** Text of the list of languages. */
function languagesText(folder) {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && file !== "all.ts")
    .map((file) => file.slice(0, -".ts".length))
    .sort();
  const imports = names.map((name) => `import { ${name} } from "./${name}.js";\n`).join("");
  return `import type { Catalogue } from "../catalogue.js";\n${imports}\n/** Languages. Written by scripts/lists.js from the files of this folder. */\nexport const ALL = { ${names.join(", ")} } satisfies Record<string, Catalogue>;\n`;
}

const LANGUAGES = "src/language/catalogues";
put(`${LANGUAGES}/all.ts`, languagesText(LANGUAGES));
for (const list of LISTS) {
  const file = `${list.folder}/all.ts`;
  put(file, textOf(list, existsSync(file) ? readFileSync(file, "utf8") : ""));
}
put("src/lab/scenarios.json", labText());
