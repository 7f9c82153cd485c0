import { COMPENSATION_RULES, type CompensationRule, compensate, type Gains } from "../bargaining/index.js";
import type { GamePlayer } from "./players.js";
import type { Transfer } from "./task.js";

/** What every player receives (negative: pays) under every rule; null where a rule has no answer. Money a year, by player. */
export function transfersUnderAll(gains: Gains): [CompensationRule, number[] | null][] {
  return COMPENSATION_RULES.map((rule) => {
    const transfers = compensate(rule, gains);
    return [rule, transfers && [...transfers]];
  });
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
