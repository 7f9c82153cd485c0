// All that is written from something else: lists, kernels, schemas, references, commands, findings with the numbers
// that `npm run findings` took from runs.
//   npm run docs                          fails where a file is out of date
//   npm run docs -- --write               writes them
//   node scripts/docs.js --write lists    those of one kind
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

process.chdir(`${import.meta.dirname}/..`);

/** Kinds of file, each with texts by file: what others are made of comes first. */
const KINDS = {
  lists: async () => (await import("./lists.js")).lists(),
  kernels: async () => (await import("./kernels.js")).kernels(),
  documents,
  findings: async () => (await import("./findingsDocument.js")).documents(),
};

/** Made of the program as it is compiled, which this does first. */
async function documents() {
  execFileSync("npx", ["tsc", "-b"], { stdio: "inherit" });
  const { ENGLISH, LANGUAGES } = await import("../dist/words/index.js");
  const { INDICATORS, indicatorsMarkdown } = await import("../dist/measures/indicators/index.js");
  const { leversMarkdown } = await import("../dist/levers/document.js");
  const { levers } = await import("../dist/levers/index.js");
  const { referenceMarkdown, regionJsonSchema, scenarioJsonSchema } = await import("../dist/input/index.js");
  const { commandsMarkdown, commandsOverview } = await import("../dist/apps/cli/commandsDocument.js");
  const json = (schema) => `${JSON.stringify(schema, null, 2)}\n`;
  return [
    ...LANGUAGES.flatMap((language) => {
      const ending = language === ENGLISH ? "md" : `${language}.md`;
      return [
        [`docs/levers.${ending}`, leversMarkdown(levers, language)],
        [`docs/indicators.${ending}`, indicatorsMarkdown(INDICATORS, language)],
        [`docs/scenario-reference.${ending}`, referenceMarkdown(language)],
        ...blockIn(`README.${ending}`, commandsOverview(language)),
        ...blockIn(`docs/commands.${ending}`, commandsMarkdown(language)),
      ];
    }),
    ["scenarios/scenario.schema.json", json(scenarioJsonSchema())],
    ["scenarios/region.schema.json", json(regionJsonSchema())],
  ];
}

const BLOCK = /^([\s\S]*<!-- commands: npm run docs -->\n)[\s\S]*(<!-- end -->\n[\s\S]*)$/;

/** A document, where there is one, with what stands between its two marks. */
function blockIn(file, block) {
  if (!existsSync(file)) return [];
  const [, before, after] = BLOCK.exec(readFileSync(file, "utf8")) ?? [];
  if (before === undefined) throw new Error(`${file} lacks the lines <!-- commands: npm run docs --> and <!-- end -->`);
  return [[file, before + block + after]];
}

const write = process.argv.includes("--write");
const asked = process.argv.slice(2).filter((word) => word !== "--write");
for (const kind of asked.length > 0 ? asked : Object.keys(KINDS))
  for (const [file, text] of await KINDS[kind]()) {
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    if (write) writeFileSync(file, text);
    else {
      console.error(`${file} is out of date: npm run docs -- --write`);
      process.exitCode = 1;
    }
  }
