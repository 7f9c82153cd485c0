import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-new-"));
afterAll(() => rmSync(folder, { recursive: true }));
const mine = join(folder, "mine");
const tables = ["--cities", "examples/own-region/cities.csv", "--sectors", "examples/own-region/sectors.csv"];

describe("agglom new", () => {
  it("writes a region and a scenario that check and compare take at once", async () => {
    const region = await agglomHere("new", "region", "mine", ...tables, "--out", mine);
    expect(region.stderr).toBe("");
    expect(region.stdout).toContain(`agglom check ${mine}/region.yaml`);
    const checked = await agglomHere("check", `${mine}/region.yaml`);
    expect(checked.stdout).toContain("The region is valid.");
    expect(checked.stderr).toMatch(/^(Warning: Filled in: .+, because your region has .+; source: .+\.\n)+$/);
    const scenario = join(folder, "first.yaml");
    expect(
      (await agglomHere("new", "scenario", "first", "--region", `${mine}/region.yaml`, "--out", scenario)).status,
    ).toBe(0);
    const small = ["--replicates", "1", "--set", "years=3", "--quiet", "--out", join(folder, "results")];
    const compared = await agglomHere("compare", scenario, ...small);
    expect(compared.status).toBe(0);
    expect(compared.stderr).toContain("Warning: Filled in: ");
    const page = JSON.parse(readFileSync(join(folder, "results/report.json"), "utf8")) as {
      limits: { en: string; zh: string }[];
    };
    expect(page.limits.map(({ en }) => en).join()).toContain("Filled in: ");
    expect(page.limits.map(({ zh }) => zh).join()).toContain("已代为补充：");
  });

  it("gives the tables of the shipped region of the same two tables", () => {
    for (const name of ["cities.csv", "structure.csv"])
      expect(readFileSync(join(mine, name), "utf8")).toBe(
        readFileSync(`scenarios/regions/teaching-five-cities/${name}`, "utf8"),
      );
  });

  it("writes over nothing", async () => {
    const before = readFileSync(join(mine, "region.yaml"), "utf8");
    const again = await agglomHere("new", "region", "mine", "--out", mine);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain(`${mine}/region.yaml: is there already, and nothing is ever written over it.`);
    expect(readFileSync(join(mine, "region.yaml"), "utf8")).toBe(before);
    const other = join(folder, "other");
    await agglomHere("new", "region", "other", "--out", other);
    rmSync(join(other, "region.yaml"));
    expect((await agglomHere("new", "region", "other", "--out", other)).stderr).toContain(
      "cities.csv: is there already",
    );
  });

  it("writes Chinese comments, and check warns in Chinese", async () => {
    const zh = join(folder, "zh");
    expect((await agglomHere("new", "region", "zh", "--lang", "zh", "--out", zh)).stdout).toContain("已写入：");
    expect((await agglomHere("check", `${zh}/region.yaml`, "--lang", "zh")).stderr).toContain("注意：已代为补充：");
  });

  it("takes a shipped region by its id, and says of a region that it is no scenario", async () => {
    const file = join(folder, "delta.yaml");
    expect(
      (await agglomHere("new", "scenario", "delta", "--region", "yangtze-river-delta", "--out", file)).status,
    ).toBe(0);
    expect(readFileSync(file, "utf8")).toContain("region: regions/yangtze-river-delta");
    const misspelt = await agglomHere("new", "scenario", "x", "--region", "yangtze-rivr-delta");
    expect(misspelt.stderr).toContain('Did you mean "yangtze-river-delta"?');
    expect((await agglomHere("compare", `${mine}/region.yaml`)).stderr).toContain("agglom new scenario NAME --region");
  });
});

describe("a base year that runs away", () => {
  it("is told by check, compare and check of the region in the same words", async () => {
    const region = join(folder, "unstable.yaml");
    const figure = (name: string) => `  ${name}: { value: 8, unit: elasticity, status: assumed }\n`;
    const parent = `${process.cwd()}/scenarios/regions/teaching-two-cities/region.yaml`;
    const parameters = `parameters:\n${figure("entryElasticity")}${figure("exitElasticity")}`;
    writeFileSync(region, `id: unstable\nlabel: Unstable\nextends: ${parent}\n${parameters}`);
    const scenario = join(folder, "unstable-scenario.yaml");
    const lever = "{ type: toll, from: 2022, between: cities, scale: 0.5 }";
    writeFileSync(
      scenario,
      `title: T\nquestion: Q?\nregion: unstable.yaml\nstartYear: 2022\nyears: 2\npopulation: cohorts\nreplicates: 1\nvariants: { tolls: { label: Tolls, levers: [${lever}] } }\n`,
    );
    const words = /Warning: the base year is unstable, a push grows by \d+\.\d\d % a year in .+\.\n/;
    const [sentence] = (await agglomHere("check", scenario)).stderr.match(words)!;
    expect((await agglomHere("check", region)).stderr).toContain(sentence);
    const out = ["--quiet", "--out", join(folder, "unstable")];
    expect((await agglomHere("compare", scenario, ...out)).stderr).toContain(sentence);
  });
});
