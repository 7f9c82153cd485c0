import { exp, log, log1p, pow } from "../../maths/numerics/elementary.js";
import { employment } from "./accounts.js";
import type { Economy } from "./economy.js";
import type { Market, MarketInputs } from "./market.js";
import { effectiveProfitTax, linkCost, type Policy } from "./policy.js";
import { openPlatforms } from "./reception.js";
import { orderReleases, type RelocationPlan } from "./release.js";
import type { World } from "./world.js";

/** Ln after-tax profit of a plant in i before headquarters' part, up to sector constants. [s*n + i] */
export function plantValues(market: Market, inputs: MarketInputs): Float64Array {
  const { economy } = market;
  const { nodes: n, sectors } = economy;
  const values = new Float64Array(sectors * n);
  for (let s = 0; s < sectors; s++) {
    const exponent = 1 - economy.substitution[s];
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const keep = 1 - effectiveProfitTax(inputs.policy, i);
      values[k] = exponent * log(market.unitCost[k]) + log(market.potential[k] * keep);
    }
  }
  return values;
}

/** The instruments that stand between firms and places. */
export type FirmBarriers = Pick<
  Policy,
  "firmBorder" | "approvalCoverage" | "retention" | "peopleWay" | "coordinationCost"
>;

/** What barriers leave of distances between places for firms. */
export interface MovingCloseness {
  plant: Float64Array;
  headquarters: Float64Array;
  /** Of linkValues. */
  links: Float64Array | null;
}

/**
 * exp(-cost / nu) of moving a plant, by sector, and of moving a headquarters (mean fixed cost over sectors), times the
 * pull of both places; costs by (7.7c).
 */
export function movingCloseness(world: World, policy: FirmBarriers): MovingCloseness {
  const { economy, kilometres, linked } = world;
  const { nodes: n, sectors, relocation, pull } = economy;
  const nu = relocation.tasteDispersion;
  const plant = new Float64Array(sectors * n * n);
  const headquarters = new Float64Array(n * n);
  const fixed = relocation.fixedCost.map((cost) => exp(-cost / nu));
  let meanCost = 0;
  for (let s = 0; s < sectors; s++) meanCost += relocation.fixedCost[s] / sectors;
  const meanFixed = exp(-meanCost / nu);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const pair = i * n + j;
      if (i !== j && !linked[pair]) continue;
      const border = policy.firmBorder[pair] * (1 - policy.approvalCoverage[pair]) + policy.retention[i];
      const over = (km: number) => pull[i] * pull[j] * exp(-(relocation.distanceCost * log(1 + km) + border) / nu);
      const between = i === j ? 1 : over(kilometres[pair]);
      for (let s = 0; s < sectors; s++) plant[s * n * n + pair] = i === j ? 1 : between * fixed[s];
      headquarters[pair] = i === j ? 1 : over(kilometres[pair] * policy.peopleWay[pair]) * meanFixed;
    }
  }
  return { plant, headquarters, links: linkValues(economy, policy) };
}

/**
 * What coordination leaves of a link's profit, to the power 1/nu: kappa^(eta (1 - sigma) / nu). [s*n*n + h*n + i]; null
 * where it costs nothing
 */
export function linkValues(economy: Economy, policy: FirmBarriers): Float64Array | null {
  const { nodes: n, sectors, headquartersCostShare, substitution, relocation } = economy;
  if (!policy.coordinationCost.some((cost) => cost !== 0)) return null;
  const values = new Float64Array(sectors * n * n);
  for (let pair = 0; pair < n * n; pair++) {
    const cost = log1p(linkCost(policy, pair));
    for (let s = 0; s < sectors; s++) {
      const power = (headquartersCostShare[s] * (1 - substitution[s])) / relocation.tasteDispersion;
      values[s * n * n + pair] = exp(power * cost);
    }
  }
  return values;
}

/**
 * exp(value / nu) of every alternative (7.7a, 7.7b): plants by their market (values of plantValues), headquarters by
 * the wage of their staff, both by the link's coordination cost (linkValues). Layouts of RelocationPlan; without
 * appeal.
 */
export function choiceValues(
  market: Market,
  inputs: MarketInputs,
  links: Float64Array | null,
): { plant: Float64Array; headquarters: Float64Array } {
  const { economy } = market;
  const { nodes: n, sectors, relocation } = economy;
  const nu = relocation.tasteDispersion;
  const values = plantValues(market, inputs).map((value) => exp(value / nu));
  const plant = new Float64Array(sectors * n * n);
  const headquarters = new Float64Array(sectors * n * n);
  for (let s = 0; s < sectors; s++) {
    for (let h = 0; h < n; h++) {
      const staff = pow(market.headquartersPower[s * n + h], 1 / nu);
      for (let i = 0; i < n; i++) {
        const link = links ? links[(s * n + h) * n + i] : 1;
        plant[(s * n + h) * n + i] = values[s * n + i] * link;
        headquarters[(s * n + i) * n + h] = staff * link;
      }
    }
  }
  return { plant, headquarters };
}

/**
 * The plan of the year from its cleared market: exit (7.6d), entry as the market had it (7.6b), weights of places.
 * Offers of platforms and parks change them (`openPlatforms`).
 */
export function planRelocation(
  world: World,
  market: Market,
  inputs: MarketInputs,
  taxHistory: Float64Array[],
  closeness: MovingCloseness,
  recordFlows = true,
): RelocationPlan {
  const { economy, residuals, population } = world;
  const { nodes: n, sectors, relocation } = economy;
  const { policy } = inputs;
  const values = choiceValues(market, inputs, closeness.links);
  const plan: RelocationPlan = {
    economy,
    policy,
    year: inputs.year,
    recordFlows,
    exit: new Float64Array(sectors * n),
    close: policy.closeRate,
    release: policy.releaseRate.slice(),
    plantWeight: values.plant,
    headquartersWeight: values.headquarters,
    plantCloseness: closeness.plant,
    headquartersCloseness: closeness.headquarters,
    releaseWeight: new Float64Array(sectors * n),
    releaseTo: new Map(),
    settling: new Map(),
    refused: policy.entryBan,
    entry: new Float64Array(sectors * n * n),
    taxHistory,
  };
  for (let k = 0; k < sectors * n; k++) {
    const s = Math.floor(k / n);
    const gain = residuals.entryFirms[k] > 0 ? market.entryValue[k] - residuals.base.entryValue[k] : 0;
    plan.exit[k] = Math.min(1, relocation.exitRate[s] * exp(-relocation.exitElasticity * gain));
    const share = residuals.entryFirms[k] > 0 ? market.entrants[k] / residuals.entryFirms[k] : 0;
    for (let h = 0; h < n; h++) plan.entry[k * n + h] = residuals.entry[k * n + h] * share;
  }
  for (let link = 0; link < sectors * n * n; link++) {
    plan.plantWeight[link] *= residuals.plantAppeal[link];
    plan.headquartersWeight[link] *= residuals.headquartersAppeal[link];
  }
  orderReleases(plan, population.firms, () => employment(market, inputs).total);
  openPlatforms(plan, population.firms);
  return plan;
}
