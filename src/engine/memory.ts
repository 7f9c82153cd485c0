import { LONGEST_CAP } from "./sharing.js";
import type { World } from "./world.js";

/** Money promised by this year's events and paid in the next: to cities and households, from the centre. Nominal. */
export interface Pending {
  toCities: Float64Array;
  toHouseholds: Float64Array;
  toCentre: Float64Array;
}

/** What a year knows of the years before, beside the stocks. Layouts as in economy.ts. */
export class Memory {
  /** Last year's living cost [n], employment [s*n + i] and real output [s*n + i]. */
  livingCost: Float64Array;
  employment: Float64Array;
  output: Float64Array;
  /** Local taxes of a firm of unit size, newest year first. [year][s*n + i] */
  taxHistory: Float64Array[];
  pending: Pending;

  private constructor(
    livingCost: Float64Array,
    employment: Float64Array,
    output: Float64Array,
    taxHistory: Float64Array[],
    pending: Pending,
  ) {
    this.livingCost = livingCost;
    this.employment = employment;
    this.output = output;
    this.taxHistory = taxHistory;
    this.pending = pending;
  }

  /** Before the first year: the base year, as if it had lasted. */
  static ofBaseYear(world: World): Memory {
    const { livingCost, employment, output, firmTax } = world.residuals.base;
    const pending = noPayments(world.economy.nodes, world.economy.regimeIds.length);
    const taxHistory = new Array<Float64Array>(LONGEST_CAP).fill(firmTax);
    return new Memory(livingCost.slice(), employment.slice(), output.slice(), taxHistory, pending);
  }

  copy(): Memory {
    const { livingCost, employment, output, taxHistory, pending } = this;
    return new Memory(livingCost.slice(), employment.slice(), output.slice(), [...taxHistory], copyPayments(pending));
  }

  rememberTax(tax: Float64Array): void {
    this.taxHistory = [tax, ...this.taxHistory].slice(0, LONGEST_CAP);
  }

  /** Moves towards what another run remembers, keeping `factor` of the difference (stability analysis). */
  approach(other: Memory, factor: number): void {
    const blend = (own: Float64Array, base: Float64Array) =>
      own.map((value, k) => base[k] + factor * (value - base[k]));
    this.livingCost = blend(this.livingCost, other.livingCost);
    this.employment = blend(this.employment, other.employment);
    this.output = blend(this.output, other.output);
  }
}

export function noPayments(nodes: number, regimes: number): Pending {
  return {
    toCities: new Float64Array(nodes),
    toHouseholds: new Float64Array(nodes),
    toCentre: new Float64Array(regimes),
  };
}

export function copyPayments({ toCities, toHouseholds, toCentre }: Pending): Pending {
  return { toCities: toCities.slice(), toHouseholds: toHouseholds.slice(), toCentre: toCentre.slice() };
}
