import { compensate, type Gains, type CompensationRule as Rule } from "../bargaining/index.js";
import { COMPENSATION_RULES, type CompensationRule } from "../scenario/index.js";
import type { GamePlayer } from "./players.js";
import type { Transfer } from "./task.js";

/** What the rules divide. Money a year, by player. */
export interface Division extends Gains {
  gains: readonly number[];
  shapley: readonly number[];
  /** Null where coalitions were sampled. */
  nucleolus: readonly number[] | null;
}

const RULES: Record<Exclude<CompensationRule, "shapley" | "nucleolus">, Rule> = {
  none: "none",
  equal: "equal",
  loss: "proportional-to-loss",
  gdp: "proportional-to-gdp",
  nash: "nash-bargaining",
  minimal: "minimal",
};

/** What every player receives (negative: pays) under every rule; null where a rule has no answer. */
export function transfersUnderAll(division: Division): [CompensationRule, number[] | null][] {
  return COMPENSATION_RULES.map((rule) => [rule, transfersUnder(rule, division)]);
}

function transfersUnder(rule: CompensationRule, division: Division): number[] | null {
  const toReach = (goal: readonly number[] | null) => goal && division.gains.map((gain, p) => goal[p]! - gain);
  // Solutions are known already; where orders were sampled they could not be computed anew.
  if (rule === "shapley" || rule === "nucleolus") return toReach(division[rule]);
  const transfers = compensate(RULES[rule], division);
  return transfers && [...transfers];
}

/** Who pays whom, by node: every payer pays every payee in proportion; players divide their part among their cities by own revenue. */
export function bilateral(players: readonly GamePlayer[], receipts: readonly number[]): Transfer[] {
  const parts = players.flatMap(({ cities, revenueShares }, p) =>
    cities.map((city, c) => ({ city, amount: receipts[p]! * revenueShares[c]! })),
  );
  const payees = parts.filter(({ amount }) => amount > 0);
  const received = payees.reduce((sum, { amount }) => sum + amount, 0);
  return parts
    .filter(({ amount }) => amount < 0)
    .flatMap(({ city, amount }) =>
      payees.map((payee) => ({ payer: city, payee: payee.city, amount: (-amount * payee.amount) / received })),
    );
}
