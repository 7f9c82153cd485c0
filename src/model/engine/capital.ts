import { addFlows } from "./choice.js";
import type { FactorFlows } from "./outcome.js";
import type { CapitalQuota, Policy } from "./policy.js";
import type { World } from "./world.js";

/** exp(-cost / nu) of moving capital. [from*n + to] */
export function capitalCloseness(world: World, policy: Policy): Float64Array {
  const { economy, linked, kilometres } = world;
  const { nodes: n, investment } = economy;
  const closeness = new Float64Array(n * n);
  for (let pair = 0; pair < n * n; pair++) {
    const same = pair % (n + 1) === 0;
    if (!same && !linked[pair]) continue;
    const distance = investment.distanceCost * Math.log(1 + kilometres[pair]);
    const cost = same ? 0 : investment.fixedCost + distance + policy.capitalFriction[pair];
    closeness[pair] = Math.exp(-cost / investment.tasteDispersion);
  }
  return closeness;
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
  const { economy, residuals, stocks } = world;
  const { nodes: n, capitalKinds, investment } = economy;
  const weight = new Float64Array(capitalKinds * n);
  const placeWeight = new Float64Array(n);
  const stock = new Float64Array(n);
  for (let k = 0; k < weight.length; k++) {
    const appeal = residuals.capitalAppeal[k];
    weight[k] = appeal > 0 ? appeal * returns[k] ** (1 / investment.tasteDispersion) : 0;
    placeWeight[k % n] += weight[k];
    stock[k % n] += stocks.capital[k];
  }
  const closeness = capitalCloseness(world, policy);
  addFlows(n, stock, 0, investment.hazard, placeWeight, closeness, 0, flows.capital, new Float64Array(n));
  for (const quota of policy.capitalQuotas) keepWithin(quota, flows.capital, n);
  const placed = stock.map((value) => investment.hazard * value);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      placed[j] += flows.capital[i * n + j];
      placed[i] -= flows.capital[i * n + j];
    }
  }
  return stocks.capital.map((value, k) => {
    const share = placeWeight[k % n] > 0 ? weight[k] / placeWeight[k % n] : 0;
    return share * placed[k % n] - investment.hazard * value;
  });
}

/** Scales the flows between two groups down to what a quota lets pass. */
function keepWithin({ from, to, limit }: CapitalQuota, flows: Float64Array, n: number): void {
  const bound = (pair: number) => {
    const [i, j] = [Math.floor(pair / n), pair % n];
    return i !== j && from[i] === 1 && to[j] === 1;
  };
  let volume = 0;
  for (let pair = 0; pair < n * n; pair++) if (bound(pair)) volume += flows[pair];
  if (volume <= limit) return;
  for (let pair = 0; pair < n * n; pair++) if (bound(pair)) flows[pair] *= limit / volume;
}
