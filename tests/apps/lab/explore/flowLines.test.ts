import { describe, expect, it } from "vitest";
import { flowLines } from "../../../../src/apps/lab/figures/CityMap.js";
import { runOf, WORLD } from "../worlds.js";

describe("the flows of a map", () => {
  // [from*4 + to]; the fourth node lies beyond the map.
  const before = [9, 10, 4, 7, 0, 9, 0, 7, 3, 5, 9, 7, 8, 8, 8, 8];
  const after = [9, 12, 2, 7, 6, 9, 0, 7, 0, 5, 9, 7, 8, 8, 8, 8];
  const lines = flowLines(runOf({ flows: [before, after] }), 1, 3);

  it("are those between cities, the largest first, with their change", () => {
    expect(lines.map(({ from, to, value }) => [from, to, value])).toEqual([
      [0, 1, 12],
      [1, 0, 6],
      [2, 1, 5],
      [0, 2, 2],
      [2, 0, 0],
    ]);
    expect(lines.map(({ change }) => change)).toEqual([expect.closeTo(20), Infinity, 0, -50, -100]);
  });

  it("are at most two dozen, and none of a year that is not there", () => {
    const many = runOf({ flows: [Array(100).fill(1), Array(100).fill(1)] });
    const shape = { ...many.shape, nodes: Array<string>(10).fill("city") };
    expect(flowLines({ ...many, shape }, 0, 10)).toHaveLength(24);
    expect(flowLines(runOf({ years: 2 }), 3, 3)).toEqual([]);
    expect(WORLD.cities).toHaveLength(3);
  });
});
