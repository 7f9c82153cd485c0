import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { prepareGame } from "../../src/games/index.js";
import { loadScenario } from "../../src/input/index.js";
import { smallGame } from "./setting.js";

describe("the players of a scenario", () => {
  it("are seated with their cities' shares of residents and of revenue", () => {
    const { players, cluster, span } = smallGame({ players: "{ coast: [harbour], inland: [inland] }", horizon: 3 });
    expect(players.map(({ id, cities, nodes }) => [id, cities, nodes])).toEqual([
      ["coast", ["harbour"], [0]],
      ["inland", ["mill", "spring"], [1, 2]],
    ]);
    const [, inland] = players;
    // 3.5 and 1.6 million residents.
    expect(inland!.shares).toEqual([3.5 / 5.1, 1.6 / 5.1].map((share) => expect.closeTo(share, 9)));
    expect(inland!.revenueShares[0]! + inland!.revenueShares[1]!).toBeCloseTo(1, 12);
    expect(inland!.revenueShares[0]).toBeGreaterThan(0.5);
    expect(inland!.weights.length).toBe(2);
    expect(cluster).toEqual([0, 1, 2]);
    expect(span).toEqual({ from: 2022, years: 3 });
  });

  it("are missing where nothing is to be agreed: an error that says where to look", () => {
    const plain = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
    expect(() => prepareGame(() => ({ file: "two-cities.yaml" }), plain)).toThrow(
      /two-cities.yaml: coordination is missing.*docs\/game\.md/,
    );
  });
});
