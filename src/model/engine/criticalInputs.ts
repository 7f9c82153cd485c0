import { expm1, log, log1p } from "../../maths/numerics/elementary.js";
import type { Int } from "../../maths/numerics/vectors.js";
import type { Critical } from "./criticalTerms.js";
import type { MarketState } from "./marketState.js";
import type { CriticalOutcome } from "./outcome.js";
import type { CriticalInput } from "./policyEntries.js";

/** Users of a sector pay Q in place of the price of the composite (7.2b, 7.2p). */
export function dearenInputs(market: MarketState, s: Int): void {
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
function shareOf({ economy, shares }: MarketState, { sector }: CriticalInput, s: Int, j: Int): number {
  return economy.inputCostShare[(s * economy.sectors + sector) * shares.width + j * shares.step];
}

/** What users pay for critical inputs: a part of intermediate demand, which holds it already. */
export function sumCriticalPurchases(market: MarketState): void {
  const { economy, cost } = market;
  const { nodes: n, sectors } = economy;
  for (const { input, purchases } of market.critical) {
    purchases.fill(0);
    for (let s = 0; s < sectors; s++) {
      for (let j = 0; j < n; j++) {
        if (input.users[s * n + j] === 1) purchases[j] += shareOf(market, input, s, j) * cost[s * n + j];
      }
    }
  }
}

/**
 * The price of the nest (7.2p), the share of the origins in it (7.2q), and what that changes of every seller's sales
 * (7.2r); potentials are gross of tolls and rents here.
 */
export function divideCritical(market: MarketState, freeness: Float64Array, s: Int): void {
  const { economy, supply, unknowns } = market;
  const n = economy.nodes;
  for (const critical of market.critical) {
    const { input, purchases, sought, originShare, excess, at } = critical;
    if (input.sector !== s) continue;
    const { origins } = input;
    excess.fill(0);
    for (let j = 0; j < n; j++) {
      sought[j] = unknowns[at + j];
      if (!(purchases[j] > 0)) continue;
      let ours = 0;
      let others = 0;
      for (let i = 0; i < n; i++) {
        const part = freeness[(s * n + j) * n + i] * supply[s * n + i];
        if (origins[i] === 1) ours += part;
        else others += part;
      }
      buyNest(critical, j, ours, others, 1 - economy.substitution[s]);
      const common = 1 / (ours + others);
      const toOurs = ours > 0 ? originShare[j] / ours - common : originShare[j] > 0 ? 0 : -common;
      const toOthers = others > 0 ? (1 - originShare[j]) / others - common : 0;
      for (let i = 0; i < n; i++) excess[j * n + i] = purchases[j] * (origins[i] === 1 ? toOurs : toOthers);
    }
  }
  addExcess(market, freeness, s, 1, null);
}

/**
 * ln Q = ln P0 (1 + m pi theta) + ln [theta (q/q0)^(1-eps) + (1-theta) (p/p0)^(1-eps)]^(1/(1-eps)), in a form that
 * holds at eps = 1 too, and the share of the origins. `ours`, `others`: Phi of both; `exponent`: 1 - sigma, by which
 * Phi makes prices.
 */
function buyNest(critical: Critical, j: Int, ours: number, others: number, exponent: number): void {
  const { input, share, logOrigins, logOthers, logBase, logSurcharge, sought, originShare } = critical;
  const theta = share[j];
  const steepness = 1 - input.elasticity;
  const base = logBase[j] + logSurcharge[j];
  const p = theta === 1 ? 0 : (log(others) - logOthers[j]) / exponent;
  const q = theta === 0 ? p : (log(ours) - logOrigins[j]) / exponent;
  originShare[j] = theta;
  sought[j] = base + q;
  if (theta === 0 || theta === 1) return;
  const grown = theta * expm1(steepness * (q - p));
  const relative = steepness === 0 ? theta * (q - p) : log1p(grown) / steepness;
  sought[j] = base + p + relative;
  originShare[j] = 1 - (1 - theta) / (1 + grown);
}

/**
 * Adds to sellers what critical inputs change of a part of their sales (`matrix`: all, tolls or rents of protection),
 * `sign` times; to `paid` [s*n + j] what buyers pay of it.
 */
export function addExcess(
  { economy, critical, supply, soughtPotential }: MarketState,
  matrix: Float64Array,
  s: Int,
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
        if (paid !== null) paid[s * n + j] += more * supply[s * n + i];
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
