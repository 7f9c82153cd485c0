import { investPublicly, type PublicCapital } from "./budgets.js";
import type { CapitalMoves } from "./capital.js";
import { publicRevenue } from "./cityBudgets.js";
import { copyValue } from "./instruments.js";
import type { Market } from "./market.js";
import { noPayments, type Pending } from "./pending.js";
import { cellMasses, type Population } from "./population.js";
import { LONGEST_CAP } from "./sharing.js";
import type { World } from "./world.js";
import type { ClearedYear } from "./year.js";

type Remembered = Omit<Memory, "copy" | "rememberTaxes" | "rememberYear" | "approach">;

/** What a year knows of the years before, beside the stocks. Layouts as in economy.ts. */
export class Memory {
  /** Last year's living cost [n], employment [s*n + i], real output [s*n + i] and what
   * governments had [n + regimes] (cityBudgets.ts). */
  livingCost: Float64Array;
  employment: Float64Array;
  output: Float64Array;
  publicRevenue: Float64Array;
  /** Where capital was placed anew, a part of its country's saving each. [n] */
  placing: Float64Array;
  /** Local taxes of a firm of unit size, newest year first. [year][s*n + i] */
  taxHistory: Float64Array[];
  pending: Pending;
  /** Against what it would be without equalisation of productive spending; null where there never was any. */
  publicCapital: PublicCapital | null;

  private constructor(known: Remembered) {
    const { livingCost, employment, output, publicRevenue, placing, taxHistory, pending } = known;
    this.livingCost = livingCost.slice();
    this.employment = employment.slice();
    this.output = output.slice();
    this.publicRevenue = publicRevenue.slice();
    this.placing = placing.slice();
    this.taxHistory = [...taxHistory];
    this.pending = copyValue(pending);
    // Made anew every year, so that runs may share it.
    this.publicCapital = known.publicCapital;
  }

  /** Before the first year: the base year, as if it had lasted. */
  static ofBaseYear({ economy, residuals }: World): Memory {
    const taxHistory = new Array<Float64Array>(LONGEST_CAP).fill(residuals.base.firmTax);
    return new Memory({ ...residuals.base, taxHistory, pending: noPayments(economy), publicCapital: null });
  }

  copy(): Memory {
    return new Memory(this);
  }

  /**
   * Local taxes of the year by firm of unit size: the record on which sharing rules look back. Opens the book of
   * payments for the next year.
   */
  rememberTaxes({ finance, economy }: Market, population: Population): void {
    const masses = cellMasses(population, economy);
    const taxes = finance.localCellTax.map((tax, k) => (masses[k] > 0 ? tax / masses[k] : 0));
    this.taxHistory = [taxes, ...this.taxHistory].slice(0, LONGEST_CAP);
    this.pending = noPayments(economy);
  }

  rememberYear(market: Market, { livingCost, jobs, policy }: ClearedYear, { placing }: CapitalMoves): void {
    const { economy, revenue, unitCost } = market;
    const { markup, nodes } = economy;
    this.livingCost = livingCost;
    this.employment = jobs.total;
    this.output = revenue.map((value, k) => value / (markup[Math.floor(k / nodes)] * unitCost[k]));
    this.publicRevenue = publicRevenue(market);
    this.placing = placing;
    this.publicCapital = investPublicly(this.publicCapital, market, policy);
  }

  /** Moves towards what another run remembers, keeping `factor` of the difference (stability analysis). */
  approach(other: Memory, factor: number): void {
    const blend = (own: Float64Array, base: Float64Array) =>
      own.map((value, k) => base[k] + factor * (value - base[k]));
    this.livingCost = blend(this.livingCost, other.livingCost);
    this.employment = blend(this.employment, other.employment);
    this.output = blend(this.output, other.output);
    this.placing = blend(this.placing, other.placing);
  }
}
