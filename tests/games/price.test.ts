import { beforeAll, describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { analyse } from "../../src/games/analysis.js";
import { WANTS, type Wanted } from "../../src/games/coalitions.js";
import { type CoordinationGame, type Payoffs, prepareGame } from "../../src/games/index.js";
import { priceOf } from "../../src/games/payoffs.js";
import { loadScenario } from "../../src/input/index.js";
import type { GameReport, Price } from "../../src/measures/results/index.js";
import { gains, handmadeGame, payoffsOf as tableOf } from "./handmade.js";
import { payoffsOf, smallGame } from "./setting.js";

const DISCOUNT = 0.9;
/** A loss that grows by 1 a year, and money that is worth 0.5 a year for 1 of it; there is something to push with: 1 % of 1000. */
const loss = (year: number) => year + 1;
const WORTH = 0.5;
const YEARS = 30;

const flow = (of: (year: number) => number, years = YEARS) => Array.from({ length: years }, (_, year) => of(year));
const wanted = (of: (year: number) => number, years = YEARS): Wanted => {
  const players = [0, 1, 2].map(() => flow(of, years));
  return Object.fromEntries(WANTS.map((want) => [want, players])) as Wanted;
};

/** Everybody loses alike when all agree; where the others go on without it each loses half of that. `lucky`: what later samples lose less every year. */
function payoffsWith({ years = YEARS, worth = WORTH, luck = [0] }): Payoffs {
  const agreed = luck.map((more) => wanted((year) => more - loss(year), years));
  const others = luck.map((more) => wanted((year) => (more - loss(year)) / 2, years));
  return {
    ...tableOf(gains),
    samples: luck.map((_, sample) => sample),
    far: {
      pushes: [0, 1, 2].map(() => [wanted(() => 10 * worth, years), wanted(() => -10 * worth, years)]),
      futures: new Map([
        ["", luck.map(() => wanted(() => 0, years))],
        ["0+1+2", agreed],
        ...["1+2", "0+2", "0+1"].map((key): [string, Wanted[]] => [key, others]),
      ]),
    },
  };
}

const cellsOf = ({ cells }: Price, player: string, objective = "own") =>
  cells.filter((cell) => cell.player === player && cell.objective === objective);
const needsOf = (price: Price, player: string, objective = "own") =>
  cellsOf(price, player, objective).map(({ needs }) => needs!);

/** Sums over a horizon: of the loss, and of 1 a year. */
const sums = (horizon: number) => ({
  lost: flow((year) => DISCOUNT ** year * loss(year), horizon).reduce((a, b) => a + b),
  ones: (1 - DISCOUNT ** horizon) / (1 - DISCOUNT),
});

describe("the price of a loss by hand", () => {
  const game = handmadeGame();

  it("is the loss of the horizon over what its money is worth in the same years, for the scenario's horizon and others", () => {
    const price = priceOf(game, payoffsWith({}));
    expect(price).toMatchObject({ horizons: [3, 5, 10, 20, 30], reach: null });
    expect(needsOf(price, "a")).toEqual(
      price.horizons.map((horizon) => expect.closeTo(sums(horizon).lost / (WORTH * sums(horizon).ones), 9)),
    );
  });

  it("with a terminal value counts loss and money after the horizon at the last year's rate for ever", () => {
    const price = priceOf({ ...game, terminal: "last-year" }, payoffsWith({}));
    const forEver = (horizon: number) => DISCOUNT ** horizon / (1 - DISCOUNT);
    expect(needsOf(price, "a")).toEqual(
      price.horizons.map((horizon) => {
        const { lost, ones } = sums(horizon);
        const all = lost + forEver(horizon) * loss(horizon - 1);
        return expect.closeTo(all / (WORTH * (ones + forEver(horizon))), 9);
      }),
    );
  });

  it("under a quorum is what the player would have over going without, while the others go on", () => {
    const [alone, quorum] = [game, handmadeGame("quorum")].map((one) => needsOf(priceOf(one, payoffsWith({})), "a"));
    expect(quorum).toEqual(alone!.map((needs) => expect.closeTo(needs / 2, 9)));
  });

  it("is nothing for who gains", () => {
    const price = priceOf(game, tableOf(gains));
    expect(needsOf(price, "a")).toEqual([0, 0, 0, 0, 0]);
    // Who loses 5 in money every year needs 5 at any horizon.
    expect(needsOf(price, "c")).toEqual(Array(5).fill(expect.closeTo(5, 9)));
  });

  it("is none where money does not serve what is wanted", () => {
    for (const worth of [0, -0.1])
      expect(cellsOf(priceOf(game, payoffsWith({ worth })), "a")[0]).toMatchObject({ needs: null, interval: null });
  });

  it("stops at the last horizon that every future can be followed to, and says so", () => {
    expect(priceOf(game, payoffsWith({ years: 12 }))).toMatchObject({ horizons: [3, 5, 10], reach: 12 });
  });

  it("has an interval of chance: Student's t over replicates, cut at nothing", () => {
    // Losses of 1 a year, more or less by 0.1: in money 2 with errors of 0.1 * 2 / sqrt(2), and t = 12.7 for two samples.
    const price = priceOf(game, payoffsWith({ luck: [-0.1, 0.1] }));
    const [cell] = cellsOf(price, "a");
    const error = 0.2;
    expect(cell!.needsError).toBeCloseTo(error, 9);
    expect(cell!.interval![1]).toBeCloseTo(cell!.needs! + 12.7062047 * error, 6);
    expect(cell!.interval![0]).toBeCloseTo(Math.max(0, cell!.needs! - 12.7062047 * error), 6);
    expect(cellsOf(priceOf(game, payoffsWith({})), "a")[0]).toMatchObject({ needsError: null, interval: null });
  });
});

describe("the price of a scenario's agreement", () => {
  let game: CoordinationGame;
  let report: GameReport;

  const played = async (one: CoordinationGame, replicates = 0) => {
    const { plan, payoffs } = await payoffsOf(one, replicates);
    return analyse(one, plan, payoffs);
  };

  beforeAll(async () => {
    game = smallGame();
    report = await played(game);
  });

  it("by the scenario's own weights and horizon is what its players need", () => {
    expect(report.price!.horizons).toEqual([4, 5, 10, 20, 30]);
    for (const { player, needs } of report.acceptance)
      expect(cellsOf(report.price!, player).find(({ horizon }) => horizon === 4)!.needs).toBeCloseTo(needs, 9);
  });

  it("at another horizon, or for another want, is what the scenario with that one needs", async () => {
    const farther = await played(smallGame({ horizon: 10 }));
    const only = smallGame();
    for (const { weights } of only.players)
      weights.fill({ gdp: 0, revenue: 1, consumption: 0, innovation: 0, rank: 0, cluster: 0 });
    const revenue = await played(only);
    for (const [p, player] of ["harbour", "mill", "spring"].entries()) {
      const at = (objective: string, years: number) =>
        cellsOf(report.price!, player, objective).find(({ horizon }) => horizon === years)!.needs! /
        report.players[p]!.revenue;
      // Pushes are a share of the revenue of the years looked at, which differ.
      expect(at("own", 10)).toBeCloseTo(farther.acceptance[p]!.needsShareOfRevenue, 3);
      expect(at("revenue", 4)).toBeCloseTo(revenue.acceptance[p]!.needsShareOfRevenue, 6);
    }
  });

  it("has the errors over replicates that needs have", async () => {
    const sampled = await played(smallGame(), 3);
    for (const { player, needsError } of sampled.acceptance)
      expect(cellsOf(sampled.price!, player)[0]!.needsError).toBeCloseTo(needsError!, 9);
  });

  it("counts what a permanent agreement costs for ever only where the scenario says so, and it has no end", async () => {
    const objectives = "objectives: { horizon: 4, terminalValue: last-year }";
    const permanent = await played(smallGame({ objectives }));
    const agenda = "[{ type: administrative-border, from: 2022, to: 2027, between: members, scale: 0.9 }]";
    const ending = await played(smallGame({ objectives, agenda }));
    expect([report, permanent, ending].map(({ settings }) => settings.terminalValue)).toEqual([
      "none",
      "last-year",
      "none",
    ]);
    const own = cellsOf(permanent.price!, "harbour").find(({ horizon }) => horizon === 4)!;
    expect(own.needs).toBeCloseTo(permanent.acceptance[0]!.needs, 9);
    expect(own.needs).not.toBeCloseTo(report.acceptance[0]!.needs, 1);
  });
});

it("the price of Beijing's consent to decongestion rises with the horizon, whatever it wants; Tianjin and Hebei consent for nothing", async () => {
  const file = "scenarios/beijing-tianjin-hebei/compensation.yaml";
  const scenario = loadScenario(file, diskFiles, []);
  const game = prepareGame(() => ({ file }), scenario);
  const { plan, payoffs } = await payoffsOf(game);
  const { price, acceptance } = analyse(game, plan, payoffs);
  expect(cellsOf(price!, "beijing").find(({ horizon }) => horizon === 10)!.needs).toBeCloseTo(acceptance[0]!.needs, 9);
  expect(price!.objectives).toEqual(["own", ...Object.keys(scenario.objectives.weights)]);
  for (const objective of ["own", "gdp", "revenue", "consumption"]) {
    const needs = needsOf(price!, "beijing", objective);
    expect(needs).toEqual([...needs].sort((a, b) => a - b));
    expect(needs.at(-1)).toBeGreaterThan(needs[1]!);
    for (const other of ["tianjin", "hebei"]) expect(needsOf(price!, other, objective)).toEqual([0, 0, 0, 0]);
  }
});
