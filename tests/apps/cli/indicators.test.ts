import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-observed-"));
afterAll(() => rmSync(folder, { recursive: true }));
const DELTA = "examples/delta-three-sectors.csv";

describe("agglom indicators", () => {
  it("prints the panel as JSON with the agreed names", async () => {
    const { status, stdout, stderr } = await agglomHere("indicators", DELTA, "--json");
    expect([status, stderr]).toEqual([0, ""]);
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    const row = rows.find(
      ({ scope, year, indicator }) => scope === "cluster" && year === 2021 && indicator === "theil-t-gdp",
    )!;
    expect(Object.keys(row)).toEqual(["scope", "year", "indicator", "value", "unit"]);
    expect(row["value"]).toBeCloseTo(0.04204, 5);
    for (const { value, reason } of rows) expect(value === null).toBe(reason !== undefined);
    expect(new Set(rows.map(({ scope }) => scope)).size).toBe(1 + 3 + 27);
  });

  it("shows first and last year, and writes its tables", async () => {
    const out = join(folder, "delta");
    const named = ["--manufacturing", "secondary", "--producer-services", "tertiary"];
    const { status, stdout } = await agglomHere("indicators", DELTA, ...named, "--out", out);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^27 cities in 4 groups, 3 sectors, 5 years from 2000 to 2021\./);
    expect(stdout).toMatch(/core-functions +1\.\d+ +2\.\d+ +ratio/);
    expect(readdirSync(out).sort()).toEqual(
      [
        "collaboration.csv",
        "dictionary.csv",
        "indicators.csv",
        "lorenz.csv",
        "relatedness.csv",
        "transitions.csv",
      ].sort(),
    );
    const indicators = readFileSync(join(out, "dictionary.csv"), "utf8");
    for (const id of ["krugman", "collaboration-index", "collaboration-index:equality"])
      expect(indicators).toContain(`\n${id},`);
  });

  it("places the five agglomerations on the same scale where no table is named, with a page", async () => {
    const out = join(folder, "five");
    const { status, stdout } = await agglomHere("indicators", "--out", out, "--lang", "zh");
    expect(status).toBe(0);
    expect(stdout).toContain("没有观测、因而未计入：市场一体，公共品共享与政策协调");
    expect(readdirSync(out).sort()).toEqual(["evaluation.csv", "evaluation.json", "ranks.csv", "report.html"]);
    expect(readFileSync(join(out, "evaluation.csv"), "utf8")).toMatch(
      /^beijing-tianjin-hebei,2021,innovation,rd-intensity,4\.1/m,
    );
  });

  it("says what counts as zero, and what is wrong with a table", async () => {
    const file = join(folder, "short.csv");
    writeFileSync(file, "city,group,sector,value\na,P,x,1\na,P,y,2\nb,P,x,3\n");
    const { status, stderr } = await agglomHere("indicators", file, "--json");
    expect([status, stderr]).toEqual([
      0,
      "1 pair of city and sector without a row counts as zero. An empty cell would be unknown.\n",
    ]);
    writeFileSync(file, "city,group,sector\na,P,x\n");
    const broken = await agglomHere("indicators", file);
    expect(broken.status).toBe(2);
    expect(broken.stderr).toMatch(/short\.csv: column value holds no number/);
  });
});
