import type { Economy } from "./economy.js";
import type { Policy } from "./policy.js";

/** What somebody who looks ahead sees of a year. [n] each */
export interface YearGlance {
  /** Real gross domestic income, enclave credit included. */
  realGdp: Float64Array;
  /** Own revenue after sharing rules, agreements and lever costs, at base-year prices. */
  realRevenue: Float64Array;
  realConsumptionPerHead: Float64Array;
  /** Stock over all sectors. */
  knowledge: Float64Array;
}

/**
 * A year about to begin, as those see it who decide on its policy: they may look at it and ahead of it, and change
 * nothing.
 */
export interface Present {
  readonly year: number;
  readonly economy: Readonly<Economy>;
  /** Thousands. [n] */
  readonly residents: Float64Array;
  /** Of governments in the year before (cityBudgets.ts). [n + regimes] */
  readonly publicRevenue: Float64Array;
  /**
   * The coming years on cohorts, this one first, under the given policies. Throws SimulationError where a year cannot
   * be simulated.
   */
  lookAhead(policyOf: (year: number) => Policy, years: number): YearGlance[];
}

/** Turns the scenario's policy of the year into the one that is carried out. */
export interface PolicyMaker {
  /** Must not write on `scenario`. */
  govern(present: Present, scenario: Policy): Policy;
}

/** Several makers of policy, one after the other on what the one before has made. */
export class Chain implements PolicyMaker {
  constructor(private readonly makers: readonly PolicyMaker[]) {}

  govern(present: Present, scenario: Policy): Policy {
    return this.makers.reduce((policy, maker) => maker.govern(present, policy), scenario);
  }
}
