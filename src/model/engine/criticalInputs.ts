import { nestOf, parts } from "./criticalTerms.js";
import { shareLayout } from "./economy.js";
import type { MarketState } from "./marketState.js";
import type { CriticalOutcome } from "./outcome.js";
import type { CriticalInput } from "./policyEntries.js";

/** Users of a sector pay Q in place of the price of the composite (7.2b, 7.2p). */
export function dearenInputs(market: MarketState, s: number): void {
  const { economy, logUnitCost, unknowns, logs } = market;
  const n = economy.nodes;
  for (const { input, at } of market.critical) {
    for (let j = 0; j < n; j++) {
      if (input.users[s * n + j] === 0) continue;
      logUnitCost[s * n + j] += shareOf(market, input, s, j) * (unknowns[at + j] - logs.price[input.sector * n + j]);
    }
  }
}

/** Share of the input in the cost of sector s in j. */
function shareOf({ economy }: MarketState, { sector }: CriticalInput, s: number, j: number): number {
  const { width, step } = shareLayout(economy);
  return economy.inputCostShare[(s * economy.sectors + sector) * width + j * step];
}

/** What users pay for critical inputs: a part of intermediate demand, which holds it already. */
export function sumCriticalPurchases(market: MarketState): void {
  const { economy, cost } = market;
  const n = economy.nodes;
  for (const { input, purchases } of market.critical) {
    purchases.fill(0);
    for (let k = 0; k < input.users.length; k++) {
      if (input.users[k] === 1) purchases[k % n] += shareOf(market, input, Math.floor(k / n), k % n) * cost[k];
    }
  }
}

/**
 * The price of the nest (7.2p), the share of the origins in it (7.2q), and what that changes of every seller's sales
 * (7.2r); potentials are gross of tolls and rents here.
 */
export function divideCritical(market: MarketState, freeness: Float64Array, s: number): void {
  const n = market.economy.nodes;
  for (const critical of market.critical) {
    const { input, purchases, sought, originShare, excess } = critical;
    if (input.sector !== s) continue;
    excess.fill(0);
    for (let j = 0; j < n; j++) {
      sought[j] = market.unknowns[critical.at + j];
      if (!(purchases[j] > 0)) continue;
      const [ours, others] = parts(freeness, (s * n + j) * n, market.supply, s * n, input.origins);
      const nest = nestOf(critical, j, ours, others, 1 - market.economy.substitution[s]);
      sought[j] = nest.logPrice;
      originShare[j] = nest.originShare;
      const common = 1 / (ours + others);
      const toOurs = ours > 0 ? nest.originShare / ours - common : 0;
      const toOthers = others > 0 ? (1 - nest.originShare) / others - common : 0;
      for (let i = 0; i < n; i++) excess[j * n + i] = purchases[j] * (input.origins[i] === 1 ? toOurs : toOthers);
    }
  }
  addExcess(market, freeness, s, 1, null);
}

/**
 * Adds to sellers what critical inputs change of a part of their sales (`matrix`: all, tolls or rents of protection),
 * `sign` times; to `paid` [s*n + j] what buyers pay of it.
 */
export function addExcess(
  { economy, critical, supply, soughtPotential }: MarketState,
  matrix: Float64Array,
  s: number,
  sign: number,
  paid: Float64Array | null,
): void {
  const n = economy.nodes;
  for (const { input, excess } of critical) {
    if (input.sector !== s) continue;
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) {
        const more = matrix[(s * n + j) * n + i] * excess[j * n + i];
        soughtPotential[s * n + i] += sign * more;
        if (paid) paid[s * n + j] += more * supply[s * n + i];
      }
    }
  }
}

/** Of a cleared market; undefined where no input is critical. */
export function criticalOutcome(market: MarketState): CriticalOutcome | undefined {
  if (market.critical.length === 0) return undefined;
  const { economy, cost, unknowns, logs } = market;
  const n = economy.nodes;
  const cells = () => new Float64Array(economy.sectors * n);
  const outcome = { toOrigins: cells(), dearer: cells() };
  for (const { input, at, originShare, logSurcharge } of market.critical) {
    for (let k = 0; k < input.users.length; k++) {
      if (input.users[k] === 0) continue;
      const j = k % n;
      const share = shareOf(market, input, Math.floor(k / n), j);
      outcome.toOrigins[k] += share * cost[k] * originShare[j];
      outcome.dearer[k] += share * (unknowns[at + j] - logSurcharge[j] - logs.price[input.sector * n + j]);
    }
  }
  return outcome;
}
