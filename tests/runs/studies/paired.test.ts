import { describe, expect, it } from "vitest";
import { CHANNELS, CONSUMPTION } from "../../../src/measures/indicators/index.js";
import { pairedDifference, uncertaintyJson, uncertaintySchema } from "../../../src/measures/results/uncertainty.js";
import { outcomesOf } from "../../../src/runs/studies/outcomes.js";
import { pairedOf } from "../../../src/runs/studies/study.js";
import { textOf } from "../../../src/words/index.js";
import { invented } from "../../snapshots/invented.js";
import { outcome, scenario, worldsOf } from "./handmade.js";

const told = { place: "cluster", indicator: "real-gdp", from: 2024, to: 2024 };
const asked = (answer: object) =>
  ({ ...scenario, baseline: { levers: [] }, variants: {}, answer }) as unknown as typeof scenario;

/** In draw d of 40 "free" adds 10 d to 1000, "dear" 5 more; the 41st draw failed in "dear". */
function worlds(extra: (d: number) => number = () => 5) {
  const draws = Array.from({ length: 40 }, (_, d) => ({
    arms: [1000, 1000 + 10 * d, 1000 + 10 * d + extra(d)].map((value) => Float64Array.of(value)),
  }));
  const failed = { arms: [Float64Array.of(1), Float64Array.of(9), { failure: textOf("no year") }] };
  return { ...worldsOf([outcome("real-gdp", "higher")], [...draws, failed]), scenario: asked({}) };
}

const between = (draws: ReturnType<typeof worlds>, run: string, against: string) =>
  pairedDifference({ paired: pairedOf(draws) }, { run, against }, told)!;

describe("the difference of two variants over draws", () => {
  it("is nothing, with a range of nothing, where they are alike", () => {
    const same = between(
      worlds(() => 0),
      "dear",
      "free",
    );
    expect([same.worlds, same.effect, same.relative]).toEqual([40, [0, 0, 0], [0, 0, 0]]);
    expect([same.rises, same.falls]).toEqual([0, 0]);
  });

  it("has the range of differences, not the difference of ranges", () => {
    const draws = worlds();
    const [low, , high] = between(draws, "dear", "free").effect;
    expect([low, high]).toEqual([5, 5]);
    const [free, dear] = [between(draws, "free", "baseline").effect, between(draws, "dear", "baseline").effect];
    expect(dear[2] - free[0]).toBeGreaterThan(300);
    expect(dear[0] - free[2]).toBeLessThan(-300);
  });

  it("says in how many draws the first is higher, in per cent of the second", () => {
    const { rises, falls, relative } = between(
      worlds((d) => (d < 10 ? -1 : 2)),
      "dear",
      "free",
    );
    expect([rises, falls]).toEqual([0.75, 0.25]);
    expect(relative![0]).toBeCloseTo(-1 / 1030, 4);
  });

  it("is not told of too few draws, nor of what the study does not hold", () => {
    const few = worlds();
    expect(between({ ...few, results: few.results.slice(0, 15) }, "dear", "free")).toBeUndefined();
    const held = { paired: pairedOf(few) };
    expect(pairedDifference(held, { run: "dear", against: "free" }, { ...told, to: 2025 })).toBeUndefined();
    expect(pairedDifference(held, { run: "dear", against: "other" }, told)).toBeUndefined();
  });
});

/** What figures draw of every city. */
const OF_CITY = ["price-index", "market-access"];

describe("what a study keeps of what the answer tells", () => {
  it("is, of two variants, every year of their course, so that it has a range", () => {
    const years = [2022, 2023, 2024];
    const cells = years.map((year) => ({ year, place: "cluster", indicator: "real-gdp" }));
    const results = Array.from({ length: 20 }, (_, d) => ({
      arms: [0, 100, 110].map((more) => Float64Array.from(years, (_, y) => 1000 + more * (y + 1) + d)),
    }));
    const paired = pairedOf({
      ...worlds(),
      scenario: asked({ compare: ["dear", "free"], when: "path" }),
      cells,
      results,
    });
    for (const [y, year] of years.entries()) {
      const spread = pairedDifference({ paired }, { run: "dear", against: "free" }, { ...told, from: year, to: year });
      expect(spread?.effect[1], `${year}`).toBeCloseTo(10 * (y + 1), 10);
    }
  });

  it("is summed over the years that are asked for, and left out where its cells are not there", () => {
    const sums = { ...worlds(), scenario: asked({ when: { sum: [2023, 2024] } }) };
    expect(pairedOf(sums)).toEqual([]);
    const cells = [2023, 2024].map((year) => ({ year, place: "cluster", indicator: "real-gdp" }));
    const results = [
      {
        arms: [
          [1, 2],
          [3, 4],
          [5, 6],
        ].map((values) => Float64Array.from(values)),
      },
    ];
    expect(pairedOf({ ...sums, cells, results })[0]).toEqual({
      ...{ ...told, from: 2023 },
      runs: { baseline: [3], free: [7], dear: [11] },
    });
  });

  it("is run for even where no study would keep it otherwise, and once", () => {
    const scopes = [
      { id: "cluster", kind: "cluster" },
      { id: "north", kind: "city" },
    ] as never;
    const of = (answer: object) => outcomesOf({ scenario: asked(answer), scopes });
    const more = of({ places: ["north"], measure: "toll-revenue", when: { sum: [2022, 2023] } });
    const told = ["toll-revenue", CONSUMPTION, ...CHANNELS.map(({ id }) => id), ...OF_CITY, "real-gdp", "own-revenue"];
    const early = more.filter(({ place, year }) => place === "north" && year < 2024);
    expect(early.map(({ indicator, year }) => `${indicator} ${year}`).sort()).toEqual(
      told.flatMap((indicator) => [2022, 2023].map((year) => `${indicator} ${year}`)).sort(),
    );
    const usual = of({}).length;
    expect(new Set(of({}).map((cell) => JSON.stringify(cell))).size).toBe(usual);
  });

  it("holds of every city what figures draw and winners are counted by, of two variants or of years before the last", () => {
    const results = [{ arms: [[1], [3], [7]].map((values) => Float64Array.from(values)) }];
    const cells = [{ year: 2024, place: "north", indicator: "real-gdp" }];
    const kept = (answer: object) =>
      pairedOf({ ...worlds(), scenario: asked(answer), cells, results }).map(({ place, runs }) => [place, runs]);
    expect(kept({ compare: ["dear", "free"] })).toEqual([["north", { baseline: [1], free: [3], dear: [7] }]]);
    expect(kept({ compare: ["dear"] })).toEqual([]);
    const scopes = [{ id: "north", kind: "city" }] as never;
    const early = outcomesOf({ scenario: asked({ when: 2023 }), scopes }).filter(({ year }) => year === 2023);
    expect(early.filter(({ place }) => place === "north").map(({ indicator }) => indicator)).toEqual([
      ...OF_CITY,
      "real-gdp",
      "real-final-consumption-per-head",
      "own-revenue",
    ]);
  });

  it("is written with the digits that differences need", async () => {
    const { data } = await invented("comparison", "comparison");
    const paired = [{ ...told, runs: { baseline: [257123.456, null], free: [257123.956, 1] } }];
    const ofTwo = { ...data.uncertainty!, draws: 2, failed: [], effects: [], paired };
    const { paired: read } = uncertaintySchema.parse(JSON.parse(uncertaintyJson(ofTwo)));
    expect(read).toEqual(paired);
  });
});
