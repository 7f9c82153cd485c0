import type { GameReport } from "../../../results/index.js";

/** "hong-kong" as "Hong Kong". */
export function nameOf(id: string): string {
  return id
    .split("-")
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(" ");
}

const RULES: Record<string, string> = {
  none: "no payments",
  equal: "equal gains",
  gdp: "gains by GDP",
  loss: "losses covered",
  nash: "Nash bargaining",
  shapley: "Shapley value",
  nucleolus: "nucleolus",
  minimal: "minimal payments",
};

/** A rule of compensation in words. */
export function ruleName(rule: string): string {
  return RULES[rule] ?? rule;
}

/** Billions are what figures show; game.json counts in 100 million. */
export function moneyUnit({ currency }: GameReport): string {
  return `bn ${currency === "CNY" ? "yuan" : currency} a year`;
}

/** Names of those who stay out, where that is the shorter way to name a coalition. */
export function allBut(members: readonly string[], { players }: GameReport): string[] | undefined {
  const out = players.filter(({ id }) => !members.includes(id)).map(({ id }) => nameOf(id));
  return players.length > 3 && out.length < members.length ? out : undefined;
}
