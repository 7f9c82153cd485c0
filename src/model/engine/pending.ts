import type { Economy } from "./economy.js";

/** Money promised by this year's events and paid in the next: to cities and households, from the centre. Nominal. */
export interface Pending {
  toCities: Float64Array;
  toHouseholds: Float64Array;
  toCentre: Float64Array;
  /** Orders that cities have promised to place with a sector at home. [s*n + i] */
  targeted: Float64Array;
}

/** Nothing to be paid. */
export function noPayments({ nodes, sectors, regimeIds }: Economy): Pending {
  return {
    toCities: new Float64Array(nodes),
    toHouseholds: new Float64Array(nodes),
    toCentre: new Float64Array(regimeIds.length),
    targeted: new Float64Array(sectors * nodes),
  };
}
