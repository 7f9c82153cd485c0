import { AndersonAccelerator } from "../../maths/numerics/anderson.js";
import { workspace } from "../../maths/numerics/simd.js";
import { exponentials, logarithms } from "../../maths/numerics/vectors.js";
import { t } from "../../words/index.js";
import type { Aggregation } from "./aggregation.js";
import { approach, easeWedges } from "./continuation.js";
import { type Economy, nameOfNode, nameOfSector } from "./economy.js";
import { SimulationError } from "./errors.js";
import type { MarketInputs } from "./marketInputs.js";
import { applyMap, iterate } from "./marketMap.js";
import { fixYear, MarketState, type SpecialCase } from "./marketState.js";
import { unknownAt } from "./unknowns.js";

export type { LumpSums, MarketInputs } from "./marketInputs.js";

export interface ClearingOptions {
  /** Largest relative change of an unknown that counts as cleared. */
  tolerance: number;
  maxIterations: number;
}

export const DEFAULT_CLEARING: ClearingOptions = { tolerance: 1e-11, maxIterations: 600 };

/** Steps that the acceleration looks back on. */
const DEPTH = 8;
/** The same on the way to a hard market, where many directions move slowly. */
const LONG_DEPTH = 30;
/** How far markets on that way are cleared, which only lead to the next. */
const ON_THE_WAY = 1e-5;

/** Unknowns of a solved market, as levels. Layouts as in economy.ts. */
export type Prices = Pick<MarketState, (typeof UNKNOWN)[number]>;
const UNKNOWN = ["wage", "capitalRent", "industrialRent", "price", "potential", "spending"] as const;

/**
 * The market of one year and its solver: wages, rents, prices and market potentials that clear labour by type, capital,
 * two kinds of land and goods, with public finance inside. One instance per economy holds all buffers; `clear` starts
 * from the last solution (warm) unless `coldStart` was called. The map is damped factor by factor by its own demand
 * elasticity and accelerated (Anderson).
 */
export class Market extends MarketState {
  iterations = 0;
  private accelerator: AndersonAccelerator;
  private warm = false;

  constructor(economy: Economy, special: SpecialCase | null = null) {
    super(economy, special);
    this.gap[0] = Infinity;
    this.accelerator = new AndersonAccelerator(this.unknowns.length, DEPTH);
  }

  /** Largest change of an unknown, in logs, in the last round. */
  get residual(): number {
    return this.gap[0];
  }

  /** The next `clear` starts from a rough guess instead of the last solution. */
  coldStart(): void {
    this.warm = false;
  }

  /** The next `clear` starts from the given solution, which may be of another market of the same economy. */
  startFrom(prices: Prices): void {
    for (const group of UNKNOWN) this[group].set(prices[group]);
    this.takeLogs();
    this.warm = true;
  }

  /**
   * Solves the year: from the last solution, else afresh, else afresh with care, else by way of eased wedges. Throws
   * SimulationError that names year, residual, node and sector when the tolerance is not reached.
   */
  clear(inputs: MarketInputs, options: ClearingOptions = DEFAULT_CLEARING): void {
    this.prepare(inputs);
    if (this.warm && this.iterate(inputs, options, Infinity, this.aggregation())) return;
    this.guess(inputs);
    this.warm = this.iterate(inputs, options, Infinity);
    if (this.warm) return;
    this.guess(inputs);
    this.warm = this.iterate(inputs, options, 0.1);
    // What grows without bound has no prices, however easy trade is.
    if (!this.warm && Number.isFinite(this.residual)) this.warm = this.comeFromEasier(inputs, options);
    if (!this.warm) throw this.failure(inputs.year, options);
  }

  /** The economy's, where it is of these unknowns. */
  private aggregation(): Aggregation | null {
    const { aggregation } = this.economy;
    return aggregation?.group.length === this.layout.size ? aggregation : null;
  }

  /** What a year fixes before the map is first applied. */
  prepare(inputs: MarketInputs): void {
    fixYear(this, inputs);
    if ((inputs.critical || this.critical.length > 0) && this.tie(inputs.critical ?? [])) {
      this.accelerator = new AndersonAccelerator(this.unknowns.length, DEPTH);
    }
    this.special?.afterYearIsFixed(this, inputs);
  }

  /** Clears easier markets on the way to the year's own, each from the one before, with a long memory. */
  private comeFromEasier(inputs: MarketInputs, options: ClearingOptions): boolean {
    this.guess(inputs);
    this.takeLogs();
    const solved = this.unknowns.slice();
    const accelerator = new AndersonAccelerator(solved.length, LONG_DEPTH);
    return approach((share) => {
      this.resume(solved);
      const cleared =
        share < 1
          ? this.iterate(
              { ...inputs, wedges: easeWedges(inputs.wedges, share) },
              { ...options, tolerance: Math.max(ON_THE_WAY, options.tolerance) },
              Infinity,
              null,
              accelerator,
            )
          : this.iterate(inputs, options, Infinity, null, accelerator);
      if (cleared) solved.set(this.unknowns);
      return cleared;
    });
  }

  /** The unknowns as they were, and their levels. */
  private resume(unknowns: Float64Array): void {
    this.unknowns.set(unknowns);
    for (const group of UNKNOWN) exponentials(this.logs[group], this[group], 0, this[group].length);
  }

  /** One round of the map, uncompiled, at the present unknowns. */
  evaluate(inputs: MarketInputs): void {
    applyMap(this, inputs);
    this.takeLevels();
  }

  /**
   * From the present unknowns until they rest, accelerated where the largest gap is below `care`; false where they do
   * not rest. A special case steps in between the parts of the map, which is therefore not the compiled one.
   */
  private iterate(
    inputs: MarketInputs,
    options: ClearingOptions,
    care: number,
    aggregation: Aggregation | null = null,
    accelerator = this.accelerator,
  ): boolean {
    const { tolerance, maxIterations } = options;
    this.takeLogs();
    const memory = this.special ? null : workspace;
    this.iterations = memory
      ? memory.borrow((mirror) =>
          memory.kernels.iterate(
            mirror.place("MarketState", this),
            mirror.place("MarketInputs", inputs),
            mirror.place("AndersonAccelerator", accelerator),
            mirror.place("Aggregation", aggregation),
            tolerance,
            maxIterations,
            care,
          ),
        )
      : iterate(this, inputs, accelerator, aggregation, tolerance, maxIterations, care);
    this.takeLevels();
    return this.residual <= options.tolerance;
  }

  /** Of what the map leaves in logs. */
  private takeLevels(): void {
    exponentials(this.logs.price, this.price, 0, this.price.length);
    exponentials(this.logs.capitalRent, this.capitalRent, 0, this.capitalRent.length);
    exponentials(this.logUnitCost, this.unitCost, 0, this.unitCost.length);
  }

  private takeLogs(): void {
    for (const group of UNKNOWN) logarithms(this[group], this.logs[group], 0, this[group].length);
  }

  /** A rough start: all prices one, potentials that give every cell a plausible size. */
  private guess(inputs: MarketInputs): void {
    const { nodes: n, labourTypes } = this.economy;
    for (const prices of [this.wage, this.capitalRent, this.industrialRent, this.price]) prices.fill(1);
    let total = 0;
    for (let i = 0; i < n; i++) {
      let workers = 0;
      for (let t = 0; t < labourTypes; t++) workers += inputs.workers[t * n + i];
      this.spending[i] = Math.max(workers, 1e-6);
      total += this.spending[i];
    }
    this.potential.fill(total / n);
    for (const { at } of this.critical) this.unknowns.fill(0, at, at + n);
    this.special?.afterGuess(this, inputs);
  }

  /** Where an unknown stands for words: the price of a critical input is one of its sector. */
  private placeOf(index: number): number {
    const n = this.economy.nodes;
    const critical = this.critical.find(({ at }) => at <= index && index < at + n);
    return critical ? this.layout.price + critical.input.sector * n + index - critical.at : index;
  }

  private failure(year: number, options: ClearingOptions): SimulationError {
    const { economy, residual } = this;
    const { what, node, sector } = unknownAt(economy, this.layout, this.placeOf(this.gap[1]));
    const how = Number.isNaN(residual)
      ? t("engine.isNoNumber")
      : Number.isFinite(residual)
        ? t("engine.stillChanges", { residual: residual.toExponential(2), tolerance: options.tolerance })
        : t("engine.growsWithoutBound");
    return new SimulationError(
      t("engine.marketNotCleared", {
        year,
        iterations: this.iterations,
        what,
        node: nameOfNode(economy, node),
        inSector: sector >= 0,
        sector: nameOfSector(economy, sector),
        how,
      }),
      { year, residual, node: economy.nodeIds[node], sector: economy.sectorIds[sector] ?? "" },
    );
  }
}
