// Lists of what stands in a folder one file each: levers, figures, commands, lessons, languages. Those that are listed
// keep their order, new ones come last. And the regions and scenarios of the lab, with their titles. Written and
// checked by scripts/docs.js.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse as csv } from "csv-parse/sync";
import { parse } from "yaml";

const LISTS = [
  {
    folder: "src/levers",
    declares: /^export const (\w+) = defineLever\(/gm,
    what: "Levers, in the order of the documentation",
  },
  { folder: "src/figures/comparison", declares: /^export const (\w+): ReportFigure =/gm, what: "Figures" },
  {
    folder: "src/figures/comparison/print",
    declares: /^export const (\w+): ReportFigure =/gm,
    what: "Figures of a comparison that are for print alone",
  },
  {
    folder: "src/apps/cli",
    declares: /^export function (\w+Command)\(\): Command/gm,
    what: "Commands, in the order of the help",
  },
  {
    folder: "src/apps/lab/lessons",
    declares: /^export const (\w+): Lesson =/gm,
    what: "Lessons, in the order in which a course would take them",
  },
];

/** Text of FOLDER/all.ts. */
function textOf({ folder, declares, what }, before) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const found = files.flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, "utf8").matchAll(declares)].map(([, name]) => ({ file, name })),
  );
  const listed = /ALL = \[([^\]]*)\]/.exec(before)?.[1].match(/\w+/g) ?? [];
  const place = ({ name }) => (listed.includes(name) ? listed.indexOf(name) : listed.length);
  const names = [...found].sort((a, b) => place(a) - place(b)).map(({ name }) => name);
  const imports = files.flatMap((file) => {
    const own = found.flatMap((one) => (one.file === file ? [one.name] : [])).sort();
    return own.length > 0 ? [`import { ${own.join(", ")} } from "./${file.replace(/ts$/, "js")}";`] : [];
  });
  const short = `export const ALL = [${names.join(", ")}];\n`;
  const list =
    short.length <= 121 ? short : `export const ALL = [\n${names.map((name) => `  ${name},\n`).join("")}];\n`;
  return `${imports.join("\n")}\n\n/** ${what}. Written by npm run docs from the files of this folder. */\n${list}`;
}

/** Folders of scenarios/ that hold no scenarios for the lab. */
const NOT_IN_LAB = new Set(["regions", "facts", "events", "league", "scorecard", "travel"]);

/**
 * Text of the lab's list: label and number of cities of every region; name, region, title and question of every
 * scenario.
 */
function labText() {
  const folders = readdirSync("scenarios", { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !NOT_IN_LAB.has(entry.name),
  );
  const scenarios = folders.flatMap(({ name: folder }) =>
    readdirSync(`scenarios/${folder}`)
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => {
        const { title, question } = yaml(`scenarios/${folder}/${file}`);
        return {
          name: `${folder}/${file.slice(0, -".yaml".length)}`,
          region: regionOf(`scenarios/${folder}/${file}`),
          title: spoken(title),
          question: spoken(question),
        };
      }),
  );
  const regions = [...new Set(scenarios.map(({ region }) => region))].map((region) => {
    const file = `scenarios/regions/${region}/region.yaml`;
    return { id: region, label: spoken(yaml(file).label), cities: citiesIn(file) };
  });
  return `${JSON.stringify({ regions, scenarios }, null, 2)}\n`;
}

const yaml = (file) => parse(readFileSync(file, "utf8"));
const spoken = (text) => (typeof text === "string" ? { en: text, zh: text } : text);

/**
 * Of a region's own table, in its file or beside it, and of the regions that are its parts; else of the one that it
 * extends.
 */
function citiesIn(file) {
  const { parts = [], tables, extends: parent } = yaml(file);
  const beside = (name) => `${file.slice(0, file.lastIndexOf("/"))}/${name}`;
  const { cities } = tables ?? {};
  if (!cities && parts.length === 0 && parent) return citiesIn(beside(parent));
  const own = typeof cities === "string" ? csv(readFileSync(beside(cities))).length - 1 : (cities?.length ?? 0);
  return parts.reduce((sum, part) => sum + citiesIn(beside(part)), own);
}

/** Folder of the region of a scenario, or of the one that it extends. */
function regionOf(file) {
  const { region, extends: parent } = yaml(file);
  if (region) return region.split("/").at(region.endsWith("region.yaml") ? -2 : -1);
  const folder = file.slice(0, file.lastIndexOf("/"));
  return regionOf(parent.endsWith(".yaml") ? `${folder}/${parent}` : `scenarios/${parent}.yaml`);
}

/** Text of the list of languages. */
function languagesText(folder) {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && file !== "all.ts")
    .map((file) => file.slice(0, -".ts".length))
    .sort();
  const imports = names.map((name) => `import { ${name} } from "./${name}.js";\n`).join("");
  return `import type { Catalogue } from "../catalogue.js";
${imports}
/** Languages. Written by npm run docs from the files of this folder. */
export const ALL = { ${names.join(", ")} } satisfies Record<string, Catalogue>;
`;
}

const LANGUAGES = "src/words/catalogues";

/** The lists, by their files. */
export function lists() {
  return [
    [`${LANGUAGES}/all.ts`, languagesText(LANGUAGES)],
    ...LISTS.map((list) => {
      const file = `${list.folder}/all.ts`;
      return [file, textOf(list, existsSync(file) ? readFileSync(file, "utf8") : "")];
    }),
    ["src/apps/lab/engine/scenarios.json", labText()],
  ];
}
