import { describe, expect, it } from "vitest";
import { analyse, attemptGameDraw, summariseGames } from "../../src/games/analysis.js";
import { because } from "../../src/measures/results/index.js";
import { textOf } from "../../src/words/index.js";
import { payoffsOf, smallGame, smallScenario } from "./setting.js";

describe("the game of many worlds", () => {
  it("asks in the scenario's own world what the analysis of all coalitions finds", async () => {
    const game = smallGame();
    const { plan, payoffs } = await payoffsOf(game);
    const { acceptance } = analyse(game, plan, payoffs);
    const world = await attemptGameDraw(smallScenario({}), []);
    expect(world).toEqual({
      needs: acceptance.map(({ needs }) => needs),
      gains: acceptance.map(({ gain }) => gain),
      affordable: true,
    });
  });

  it("has the rest of the country show what money is worth where the centre has no taxes", async () => {
    const shares = ["localShareProduction", "localShareProfit", "localShareWage"];
    const changes = shares.map((share) => ({ path: ["region", "regimes", "country", share, "value"], value: 1 }));
    expect(await attemptGameDraw(smallScenario({}), changes)).not.toHaveProperty("failure");
  });

  it("counts what players have outside among what must be paid", async () => {
    // Whoever keeps its low rate of tax while the others raise theirs gains more than inside, though all gain together.
    const agenda = "[{ type: tax-rates, from: 2022, cities: members, profitTaxRate: 0.45 }]";
    const scenario = smallScenario({ agenda, decision: "quorum", horizon: 13 });
    const world = await attemptGameDraw(scenario, []);
    if ("failure" in world) throw new Error(world.failure.en);
    const total = world.gains.reduce((sum, gain) => sum + gain, 0);
    expect(total).toBeGreaterThan(0);
    expect(world.needs.every((need) => need > 0)).toBe(true);
    expect(world.affordable).toBe(false);
  });

  it("says why a world could not be asked", async () => {
    const impossible = [{ path: ["region", "parameters", "housingShare", "value"], value: 0.99 }];
    expect(await attemptGameDraw(smallScenario({}), impossible)).toEqual({
      failure: { en: expect.stringMatching(/\.$/), zh: expect.stringMatching(/。$/) },
    });
  });

  it("sums up needs, refusals and whether gainers could pay", () => {
    const worlds = Array.from({ length: 19 }, (_, w) => ({
      needs: [Math.max(0, w - 9), 0],
      gains: [9 - w, 5],
      affordable: w < 15,
    }));
    const said = summariseGames(["a", "b"], [...worlds, { failure: textOf("no base year") }], "data");
    expect(said).toMatchObject({
      given: "data",
      draws: 20,
      worlds: 19,
      failed: [{ draw: 19, ...because(textOf("no base year")) }],
    });
    expect(said.players[0]).toEqual({ player: "a", gain: [-9, 0, 9], needs: [0, 0, 9], refuses: 9 / 19 });
    expect(said.players[1]).toMatchObject({ needs: [0, 0, 0], refuses: 0 });
    expect(said.affordable).toBeCloseTo(15 / 19, 12);
  });

  it("has no bands where fewer than 16 worlds could be asked", () => {
    const said = summariseGames(["a"], [{ failure: textOf("no base year") }]);
    expect(said).toMatchObject({ worlds: 0, total: null, affordable: 0 });
    const some = Array.from({ length: 16 }, (_, w) => ({ needs: [w], gains: [w], affordable: true }));
    expect(summariseGames(["a"], some.slice(1))).toMatchObject({ worlds: 15, total: null });
    expect(summariseGames(["a"], some).total).toEqual([0, 7.5, 15]);
  });
});
