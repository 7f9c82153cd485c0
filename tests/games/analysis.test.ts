import { beforeAll, describe, expect, it } from "vitest";
import { analyse } from "../../src/games/analysis.js";
import { planCoalitions } from "../../src/games/coalitions.js";
import type { CoordinationGame, Payoffs, Plan } from "../../src/games/index.js";
import type { GameReport } from "../../src/measures/results/index.js";
import { everyCoalition, type GainsOf, gains, handmadeGame, payoffsOf as tableOf } from "./handmade.js";
import { payoffsOf, smallGame } from "./setting.js";

const exact: Plan = { method: "exact", coalitions: everyCoalition, pairs: 0 };
const byPlayer = (a: number, b: number, c: number) => ({
  a: expect.closeTo(a, 9),
  b: expect.closeTo(b, 9),
  c: expect.closeTo(c, 9),
});
const reportOf = (of: GainsOf = gains, decision: "unanimity" | "quorum" = "unanimity") =>
  analyse(handmadeGame(decision), exact, tableOf(of));
const coalition = ({ coalitions }: GameReport, ...names: string[]) =>
  coalitions.find(({ members }) => members.join() === names.join())!;

describe("the analysis of a table by hand", () => {
  const report = reportOf();

  it("says what every coalition is worth to its members and to all, and who would leave or join", () => {
    expect(report.coalitions.length).toBe(8);
    expect(coalition(report, "a", "b")).toMatchObject({ value: 20, total: 19, leave: [], join: [] });
    // With the others in, the third would rather be out by 4; without the second, by 2.
    expect(coalition(report, "a", "b", "c")).toMatchObject({ value: 35, total: 35, leave: ["c"], join: [] });
    expect(coalition(report, "a", "c")).toMatchObject({ value: 8, leave: ["c"], join: ["b"] });
    expect(coalition(report, "a")).toMatchObject({ value: 0, leave: [], join: ["b"] });
  });

  it("says who accepts, what the others' agreement would bring, and who needs how much", () => {
    expect(report.acceptance).toMatchObject([
      { player: "a", gain: 30, without: 0, outside: 0, accepts: true, needs: 0 },
      { player: "b", gain: 10, without: 0, outside: 0, accepts: true, needs: 0 },
      { player: "c", gain: -5, without: 0, outside: -1, accepts: false, needs: 5, needsShareOfRevenue: 0.005 },
    ]);
  });

  it("under a quorum weighs the others' agreement in place of none", () => {
    const { acceptance } = reportOf(gains, "quorum");
    expect(acceptance[2]).toMatchObject({ without: -1, accepts: false, needs: 4 });
  });

  it("takes an agreement that brings nothing for one that all accept", () => {
    const { acceptance } = reportOf(() => [1, 1, -1e-9]);
    expect(acceptance[2]).toMatchObject({ accepts: true });
  });

  it("divides what all gain by what each adds, over all orders of arrival", () => {
    // Worths: ab 20, ac 8, bc 3, abc 35.
    expect(report.shapley).toEqual(byPlayer(20 / 6 + 8 / 6 + 32 / 3, 20 / 6 + 3 / 6 + 27 / 3, 8 / 6 + 3 / 6 + 15 / 3));
    expect(report).toMatchObject({ superadditive: true, core: { empty: false } });
  });

  it("finds the equilibria of joining, what is best for all, and how far apart they are", () => {
    expect(report.equilibria).toContainEqual({ a: "join", b: "join", c: "out" });
    expect(report.equilibria).not.toContainEqual({ a: "join", b: "join", c: "join" });
    expect(report.socialOptimum).toEqual({ members: ["a", "b", "c"], total: 35 });
  });

  it("tells what each rule would have players pay", () => {
    const { transfers } = report.compensation;
    expect(transfers["none"]).toEqual({ a: 0, b: 0, c: 0 });
    expect(transfers["equal"]).toEqual(byPlayer(35 / 3 - 30, 35 / 3 - 10, 35 / 3 + 5));
    // By GDP of the base year: 3 to 2 to 1.
    expect(transfers["gdp"]).toEqual(byPlayer(17.5 - 30, 35 / 3 - 10, 35 / 6 + 5));
    expect(transfers["minimal"]).toEqual(byPlayer(-3.75, -1.25, 5));
    const { shapley } = report;
    expect(transfers["shapley"]).toEqual(byPlayer(shapley["a"]! - 30, shapley["b"]! - 10, shapley["c"]! + 5));
  });

  it("knows of no payment that makes all accept where together they lose", () => {
    const { compensation } = reportOf(() => [1, 1, -5]);
    expect(compensation.transfers["minimal"]).toBeNull();
    expect(compensation.transfers["equal"]).toEqual(byPlayer(-2, -2, 4));
  });

  it("has standard errors where there is chance, and none without", () => {
    expect(coalition(report, "a", "b")).toMatchObject({ standardErrors: null, valueError: null });
    expect(report.settings.replicates).toBe(0);
    const certain = tableOf(gains);
    const sampled: Payoffs = {
      ...certain,
      samples: [0, 1],
      far: {
        ...certain.far,
        futures: new Map([...certain.far.futures].map(([key, [future]]) => [key, [future!, future!]])),
      },
      gains: new Map([...certain.gains].map(([key, [row]]) => [key, [row!, row!.map((gain) => gain + 2)]])),
    };
    const twice = analyse(handmadeGame(), exact, sampled);
    // Two samples that differ by 2: an error of 1 a player, and of 2 for two together.
    expect(coalition(twice, "a", "b")).toMatchObject({ value: 22, valueError: expect.closeTo(2, 9) });
    expect(twice.acceptance[2]).toMatchObject({ gain: -4, gainError: expect.closeTo(1, 9) });
    expect(twice.settings.replicates).toBe(2);
  });
});

describe("the analysis of a scenario", () => {
  let game: CoordinationGame;
  let payoffs: Payoffs;
  let report: GameReport;

  beforeAll(async () => {
    game = smallGame();
    const measured = await payoffsOf(game);
    payoffs = measured.payoffs;
    report = analyse(game, measured.plan, payoffs);
  });

  it("says who needs how much, and that others can pay it", () => {
    const [harbour, mill, spring] = report.acceptance;
    expect(harbour).toMatchObject({ accepts: false, without: 0 });
    expect(harbour!.needs).toBeCloseTo(-harbour!.gain, 9);
    expect(harbour!.needsShareOfRevenue).toBeCloseTo(harbour!.needs / report.players[0]!.revenue, 12);
    expect([mill!.accepts, spring!.accepts]).toEqual([true, true]);
    expect(report.summary.map(({ en }) => en).join(" ")).toMatch(
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

  it("names equilibria and who would leave consistently", () => {
    const all = report.coalitions.find(({ members }) => members.length === 3)!;
    const everybodyJoins = report.equilibria!.some((choices) => Object.values(choices).every((one) => one === "join"));
    expect(everybodyJoins).toBe(all.leave!.length === 0);
  });

  it("weighs the others' agreement under a quorum", async () => {
    const quorum = smallGame({ decision: "quorum" });
    const measured = await payoffsOf(quorum);
    const { acceptance } = analyse(quorum, measured.plan, measured.payoffs);
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
