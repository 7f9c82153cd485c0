import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { LANGUAGES, type Language } from "../../src/language/index.js";
import { englishIn, withoutNumbers } from "./plain.js";
import { printedBy } from "./printed.js";

vi.mock("../../src/node/standardOutput.js", () => import("./heard.js"));

const folder = mkdtempSync(join(tmpdir(), "agglom-commands-"));
afterAll(() => rmSync(folder, { recursive: true }));
const out = (name: string) => join(folder, name);

const SCENARIO = "tests/broken/good/scenario.yaml";
const SMALL = ["--set", "years=4", "--set", "population=cohorts", "--quiet"];

/** Commands in their order, each with what it is called here: some go on from what others leave. */
function clustersAndMistakes(language: Language): [name: string, ...args: string[]][] {
  const own = (name: string) => out(`${name}-${language}`);
  const lang = ["--lang", language];
  const plan = ["compare", SCENARIO, "--replicates", "2", "--shards", "2", "--out", own("plan"), ...SMALL, ...lang];
  return [
    ["plan", "plan", ...plan],
    ["plan again", "plan", ...plan],
    ["status before", "status", own("plan"), ...lang],
    ["merge too early", "merge", own("plan"), "--out", own("early"), ...lang],
    ["submit", "submit", "parallel", own("plan"), ...lang],
    ["report of nothing", "report", own("nothing"), ...lang],
    ["export of nothing", "export", own("nothing"), ...lang],
    ["figures of nothing", "figures", own("nothing"), ...lang],
    ["compare an unknown indicator", "compare", SCENARIO, "--indicator", "real-gpd", ...lang],
    ["check an unknown file", "check", "teaching/two-citys", ...lang],
    ["sweep over nothing", "sweep", SCENARIO, "--out", own("sweep"), ...lang],
    ["game without players", "game", SCENARIO, "--out", own("game"), ...lang],
    ["game of nothing", "game", ...lang],
    ["game of a table with replicates", "game", "--table", "game.json", "--replicates", "2", ...lang],
    ["an unknown command", "compair", ...lang],
    ["an unknown option", "compare", SCENARIO, "--replicats", "2", ...lang],
  ];
}

/** Of the model's numbers only the words around them are kept. */
const said = async (...args: string[]) =>
  withoutNumbers(
    (await printedBy(...args)).replaceAll(folder, "FOLDER").replaceAll(process.cwd(), "CHECKOUT"),
  ).replaceAll(process.execPath, "NODE");

describe("the words that commands print", () => {
  it.each(LANGUAGES)("of clusters and of mistakes are kept, in %s", async (language) => {
    const texts: string[] = [];
    for (const [name, ...args] of clustersAndMistakes(language)) texts.push(`## ${name}\n${await said(...args)}`);
    await expect(texts.join("\n")).toMatchFileSnapshot(`commands/clusters-and-mistakes.${language}.txt`);
  });

  it.each(LANGUAGES)("of a run, a report and new files are kept, in %s", async (language) => {
    const own = (name: string) => out(`${name}-${language}`);
    const lang = ["--lang", language];
    const texts = [
      `## run\n${await said("run", SCENARIO, "--variant", "free", "--out", own("run"), ...SMALL, ...lang)}`,
      `## report\n${await said("report", "tests/invented/comparison", "--out", own("report"), ...lang)}`,
      `## new region\n${await said("new", "region", "my-region", "--out", own("region"), ...lang)}`,
      `## new scenario\n${await said("new", "scenario", own("scenario"), "--region", "teaching-two-cities", ...lang)}`,
    ];
    await expect(texts.join("\n")).toMatchFileSnapshot(`commands/runs.${language}.txt`);
  });

  it("of clusters and of mistakes are not English where they are asked for in another language", async () => {
    for (const [name, ...args] of clustersAndMistakes("zh"))
      expect(englishIn(await said(...args), NOT_SAID), name).toEqual([]);
  });
});

/** Lines to type, and remarks in a script of jobs. */
const NOT_SAID = /agglom(\.js)? [a-z]+ .*|^# .*/g;
