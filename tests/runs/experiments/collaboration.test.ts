import { describe, expect, it } from "vitest";
import { PARTS } from "../../../src/measures/indicators/index.js";
import { collaborationOf, collaborationReport } from "../../../src/runs/experiments/collaboration.js";
import { run, summed } from "../../measures/results/runs.js";

const INDICATORS = ["cross-city-input-share", "gross-migration-rate"];

/** Two years of a cluster and a city: what plants buy in other cities, and who moves, in the last year. */
const record = (variant: string, replicate: number, inputs: number, moves: number) => ({
  ...run(variant, replicate, 0, 0, 0),
  years: [2021, 2022],
  indicators: INDICATORS,
  // The city first in none: cluster, then north; the first year has a tenth of each.
  values: Float64Array.of(inputs / 10, moves / 10, 9, 9, inputs, moves, 9, 9),
  flows: { ...run(variant, replicate, 0, 0, 0).flows, values: new Float64Array(8) },
});
const NAMES = ["baseline", "reform", "none"];
const summary = summed(NAMES, [
  [record("baseline", 0, 0.068, 0.007), record("reform", 0, 0.136, 0.007), undefined],
  [record("baseline", 1, 0.068, 0.007), record("reform", 1, 0.272, 0.007), undefined],
]);
const rows = collaborationOf(summary, 13);
const at = (id: string) => PARTS.findIndex((part) => part.id === id);

describe("the index of collaboration of arms", () => {
  it("is of means over replicates of the cluster, in every year of every arm that was finished", () => {
    expect(rows.map(({ arm, year }) => `${arm} ${year}`)).toEqual([
      ...["baseline 2021", "baseline 2022", "reform 2021", "reform 2022"],
    ]);
    const values = rows.map((row) => [row.values[at(INDICATORS[0]!)], row.values[at(INDICATORS[1]!)]]);
    expect(values).toEqual([
      [expect.closeTo(0.0068, 12), expect.closeTo(0.0007, 12)],
      [expect.closeTo(0.068, 12), expect.closeTo(0.007, 12)],
      [expect.closeTo(0.0204, 12), expect.closeTo(0.0007, 12)],
      [expect.closeTo(0.204, 12), expect.closeTo(0.007, 12)],
    ]);
    // Between 0 and 0.34, and between 0 and 0.035: a fifth and three fifths, and a fifth.
    const last = rows.filter(({ year }) => year === 2022);
    expect(last.map(({ points }) => points[at(INDICATORS[0]!)])).toEqual([20, 60].map((p) => expect.closeTo(p, 10)));
    expect(last.map(({ index }) => index)).toEqual([20, 40].map((p) => expect.closeTo(p, 10)));
  });

  it("asks elsewhere for what no year records", () => {
    const asked = collaborationOf(summary, 13, (arm, indicator) =>
      indicator === "firm-relocation-rate" && arm === "reform" ? 0.01 : Number.NaN,
    );
    const moved = asked.map(({ values }) => values[at("firm-relocation-rate")]);
    expect(moved).toEqual([NaN, NaN, 0.01, 0.01]);
    expect(asked[0]!.values[at(INDICATORS[0]!)]).toBeCloseTo(0.0068, 12);
  });
});

describe("what a report says of it", () => {
  const report = collaborationReport(summary, rows);

  it("is the last year, by block and part that any arm knows", () => {
    expect(report.year).toBe(2022);
    expect(report.blocks.map(({ id, parts }) => [id, parts.map(({ indicator }) => indicator)])).toEqual([
      ["division", ["cross-city-input-share"]],
      ["flows", ["gross-migration-rate"]],
    ]);
    expect(report.blocks[0]!.parts[0]).toMatchObject({ zero: 0, one: 0.34 });
    expect(report.without.map(({ id }) => id)).toEqual(["market", "innovation", "coordination", "equality"]);
  });

  it("has values and points of every arm, and of each variant what it changes against the baseline", () => {
    expect(report.rows).toEqual([
      {
        variant: "baseline",
        values: [[expect.closeTo(0.068, 12)], [expect.closeTo(0.007, 12)]],
        points: [[expect.closeTo(20, 10)], [expect.closeTo(20, 10)]],
        blocks: [expect.closeTo(20, 10), expect.closeTo(20, 10)],
        index: expect.closeTo(20, 10),
      },
      {
        variant: "reform",
        values: [[expect.closeTo(0.204, 12)], [expect.closeTo(0.007, 12)]],
        points: [[expect.closeTo(60, 10)], [expect.closeTo(20, 10)]],
        blocks: [expect.closeTo(60, 10), expect.closeTo(20, 10)],
        index: expect.closeTo(40, 10),
      },
    ]);
    expect(report.effects).toEqual([
      {
        variant: "reform",
        blocks: [expect.closeTo(40, 10), expect.closeTo(0, 10)],
        index: expect.closeTo(20, 10),
        lowest: expect.closeTo(0, 10),
        highest: expect.closeTo(40, 10),
        share: 1,
      },
    ]);
  });

  it("has no effects without a baseline, and blanks where one arm alone knows a part", () => {
    const alone = collaborationReport(
      summary,
      rows.filter(({ arm }) => arm === "reform"),
    );
    expect(alone.effects).toEqual([]);
    expect(alone.rows).toHaveLength(1);
    const some = collaborationOf(summary, 13, (arm, indicator) =>
      indicator === "firm-relocation-rate" && arm === "reform" ? 0.01 : Number.NaN,
    );
    const told = collaborationReport(summary, some);
    const flows = told.blocks.find(({ id }) => id === "flows")!;
    const place = flows.parts.findIndex(({ indicator }) => indicator === "firm-relocation-rate");
    expect(told.rows.map(({ values }) => values[1]![place])).toEqual([null, 0.01]);
    // What one of the two does not know is no difference.
    expect(told.effects[0]!.blocks[1]).toBeCloseTo(0, 10);
  });
});
