import type { ClaimTable } from "./claims.js";
import type { CriticalTerms } from "./criticalTerms.js";
import type { Parks } from "./parks.js";
import type { Policy } from "./policy.js";
import type { ServiceUse } from "./sharedServices.js";
import type { Wedges } from "./wedges.js";

/** What the market takes as given in a year. Layouts as in economy.ts. */
export interface MarketInputs {
  year: number;
  wedges: Wedges;
  policy: Policy;
  /** A[s*n + i], all effects of knowledge, externalities and shocks included. */
  productivity: Float64Array;
  /** Sum of weight z^(sigma-1) of firms with plant i and headquarters h. [s*n*n + i*n + h] */
  linkMass: Float64Array;
  workers: Float64Array; // [t*n + i]
  residents: Float64Array; // [n]
  capital: Float64Array; // [c*n + i]
  /** Part of its country's saving that each place invests; read where capital is saved. [n] */
  placing: Float64Array;
  industrialLand: Float64Array; // [n]
  housingLand: Float64Array; // [n]
  /** Who would enter where, and what it takes; null where firms are given. */
  entry: EntryInputs | null;
  /** Open claims of relocation tax sharing. */
  claims: ClaimTable;
  /** Enclave parks as they stand. */
  parks: Parks;
  /** Local taxes of the base year at this year's prices: the base of increment sharing. [n] */
  localTaxBase: Float64Array;
  /** Fixed payments of the year, nominal. */
  lumpSums: LumpSums;
  /** Absent where no input is critical. */
  critical?: readonly CriticalTerms[] | undefined;
  /** Who uses services of places where they are not registered; null where no rule changes it. */
  services: ServiceUse | null;
}

/**
 * Payments that do not depend on the year's market: to households, to cities (both sum with `toCentre` to zero), and
 * public orders.
 */
export interface LumpSums {
  toHouseholds: Float64Array; // [n]
  /** The part of it that households of other nodes pay where trade is data; absent where nobody does. [n] */
  betweenHouseholds?: Float64Array;
  toCities: Float64Array; // [n]
  toCentre: Float64Array; // [regimes]
  /** Public orders placed with a sector by the city itself (part of its spending). [s*n + j] */
  targeted: Float64Array;
  /**
   * Index by which the bond of a city upstream is settled, NaN without one, or with several; absent where nothing is
   * promised. [n]
   */
  bondIndex?: Float64Array;
}

/**
 * What a year knows of entry before its market clears; a market without is one of given firms. Layouts as in
 * economy.ts.
 */
export interface EntryInputs {
  /** Firms that enter at base-year values, those refused left out. [s*n + i] */
  firms: Float64Array;
  /** What an entry takes, in bundles of the sector's own labour. [s*n + i] */
  labour: Float64Array;
  /** Ln value of an entry in the base year (7.6a). [s*n + i] */
  baseValue: Float64Array;
  /** Entrants of the base year by sector and country, those refused included. [s*n + country] */
  total: Float64Array;
  /** What funds add to the ln value of an entry, -ln(1 - share paid) (7.6e); null without any. [s*n + i] */
  support: Float64Array | null;
}
