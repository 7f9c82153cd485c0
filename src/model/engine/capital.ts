import { exp, log, pow } from "../../maths/numerics/elementary.js";
import { sumAt, sumOf } from "../../maths/numerics/sums.js";
import { addFlows } from "./choice.js";
import { sumByNode } from "./economy.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import type { FactorFlows } from "./outcome.js";
import type { Policy } from "./policy.js";
import type { CapitalQuota } from "./policyEntries.js";
import type { World } from "./world.js";

/** exp(-cost / nu) of moving capital, times the pull of both places. [from*n + to] */
export function capitalCloseness(world: World, policy: Policy): Float64Array {
  const { economy, linked, kilometres } = world;
  const { nodes: n, investment, pull } = economy;
  const closeness = new Float64Array(n * n);
  for (let pair = 0; pair < n * n; pair++) {
    const same = pair % (n + 1) === 0;
    if (!same && !linked[pair]) continue;
    const distance = investment.distanceCost * log(1 + kilometres[pair]);
    const cost = same ? 0 : investment.fixedCost + distance + policy.capitalFriction[pair];
    const away = same ? 1 : pull[Math.floor(pair / n)] * pull[pair % n];
    closeness[pair] = away * exp(-cost / investment.tasteDispersion);
  }
  return closeness;
}

/** What a year makes of the stocks of capital. */
export interface CapitalMoves {
  /** Net. [c*n + i] */
  change: Float64Array;
  /** By how much the total of all stocks changes: nothing where it is fixed. */
  grown: number;
  /** Part of its country's saving that each place invests next year (7.10d). [n] */
  placing: Float64Array;
}

/** Capital moves, or wears out and is made anew, as the economy's closure says. Adds gross flows to `flows`. */
export function moveCapital(
  world: World,
  market: MarketState,
  { policy, inputs }: { policy: Policy; inputs: MarketInputs },
  flows: FactorFlows,
): CapitalMoves {
  if (world.economy.saving) return renewCapital(world, market, policy, inputs.placing, flows);
  return { change: reallocateCapital(world, policy, capitalReturns(market), flows), grown: 0, placing: inputs.placing };
}

/** What a unit of every stock earns, idle ones among it. [c*n + i] */
export function capitalReturns({ capitalRent, capitalUsed }: MarketState): Float64Array {
  return capitalRent.map((rent, k) => rent * capitalUsed[k]);
}

/**
 * A share of every stock is placed anew (7.10a): by a logit on return it chooses a place and, where kinds differ, a
 * sector there; flows between places keep within quotas. `returns` and the result, net changes, [c*n + i]
 */
export function reallocateCapital(
  world: World,
  policy: Policy,
  returns: Float64Array,
  flows: FactorFlows,
): Float64Array {
  const { economy, stocks } = world;
  const { nodes: n, investment } = economy;
  const { placed, chosen } = placeAnew(world, policy, returns, sumByNode(stocks.capital, n), flows);
  return stocks.capital.map((value, k) => chosen[k] * placed[k % n] - investment.hazard * value);
}

/**
 * A share of every stock wears out; what the year's saving buys is added in the places that last year's returns chose,
 * and by sector as this year's do (7.10e). Returns are per yuan of what capital costs where it is.
 */
function renewCapital(
  world: World,
  market: MarketState,
  policy: Policy,
  placing: Float64Array,
  flows: FactorFlows,
): CapitalMoves {
  const { economy, stocks } = world;
  const { nodes: n, country, investment } = economy;
  const { capitalPrice, investment: spent } = market;
  const returns = capitalReturns(market).map((value, k) => value / capitalPrice[k % n]);
  const worth = sumByNode(stocks.capital, n).map((stock, i) => stock * capitalPrice[i]);
  const { placed, chosen } = placeAnew(world, policy, returns, worth, flows);
  // What is chosen is money of the year; units of the stock that leaves, in money of the base year, are recorded.
  for (let pair = 0; pair < n * n; pair++) flows.capital[pair] /= capitalPrice[Math.floor(pair / n)];
  const byCountry = new Float64Array(n);
  const made = spent.map((value, i) => value / capitalPrice[i]);
  for (let i = 0; i < n; i++) byCountry[country[i]] += placed[i];
  return {
    change: stocks.capital.map((value, k) => chosen[k] * made[k % n] - investment.hazard * value),
    grown: sumOf(made) - investment.hazard * sumOf(stocks.capital),
    // Where nothing wears out nothing chooses anew.
    placing: placing.map((before, i) => (byCountry[country[i]] > 0 ? placed[i] / byCountry[country[i]] : before)),
  };
}

/**
 * What of a year's share of `stock` [n] chooses each place [n], and the part of it that each kind there gets [c*n + i].
 */
function placeAnew(
  world: World,
  policy: Policy,
  returns: Float64Array,
  stock: Float64Array,
  flows: FactorFlows,
): { placed: Float64Array; chosen: Float64Array } {
  const { economy, residuals } = world;
  const { nodes: n, investment } = economy;
  const placeWeight = new Float64Array(n);
  const weight = returns.map((value, k) => {
    const appeal = residuals.capitalAppeal[k];
    return appeal > 0 ? appeal * pow(value, 1 / investment.tasteDispersion) : 0;
  });
  for (let k = 0; k < weight.length; k++) placeWeight[k % n] += weight[k];
  const closeness = capitalCloseness(world, policy);
  addFlows(n, stock, 0, investment.hazard, placeWeight, closeness, 0, flows.capital, new Float64Array(n));
  keepWithin(policy.capitalQuotas, flows.capital, n);
  const placed = stock.map((value) => investment.hazard * value);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      placed[j] += flows.capital[i * n + j];
      placed[i] -= flows.capital[i * n + j];
    }
  }
  return { placed, chosen: weight.map((value, k) => (placeWeight[k % n] > 0 ? value / placeWeight[k % n] : 0)) };
}

/**
 * Scales flows down to what quotas let pass, each held against the flows without any: of the quotas that bind a pair
 * the tightest counts, whatever their order.
 */
function keepWithin(quotas: readonly CapitalQuota[], flows: Float64Array, n: number): void {
  const passing = new Float64Array(n * n).fill(1);
  for (const { from, to, limit } of quotas) {
    const bound = [...flows.keys()].filter((pair) => {
      const [i, j] = [Math.floor(pair / n), pair % n];
      return i !== j && from[i] === 1 && to[j] === 1;
    });
    const volume = sumAt(bound, flows);
    if (volume > limit) for (const pair of bound) passing[pair] = Math.min(passing[pair], limit / volume);
  }
  for (let pair = 0; pair < n * n; pair++) flows[pair] *= passing[pair];
}
