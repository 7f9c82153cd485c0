import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { LANGUAGES } from "../../src/language/index.js";
import { withoutNumbers } from "./plain.js";
import { printedBy } from "./printed.js";

vi.mock("../../src/node/standardOutput.js", () => import("./heard.js"));

const folder = mkdtempSync(join(tmpdir(), "agglom-commands-"));
afterAll(() => rmSync(folder, { recursive: true }));
const out = (name: string) => join(folder, name);

const SCENARIO = "tests/broken/good/scenario.yaml";
const SMALL = ["--set", "years=4", "--set", "population=cohorts", "--quiet"];

/** Commands in their order, each with what it is called here: some go on from what others leave. */
const IN_ENGLISH: [name: string, ...args: string[]][] = [
  ["plan", "plan", "compare", SCENARIO, "--replicates", "2", "--shards", "2", "--out", out("plan"), ...SMALL],
  ["plan again", "plan", "compare", SCENARIO, "--replicates", "2", "--shards", "2", "--out", out("plan"), ...SMALL],
  ["status before", "status", out("plan")],
  ["merge too early", "merge", out("plan"), "--out", out("early")],
  ["submit", "submit", "parallel", out("plan")],
  ["report of nothing", "report", out("nothing")],
  ["compare an unknown indicator", "compare", SCENARIO, "--indicator", "real-gpd"],
  ["check an unknown file", "check", "teaching/two-citys"],
  ["sweep over nothing", "sweep", SCENARIO, "--out", out("sweep")],
  ["game without players", "game", SCENARIO, "--out", out("game")],
  ["an unknown command", "compair"],
  ["an unknown option", "compare", SCENARIO, "--replicats", "2"],
];

/** Of the model's numbers only the words around them are kept. */
const said = async (...args: string[]) =>
  withoutNumbers(
    (await printedBy(...args)).replaceAll(folder, "FOLDER").replaceAll(process.cwd(), "CHECKOUT"),
  ).replaceAll(process.execPath, "NODE");

describe("the words that commands print", () => {
  it("of clusters and of mistakes are kept", async () => {
    const texts: string[] = [];
    for (const [name, ...args] of IN_ENGLISH) texts.push(`## ${name}\n${await said(...args)}`);
    await expect(texts.join("\n")).toMatchFileSnapshot("commands/clusters-and-mistakes.txt");
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
});
