import { costOfLiving, employment, realWages } from "./accounts.js";
import type { Economy } from "./economy.js";
import type { Market } from "./market.js";
import type { MarketInputs } from "./marketInputs.js";
import type { Policy } from "./policy.js";
import { publicServices, room, withServices } from "./wellBeing.js";
import type { World } from "./world.js";

/** A year whose market has cleared, before anything moves. */
export interface ClearedYear {
  policy: Policy;
  inputs: MarketInputs;
  /** Of a unit of consumption. [n] */
  livingCost: Float64Array;
  /** After tax, over the living cost. [t*n + i] */
  realWage: Float64Array;
  /** Living cost, base year 1. [n] */
  priceIndex: Float64Array;
  /** Real public services that a resident finds, and what crowding leaves. [n] each */
  services: Float64Array;
  space: Float64Array;
  /** Of workers: what migration answers. [t*n + i] */
  wellBeing: Float64Array;
  jobs: ReturnType<typeof employment>;
}

/** What people see of a cleared market: living cost, real wages, jobs. */
export function readMarket(world: World, market: Market, inputs: MarketInputs): ClearedYear {
  const livingCost = costOfLiving(market, inputs.housingLand);
  const priceIndex = livingCost.map((cost, i) => cost / world.residuals.base.livingCost[i]);
  const services = publicServices(market, inputs, priceIndex);
  const space = room(world, inputs.residents);
  const realWage = realWages(market, inputs, livingCost);
  const { nodes: n, publicServices: valued } = world.economy;
  return {
    policy: inputs.policy,
    inputs,
    livingCost,
    priceIndex,
    realWage,
    services,
    space,
    wellBeing: realWage.map((wage, k) => withServices(valued.weight, wage, services[k % n], space[k % n])),
    jobs: employment(market, inputs),
  };
}

/** Skilled workers of headquarters and research. [n] */
export function researchersOf({ jobs }: ClearedYear, economy: Economy): Float64Array {
  const { nodes: n, sectors, headquartersLabour, headquartersSector } = economy;
  const from = (headquartersLabour * sectors + headquartersSector) * n;
  return jobs.byType.slice(from, from + n);
}
