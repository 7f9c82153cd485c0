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
import type { Language, Text } from "../language/index.js";
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
export function explainCoalitions(
  { kind, core, shapleyInCore, superadditive, convex }: CoalitionAnalysis,
  language: Language = "en",
): string[] {
  const cost = kind === "cost";
  const joining: Text = superadditive
    ? {
        en: `Joining never ${cost ? "costs more" : "loses"}: all have reason to act as one${convex ? ", and the more so the more have joined (convex)" : ""}.`,
        zh: `联合从不${cost ? "增加成本" : "减少所得"}：各方有理由一致行动${convex ? "，且加入者越多越是如此（凸博弈）" : ""}。`,
      }
    : {
        en: `Some coalitions ${cost ? "cost more" : "bring less"} together than their parts: all acting as one need not be best.`,
        zh: `有的联盟合在一起${cost ? "成本更高" : "所得更少"}：一致行动未必最优。`,
      };
  return [joining, coreSentence(core, cost), valueSentence(shapleyInCore, core.empty)].map((one) => one[language]);
}

function valueSentence(inCore: boolean, empty: boolean): Text {
  if (inCore) return { en: "The Shapley value satisfies every coalition.", zh: "沙普利值使所有联盟满意。" };
  if (empty)
    return {
      en: "The Shapley value leaves some coalition better off alone, as any division does.",
      zh: "沙普利值使某些联盟单独行动更有利，任何分配都是如此。",
    };
  return {
    en: "The Shapley value leaves some coalition better off alone; the nucleolus does not.",
    zh: "沙普利值使某些联盟单独行动更有利；核仁则不会。",
  };
}

function coreSentence({ empty, leastCore }: CoalitionAnalysis["core"], cost: boolean): Text {
  if (leastCore === null) return { en: "A single player has nobody to share with.", zh: "只有一个参与方，无人可分。" };
  const each = readableNumber(Math.abs(leastCore));
  if (empty)
    return {
      en: `No division satisfies every coalition (the core is empty); at best, some coalition still ${cost ? "pays" : "lacks"} ${each} ${cost ? "more than alone" : "of what it gets alone"}.`,
      zh: `没有一种分配使所有联盟满意（核为空）；即使最佳分配，仍有联盟比单独行动${cost ? "多付" : "少得"}${each}。`,
    };
  const slack = leastCore < 0;
  return {
    en: `Some divisions satisfy every coalition (the core is not empty)${slack ? `; the best one leaves every coalition at least ${each} better off than alone` : ""}.`,
    zh: `存在使所有联盟满意的分配（核非空）${slack ? `；最佳分配使每个联盟至少比单独行动好${each}` : ""}。`,
  };
}

/** Sentences on strategies. */
export function explainStrategies(analysis: StrategyAnalysis, language: Language = "en"): string[] {
  const { equilibria, socialOptimum: optimum, priceOfAnarchy: price, welfare, dominant } = analysis;
  const dominating = Object.entries(dominant).filter(([, strategy]) => strategy !== null);
  const reached = equilibria.some((profile) => sameProfile(profile, optimum));
  const count = equilibria.length;
  const profiles = sayProfiles(equilibria, language);
  const nash: Text =
    count === 0
      ? {
          en: "There is no equilibrium in pure strategies: at every profile somebody gains by changing.",
          zh: "没有纯策略均衡：在任何策略组合下都有一方改变策略可获益。",
        }
      : {
          en: `Nobody gains by changing alone at ${profiles} (${count === 1 ? "the only equilibrium" : `${count} equilibria`} in pure strategies).`,
          zh: `在以下策略组合下无人能单独改变而获益：${profiles}（${count === 1 ? "唯一的" : `共${count}个`}纯策略均衡）。`,
        };
  const [best, sum] = [sayProfile(optimum), readableNumber(welfare.optimum)];
  const together: Text = {
    en: `Together they would have most at ${best}: ${sum} in sum${reached ? ", which is an equilibrium" : count > 0 ? ", which no equilibrium reaches" : ""}.`,
    zh: `合计最优为${best}：总和${sum}${reached ? "，且为均衡" : count > 0 ? "，没有均衡能达到" : ""}。`,
  };
  const leading = dominating.map(
    ([player, strategy]): Text => ({
      en: `${player} does best with ${strategy} whatever the others do.`,
      zh: `无论其他各方如何，${player}选择${strategy}最优。`,
    }),
  );
  return [...leading, nash, together, priceSentence(price)].map((one) => one[language]);
}

function priceSentence(price: number | null): Text {
  if (price === null) return { en: "The price of anarchy is not defined here.", zh: "此处无政府代价没有定义。" };
  if (price === 1)
    return {
      en: "No equilibrium is worse than that: the price of anarchy is 1.",
      zh: "没有均衡比它更差：无政府代价为1。",
    };
  const factor = readableNumber(price);
  return {
    en: `The worst equilibrium is worse than that by a factor of ${factor} (the price of anarchy).`,
    zh: `最差的均衡比它差${factor}倍（无政府代价）。`,
  };
}

/** Profiles that are named; the data have all. */
export const MOST_NAMED = 16;

function sayProfiles(profiles: readonly ByPlayer<string>[], language: Language): string {
  const named = profiles
    .slice(0, MOST_NAMED)
    .map(sayProfile)
    .join(language === "en" ? "; " : "；");
  const more = profiles.length - MOST_NAMED;
  if (more <= 0) return named;
  return language === "en" ? `${named}; and at ${more} more profiles` : `${named}；另有${more}个`;
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
