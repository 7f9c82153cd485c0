import { beforeAll, describe, expect, it } from "vitest";
import { BASELINE, prepareScenario } from "../../src/experiments/index.js";
import { runScenario } from "../../src/experiments/runScenario.js";
import { analyse } from "../../src/game/analysis.js";
import { planCoalitions } from "../../src/game/coalitions.js";
import { type CoordinationGame, type GameRunner, type Payoffs, prepareGame } from "../../src/game/index.js";
import { ledgerOf, payCompensation, recordGame } from "../../src/game/payment.js";
import { measurePayoffs } from "../../src/game/payoffs.js";
import { summarise } from "../../src/game/summary.js";
import { serialRunner } from "../../src/game/task.js";
import { diskFiles } from "../../src/node/index.js";
import type { GameReport } from "../../src/results/index.js";
import { loadScenario } from "../../src/scenario/index.js";
import { payoffsOf, smallGame, smallScenario } from "./setting.js";

let game: CoordinationGame;
let payoffs: Payoffs;
let report: GameReport;

beforeAll(async () => {
  game = smallGame();
  const measured = await payoffsOf(game);
  payoffs = measured.payoffs;
  report = analyse(game, measured.plan, payoffs);
});

const gains = (key: string) => payoffs.gains.get(key)![0]!;

describe("payoffs", () => {
  it("are zero without an agreement, which takes two", () => {
    for (const key of ["", "0", "1", "2"]) expect(gains(key)).toEqual([0, 0, 0]);
    expect(gains("0+1").every((gain) => gain !== 0)).toBe(true);
  });

  it("are in money: a gift of one is worth one", async () => {
    const runner = serialRunner(game);
    const gift = { joining: [], transfers: [{ payer: "centre", payee: "mill", amount: 1 }], replicate: null };
    await runner.run([gift], (_, result) => {
      if ("failure" in result) throw new Error(result.failure);
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
    const other = (await payoffsOf(turned)).payoffs.gains.get("0+1+2")![0]!;
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
    const choosing = smallGame({
      horizon: 2,
      more: "governments: { behaviour: best-response, horizon: 2, levers: [{ type: local-protection, parameter: protection, low: 0, high: 0.1, choices: [0, 0.1] }] }",
    });
    const { payoffs: other } = await payoffsOf(choosing);
    expect(other.gains.get("0+1+2")![0]).not.toEqual(gains("0+1+2"));
  });

  it("weigh rank against the cities of others", async () => {
    const ranked = smallGame({ more: "", agenda: "[{ type: shock, from: 2022, cities: [mill], productivity: 0.9 }]" });
    ranked.players[0]!.weights[0] = { gdp: 0, revenue: 1, consumption: 0, innovation: 0, rank: 1, cluster: 0 };
    const { payoffs: measured } = await payoffsOf(ranked);
    // Harbour rises in rank when Mill falls, though its own trade suffers.
    expect(measured.gains.get("0+1")![0]![0]).toBeGreaterThan(0);
  });
});

describe("the analysis", () => {
  it("says who needs how much, and that others can pay it", () => {
    const [harbour, mill, spring] = report.acceptance;
    expect(harbour).toMatchObject({ accepts: false, without: 0 });
    expect(harbour!.needs).toBeCloseTo(-harbour!.gain, 9);
    expect(harbour!.needsShareOfRevenue).toBeCloseTo(harbour!.needs / report.players[0]!.revenue, 12);
    expect([mill!.accepts, spring!.accepts]).toEqual([true, true]);
    expect(report.summary.join(" ")).toMatch(
      /Harbour needs [\d.]+ bn yuan a year, [\d.]+ % of its own revenue, to agree\./,
    );
  });

  it("divides what all gain: Shapley, nucleolus and every rule", () => {
    const total = report.coalitions.find(({ members }) => members.length === 3)!.value;
    const sum = (record: Record<string, number>) => Object.values(record).reduce((a, b) => a + b, 0);
    expect(sum(report.shapley)).toBeCloseTo(total, 9);
    expect(sum(report.nucleolus!)).toBeCloseTo(total, 6);
    for (const transfers of Object.values(report.compensation.transfers)) expect(sum(transfers!)).toBeCloseTo(0, 6);
  });

  it("says of who accepts alone that only unanimity keeps it in", () => {
    const tempted = report.acceptance.map((one) => ({
      ...one,
      accepts: one.player !== "harbour",
      outside: one.gain + 1,
    }));
    expect(summarise({ ...report, acceptance: tempted }).join(" ")).toContain(
      "Mill and Spring would gain more outside if the others went on: only unanimity keeps them in.",
    );
  });

  it("names equilibria and who would leave consistently", () => {
    const all = report.coalitions.find(({ members }) => members.length === 3)!;
    const everybodyJoins = report.equilibria!.some((choices) => Object.values(choices).every((one) => one === "join"));
    expect(everybodyJoins).toBe(all.leave!.length === 0);
  });

  it("weighs the others' agreement under a quorum", async () => {
    const quorum = { ...game, coordination: { ...game.coordination, decision: "quorum" as const } };
    const plan = planCoalitions("game.yaml", quorum, { exact: false, pairs: 1 });
    const { acceptance } = analyse(quorum, plan, payoffs);
    for (const { without, outside } of acceptance) expect(without).toBe(outside);
  });

  it("samples orders of arrival where there are too many players", () => {
    const { coalitions } = planCoalitions("game.yaml", game, { exact: false, pairs: 1 });
    const sampled = analyse(game, { method: "sampled", coalitions, pairs: 40 }, payoffs);
    for (const [id, share] of Object.entries(report.shapley)) {
      expect(Math.abs(sampled.shapley[id]! - share)).toBeLessThan(4 * sampled.shapleyErrors![id]! + 1e-9);
    }
    expect(sampled).toMatchObject({ core: null, nucleolus: null, equilibria: null });
    // One pair of orders has no error to tell.
    expect(analyse(game, { method: "sampled", coalitions, pairs: 1 }, payoffs).shapleyErrors).toBeNull();
  });
});

describe("compensation that is paid", () => {
  it("makes everybody accept, and the public accounts show it", async () => {
    const paid = await payCompensation("game.yaml", game, serialRunner(game), payoffs, report, "minimal");
    expect(Object.values(paid.accepts)).toEqual([true, true, true]);
    expect(paid.receipts["harbour"]).toBeGreaterThan(0);
    const recorded = await recordGame(game, paid.transfers);
    const { ledger, imbalance } = ledgerOf(game, recorded);
    for (const [id, receipt] of Object.entries(paid.receipts)) {
      expect(Math.abs(ledger![id]! - receipt)).toBeLessThan(0.02 * Math.abs(receipt) + 1e-6);
    }
    expect(imbalance).toBeLessThan(1e-10);
  });

  it("is refused where together the players gain less than they need", async () => {
    const lost = smallGame({
      agenda: "[{ type: administrative-border, from: 2022, between: members, border: 0.5 }]",
    });
    const measured = await payoffsOf(lost);
    const sad = analyse(lost, measured.plan, measured.payoffs);
    await expect(
      payCompensation("game.yaml", lost, serialRunner(lost), measured.payoffs, sad, "minimal"),
    ).rejects.toThrow(/"minimal" has no answer: together the players gain less/);
    expect(sad.summary.join(" ")).toContain("no compensation makes everybody accept");
  });
});

describe("bad games", () => {
  it("a scenario without players", () => {
    const plain = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
    expect(() => prepareGame(() => ({ file: "two-cities.yaml" }), plain)).toThrow(
      /two-cities.yaml: coordination is missing.*docs\/game\.md/,
    );
  });

  it("all coalitions of 40 players", () => {
    const many = { ...game, players: Array(40).fill(game.players[0]) };
    expect(() => planCoalitions("game.yaml", many, { exact: true, pairs: 1 })).toThrow(
      /--exact = 40 asks for all 1,099,511,627,776 coalitions.*up to 14 players/,
    );
    expect(planCoalitions("game.yaml", many, { exact: false, pairs: 1 }).method).toBe("sampled");
  });

  it("a future that cannot be simulated names its coalition", async () => {
    const land = smallGame({
      agenda: "[{ type: land-quota, from: 2022, cities: members, industrialLandRelease: -100 }]",
    });
    await expect(payoffsOf(land)).rejects.toThrow(/^With harbour, mill in the agreement: .*without land/);
  });
});
