/** What theory says about a plain game, as data and in plain words. */
import {
  dominantStrategy,
  isConvex,
  isCoreEmpty,
  isInCore,
  isSuperadditive,
  leastCore,
  nucleolus,
  priceOfAnarchy,
  profileAt,
  pureEquilibria,
  savings,
  shapley,
  socialOptimum,
  welfareAt,
} from "../bargaining/index.js";
import type { CoalitionTable } from "./coalitionTable.js";
import type { StrategyTable } from "./strategyTable.js";
import type { GameTable } from "./table.js";

export type ByPlayer<T> = Record<string, T>;

/** Of a table of coalitions. Shares of worth, or of cost, by player. */
export interface CoalitionAnalysis {
  kind: "value" | "cost";
  shapley: ByPlayer<number>;
  nucleolus: ByPlayer<number>;
  core: {
    empty: boolean;
    /** Least e such that some division leaves no coalition worse off than alone by more than e; null for a single player. */
    leastCore: number | null;
  };
  shapleyInCore: boolean;
  /** Whether joining never loses (never costs more), and whether it brings the more, the more have joined. */
  superadditive: boolean;
  convex: boolean;
}

/** Of a table of strategies. */
export interface StrategyAnalysis {
  /** All in pure strategies. */
  equilibria: ByPlayer<string>[];
  /** Profile with the greatest sum of payoffs, the first of equals. */
  socialOptimum: ByPlayer<string>;
  /** Greatest sum of payoffs over that of the worst equilibrium; null without equilibrium, or where the sums are not of one sign. */
  priceOfAnarchy: number | null;
  /** Sums of payoffs: of the optimum, and of every equilibrium. */
  welfare: { optimum: number; equilibria: number[] };
  /** Strategy that is strictly best whatever the others do, where there is one. */
  dominant: ByPlayer<string | null>;
}

export function analyseTable(table: CoalitionTable): CoalitionAnalysis;
export function analyseTable(table: StrategyTable): StrategyAnalysis;
export function analyseTable(table: GameTable): CoalitionAnalysis | StrategyAnalysis;
export function analyseTable(table: GameTable): CoalitionAnalysis | StrategyAnalysis {
  return table.form === "coalitions" ? analyseCoalitions(table) : analyseStrategies(table);
}

function analyseCoalitions({ players, kind, game: written }: CoalitionTable): CoalitionAnalysis {
  const game = kind === "cost" ? savings(written) : written;
  const shares = shapley(game);
  const divided = (amounts: Float64Array) =>
    byPlayer(players, (_, i) => (kind === "cost" ? 0 - amounts[i]! : amounts[i]!));
  return {
    kind,
    shapley: divided(shares),
    nucleolus: divided(nucleolus(game)),
    core: { empty: isCoreEmpty(game), leastCore: players.length > 1 ? leastCore(game) : null },
    shapleyInCore: isInCore(game, shares),
    superadditive: isSuperadditive(game),
    convex: isConvex(game),
  };
}

function analyseStrategies({ players, strategies, game }: StrategyTable): StrategyAnalysis {
  const named = (position: number) => {
    const profile = profileAt(game, position);
    return byPlayer(players, (_, i) => strategies[i]![profile[i]!]!);
  };
  const equilibria = pureEquilibria(game);
  const optimum = socialOptimum(game);
  const welfare = { optimum: welfareAt(game, optimum), equilibria: equilibria.map((p) => welfareAt(game, p)) };
  return {
    equilibria: equilibria.map(named),
    socialOptimum: named(optimum),
    priceOfAnarchy: priceOfAnarchy(welfare.optimum, welfare.equilibria),
    welfare,
    dominant: byPlayer(players, (_, i) => {
      const dominant = dominantStrategy(game, i);
      return dominant === null ? null : strategies[i]![dominant]!;
    }),
  };
}

function byPlayer<T>(players: readonly string[], value: (player: string, index: number) => T): ByPlayer<T> {
  return Object.fromEntries(players.map((player, i) => [player, value(player, i)]));
}

/** Sentences on coalitions. */
export function explainCoalitions({ kind, core, shapleyInCore, superadditive, convex }: CoalitionAnalysis): string[] {
  const cost = kind === "cost";
  return [
    superadditive
      ? `Joining never ${cost ? "costs more" : "loses"}: all have reason to act as one${convex ? ", and the more so the more have joined (convex)" : ""}.`
      : `Some coalitions ${cost ? "cost more" : "bring less"} together than their parts: all acting as one need not be best.`,
    coreSentence(core, cost),
    shapleyInCore
      ? "The Shapley value satisfies every coalition."
      : core.empty
        ? "The Shapley value leaves some coalition better off alone, as any division does."
        : "The Shapley value leaves some coalition better off alone; the nucleolus does not.",
  ];
}

function coreSentence({ empty, leastCore }: CoalitionAnalysis["core"], cost: boolean): string {
  if (leastCore === null) return "A single player has nobody to share with.";
  const each = readableNumber(Math.abs(leastCore));
  if (empty) {
    return `No division satisfies every coalition (the core is empty); at best, some coalition still ${cost ? "pays" : "lacks"} ${each} ${cost ? "more than alone" : "of what it gets alone"}.`;
  }
  const slack = leastCore < 0 ? `; the best one leaves every coalition at least ${each} better off than alone` : "";
  return `Some divisions satisfy every coalition (the core is not empty)${slack}.`;
}

/** Sentences on strategies. */
export function explainStrategies(analysis: StrategyAnalysis): string[] {
  const { equilibria, socialOptimum: optimum, priceOfAnarchy: price, welfare, dominant } = analysis;
  const dominating = Object.entries(dominant).filter(([, strategy]) => strategy !== null);
  const reached = equilibria.some((profile) => sameProfile(profile, optimum));
  return [
    ...dominating.map(([player, strategy]) => `${player} does best with ${strategy} whatever the others do.`),
    equilibria.length === 0
      ? "There is no equilibrium in pure strategies: at every profile somebody gains by changing."
      : `Nobody gains by changing alone at ${sayProfiles(equilibria)} (${equilibria.length === 1 ? "the only equilibrium" : `${equilibria.length} equilibria`} in pure strategies).`,
    `Together they would have most at ${sayProfile(optimum)}: ${readableNumber(welfare.optimum)} in sum${reached ? ", which is an equilibrium" : equilibria.length > 0 ? ", which no equilibrium reaches" : ""}.`,
    priceSentence(price),
  ];
}

function priceSentence(price: number | null): string {
  if (price === null) return "The price of anarchy is not defined here.";
  if (price === 1) return "No equilibrium is worse than that: the price of anarchy is 1.";
  return `The worst equilibrium is worse than that by a factor of ${readableNumber(price)} (the price of anarchy).`;
}

/** Profiles that are named; the data have all. */
export const MOST_NAMED = 16;

function sayProfiles(profiles: readonly ByPlayer<string>[]): string {
  const named = profiles.slice(0, MOST_NAMED).map(sayProfile).join("; ");
  const more = profiles.length - MOST_NAMED;
  return more > 0 ? `${named}; and at ${more} more profiles` : named;
}

function sayProfile(profile: ByPlayer<string>): string {
  return Object.entries(profile)
    .map(([player, strategy]) => `${player}: ${strategy}`)
    .join(", ");
}

function sameProfile(a: ByPlayer<string>, b: ByPlayer<string>): boolean {
  return Object.entries(a).every(([player, strategy]) => b[player] === strategy);
}

function readableNumber(value: number): string {
  return Number(value.toPrecision(4)).toString();
}
