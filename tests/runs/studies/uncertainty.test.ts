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
});
