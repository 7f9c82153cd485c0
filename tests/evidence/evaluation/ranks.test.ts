import { describe, expect, it } from "vitest";
import { agglomerationOf, readEvaluation } from "../../../src/evidence/evaluation/panel.js";
import { ranksIn } from "../../../src/evidence/evaluation/ranks.js";
import { loadRegion } from "../../../src/input/index.js";
import { type CollaborationRow, PARTS, summed } from "../../../src/measures/indicators/index.js";
import { disk } from "../../input/disk.js";

const place = (id: string) => PARTS.findIndex((part) => part.id === id);
/** Points of parts, of division, equality and flows; NaN of all others. */
const row = (arm: string, year: number, points: Record<string, number>): CollaborationRow => {
  const all = PARTS.map(({ id }) => points[id] ?? Number.NaN);
  return { arm, year, values: all, points: all, ...summed(all) };
};
const [division, flows] = ["complementarity", "living-elsewhere"];
const two = (arm: string, year: number, a: number, b: number) => row(arm, year, { [division!]: a, [flows!]: b });

const tables = readEvaluation(disk, "scenarios/evaluation/cities.csv", "scenarios/evaluation/provinces.csv");
const bay = agglomerationOf(loadRegion("scenarios/regions/greater-bay-area/region.yaml", disk), tables);
/** Agglomerations of the same cities under other names: what is observed of them stands in rows of their own. */
const named = (...ids: string[]) => ids.map((id) => ({ ...bay, id }));
const ranked = (agglomerations: ReturnType<typeof named>, rows: CollaborationRow[]) =>
  ranksIn(agglomerations, rows, 2010, 1);

describe("ranks of agglomerations in a year", () => {
  const rows = [
    two("a", 2005, 99, 99),
    two("a", 2010, 60, 20),
    two("b", 2010, 30, 60),
    two("c", 2010, 40, 40),
    two("other", 2010, 0, 0),
  ];

  it("go by the mean of blocks at equal weights, and by entropy weights over the panel", () => {
    expect(place(division!) >= 0 && place(flows!) >= 0).toBe(true);
    const { year, blocks, entropy, rows: told } = ranked(named("a", "b", "c"), rows);
    expect([year, blocks]).toEqual([2010, ["division", "flows"]]);
    expect(told.map(({ agglomeration, index, rank }) => [agglomeration, index, rank])).toEqual([
      ["a", 40, 2],
      ["b", 45, 1],
      ["c", 40, 2],
    ]);
    expect(told.map(({ blocks: own }) => own)).toEqual([
      [60, 20],
      [30, 60],
      [40, 40],
    ]);
    const [first, second] = entropy as [number, number];
    expect(first + second).toBeCloseTo(1, 12);
    expect(told.map(({ entropyIndex }) => entropyIndex)).toEqual(
      [60 * first + 20 * second, 30 * first + 60 * second, 40].map((index) => expect.closeTo(index, 10)),
    );
  });

  it("count parts that all have, and blocks of which something is left", () => {
    const some = [
      row("a", 2010, { [division!]: 60, [flows!]: 20, "core-functions": 90 }),
      row("b", 2010, { [division!]: 30, "core-functions": 10 }),
      row("c", 2010, { [division!]: 40, [flows!]: 50 }),
    ];
    const of = (...ids: string[]) => {
      const { blocks, rows: told } = ranked(named(...ids), some);
      return [blocks, told.map(({ index }) => index)];
    };
    expect(of("a", "b", "c")).toEqual([["division"], [60, 30, 40]]);
    expect(of("a", "b")).toEqual([["division"], [75, 20]]);
    expect(of("a", "c")).toEqual([
      ["division", "flows"],
      [40, 45],
    ]);
  });

  it("have ranges over draws of weights and cities, the same ones for the same cities", () => {
    const twins = ranksIn(named("a", "b"), rows, 2010, 40);
    expect(twins.draws).toBe(40);
    // Draws leave out other cities of each, so that now the one and now the other is ahead.
    for (const { low, high, first } of twins.rows) {
      expect([low, high]).toEqual([1, 2]);
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThan(1);
    }
    // Both are first where they are alike.
    expect(twins.rows[0]!.first + twins.rows[1]!.first).toBeGreaterThanOrEqual(1);
    expect(ranksIn(named("a", "b"), rows, 2010, 40)).toEqual(twins);
    expect(ranked(named("a"), rows).rows[0]).toMatchObject({ low: 1, high: 1, first: 1 });
  });
});
