import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-estimate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const DELTA = "scenarios/travel/delta-41";
const TABLES = ["--flows", `${DELTA}/flows.csv`, "--places", `${DELTA}/places.csv`];

describe("agglom estimate", () => {
  it("answers first, then shows what it rests on", async () => {
    const { status, stdout, stderr } = await agglomHere("estimate", ...TABLES, "--out", join(folder, "delta"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^Across a border between provinces flows are 66 % lower at given distance \(-1\.07 ln points, standard error 0\.19\): what a tariff of 31 % .* of 14 % with one of 8\.\n/,
    );
    expect(stdout).toMatch(/- jiangsu-zhejiang +-1\.29 +0\.22 /);
    expect(stdout).toMatch(/- jiangsu-shanghai \* +\+0\.49 +0\.23 /);
    expect(stdout).toContain("3 that nobody observed");
    expect(stdout).toMatch(/shanghai-zhejiang is not identified: /);
    expect(stdout).toMatch(/Borders drawn at random through provinces.* [+-]0\.\d\d on average of 100/);
    const csv = readFileSync(join(folder, "delta", "estimates.csv"), "utf8");
    expect(csv).toMatch(/^what,coefficient,standard_error,unit,remark\nborder between provinces,-1\.07\d+,0\.19\d+,/);
    expect(csv).toMatch(/\n- shanghai-zhejiang,,,ln points,"not identified/);
  });

  it("prints JSON of the documented form", async () => {
    // What it wrote before is no obstacle.
    const { stdout } = await agglomHere("estimate", ...TABLES, "--json", "--out", join(folder, "delta"));
    const found = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(found)).toEqual(["border", "pairs", "distance", "observations", "adValorem"]);
    expect(found["border"]).toMatchObject({
      coefficient: expect.closeTo(-1.0742, 3),
      standardError: expect.closeTo(0.191, 2),
    });
    expect(found["adValorem"]).toMatchObject({ "4": expect.closeTo(0.3081, 3), "8": expect.closeTo(0.1437, 3) });
  });

  it("says what is missing or goes together with nothing", async () => {
    expect((await agglomHere("estimate")).stderr).toMatch(/^--flows: is missing\./);
    expect((await agglomHere("estimate", "--flows", TABLES[1]!)).stderr).toMatch(/^--places: is missing\./);
    expect((await agglomHere("estimate", "regions/teaching-two-cities", ...TABLES)).stderr).toMatch(
      /do not go together/,
    );
    const none = await agglomHere("estimate", "regions/teaching-two-cities");
    expect([none.status, none.stderr]).toEqual([
      2,
      expect.stringMatching(/tables.travelFlows holds no observed flows/),
    ]);
    const places = join(folder, "places.csv");
    writeFileSync(places, "id,province,latitude,longitude\nanqing,anhui,30.5,117\n");
    const unknown = await agglomHere("estimate", "--flows", `${DELTA}/flows.csv`, "--places", places);
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      expect.stringMatching(/flows\.csv:2: column destination = "bengbu" is no place of /),
    ]);
  });

  it("says what a region's flows do not tell, and nothing to paste then", async () => {
    const out = join(folder, "bay");
    const { status, stdout } = await agglomHere("estimate", "regions/greater-bay-area", "--quiet", "--out", out);
    expect(status).toBe(0);
    expect(stdout).toContain("Borders between provinces: not set, all places lie in one province.");
    expect(stdout).not.toContain("For the region file");
    expect(readFileSync(join(out, "estimates.yaml"), "utf8")).toBe("");
  });
});

describe("agglom validate flows", () => {
  it("says first how many kinds of flow are no worse than naive gravity", async () => {
    const out = join(folder, "flows");
    const { status, stdout } = await agglomHere("validate", "flows", "regions/greater-bay-area", "--out", out);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Of 4 kinds of flow \d (is|are) less like observed flows than naive gravity .*Capital has no yardstick/s,
    );
    expect(stdout).toMatch(/greater-bay-area: naive gravity \(72 pairs\) +0\.90 +0\.68\n/);
    expect(readFileSync(join(out, "flows.csv"), "utf8")).toMatch(
      /^region,kind,pairs,.*\ngreater-bay-area,goods,72,0\.7/,
    );
    expect((await agglomHere("validate", "flows", "regions/teaching-two-cities")).stderr).toMatch(
      /holds no observed flows/,
    );
    const twice = await agglomHere("validate", "flows", "regions/greater-bay-area", "regions/greater-bay-area");
    expect([twice.status, twice.stderr]).toEqual([2, expect.stringContaining("stands in the table twice")]);
  });

  it("tells of the shipped regions with observed flows where none is named", async () => {
    const { stdout } = await agglomHere("validate", "flows");
    expect(stdout).toMatch(/^Of 12 kinds of flow /);
    const regions = new Set([...stdout.matchAll(/([\w-]+): naive gravity /g)].map(([, region]) => region));
    expect([...regions]).toEqual(["yangtze-river-delta", "beijing-tianjin-hebei", "greater-bay-area"]);
  });
});
