import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/words/index.js";
import { clustersAndMistakes, SCENARIO, SMALL } from "./mistakes.js";
import { englishIn, withoutNumbers } from "./plain.js";
import { printedBy } from "./printed.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-commands-"));
afterAll(() => rmSync(folder, { recursive: true }));
const out = (name: string) => join(folder, name);

/** Of the model's numbers only the words around them are kept. */
const said = async (...args: string[]) =>
  withoutNumbers(
    (await printedBy(...args)).replaceAll(folder, "FOLDER").replaceAll(process.cwd(), "CHECKOUT"),
  ).replaceAll(process.execPath, "NODE");

describe("the words that commands print", () => {
  it.each(LANGUAGES)("of clusters and of mistakes are kept, in %s", async (language) => {
    const texts: string[] = [];
    for (const [name, ...args] of clustersAndMistakes(folder, language))
      texts.push(`## ${name}\n${await said(...args)}`);
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
    for (const [name, ...args] of clustersAndMistakes(folder, "zh"))
      expect(englishIn(await said(...args), NOT_SAID), name).toEqual([]);
  });
});

/** Lines to type, and remarks in a script of jobs. */
const NOT_SAID = /agglom(\.js)? [a-z]+ .*|^# .*/g;
