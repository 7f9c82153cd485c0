import { beforeAll, describe, expect, it } from "vitest";
import { analyse } from "../../src/games/analysis.js";
import { planCoalitions } from "../../src/games/coalitions.js";
import type { CoordinationGame, GameRunner, Payoffs } from "../../src/games/index.js";
import { estimate, gainsWithTransfers, keyOf, meanGains, measurePayoffs } from "../../src/games/payoffs.js";
import { serialRunner } from "../../src/games/task.js";
import { BASELINE } from "../../src/input/index.js";
import { prepareScenario, SimulationError } from "../../src/runs/experiments/index.js";
import { runScenario } from "../../src/runs/experiments/runScenario.js";
import { english, textOf } from "../../src/words/index.js";
import { everyCoalition, formulaRunner, gains as gainsOf, handmadeGame } from "./handmade.js";
import { payoffsOf, smallGame, smallScenario } from "./setting.js";

describe("payoffs of a formula", () => {
  const game = handmadeGame();
  const close = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => row.map((value) => expect.closeTo(value, 9)));

  it("are gains over having no agreement, in money of each player's budget", async () => {
    const measured = await measurePayoffs(game, formulaRunner(gainsOf), everyCoalition, 0);
    for (const joining of everyCoalition) {
      const expected = joining.length > 1 ? gainsOf(joining) : [0, 0, 0];
      expect(measured.gains.get(keyOf(joining))).toEqual(close([expected]));
    }
    expect(measured.samples).toEqual([null]);
    expect(measured.reference).toEqual([[5, 5, 5]]);
    expect(measured.marginal).toEqual(close([[0.02, 0.02, 0.02]])[0]);
  });

  it("look at each future once, and at no agreement of fewer than two", async () => {
    const runner = formulaRunner(gainsOf);
    const seen: number[] = [];
    await measurePayoffs(game, runner, everyCoalition, 0, (done) => seen.push(done));
    const agreed = runner.tasks.filter(({ transfers }) => transfers.length === 0).map(({ joining }) => keyOf(joining));
    // Revenue is found out first, and once more with the others.
    expect(agreed).toEqual(["", "", "0+1", "0+2", "1+2", "0+1+2"]);
    // Money's worth takes two futures a player.
    expect(runner.tasks.length - agreed.length).toBe(6);
    expect(seen).toEqual(Array.from({ length: 12 }, (_, k) => k));
  });

  it("over replicates have a mean and a standard error, each against its own luck", async () => {
    const measured = await measurePayoffs(game, formulaRunner(gainsOf, 3), everyCoalition, 3);
    // Gains of 30, 33 and 36.
    const { mean, error } = estimate(measured, (sample) => measured.gains.get("0+1+2")![sample]![0]!);
    expect(mean).toBeCloseTo(33, 9);
    expect(error).toBeCloseTo(3 / Math.sqrt(3), 9);
    expect(meanGains(measured, [0, 1, 2])).toEqual(close([[33, 13, -2]])[0]);
    expect(estimate({ ...measured, samples: [0] }, () => 7)).toEqual({ mean: 7, error: null });
  });

  it("with transfers count them", async () => {
    const runner = formulaRunner(gainsOf);
    const measured = await measurePayoffs(game, runner, everyCoalition, 0);
    const paid = [{ payer: "a", payee: "c", amount: 6 }];
    expect(await gainsWithTransfers(game, runner, measured, [0, 1, 2], paid)).toEqual(close([[24, 10, 1]]));
  });

  it("name the future that cannot be looked at", async () => {
    const failing = (replicates: number): Promise<Payoffs> => {
      const runner: GameRunner = {
        async run(tasks, done) {
          const inner = formulaRunner(gainsOf);
          await inner.run(tasks, (place, result) => {
            const { joining } = tasks[place]!;
            done(place, keyOf(joining) === "0+2" ? { failure: textOf("no land", "没有土地") } : result);
          });
        },
      };
      return measurePayoffs(game, runner, everyCoalition, replicates);
    };
    await expect(failing(0)).rejects.toThrow(SimulationError);
    await expect(failing(0)).rejects.toThrow(/^With a, c in the agreement: no land$/);
    await expect(failing(2)).rejects.toThrow(/^With a, c in the agreement, replicate 0: no land$/);
    await expect(failing(2)).rejects.toMatchObject({ text: { zh: "a、c加入协议时，第0次重复：没有土地" } });
  });

  it("of a player to whom money is worth nothing are an error that says so", async () => {
    const runner: GameRunner = {
      async run(tasks, done) {
        for (const place of tasks.keys()) done(place, { objectives: [5, 5, 5], revenue: [1, 1, 1] });
      },
    };
    await expect(measurePayoffs(game, runner, everyCoalition, 0)).rejects.toThrow(/Money is worth nothing to a/);
  });
});

let game: CoordinationGame;
let payoffs: Payoffs;

beforeAll(async () => {
  game = smallGame();
  payoffs = (await payoffsOf(game)).payoffs;
});

const gains = (key: string) => payoffs.gains.get(key)![0]!;

/** Gains of an agreement of all three, of other futures none looked at. */
async function gainsTogether(of: CoordinationGame): Promise<number[]> {
  const measured = await measurePayoffs(of, serialRunner(of), [[0, 1, 2]], 0);
  return measured.gains.get("0+1+2")![0]!;
}

describe("payoffs of a scenario", () => {
  it("are zero without an agreement, which takes two", () => {
    for (const key of ["", "0", "1", "2"]) expect(gains(key)).toEqual([0, 0, 0]);
    expect(gains("0+1").every((gain) => gain !== 0)).toBe(true);
  });

  it("are in money: a gift of one is worth one", async () => {
    const runner = serialRunner(game);
    const gift = { joining: [], transfers: [{ payer: "centre", payee: "mill", amount: 1 }], replicate: null };
    await runner.run([gift], (_, result) => {
      if ("failure" in result) throw new Error(english(result.failure));
      const gain = (result.objectives[1]! - payoffs.reference[0]![1]!) / payoffs.marginal[1]!;
      expect(gain).toBeCloseTo(1, 2);
    });
  });

  it("do not depend on the order in which futures are looked at", async () => {
    const backwards: GameRunner = {
      async run(tasks, done) {
        const results: Parameters<typeof done>[] = [];
        await serialRunner(smallGame()).run([...tasks].reverse(), (place, result) => {
          results.push([tasks.length - 1 - place, result]);
        });
        for (const result of results) done(...result);
      },
    };
    const { coalitions } = planCoalitions("game.yaml", game, { exact: false, pairs: 1 });
    expect(await measurePayoffs(game, backwards, coalitions, 0)).toEqual(payoffs);
  });

  it("do not depend on the order in which players are listed", async () => {
    const turned = smallGame({ players: "{ spring: [spring], harbour: [harbour], mill: [mill] }" });
    const other = await gainsTogether(turned);
    expect([other[1], other[2], other[0]]).toEqual(gains("0+1+2"));
  });

  it("of cities that decide as one lie between those of its cities in terms of revenue", async () => {
    const { payoffs: grouped } = await payoffsOf(smallGame({ players: "{ coast: [harbour], inland: [inland] }" }));
    const inland = grouped.gains.get("0+1")![0]![1]! / grouped.revenue[1]!;
    const [mill, spring] = [1, 2].map((player) => gains("0+1+2")[player]! / payoffs.revenue[player]!);
    expect(grouped.revenue[1]).toBeCloseTo(payoffs.revenue[1]! + payoffs.revenue[2]!, 6);
    expect(inland).toBeGreaterThan(Math.min(mill!, spring!));
    expect(inland).toBeLessThan(Math.max(mill!, spring!));
  });

  it("have standard errors over replicates on common random numbers", async () => {
    const agents = smallGame();
    const { plan, payoffs: sampled } = await payoffsOf(agents, 3);
    const { acceptance, shapleyErrors } = analyse(agents, plan, sampled);
    for (const { gain, gainError } of acceptance) {
      expect(gainError!).toBeGreaterThan(0);
      expect(gainError!).toBeLessThan(Math.abs(gain) + 5);
    }
    expect(Object.values(shapleyErrors!).every((error) => error > 0)).toBe(true);
  });

  it("leave a council of the scenario out: who has joined is what the futures differ in", async () => {
    const { payoffs: same } = await payoffsOf(smallGame({ more: "council: { every: 1 }" }));
    expect(same.gains).toEqual(payoffs.gains);
  });

  it("are what a council that binds its members weighs at its first meeting", () => {
    const more = "population: cohorts\ncouncil: { from: 2022, binding: true, compensation: true }";
    const prepared = prepareScenario(smallScenario({ more }), [BASELINE]);
    const { policyEvents } = runScenario(prepared, prepared.variants[0]!, 0).record;
    const event = policyEvents.find(({ actor }) => actor === "council");
    const { gains: weighed } = event!.patches[0]!.value as { gains: Record<string, number> };
    for (const [player, gain] of gains("0+1+2").entries())
      expect(Object.values(weighed)[player]! / gain).toBeCloseTo(1, 2);
  });

  it("let cities that choose go on choosing", async () => {
    const more =
      "governments: { behaviour: best-response, horizon: 2, levers: [{ type: local-protection, parameter: protection, low: 0, high: 0.1, choices: [0, 0.1] }] }";
    const [choosing, fixed] = [smallGame({ horizon: 2, more }), smallGame({ horizon: 2 })];
    expect(await gainsTogether(choosing)).not.toEqual(await gainsTogether(fixed));
  });

  it("weigh rank against the cities of others", async () => {
    const ranked = smallGame({ more: "", agenda: "[{ type: shock, from: 2022, cities: [mill], productivity: 0.9 }]" });
    ranked.players[0]!.weights[0] = { gdp: 0, revenue: 1, consumption: 0, innovation: 0, rank: 1, cluster: 0 };
    const { payoffs: measured } = await payoffsOf(ranked);
    // Harbour rises in rank when Mill falls, though its own trade suffers.
    expect(measured.gains.get("0+1")![0]![0]).toBeGreaterThan(0);
  });
});
