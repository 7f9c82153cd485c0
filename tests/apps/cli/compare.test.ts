import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { conclude } from "../../../src/apps/cli/compare.js";
import type { Compared } from "../../../src/apps/cli/compareText.js";
import { beginLanguage } from "../../../src/apps/cli/language.js";
import { beginOutput } from "../../../src/apps/cli/output.js";
import { NAMES, replicates, run, summed } from "../../measures/results/runs.js";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

let printed = "";
beforeEach(() => {
  printed = "";
  beginLanguage([]);
  beginOutput((file, text) => {
    expect(file).toBe(1);
    printed += text;
    return undefined;
  });
});

const compared = (name: string, runs: Parameters<typeof summed>[1] = replicates): Compared => ({
  ...{ file: `${name}.yaml`, name },
  comparison: { summary: summed(NAMES, runs), failed: [], structures: [] } as never,
});
/** No replicate of the reform was finished together with one of the baseline. */
const unpaired = compared("unpaired", [
  [run("baseline", 0, 1, 1, 1), undefined],
  [undefined, run("reform", 1, 1, 1, 1)],
]);

describe("a stopping rule", () => {
  const asked = ["compare", "teaching/two-cities", "--set", "years=3", "--firms", "200", "--quiet"];
  const saidOf = async (halfWidth: string) =>
    (await agglomHere(...asked, "--half-width", halfWidth, "--out", join(folder, halfWidth))).stderr;

  it("that all replicates do not meet is told, with what they reach", async () => {
    expect(await saidOf("0.0000001")).toMatch(
      /after 8 replicates the largest 95 % half-width of real-gdp is [\d.]+ % of its baseline, not 0\.000010 %/,
    );
    expect(await saidOf("0.5")).not.toContain("half-width");
  });
});

describe("what is said of all files together", () => {
  it("is nothing of one, and a table of several", () => {
    expect(conclude([compared("a")], { indicator: "gdp" })).toBe(0);
    expect(printed).toBe("");
    expect(conclude([compared("a"), compared("b")], { indicator: "gdp" })).toBe(0);
    expect(printed).toMatch(/^League table/m);
    for (const name of ["a", "b"]) expect(printed).toMatch(new RegExp(`^${name} `, "m"));
  });

  it("is in the language asked for", () => {
    conclude([compared("a"), compared("b")], { indicator: "gdp", lang: "zh" });
    expect(printed).toMatch(/\p{Script=Han}/u);
    expect(printed).not.toContain("League");
  });

  it("is every effect as JSON where that is asked for, of one file too", () => {
    conclude([compared("a")], { indicator: "gdp", json: true });
    const [{ file, effects }] = JSON.parse(printed);
    expect(file).toBe("a.yaml");
    expect(effects).toContainEqual(
      expect.objectContaining({ variant: "reform", indicator: "gdp", effect: expect.closeTo(2, 10) }),
    );
  });

  it("fails where a variant of any file has no replicate that the baseline has", () => {
    expect(conclude([unpaired], { indicator: "gdp" })).toBe(1);
    expect(conclude([compared("a"), unpaired], { indicator: "gdp", json: true })).toBe(1);
  });
});
