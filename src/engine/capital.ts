import { addFlows } from "./choice.js";
import type { FactorFlows } from "./outcome.js";
import type { Policy } from "./policy.js";
import type { World } from "./world.js";

/** exp(-cost / nu) of moving capital. [from*n + to] */
export function capitalCloseness(world: World, policy: Policy): Float64Array {
  const { economy, linked } = world;
  const { nodes: n, investment } = economy;
  const closeness = new Float64Array(n * n);
  for (let pair = 0; pair < n * n; pair++) {
    const same = pair % (n + 1) === 0;
    if (!same && !linked[pair]) continue;
    const cost = same ? 0 : investment.fixedCost + policy.capitalFriction[pair];
    closeness[pair] = Math.exp(-cost / investment.tasteDispersion);
  }
  return closeness;
}

/** A share of capital is reallocated by a logit on its return (7.10a), within quotas. */
export function reallocateCapital(
  world: World,
  policy: Policy,
  capitalReturn: Float64Array,
  flows: FactorFlows,
): Float64Array {
  const { economy, residuals, stocks } = world;
  const { nodes: n, investment } = economy;
  const weight = new Float64Array(n);
  for (let i = 0; i < n; i++)
    weight[i] = residuals.capitalAppeal[i] * capitalReturn[i] ** (1 / investment.tasteDispersion);
  addFlows(
    n,
    stocks.capital,
    0,
    investment.hazard,
    weight,
    capitalCloseness(world, policy),
    0,
    flows.capital,
    new Float64Array(n),
  );
  for (const quota of policy.capitalQuotas) {
    let volume = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) if (quota.from[i] && quota.to[j] && i !== j) volume += flows.capital[i * n + j];
    if (volume <= quota.limit) continue;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++)
        if (quota.from[i] && quota.to[j] && i !== j) flows.capital[i * n + j] *= quota.limit / volume;
    }
  }
  const change = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      change[j] += flows.capital[i * n + j];
      change[i] -= flows.capital[i * n + j];
    }
  }
  return change;
}
