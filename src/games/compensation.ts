import {
  COMPENSATION_RULES,
  type CompensationRule,
  compensate,
  type Gains,
  pairPayments,
} from "../maths/bargaining/index.js";
import type { GamePlayer } from "./players.js";
import type { Transfer } from "./task.js";

/**
 * What every player receives (negative: pays) under every rule; null where a rule has no answer. Money a year, by
 * player.
 */
export function transfersUnderAll(gains: Gains): [CompensationRule, number[] | null][] {
  return COMPENSATION_RULES.map((rule) => {
    const transfers = compensate(rule, gains);
    return [rule, transfers && [...transfers]];
  });
}

/**
 * Who pays whom, by node: every payer pays every payee in proportion; players divide their part among their cities by
 * own revenue.
 */
export function bilateral(players: readonly GamePlayer[], receipts: readonly number[]): Transfer[] {
  const parts = players.flatMap(({ cities, revenueShares }, p) =>
    cities.map((city, c) => ({ city, amount: receipts[p] * revenueShares[c] })),
  );
  // Receipts sum to zero up to the rounding of a linear programme, which nobody outside makes up for.
  const inside = pairPayments(parts.map(({ amount }) => amount)).filter(({ payer, payee }) => payer >= 0 && payee >= 0);
  return inside.map(({ payer, payee, amount }) => ({ payer: parts[payer].city, payee: parts[payee].city, amount }));
}
