import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import {
  agglomerationOf,
  commonParts,
  evaluationRows,
  observedParts,
  observedRow,
  readEvaluation,
} from "../../../src/evidence/evaluation/panel.js";
import { evaluationReport, ranksIn } from "../../../src/evidence/evaluation/ranks.js";
import { loadRegion } from "../../../src/input/index.js";
import { PARTS } from "../../../src/measures/indicators/index.js";
import { evaluationSchema } from "../../../src/measures/results/index.js";
import { closedRegion } from "../../calibrate/setting.js";

const tables = readEvaluation(diskFiles, "scenarios/evaluation/cities.csv", "scenarios/evaluation/provinces.csv");
const YEAR_LIST = Array.from({ length: 17 }, (_, y) => 2005 + y);
const REGIONS = [
  "yangtze-river-delta",
  "beijing-tianjin-hebei",
  "greater-bay-area",
  "chengdu-chongqing",
  "middle-yangtze",
];
const all = REGIONS.map((id) => agglomerationOf(loadRegion(`scenarios/regions/${id}/region.yaml`, diskFiles), tables));
const rows = evaluationRows(all);
const value = (arm: string, year: number, part: string) =>
  rows.find((row) => row.arm === arm && row.year === year)!.values[PARTS.findIndex(({ id }) => id === part)]!;

describe("the observed panel of agglomerations", () => {
  it("holds the frontier that the goalposts name", () => {
    for (const [p, { id, of, zero, one }] of PARTS.entries()) {
      if (of === "simulated") continue;
      const sizes = rows.map(({ values }) => Math.abs(values[p]!)).filter(Number.isFinite);
      expect(Math.max(...sizes) / Math.max(zero, one), id).toBeGreaterThan(0.99);
      expect(Math.max(...sizes) / Math.max(zero, one), id).toBeLessThan(1.01);
    }
  });

  it("has the numbers that stand in the sources", () => {
    // 2,948.5 + 574.3 + 745.5 (S55) of 6.53, 3.66 and 1.85 % of GDP.
    const gdp = 2629.3 / 0.0653 + 574.3 / 0.0366 + 745.5 / 0.0185;
    expect(value("beijing-tianjin-hebei", 2021, "rd-intensity")).toBeCloseTo((100 * (2629.3 + 574.3 + 745.5)) / gdp, 6);
    expect(value("beijing-tianjin-hebei", 2010, "rd-intensity")).toBeNaN();
    expect(value("greater-bay-area", 2017, "core-functions")).toBeNaN();
    expect(value("yangtze-river-delta", 2021, "theil-t-gdp")).toBeLessThan(
      value("yangtze-river-delta", 2005, "theil-t-gdp"),
    );
  });

  it("measures flows as the distance between where people or money are and where they come from", () => {
    const year = { ...all[0]!.years[0]!, deposits: [3, 1, 0], loans: [3, 1, 0] };
    const two = { ...all[0]!, core: 0 };
    expect(observedParts(two, year, [0, 1])["lending-elsewhere"]).toBe(0);
    expect(observedParts(two, { ...year, loans: [1, 1, 0] }, [0, 1])["lending-elsewhere"]).toBeCloseTo(0.25, 12);
    const unknown = { ...year, loans: [1, 0, 0] };
    expect(observedParts(two, unknown, [0, 1])["lending-elsewhere"]).toBeNaN();
  });

  it("speaks of structures only where the core and four fifths of the cities are known", () => {
    const delta = all[0]!;
    const year = delta.years.at(11)!;
    const without = (places: readonly number[]) => ({
      ...year,
      known: year.known.map((one, place) => one && !places.includes(place)),
    });
    const functions = (one: typeof year) => observedParts(delta, one, one.table.cities)["core-functions"];
    expect(functions(year)).toBeGreaterThan(1);
    expect(functions(without([delta.core]))).toBeNaN();
    expect(functions(without([1, 2, 3, 4, 5, 6]))).toBeNaN();
  });
});

describe("a panel by hand", () => {
  const observed = YEAR_LIST.flatMap((year) => [
    { city: "harbour", year, gdp100m: 60, gdpReal2000Prices100m: 1, residentsThousand: 50, source: "-" },
    { city: "mill", year, gdp100m: 90, gdpReal2000Prices100m: 1, residentsThousand: 40, source: "-" },
  ]);
  const region = { ...closedRegion, tables: { ...closedRegion.tables, observed } };
  const province = { rd100m: 2, rdPercentOfGdp: 4, inventions: 30, contractsBought100m: 1 };
  const made = agglomerationOf(region, {
    cities: new Map([
      ["harbour 2006", { loans100m: 3, deposits100m: 1, registeredThousand: 30, travelOut: 9 }],
      ["mill 2006", { loans100m: 1, deposits100m: 1, registeredThousand: 30, travelOut: 18 }],
      ["mill 2007", { sectionC: 4 }],
    ]) as never,
    provinces: new Map([
      ["coast 2006", province],
      ["inland 2006", { ...province, rd100m: 3, rdPercentOfGdp: 6, inventions: 20, contractsBought100m: 0.5 }],
      ["coast 2007", province],
    ]) as never,
  });
  const parts = (year: number) => observedParts(made, made.years[year - 2005]!, [0, 1]);

  it("has every year from the first to the last, and the largest city of the first as its core", () => {
    expect(made.years.map(({ year }) => year)).toEqual(YEAR_LIST);
    expect([made.id, made.cities, made.core]).toEqual([closedRegion.id, ["harbour", "mill"], 1]);
    expect(made.years[3]!.table.base.year).toBe(2005);
  });

  it("knows loans against deposits, registered against residents, and travel by residents", () => {
    const { "lending-elsewhere": lending, "living-elsewhere": living, ...others } = parts(2006);
    expect(lending).toBeCloseTo(0.75 - 0.5, 12);
    expect(living).toBeCloseTo(50 / 90 - 0.5, 12);
    expect(others["travel-between-cities"]).toBeCloseTo((1000 * 27) / 90, 12);
    expect(parts(2005)["travel-between-cities"]).toBeNaN();
    expect(parts(2005)["lending-elsewhere"]).toBeNaN();
  });

  it("adds up research, inventions and contracts of provinces over the GDP that they spend them of", () => {
    // 2 are 4 % of 50, 3 are 6 % of 50.
    const found = parts(2006);
    expect(found["rd-intensity"]).toBeCloseTo(5, 12);
    expect(found["inventions"]).toBeCloseTo((10 * 50) / 100, 12);
    expect(found["technology-bought"]).toBeCloseTo(1.5, 12);
    // Of one province nothing is known.
    expect(parts(2007)["rd-intensity"]).toBeNaN();
  });

  it("says nothing of structures of which a section is missing", () => {
    expect(made.years[2]!.known).toEqual([false, false]);
    expect(parts(2007)["complementarity"]).toBeNaN();
    // Gross product alone is known in every year.
    expect(parts(2007)["theil-t-gdp"]).toBeGreaterThan(0);
  });

  it("has in common what every row has", () => {
    const rowOf = (...points: number[]) => ({ points }) as never;
    const nothing = PARTS.map(() => Number.NaN);
    expect(commonParts([rowOf(1, 2, ...nothing.slice(2)), rowOf(1, ...nothing.slice(1))]).slice(0, 3)).toEqual([
      ...[true, false, false],
    ]);
    expect(commonParts([])).toEqual(PARTS.map(() => false));
  });
});

describe("ranks of agglomerations", () => {
  const ranks = ranksIn(all, rows, 2016, 100);

  it("count what all of them have, and lie inside their ranges' limits", () => {
    expect(ranks.blocks).toEqual(["division", "flows", "innovation", "equality"]);
    expect(ranks.rows.map(({ rank }) => rank).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(ranks.rows.reduce((sum, { first }) => sum + first, 0)).toBeGreaterThanOrEqual(1);
    for (const { low, high } of ranks.rows) expect(low <= high && low >= 1 && high <= 5).toBe(true);
    expect(ranks.entropy.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  it("are those of the two alone where others are left out", () => {
    const points = (id: string, among: typeof all) =>
      ranksIn(among, evaluationRows(among), 2016, 1).rows.find(({ agglomeration }) => agglomeration === id)!.index;
    for (const id of REGIONS.slice(0, 2)) expect(points(id, all.slice(0, 2))).toBe(points(id, all));
  });

  it("are sure where one is ahead in everything", () => {
    const ahead = { ...all[0]!, id: "behind" };
    const behind = observedRow(ahead, all[0]!.years[11]!);
    expect(behind.points).toEqual(observedRow(all[0]!, all[0]!.years[11]!).points);
    const twins = ranksIn([all[0]!, ahead], [...rows, ...evaluationRows([ahead])], 2016, 20);
    expect(twins.rows.map(({ rank }) => rank)).toEqual([1, 1]);
  });

  it("stand in a report that can be read again", () => {
    const report = evaluationReport(all, { name: "agglom", version: "0", commit: null }, 5);
    expect(evaluationSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });
});
