// Lists of what stands in a folder one file each: levers and figures. Those that are listed keep their order, new ones come last.
//   node scripts/lists.js          writes them
//   node scripts/lists.js --check  fails where one is out of date
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

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

for (const list of LISTS) {
  const file = `${list.folder}/all.ts`;
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const text = textOf(list, before);
  if (text === before) continue;
  if (process.argv.includes("--check")) {
    console.error(`${file} is out of date: node scripts/lists.js`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}
