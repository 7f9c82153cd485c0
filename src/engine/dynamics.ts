import { addFlows } from "./choice.js";
import { growKnowledge, growPlatform, spilloverWeights } from "./knowledge.js";
import type { FactorFlows } from "./outcome.js";
import type { Policy } from "./policy.js";
import { clearQuotaMarket } from "./quotaMarket.js";
import type { World } from "./world.js";

/** exp(-cost / nu) of migrating, by labour type. [t*n*n + from*n + to] */
export function migrationCloseness(world: World, policy: Policy): Float64Array {
  const { economy, kilometres, linked } = world;
  const { nodes: n, labourTypes, migration } = economy;
  const closeness = new Float64Array(labourTypes * n * n);
  for (let t = 0; t < labourTypes; t++) {
    for (let pair = 0; pair < n * n; pair++) {
      const same = pair % (n + 1) === 0;
      if (!same && !linked[pair]) continue;
      const cost = same
        ? 0
        : migration.fixedCost[t] +
          migration.distanceCost[t] * Math.log(1 + kilometres[pair]) +
          policy.migrationBorder[t * n * n + pair];
      closeness[t * n * n + pair] = Math.exp(-cost / migration.tasteDispersion);
    }
  }
  return closeness;
}

/** Workers reconsider by a logit on real wages; changes are committed by the caller. */
export function migrate(world: World, policy: Policy, realWage: Float64Array, flows: FactorFlows): Float64Array {
  const { economy, residuals, stocks } = world;
  const { nodes: n, labourTypes, migration } = economy;
  const change = new Float64Array(labourTypes * n);
  const weight = new Float64Array(labourTypes * n);
  const closeness = migrationCloseness(world, policy);
  for (let k = 0; k < labourTypes * n; k++) {
    weight[k] = residuals.amenity[k] * realWage[k] ** (1 / migration.tasteDispersion);
  }
  for (let t = 0; t < labourTypes; t++) {
    const flow = flows.workers.subarray(t * n * n, (t + 1) * n * n);
    addFlows(n, stocks.workers, t * n, migration.hazard[t], weight, closeness, t * n * n, flow, change);
  }
  return change;
}

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

/** A share of capital is reallocated by a logit on its return, within quotas. */
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

/** Turns a yearly rent into the price of land: the rent for ever at this rate (assumed 5 %, the discount of city governments). */
const LAND_DISCOUNT = 0.05;

/** Land that the year's policy releases, after quota trade, and what members pay each other for it. */
export interface LandRelease {
  industrial: Float64Array; // [n] km2
  housing: Float64Array; // [n] km2
  payments: Float64Array; // [n], received by cities; sums to zero
}

/** Releases land; quota markets let members trade their quota at the year's rents (clearQuotaMarket), prices once and for all per km2. */
export function releaseLand(world: World, policy: Policy, industrialRent: Float64Array): LandRelease {
  const { nodes: n } = world.economy;
  const industrial = policy.industrialLandRelease.slice();
  const payments = new Float64Array(n);
  for (const market of policy.quotaMarkets) {
    const { members, quota } = market;
    if (!market.tradable) {
      members.forEach((member, m) => {
        industrial[member] += quota[m];
      });
      continue;
    }
    // Inverse demand through the present stock and land value: the value of the next km2 falls as rent falls with the stock.
    const intercept = members.map((member) => industrialRent[member] / LAND_DISCOUNT);
    const slope = members.map(
      (member, m) => (market.demandSlope * intercept[m]!) / world.stocks.industrialLand[member],
    );
    const outcome = clearQuotaMarket(intercept, slope, quota, { price: market.administeredPrice, cap: market.cap });
    members.forEach((member, m) => {
      industrial[member] += outcome.use[m];
      payments[member] += outcome.revenue[m];
    });
  }
  return { industrial, housing: policy.housingLandRelease, payments };
}

/** What the year's growth of knowledge leaves for the record. */
export interface KnowledgeGrowth {
  next: Float64Array; // [s*n + i]
  received: Float64Array;
  fromPlatforms: Float64Array;
  platform: Map<string, number>;
}

/** Knowledge and platform stocks of the next year. `researchers` [n] of this year drive own research. */
export function learn(world: World, policy: Policy, researchers: Float64Array): KnowledgeGrowth {
  const { economy, residuals, stocks, kilometres } = world;
  const { nodes: n, sectors, knowledge } = economy;
  const cells = sectors * n;
  const growth: KnowledgeGrowth = {
    next: new Float64Array(cells),
    received: new Float64Array(cells),
    fromPlatforms: new Float64Array(cells),
    platform: new Map(),
  };
  const access = new Float64Array(cells);
  const share = sectorShares(n, residuals.base.knowledge);
  for (const platform of policy.innovationPlatforms) {
    const stock = stocks.platform.get(platform.id) ?? 0;
    for (const member of platform.members) {
      for (let k = member; k < cells; k += n) access[k] += stock * share[k];
    }
    const contributions = platform.contributions.reduce((a, b) => a + b, 0);
    growth.platform.set(platform.id, growPlatform(stock, knowledge.platformDecay, contributions));
  }
  for (const [id, stock] of stocks.platform) {
    if (!growth.platform.has(id)) growth.platform.set(id, growPlatform(stock, knowledge.platformDecay, 0));
  }
  const inflow = new Float64Array(cells);
  for (let k = 0; k < cells; k++) {
    const i = k % n;
    const base = residuals.base.researchers[i];
    inflow[k] = residuals.ownResearch[k] + residuals.research[k] * (base > 0 ? researchers[i] / base : 1);
  }
  const step = {
    ...knowledge,
    weights: spilloverWeights(n, kilometres, knowledge.distanceDecay, world.spilloverCloseness),
  };
  for (let s = 0; s < sectors; s++) {
    const open = access.subarray(s * n, s * n + n);
    growKnowledge(n, s * n, step, stocks.knowledge, inflow, open, growth.next, growth.received, growth.fromPlatforms);
  }
  return growth;
}

/** What part of a node's knowledge each sector holds: by it sectors share what a platform teaches, so that a finer list of sectors does not multiply it. [s*n + i] */
function sectorShares(n: number, knowledge: Float64Array): Float64Array {
  const total = new Float64Array(n);
  for (let k = 0; k < knowledge.length; k++) total[k % n] += knowledge[k];
  return knowledge.map((value, k) => (total[k % n] > 0 ? value / total[k % n] : 0));
}
