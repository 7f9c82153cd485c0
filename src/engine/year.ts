import { costOfLiving, employment, realWages } from "./accounts.js";
import type { Economy } from "./economy.js";
import type { Market } from "./market.js";
import type { MarketInputs } from "./marketInputs.js";
import type { Policy } from "./policy.js";

/** A year whose market has cleared, before anything moves. */
export interface ClearedYear {
  policy: Policy;
  inputs: MarketInputs;
  /** Of a unit of consumption. [n] */
  livingCost: Float64Array;
  /** After tax, over the living cost. [t*n + i] */
  realWage: Float64Array;
  jobs: ReturnType<typeof employment>;
}

/** What people see of a cleared market: living cost, real wages, jobs. */
export function readMarket(market: Market, inputs: MarketInputs): ClearedYear {
  const livingCost = costOfLiving(market, inputs.housingLand);
  return {
    policy: inputs.policy,
    inputs,
    livingCost,
    realWage: realWages(market, inputs, livingCost),
    jobs: employment(market, inputs),
  };
}

/** Skilled workers of headquarters and research. [n] */
export function researchersOf({ jobs }: ClearedYear, economy: Economy): Float64Array {
  const { nodes: n, sectors, headquartersLabour, headquartersSector } = economy;
  const from = (headquartersLabour * sectors + headquartersSector) * n;
  return jobs.byType.slice(from, from + n);
}
