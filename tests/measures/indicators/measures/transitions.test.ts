import { describe, expect, it } from "vitest";
import { spatialMarkov } from "../../../../src/measures/indicators/measures/space.js";

describe("transitions", () => {
  // Two pairs of neighbours: the first pair is poor, the second rich; then a poor one and a rich one change places.
  const pairs = [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0];
  const years = [
    [1, 2, 3, 4],
    [1, 3, 2, 4],
  ];

  it("are counted apart by the class of the neighbours", () => {
    const { bounds, counts } = spatialMarkov(years, pairs, 2);
    expect(bounds).toEqual([0.8]);
    const [poor, rich] = [0, 1];
    expect(counts[poor]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(counts[rich]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it("do not see a common growth, nor units without neighbours", () => {
    const doubled = [years[0]!, years[1]!.map((value) => 2 * value)];
    expect(spatialMarkov(doubled, pairs, 2)).toEqual(spatialMarkov(years, pairs, 2));
    const alone = pairs.map((weight, at) => (at < 4 ? 0 : weight));
    const all = spatialMarkov(years, alone, 2).counts.flat(2);
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});
