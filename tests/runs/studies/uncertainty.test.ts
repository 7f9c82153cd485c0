import { describe, expect, it } from "vitest";
import { because } from "../../../src/measures/results/index.js";
import type { Draws } from "../../../src/runs/studies/cases.js";
import type { Factor } from "../../../src/runs/studies/factor.js";
import { summarise } from "../../../src/runs/studies/uncertainty.js";
import { textOf } from "../../../src/words/index.js";

const DRAWS = 101;
const factors = ["strong", "weak"].map(
  (name): Factor => ({
    name,
    label: textOf(name),
    unit: textOf("1"),
    central: 0.5,
    distribution: { kind: "uniform", low: 0, high: 1 },
    source: "",
    changes: () => [],
  }),
);
const GDP = "real-gdp";
const CONSUMPTION = "real-final-consumption-per-head";
const cells = [
  { year: 2030, place: "cluster", indicator: GDP },
  { year: 2030, place: "left", indicator: CONSUMPTION },
  { year: 2030, place: "right", indicator: CONSUMPTION },
];
/** The effect on GDP is -1 % to 9 % with the first factor; the left city always gains more than the right one. */
const draws = Array.from({ length: DRAWS }, (_, d) => [d / (DRAWS - 1), ((37 * d) % DRAWS) / DRAWS]);

function worldsOf(failed: readonly number[] = []): Draws {
  const results = draws.map(([strong], d) => {
    if (failed.includes(d)) return { failure: textOf(`world ${d} has no base year`) };
    const gain = 0.1 * strong! - 0.01;
    return {
      arms: [Float64Array.of(200, 10, 10), Float64Array.of(200 * (1 + gain), 10 * (1.02 + gain), 10 * (1 + gain))],
    };
  });
  return { scenario: {} as never, arms: ["baseline", "reform"], cells, cities: ["left", "right"], results };
}

describe("a study of uncertainty", () => {
  const said = summarise({ factors, values: draws, draws: worldsOf() }, 0);
  const [gdp, left, right] = said.effects;

  it("has the band of effects over worlds, absolute and relative", () => {
    expect(gdp!.relative!.map((value) => Number(value.toFixed(6)))).toEqual([-0.0059, 0.04, 0.0859]);
    expect(gdp!.effect.map((value) => Number(value.toFixed(6)))).toEqual([-1.18, 8, 17.18]);
    expect(gdp!.worlds).toBe(DRAWS);
  });

  it("says in which share the sign holds, and how often and by how much a target is missed", () => {
    expect(gdp!.falls).toBeCloseTo(10 / DRAWS, 10);
    expect(gdp!.rises).toBeCloseTo(90 / DRAWS, 10);
    expect(right!.misses).toBeCloseTo(10 / DRAWS, 10);
    expect(right!.missedBy).toBeCloseTo(-0.0055, 10);
    expect(left!.misses).toBe(0);
    expect(left!.missedBy).toBeNull();
    const higher = summarise({ factors, values: draws, draws: worldsOf() }, 4);
    expect(higher.effects[2]!.misses).toBeCloseTo(0.5, 1);
  });

  it("finds what the effect depends on, and what it does not", () => {
    const [first, second] = said.drivers;
    expect(first).toMatchObject({ variant: "reform", indicator: GDP, factor: "strong" });
    expect(first!.correlation).toBeCloseTo(1, 10);
    expect(first!.atLow).toBeCloseTo(0.002, 3);
    expect(first!.atHigh).toBeCloseTo(0.078, 3);
    expect(second!.low).toBeLessThan(0);
    expect(second!.high).toBeGreaterThan(0);
  });

  it("says which ranks are firm", () => {
    expect(said.ranks).toEqual([
      { variant: "reform", city: "left", rank: [1, 1, 1], best: 1, worst: 0 },
      { variant: "reform", city: "right", rank: [2, 2, 2], best: 0, worst: 1 },
    ]);
  });

  it("tells of worlds that failed and rests on the others", () => {
    const { failed, effects } = summarise({ factors, values: draws, draws: worldsOf([0, 7]) }, 0);
    expect(failed).toEqual([
      { draw: 0, arm: null, ...because(textOf("world 0 has no base year")) },
      { draw: 7, arm: null, ...because(textOf("world 7 has no base year")) },
    ]);
    expect(effects.map(({ worlds }) => worlds)).toEqual([DRAWS - 2, DRAWS - 2, DRAWS - 2]);
  });

  it("has no per cent of a baseline that is the rounding of zero", () => {
    const worlds = worldsOf();
    worlds.results = [{ arms: [Float64Array.of(1e-14, 10, 10), Float64Array.of(0.1, 10, 10)] }];
    const [row] = summarise({ factors, values: [draws[0]!], draws: worlds }, 0).effects;
    expect(row!.relative).toBeNull();
    expect(row!.effect[1]).toBeCloseTo(0.1, 10);
  });

  it("remembers the first draw that every variant has an effect of", () => {
    const probeOf = (results: Draws["results"]) =>
      summarise(
        {
          factors,
          values: draws.slice(0, results.length),
          draws: { ...worldsOf(), arms: ["baseline", "a", "b"], results },
        },
        0,
      ).probe;
    const whole = (a: number, b: number) => ({
      arms: [100, a, b].map((gdp) => Float64Array.of(gdp, 1, 1)),
    });
    const failure = { failure: textOf("no base year") };
    const lame = { arms: [Float64Array.of(100, 1, 1), Float64Array.of(110, 1, 1), { failure: textOf("no market") }] };
    expect(probeOf([failure, lame, whole(110, 95), whole(120, 90)])).toEqual({
      ...{ draw: 2, effects: { a: expect.closeTo(0.1, 12), b: expect.closeTo(-0.05, 12) } },
    });
    expect(probeOf([failure, lame])).toBeNull();
  });

  it("has errors of bands, and drivers, only of as many draws as they need", () => {
    const of = (count: number) => {
      const worlds = worldsOf();
      const results = worlds.results.slice(0, count);
      return summarise({ factors, values: draws.slice(0, count), draws: { ...worlds, results } }, 0);
    };
    expect([of(63).drivers.length, of(64).drivers.length > 0]).toEqual([0, true]);
    expect([of(15).errors, of(16).errors!.length]).toEqual([[], 1]);
    const [only, ...none] = said.errors!;
    expect(none).toEqual([]);
    expect(only).toMatchObject({ variant: "reform", place: "cluster", indicator: GDP });
    // Effects lie evenly from -1 to 9 %: the median of 101 is known to about half a point, its ends better.
    const [low, middle, high] = only!.relative;
    expect(middle).toBeGreaterThan(0.003);
    expect(middle).toBeLessThan(0.007);
    for (const end of [low, high]) expect(end).toBeLessThan(middle);
  });

  it("tells of figures with their central values and the band that was drawn, and of targets for welfare alone", () => {
    const { factors: told, effects } = summarise({ factors, values: draws, draws: worldsOf() }, 0);
    expect(told[0]).toEqual({
      ...{ name: "strong", label: textOf("strong"), unit: "1", central: 0.5 },
      drawn: [0.05, 0.5, 0.95].map((share) => expect.closeTo(share, 1)),
    });
    expect(effects.map(({ misses }) => misses === null)).toEqual([false, false, false]);
    const { central: _, ...open } = factors[0]!;
    const residents = { ...worldsOf(), cells: cells.map((cell) => ({ ...cell, indicator: "residents" })) };
    const other = summarise({ factors: [open, factors[1]!], values: draws, draws: residents }, 0);
    expect(other.factors[0]!.central).toBeNull();
    expect(other.effects.map(({ misses, missedBy }) => [misses, missedBy])).toEqual(Array(3).fill([null, null]));
    expect([other.ranks, other.probe]).toEqual([[], null]);
  });

  it("tells which arm of a draw failed", () => {
    const worlds = worldsOf();
    worlds.results[3] = { arms: [Float64Array.of(200, 10, 10), { failure: textOf("no market") }] };
    expect(summarise({ factors, values: draws, draws: worlds }, 0).failed).toEqual([
      { draw: 3, arm: "reform", ...because(textOf("no market")) },
    ]);
  });
});
