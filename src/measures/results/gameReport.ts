import { z } from "zod";
import { type Spoken, type Text, type TextKey, t, textOf } from "../../words/index.js";
import { byPlayer } from "./choices.js";
import { givenSchema } from "./conditioning.js";
import {
  heading,
  inEachLanguage,
  jsonText,
  listOf,
  number,
  numberOrNull,
  reasonFields,
  string,
  strings,
  text,
  whole,
} from "./manifest.js";

// game.json: the coordination game of a scenario as plain data. Money is in `unit`, as a yearly addition to a player's
// own budget that it values as much as what it gains over having no agreement. Standard errors are null without chance
// (cohorts, or a single replicate).

const money = number;
const error = numberOrNull;

const coalitionSchema = z.strictObject({
  members: strings,
  /** Of every player, member or not. */
  payoffs: byPlayer,
  standardErrors: byPlayer.nullable(),
  /** What the members gain together, v(S). */
  value: money,
  valueError: error,
  /** What all players gain together. */
  total: money,
  /**
   * Members that would gain by leaving, outsiders that would gain by joining; null where those coalitions were not
   * looked at.
   */
  leave: strings.nullable(),
  join: strings.nullable(),
});

const acceptanceSchema = z.strictObject({
  player: string,
  /**
   * Gain when all agree; gain without this player's membership (0 under unanimity), and what it would gain outside
   * while the others go on.
   */
  gain: money,
  gainError: error,
  without: money,
  outside: money,
  accepts: z.boolean(),
  /** Smallest yearly payment under which it accepts. */
  needs: money,
  needsError: error,
  /** Of the player's own revenue without an agreement. */
  needsShareOfRevenue: number,
});

const paymentSchema = z.strictObject({
  rule: string,
  transfers: listOf({ payer: string, payee: string, amount: money }),
  /**
   * Net receipts by player; gains when all agree and pay, looked at anew; whether it is at least as well off as
   * without.
   */
  receipts: byPlayer,
  gains: byPlayer,
  accepts: z.record(string, z.boolean()),
  /**
   * What the public accounts of a recorded run show in the first year: net receipts of the players' city governments
   * because of the transfers. Null where that run could not be finished.
   */
  ledger: byPlayer.nullable(),
  ledgerYear: whole,
  /** Largest imbalance of a kind of transaction over GDP in that run. */
  imbalance: numberOrNull,
});

/** What a player must be paid, under one objective and horizon, to consent when all agree. */
const priceCellSchema = z.strictObject({
  player: string,
  objective: string,
  horizon: whole,
  /**
   * Money a year at the worth of the player's own budget; null where more money does not serve the objective, so that
   * no payment does.
   */
  needs: numberOrNull,
  needsError: error,
  /** 95 % over replicates; null without chance. */
  interval: z.tuple([money, money]).nullable(),
});

const priceSchema = z.strictObject({
  /** Years after which some future could not be followed, so that longer horizons are left out; null where none are. */
  reach: whole.nullable(),
  /** Years counted from the agreement's first; the scenario's own among them. */
  horizons: z.array(whole),
  /** `own`: the scenario's weights; else one of what they weigh, alone (model/governance/objective.ts). */
  objectives: strings,
  cells: z.array(priceCellSchema),
});

/** 5, 50 and 95 % of the worlds; null where there is none. */
const bandSchema = z.tuple([money, money, money]).nullable();

/** The same question in many worlds, each with its own draw of what is not known, on cohorts. */
const gameUncertaintySchema = z.strictObject({
  draws: whole,
  /** Of which the game could be asked. */
  worlds: whole,
  given: givenSchema,
  failed: z.array(z.strictObject({ draw: whole, ...reasonFields }).transform(inEachLanguage)),
  players: listOf({
    player: string,
    gain: bandSchema,
    needs: bandSchema,
    /** Share of the worlds in which it does not agree unpaid. */
    refuses: number,
  }),
  /** What all gain together when all agree, and the share of the worlds in which gainers could pay the others. */
  total: bandSchema,
  affordable: number,
});

export const gameReportSchema = z.strictObject({
  schemaVersion: z.literal(2),
  ...heading,
  /** "yuan" */
  currency: text,
  agreement: text,
  /** Of all money. */
  unit: text,
  /** All coalitions, or those of sampled orders of arrival. */
  method: z.enum(["exact", "sampled"]),
  settings: z.strictObject({
    from: whole,
    horizon: whole,
    discount: number,
    decision: z.enum(["unanimity", "quorum"]),
    /** 0: cohorts, without chance. */
    replicates: whole,
    marketTolerance: number,
    orders: whole.nullable(),
    /** What counts after the horizon; always none where a lever of the agreement ends. */
    terminalValue: z.enum(["none", "last-year"]).default("none"),
  }),
  players: listOf({
    id: string,
    label: text,
    cities: strings,
    revenue: money,
    /** Gain in the objective per unit of money a year. */
    marginalObjective: number,
  }),
  coalitions: z.array(coalitionSchema),
  superadditive: z.boolean().nullable(),
  shapley: byPlayer,
  shapleyErrors: byPlayer.nullable(),
  core: z.strictObject({ empty: z.boolean(), leastCore: money }).nullable(),
  nucleolus: byPlayer.nullable(),
  equilibria: z.array(z.record(string, z.enum(["join", "out"]))).nullable(),
  socialOptimum: z.strictObject({ members: strings, total: money }),
  priceOfAnarchy: numberOrNull,
  /**
   * Coalitions by size: in how many no member wants to leave, no outsider to join, both; in how many members could pay
   * each other to stay.
   */
  stability: listOf({
    size: whole,
    coalitions: whole,
    internallyStable: whole,
    externallyStable: whole,
    stable: whole,
    potentiallyStable: whole,
  }).nullable(),
  acceptance: z.array(acceptanceSchema),
  /** Null in files of earlier versions, which did not ask. */
  price: priceSchema.nullable().default(null),
  /**
   * Rule of the scenario, and what every rule would pay each player (negative: it pays); null where the rule has no
   * answer.
   */
  compensation: z.strictObject({ rule: string, transfers: z.record(string, byPlayer.nullable()) }),
  payment: paymentSchema.nullable(),
  uncertainty: gameUncertaintySchema.nullable().default(null),
  summary: z.array(text),
});

export type GameReport = z.infer<typeof gameReportSchema>;
/** As a reader of one language sees it. */
export type ShownGame = Spoken<GameReport>;
export type GameUncertainty = z.infer<typeof gameUncertaintySchema>;
export type GameCoalition = z.infer<typeof coalitionSchema>;
export type Acceptance = z.infer<typeof acceptanceSchema>;
export type Price = z.infer<typeof priceSchema>;
export type PriceCell = z.infer<typeof priceCellSchema>;
export type Payment = z.infer<typeof paymentSchema>;

/** Text of game.json. */
export function gameJson(report: GameReport): string {
  return jsonText(gameReportSchema.parse(report));
}

/** A player's price by horizon, for one of the things that it may want. */
export interface PriceRow {
  player: string;
  objective: string;
  /** [horizons] */
  cells: PriceCell[];
}

/**
 * Rows of the players that must be paid, or that no payment serves, somewhere in the table, those with the highest
 * price first.
 */
export function priceRows({ cells, objectives, horizons }: Price): PriceRow[] {
  const players = [...new Set(cells.map(({ player }) => player))];
  const dearest = (player: string) =>
    Math.max(...cells.filter((cell) => cell.player === player).map(({ needs }) => needs ?? 0));
  return players
    .filter((player) => cells.some((cell) => cell.player === player && cell.needs !== 0))
    .sort((a, b) => dearest(b) - dearest(a))
    .flatMap((player) =>
      objectives.map((objective) => ({
        player,
        objective,
        cells: horizons.map((horizon) => cellAt(cells, player, objective, horizon)),
      })),
    );
}

function cellAt(cells: readonly PriceCell[], player: string, objective: string, horizon: number): PriceCell {
  return cells.find((cell) => cell.player === player && cell.objective === objective && cell.horizon === horizon)!;
}

const OBJECTIVES: Record<string, TextKey> = {
  own: "results.scenarioSWeights",
  gdp: "lab.gdpAlone",
  revenue: "results.revenueAlone",
  consumption: "results.consumptionAlone",
  innovation: "results.knowledgeAlone",
  rank: "results.rankAlone",
  cluster: "results.clusterAlone",
};

/** What a player wants, in words. */
export function objectiveName(objective: string): Text {
  return t(OBJECTIVES[objective] ?? textOf(objective));
}
