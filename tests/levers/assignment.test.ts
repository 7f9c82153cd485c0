import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASSIGNMENT_RULES, assign } from "../../src/levers/industrialCatalogue.js";
import { region } from "./region.js";

const { industries } = region;
const cities = [0, 1, 2];
const sectors = [0, 1, 2];

describe("a catalogue assigns", () => {
  it("every city what it is best at", () => {
    expect(assign("comparative-advantage", { cities, sectors, perCity: 1 }, industries, cities)).toEqual([
      [2],
      [1],
      [0],
    ]);
  });

  it("another city's second best where both are best at the same: who is better has the first choice", () => {
    // Food in Shanghai and Nanjing: 90 % and 80 % of output.
    const alike = { ...industries, output: Float64Array.of(90, 80, 5, 0, 5, 15, 5, 0, 5, 5, 90, 0) };
    const matched = assign("comparative-advantage", { cities, sectors, perCity: 1 }, alike, cities);
    expect(matched).toEqual([[0], [1], [2]]);
  });

  it("by chain fit what buys from and sells to the city's strong sectors", () => {
    // Electronics (2) buys chemicals (1), chemicals buy food (0): chemicals fit Shanghai (electronics) and Suzhou (food), food fits Nanjing (chemicals).
    const [shanghai, nanjing] = assign("chain-fit", { cities, sectors, perCity: 1 }, industries, cities);
    expect(shanghai).toEqual([1]);
    expect(nanjing).toEqual([0]);
  });

  it("by relatedness what goes with the city's strong sectors elsewhere", () => {
    // Four cities; food and chemicals go together in the first two, the third has food only, the fourth electronics only.
    const output = Float64Array.of(40, 40, 60, 5, 40, 40, 5, 5, 5, 5, 5, 60);
    const four = [0, 1, 2, 3];
    const [third] = assign(
      "relatedness",
      { cities: [2], sectors: [1, 2], perCity: 1 },
      { ...industries, output },
      four,
    );
    expect(third).toEqual([1]);
  });

  it("every city its number of sectors, and one sector each to no more cities than its even part", () => {
    const some = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(some, some, fc.infiniteStream(fc.integer({ min: 1, max: 100 })), (n, count, stream) => {
        const output = Float64Array.from({ length: n * count }, () => stream.next().value);
        const inputShare = Float64Array.from({ length: count * count }, () => stream.next().value / 1000);
        const list = (length: number) => Array.from({ length }, (_, k) => k);
        const perCity = 1 + (stream.next().value % count);
        for (const rule of ASSIGNMENT_RULES) {
          const matched = assign(
            rule,
            { cities: list(n), sectors: list(count), perCity },
            { output, inputShare },
            list(n),
          );
          for (const own of matched) {
            expect(own).toHaveLength(perCity);
            expect(new Set(own).size).toBe(perCity);
          }
          for (const sector of perCity === 1 ? list(count) : []) {
            const users = matched.filter((own) => own.includes(sector)).length;
            expect(users).toBeLessThanOrEqual(Math.ceil(n / count));
          }
        }
      }),
    );
  });
});
