import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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

  it("takes defaults by their path, which it writes as it is seen from the new folder", async () => {
    const out = join(folder, "by path's");
    const made = await agglomHere(
      "new",
      "region",
      "own",
      "--defaults",
      "scenarios/regions/china/common.yaml",
      "--out",
      out,
    );
    expect([made.status, made.stderr]).toEqual([0, ""]);
    expect(readFileSync(join(out, "region.yaml"), "utf8")).toMatch(/^defaults: .*scenarios.regions.china.common/m);
    expect((await agglomHere("check", join(out, "region.yaml"))).stdout).toContain("The region is valid.");
  });

  it("refuses --employment without a table of sectors", async () => {
    const alone = await agglomHere("new", "region", "own", "--employment", "--out", join(folder, "alone"));
    expect(alone.status).toBe(2);
    expect(alone.stderr).toContain("--employment: says what a table of sectors counts, and there is none.");
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
    const spaced = join(folder, "two words.yaml");
    const { stdout } = await agglomHere("new", "scenario", "x", "--region", "teaching-two-cities", "--out", spaced);
    expect(stdout).toContain(`agglom check '${spaced}'\n  agglom compare '${spaced}'`);
    const named = join(folder, "named");
    await agglomHere("new", "scenario", `${named}.yaml`, "--region", "teaching-two-cities");
    expect(existsSync(`${named}.yaml`)).toBe(true);
    const misspelt = await agglomHere("new", "scenario", "x", "--region", "yangtze-rivr-delta");
    expect(misspelt.stderr).toContain('Did you mean "yangtze-river-delta"?');
    const mistaken = async (file: string) => (await agglomHere("compare", file)).stderr;
    expect(await mistaken(`${mine}/region.yaml`)).toContain(`agglom new scenario NAME --region ${mine}/region.yaml`);
    renameSync(mine, `${mine} too`);
    expect(await mistaken(`${mine} too/region.yaml`)).toContain(`NAME --region '${mine} too/region.yaml'`);
  });
});

describe("names of places", () => {
  const table = (name: string, ...rows: string[]) => {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, `${["name,state,gdp_billion,residents_thousand", ...rows].join("\n")}\n`);
    return file;
  };

  it("are kept apart where region, province and city are called alike, so that what check takes runs", async () => {
    const made = join(folder, "boston");
    const cities = table("boston", "Boston,,500,4900", "Providence,,90,1670");
    expect((await agglomHere("new", "region", "boston", "--cities", cities, "--out", made)).stderr).toBe("");
    expect(readFileSync(join(made, "region.yaml"), "utf8")).toContain("label: { en: Boston region, zh: Boston区域 }");
    const scenario = join(folder, "boston.yaml");
    await agglomHere("new", "scenario", "boston", "--region", `${made}/region.yaml`, "--out", scenario);
    const checked = await agglomHere("check", scenario, "--set", "years=2");
    expect(checked.stdout).toContain("The scenario is valid.");
    expect(checked.stderr).toContain("the province of all cities (boston-province)");
    const small = ["--set", "years=2", "--set", "variants.cheaper-roads.levers.0.from=2022", "--quiet"];
    expect((await agglomHere("run", scenario, ...small, "--out", join(folder, "boston-run"))).status).toBe(0);
  });

  it("give a state of several cities an id of its own, and a city that is a state one with it", async () => {
    const cities = table("ny", "New York,New York,500,4900", "Buffalo,New York,90,1670", "Shanghai,Shanghai,400,2500");
    const made = join(folder, "ny");
    await agglomHere("new", "region", "ny", "--cities", cities, "--out", made);
    const written = readFileSync(join(made, "cities.csv"), "utf8");
    expect(written).toContain("new-york,New York,new-york-province,");
    expect(written).toContain("shanghai,Shanghai,shanghai,");
  });

  it("are refused where a city stands twice, with both lines", async () => {
    const cities = table(
      "twice",
      "Springfield,Illinois,50,200",
      "Boston,Massachusetts,500,4900",
      "springfield,Ohio,5,58",
    );
    const made = await agglomHere("new", "region", "twice", "--cities", cities, "--out", join(folder, "twice"));
    expect(made.status).toBe(2);
    expect(made.stderr).toContain('twice.csv:4: "springfield" is the city of line 2 again (Springfield).');
    const sectors = join(folder, "twice-sectors.csv");
    writeFileSync(sectors, "city,primary,secondary,tertiary\nBoston,10,490,4500\nBoston,10,490,4500\n");
    const one = ["--cities", table("one", "Boston,Massachusetts,500,4900"), "--sectors", sectors];
    const summed = await agglomHere("new", "region", "one", ...one, "--out", join(folder, "one"));
    expect(summed.stderr).toContain('twice-sectors.csv:3: "Boston" and primary stand in line 2 already.');
  });
});

describe("agglom check", () => {
  it("says that a scenario without variants cannot be compared", async () => {
    const { status, stdout, stderr } = await agglomHere("check", "beijing-tianjin-hebei/compensation");
    expect({ status, valid: stdout.includes("The scenario is valid.") }).toEqual({ status: 0, valid: true });
    expect(stderr).toContain("Warning: the scenario has no variants, so that agglom compare has nothing to compare");
    const attributed = await agglomHere("attribute", "beijing-tianjin-hebei/compensation");
    expect(attributed.stderr).toContain("variants holds nothing to compare with the baseline");
  });

  it("refuses a variant without a base year, which compare would find in its runs", async () => {
    const constants = "{ housingShare: 0.5, realEstateHousingShare: 1, realEstateShareOfFinalDemand: 1 }";
    const { status, stdout, stderr } = await agglomHere(
      ...["check", "teaching/two-cities", "--set", `variants={ broken: { label: B, parameters: ${constants} } }`],
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^broken: /);
  });

  it("refuses that all capital is placed anew every year, of which a run on agents ends", async () => {
    const { status, stderr } = await agglomHere(
      "check",
      "teaching/two-cities",
      "--set",
      "parameters.investment.hazard=1",
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/parameters.investment.hazard = 1 is out of range\. Allowed: .*0 to 0\.9/);
  });

  it("refuses a lever that leaves a city without land, and so do compare and run before they start", async () => {
    const lever = "{ type: land-quota, from: 2024, cities: [harbour], industrialLandRelease: -100 }";
    const policy = ["--set", `variants={ less: { label: Less, levers: [${lever}] } }`];
    for (const command of [["check"], ["compare"], ["run", "--variant", "less"]]) {
      const [name = "", ...flags] = command;
      const refused = await agglomHere(
        name,
        "teaching/two-cities",
        ...flags,
        ...policy,
        "--out",
        join(folder, "no-land"),
      );
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain(
        'variants.less.levers[0] = "land-quota" takes land from harbour from 2024 on, and in 2025 no industrial land is left there.',
      );
    }
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
