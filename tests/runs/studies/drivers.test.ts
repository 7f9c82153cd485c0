import { describe, expect, it } from "vitest";
import { driversOf } from "../../../src/runs/studies/drivers.js";
import { outcomesOf } from "../../../src/runs/studies/outcomes.js";
import { ranksOf } from "../../../src/runs/studies/uncertainty.js";
import { factor, uniform } from "./handmade.js";

const factors = (count: number) => Array.from({ length: count }, (_, f) => factor(`f${f}`, uniform(0, 1)));
/** Draws whose factors are the draw itself, its negative, and something constant. */
const draws = Array.from({ length: 9 }, (_, d) => [d, -d, 1, d === 8 ? 3.5 : d]);

describe("what an effect depends on", () => {
  const effects = draws.map((_, d) => d ** 3);
  const drivers = driversOf("free", "real-gdp", factors(4), draws, effects);

  it("is told strongest first, whichever way, with what goes with low and high values", () => {
    expect(drivers.map(({ factor }) => factor)).toEqual(["f0", "f1", "f3", "f2"]);
    const [up, down, some, constant] = drivers;
    expect(up).toMatchObject({ variant: "free", indicator: "real-gdp", atLow: 0.5, atHigh: (7 ** 3 + 8 ** 3) / 2 });
    expect(up!.correlation).toBeCloseTo(1, 12);
    expect(down).toMatchObject({ atLow: (7 ** 3 + 8 ** 3) / 2, atHigh: 0.5 });
    expect(down!.correlation).toBeCloseTo(-1, 12);
    expect(constant!.correlation).toBe(0);
    // Ranks 0 to 8, the last between the fourth and the fifth: squares of differences 16, 1, 1, 1 and 1 of 720.
    const r = 1 - (6 * (16 + 1 + 1 + 1 + 1)) / 720;
    expect(some!.correlation).toBeCloseTo(r, 12);
    const half = 1.96 * Math.sqrt((1 + r ** 2 / 2) / 6);
    expect(some!.low).toBeCloseTo(Math.tanh(Math.atanh(r) - half), 12);
    expect(some!.high).toBeCloseTo(Math.tanh(Math.atanh(r) + half), 12);
  });

  it("gives equal values the mean of their ranks, in whatever order they come", () => {
    const half = [0, 0, 0, 0, 1, 2, 3, 4].map((value) => [value]);
    const [rising, falling] = [
      [1, 2, 3, 4, 5, 6, 7, 8],
      [4, 3, 2, 1, 5, 6, 7, 8],
    ].map((told) => driversOf("free", "real-gdp", factors(1), half, told)[0]!.correlation);
    expect(rising).toBeCloseTo(falling!, 12);
    // Ranks 2.5 four times, then 5 to 8: sum of products 37 of roots of 42 and 37.
    expect(rising).toBeCloseTo(37 / Math.sqrt(42 * 37), 12);
  });

  it("is not told of few worlds, nor where nothing varies", () => {
    const known = (count: number) => effects.map((effect, d) => (d < count ? effect : Number.NaN));
    expect(driversOf("free", "real-gdp", factors(1), draws, known(7))).toEqual([]);
    expect(driversOf("free", "real-gdp", factors(1), draws, known(8))).toHaveLength(1);
    expect(
      driversOf(
        "free",
        "real-gdp",
        factors(1),
        draws,
        draws.map(() => 2),
      ),
    ).toEqual([]);
  });

  it("is told of the twelve strongest alone", () => {
    const many = draws.map((_, d) => Array.from({ length: 14 }, (_, f) => (d * (f + 1)) % 9));
    const found = driversOf("free", "real-gdp", factors(14), many, effects);
    expect(found).toHaveLength(12);
    const sizes = found.map(({ correlation }) => Math.abs(correlation));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });
});

describe("ranks of cities", () => {
  const effects = [
    [5, 5, 1, 5, Number.NaN],
    [4, 4, 4, 4, 4],
    [3, 3, 3, 3, 3],
    [2, 2, 2, 2, 2],
    [1, 1, 5, 1, 1],
    [0, 0, 0, 0, 0],
  ];
  const cities = effects.map((values, c) => ({ city: `c${c}`, effects: values }));

  it("are over worlds that all cities have, the best first, a quarter of them best and worst", () => {
    const [first, second, , , fifth, last] = ranksOf("free", cities);
    expect(first).toMatchObject({
      variant: "free",
      city: "c0",
      rank: [1, 1, 5],
      best: 0.75,
      worst: 0.25,
    });
    expect(second).toMatchObject({ rank: [2, 2, 2], best: 1, worst: 0 });
    expect(fifth).toMatchObject({ rank: [1, 5, 5], best: 0.25, worst: 0.75 });
    expect(last).toMatchObject({ rank: [6, 6, 6], best: 0, worst: 1 });
  });

  it("are none without a world, nor without cities", () => {
    expect(ranksOf("free", [{ city: "a", effects: [Number.NaN] }])).toEqual([]);
    expect(ranksOf("free", [])).toEqual([]);
  });
});

it("a study follows the cluster's income year by year, and has every place in the last year", () => {
  const scopes = [
    { id: "cluster", kind: "cluster" },
    { id: "mill", kind: "city" },
    { id: "sea", kind: "hinterland" },
  ];
  const cells = outcomesOf({
    scenario: {
      ...{ startYear: 2022, years: 3, baseline: { levers: [] }, variants: {}, region: { tables: { cities: [] } } },
      governments: { behaviour: "fixed", levers: [] },
    },
    scopes,
  } as never);
  const of = (place: string) => cells.filter((cell) => cell.place === place);
  expect(
    of("cluster")
      .filter(({ year }) => year < 2024)
      .map(({ year, indicator }) => `${indicator} ${year}`),
  ).toEqual([
    ...["real-gdp 2022", "real-national-income 2022", "real-final-consumption-per-head 2022"],
    ...["real-gdp 2023", "real-national-income 2023", "real-final-consumption-per-head 2023"],
  ]);
  expect(of("cluster").filter(({ year, indicator }) => year === 2024 && indicator === "real-gdp")).toHaveLength(1);
  expect(of("mill").every(({ year }) => year === 2024)).toBe(true);
  expect(of("mill").some(({ indicator }) => indicator === "own-revenue")).toBe(true);
  expect(of("sea").some(({ indicator }) => indicator === "own-revenue")).toBe(false);
  expect(of("sea").length).toBeGreaterThan(0);
});
