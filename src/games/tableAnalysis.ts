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
} from "../maths/bargaining/index.js";
import { ENGLISH, joined, type Language, type Text, t } from "../words/index.js";
import type { CoalitionTable, GameTable, StrategyTable } from "./table.js";

export type ByPlayer<T> = Record<string, T>;

/** Of a table of coalitions. Shares of worth, or of cost, by player. */
export interface CoalitionAnalysis {
  kind: "value" | "cost";
  shapley: ByPlayer<number>;
  nucleolus: ByPlayer<number>;
  core: {
    empty: boolean;
    /**
     * Least e such that some division leaves no coalition worse off than alone by more than e; null for a single
     * player.
     */
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
  /**
   * Greatest sum of payoffs over that of the worst equilibrium; null without equilibrium, or where the sums are not of
   * one sign.
   */
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
    byPlayer(players, (_, i) => (kind === "cost" ? 0 - amounts[i] : amounts[i]));
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
    return byPlayer(players, (_, i) => strategies[i][profile[i]]);
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
      return dominant === null ? null : strategies[i][dominant];
    }),
  };
}

function byPlayer<T>(players: readonly string[], value: (player: string, index: number) => T): ByPlayer<T> {
  return Object.fromEntries(players.map((player, i) => [player, value(player, i)]));
}

/** Sentences on coalitions. */
export function explainCoalitions(
  { kind, core, shapleyInCore, superadditive, convex }: CoalitionAnalysis,
  language: Language = ENGLISH,
): string[] {
  const cost = kind === "cost";
  const joining: Text = superadditive
    ? t("game.joiningNeverAllHave", { cost, convex })
    : t("game.someCoalitionsTogetherThan", { cost });
  return [joining, coreSentence(core, cost), valueSentence(shapleyInCore, core.empty)].map((one) => one[language]);
}

function valueSentence(inCore: boolean, empty: boolean): Text {
  if (inCore) return t("game.shapleyValueSatisfiesEvery");
  if (empty) return t("game.shapleyValueLeavesSome");
  return t("game.shapleyValueLeavesSomeCoalition");
}

function coreSentence({ empty, leastCore }: CoalitionAnalysis["core"], cost: boolean): Text {
  if (leastCore === null) return t("game.singlePlayerHasNobody");
  const each = readableNumber(Math.abs(leastCore));
  if (empty) return t("game.divisionSatisfiesEveryCoalition", { cost, each });
  const slack = leastCore < 0;
  return t("game.someDivisionsSatisfyEvery", { slack, each });
}

/** Sentences on strategies. */
export function explainStrategies(analysis: StrategyAnalysis, language: Language = ENGLISH): string[] {
  const { equilibria, socialOptimum: optimum, priceOfAnarchy: price, welfare, dominant } = analysis;
  const dominating = Object.entries(dominant).filter(([, strategy]) => strategy !== null);
  const reached = equilibria.some((profile) => sameProfile(profile, optimum));
  const count = equilibria.length;
  const profiles = sayProfiles(equilibria);
  const nash: Text =
    count === 0 ? t("game.thereEquilibriumPureStrategies") : t("game.nobodyGainsChangingAlone", { profiles, count });
  const [best, sum] = [sayProfile(optimum), readableNumber(welfare.optimum)];
  const together = t("game.togetherTheyWouldHave", { best, sum, reached, count: count > 0 });
  const leading = dominating.map(([player, strategy]): Text => t("game.doesBestWhateverOthers", { player, strategy }));
  return [...leading, nash, together, priceSentence(price)].map((one) => one[language]);
}

function priceSentence(price: number | null): Text {
  if (price === null) return t("game.priceAnarchyDefinedHere");
  if (price === 1) return t("game.equilibriumWorseThanPrice");
  const factor = readableNumber(price);
  return t("game.worstEquilibriumWorseThan", { factor });
}

/** Profiles that are named; the data have all. */
export const MOST_NAMED = 16;

function sayProfiles(profiles: readonly ByPlayer<string>[]): Text {
  const named = joined(profiles.slice(0, MOST_NAMED).map(sayProfile), "semicolon");
  const more = profiles.length - MOST_NAMED;
  return more <= 0 ? named : t("game.moreProfiles", { named, more });
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
