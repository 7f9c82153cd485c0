import { WANTS, type Wanted } from "../../src/games/coalitions.js";
import type { CoordinationGame, GameResult, GameRunner, GameTask, Payoffs } from "../../src/games/index.js";
import { members } from "../../src/maths/bargaining/index.js";
import { budgetPushes } from "../../src/model/governance/objective.js";
import { textOf } from "../../src/words/index.js";

export const IDS = ["a", "b", "c"] as const;
export const REVENUE = 1000;
/** What 100 million a year more are worth to everybody, in units of the objective. */
const MONEY = 0.02;

/** Years that are looked at. */
const SPAN = 3;
const DISCOUNT = 0.9;

/** A game of three cities, each a player, without a region behind it. */
export function handmadeGame(decision: "unanimity" | "quorum" = "unanimity"): CoordinationGame {
  const players = IDS.map((id, node) => ({
    id,
    nodes: [node],
    cities: [id],
    shares: [1],
    revenueShares: [1],
    givers: ["centre"],
    weights: [{ gdp: 1, revenue: 0, consumption: 0, innovation: 0, rank: 0, cluster: 0 }],
  }));
  return {
    uncounted: [],
    scenario: {
      title: "A game",
      question: "Who pays?",
      seed: 1,
      objectives: { horizon: SPAN, discount: DISCOUNT },
      region: {
        label: textOf("Somewhere"),
        currency: "CNY",
        baseYear: 2021,
        tables: { cities: [], sectors: [] },
        provinceLabels: {},
        agglomerations: [],
        hinterlands: [],
      },
    },
    coordination: { label: { en: "Border" }, decision, compensation: { rule: "minimal" } },
    players,
    cluster: [0, 1, 2],
    span: { from: 2024, years: SPAN },
    farthest: 30,
    terminal: "none",
    prepared: { variants: [{ base: { accounts: { gdp: Float64Array.of(300, 200, 100) } } }] },
  } as unknown as CoordinationGame;
}

/** What every player gains in money from the agreement of some. */
export type GainsOf = (joining: readonly number[]) => readonly number[];

/** Looks into futures by a formula: objectives are 5 for everybody without an agreement. Tasks are kept. */
export function formulaRunner(gainsOf: GainsOf, luck = 0): GameRunner & { tasks: GameTask[] } {
  const tasks: GameTask[] = [];
  const look = ({ joining, transfers, replicate, far }: GameTask): GameResult => {
    const received = (id: string) =>
      transfers.reduce((sum, { payer, payee, amount }) => {
        if (payee === id) return sum + amount;
        return payer === id ? sum - amount : sum;
      }, 0);
    const gains = joining.length > 1 ? gainsOf(joining) : [0, 0, 0];
    const lucky = joining.length > 1 ? luck * (replicate ?? 0) : 0;
    const objectives = IDS.map((id, p) => 5 + MONEY * (gains[p]! + lucky + received(id)));
    return { objectives, revenue: IDS.map(() => REVENUE), ...(far ? { years: steady(objectives) } : {}) };
  };
  return {
    tasks,
    async run(asked, done) {
      tasks.push(...asked);
      for (const [place, task] of asked.entries()) done(place, look(task));
    },
  };
}

/** The same every year, whatever is wanted, so that over the span they add up to these objectives. */
function steady(objectives: readonly number[]): Wanted {
  const years = Array.from({ length: SPAN }, (_, year) => DISCOUNT ** year).reduce((sum, weight) => sum + weight, 0);
  const flows = objectives.map((objective) => Array<number>(30).fill(objective / years));
  return Object.fromEntries(WANTS.map((want) => [want, flows])) as Wanted;
}

/** Payoffs of all coalitions on cohorts, in one sample. */
export function payoffsOf(gainsOf: GainsOf): Payoffs {
  const coalitions = Array.from({ length: 8 }, (_, mask) => members(mask));
  return {
    samples: [null],
    reference: [[5, 5, 5]],
    marginal: IDS.map(() => MONEY),
    far: {
      pushes: IDS.map((id) => {
        const pushed = (amount: number) => steady(IDS.map((other) => 5 + (other === id ? MONEY * amount : 0)));
        const [more, less] = budgetPushes(REVENUE);
        return [pushed(more), pushed(less)];
      }),
      futures: new Map(
        [[], [0, 1, 2], [1, 2], [0, 2], [0, 1]].map((joining) => [
          joining.join("+"),
          [steady(IDS.map((_, p) => 5 + MONEY * (joining.length > 1 ? gainsOf(joining)[p]! : 0)))],
        ]),
      ),
    },
    revenue: IDS.map(() => REVENUE),
    gains: new Map(
      coalitions.map((joining) => [joining.join("+"), [joining.length > 1 ? [...gainsOf(joining)] : [0, 0, 0]]]),
    ),
  };
}

export const everyCoalition = Array.from({ length: 8 }, (_, mask) => members(mask));

/** Two of three may agree for 12 and 8; with the third, who loses 5, they have 30 and 10. */
export const gains: GainsOf = (joining) => {
  if (joining.length === 3) return [30, 10, -5];
  if (joining.includes(2)) return joining.includes(0) ? [10, 0, -2] : [0, 5, -2];
  return [12, 8, -1];
};
