import { shareLayout } from "./economy.js";
import type { MarketState } from "./marketState.js";
import type { CriticalInput, Policy } from "./policy.js";
import type { NoteGap } from "./specialCase.js";
import { compileSector } from "./wedges.js";
import type { World } from "./world.js";

/**
 * Critical inputs (7.2o to 7.2r): what some plants buy of a sector is a nest of the goods of its origins and of all
 * others, with an elasticity of its own, in calibrated shares about the base year. All arrays are [n], by buyer.
 */
export interface CriticalTerms {
  input: CriticalInput;
  /** theta: share of the origins in what is paid at base-year prices, the second source counted. */
  share: Float64Array;
  /** Ln of Phi in the base year, of the origins and of all others. */
  logOrigins: Float64Array;
  logOthers: Float64Array;
  /** Ln price of the composite in the base year, and ln of what the second source adds to it. */
  logBase: Float64Array;
  logSurcharge: Float64Array;
}

/** One of them in the market. `at`: where ln Q stands among the unknowns. */
export interface Critical extends CriticalTerms {
  at: number;
  /** What its users pay for the input, and the part of it that goes to the origins. [n] */
  purchases: Float64Array;
  originShare: Float64Array;
  /** Image of ln Q. [n] */
  sought: Float64Array;
  /** What is bought of a seller beyond what all purchases from a common composite would be, over its Phi. [j*n + i] */
  excess: Float64Array;
}

/** What the base year says of the year's critical inputs; undefined where there are none. */
export function criticalTerms({ economy, basePolicy, residuals }: World, policy: Policy): CriticalTerms[] | undefined {
  if (policy.criticalInputs.length === 0) return undefined;
  const n = economy.nodes;
  return policy.criticalInputs.map((input) => {
    const { sector, origins, secondSource, premium } = input;
    const freeness = compileSector(economy, basePolicy, sector);
    const rows = () => new Float64Array(n);
    const terms = {
      input,
      share: rows(),
      logOrigins: rows(),
      logOthers: rows(),
      logBase: rows(),
      logSurcharge: rows(),
    };
    for (let j = 0; j < n; j++) {
      const [ours, others] = parts(freeness, j * n, residuals.base.competitiveness, sector * n, origins);
      const theta = ours / (ours + others);
      const paid = 1 + theta * secondSource * premium;
      terms.share[j] = (theta * (1 - secondSource)) / paid;
      terms.logOrigins[j] = Math.log(ours);
      terms.logOthers[j] = Math.log(others);
      terms.logBase[j] = Math.log(ours + others) / (1 - economy.substitution[sector]);
      terms.logSurcharge[j] = Math.log(paid);
    }
    return terms;
  });
}

/** The terms with room for a market; ln Q of the first stands at `start` of the unknowns. */
export function criticalOf(terms: readonly CriticalTerms[], start: number): Critical[] {
  return terms.map((one, at) => {
    const n = one.share.length;
    const rows = () => new Float64Array(n);
    const room = { purchases: rows(), originShare: rows(), sought: rows(), excess: new Float64Array(n * n) };
    return { ...one, ...room, at: start + at * n };
  });
}

/** Phi of a buyer (7.2e) by the origins and by all others; `row` of freeness, `cell` of supply. */
function parts(
  freeness: Float64Array,
  row: number,
  supply: Float64Array,
  cell: number,
  origins: Uint8Array,
): [ours: number, others: number] {
  let ours = 0;
  let others = 0;
  for (let i = 0; i < origins.length; i++) {
    const part = freeness[row + i] * supply[cell + i];
    if (origins[i] === 1) ours += part;
    else others += part;
  }
  return [ours, others];
}

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
 * ln Q = ln P0 (1 + m pi theta) + ln [theta (q/q0)^(1-eps) + (1-theta) (p/p0)^(1-eps)]^(1/(1-eps)), in a form that
 * holds at eps = 1 too; and the share of the origins. `exponent`: 1 - sigma, by which Phi makes prices.
 */
function nestOf(
  { input, share, logOrigins, logOthers, logBase, logSurcharge }: CriticalTerms,
  j: number,
  ours: number,
  others: number,
  exponent: number,
): { logPrice: number; originShare: number } {
  const theta = share[j];
  const steepness = 1 - input.elasticity;
  const base = logBase[j] + logSurcharge[j];
  const dearer = (now: number, before: number) => (Math.log(now) - before) / exponent;
  if (theta === 0) return { logPrice: base + dearer(others, logOthers[j]), originShare: 0 };
  const q = dearer(ours, logOrigins[j]);
  if (theta === 1) return { logPrice: base + q, originShare: 1 };
  const p = dearer(others, logOthers[j]);
  const grown = theta * Math.expm1(steepness * (q - p));
  const relative = steepness === 0 ? theta * (q - p) : Math.log1p(grown) / steepness;
  return { logPrice: base + p + relative, originShare: (grown + theta) / (1 + grown) };
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

/** ln Q becomes what trade found. */
export function updateCritical({ critical, unknowns }: MarketState, image: Float64Array, note: NoteGap): void {
  for (const { at, sought } of critical) {
    for (let j = 0; j < sought.length; j++) {
      image[at + j] = sought[j];
      note(sought[j] - unknowns[at + j], at + j);
    }
  }
}

/** What plants pay for critical inputs, as indicators read it. [s*n + j] each */
export interface CriticalOutcome {
  /** Paid to the origins. */
  toOrigins: Float64Array;
  /** Ln by which unit cost stands above what it were at the common price of the inputs, the second source left out. */
  dearer: Float64Array;
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
