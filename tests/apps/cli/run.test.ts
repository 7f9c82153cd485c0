import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Value {
  variant: string;
  year: number;
  place: string;
  indicator: string;
  value: number;
}

it("a run prints every number of the cluster that there is, year by year, and its first and last year as a table", async () => {
  const run = [
    "run",
    "tests/runs/studies/small/scenario.yaml",
    "--variant",
    "free",
    "--set",
    "population=cohorts",
    "--quiet",
  ];
  const rows = JSON.parse((await agglomHere(...run, "--json", "--out", join(folder, "json"))).stdout) as Value[];
  expect(new Set(rows.map(({ variant, place }) => `${variant} ${place}`))).toEqual(new Set(["free cluster"]));
  expect(rows.every(({ value }) => Number.isFinite(value))).toBe(true);
  const gdp = rows.filter(({ indicator }) => indicator === "real-gdp");
  expect(gdp.map(({ year }) => year)).toEqual([2022, 2023, 2024]);

  const table = (await agglomHere(...run, "--out", join(folder, "table"))).stdout;
  expect(table).toMatch(/^Tolls of a small region: “Lower tolls”, replicate 0\n\ncluster +2022 +2024 /);
  const [, first, last, change] = /\nReal GDP +(\S+) +(\S+) +(\S+ %) /.exec(table)!;
  expect(Number(first) / gdp[0]!.value).toBeCloseTo(1, 3);
  expect(Number(last) / gdp[2]!.value).toBeCloseTo(1, 3);
  expect(Number.parseFloat(change!)).toBeCloseTo(100 * (gdp[2]!.value / gdp[0]!.value - 1), 1);

  expect(table).toMatch(/\nBalance with the centre +-162\.5 +-162\.7 +-0\.079 % /);
  expect(table).toMatch(/\nEquivalent variation since the base year +\S+ +-0\.1384 +- /);
});
