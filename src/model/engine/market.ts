import { AndersonAccelerator } from "../../maths/numerics/anderson.js";
import { holding } from "../../maths/numerics/simd.js";
import { t } from "../../words/index.js";
import { approach, easeWedges } from "./continuation.js";
import type { Economy } from "./economy.js";
import { enterFirms } from "./entry.js";
import { SimulationError } from "./errors.js";
import { settle } from "./finance.js";
import type { MarketInputs } from "./marketInputs.js";
import { MarketState } from "./marketState.js";
import { dampHeadquarters, fixYear, payFactors, produce } from "./production.js";
import { investSaving, priceCapital } from "./saving.js";
import type { SpecialCase } from "./specialCase.js";
import { trade } from "./trade.js";
import { unknownAt } from "./unknowns.js";
import { normalise, updateUnknowns } from "./update.js";

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
export type Prices = Pick<MarketState, "wage" | "capitalRent" | "industrialRent" | "price" | "potential" | "spending">;

/**
 * The market of one year and its solver: wages, rents, prices and market potentials that clear labour by type, capital,
 * two kinds of land and goods, with public finance inside. One instance per economy holds all buffers; `clear` starts
 * from the last solution (warm) unless `coldStart` was called. The map is damped factor by factor by its own demand
 * elasticity and accelerated (Anderson).
 */
export class Market extends MarketState {
  iterations = 0;
  residual = Infinity;
  private image: Float64Array;
  private accelerator: AndersonAccelerator;
  private readonly special: SpecialCase | undefined;
  private warm = false;
  private worst = 0;

  /** `special`: what a case of the literature changes; a calibrated market has none. */
  constructor(economy: Economy, special?: SpecialCase) {
    super(economy, special?.unknowns);
    this.special = special;
    this.image = this.unknowns.slice();
    this.accelerator = new AndersonAccelerator(this.unknowns.length, DEPTH);
  }

  /** The next `clear` starts from a rough guess instead of the last solution. */
  coldStart(): void {
    this.warm = false;
  }

  /** The next `clear` starts from the given solution, which may be of another market of the same economy. */
  startFrom(prices: Prices): void {
    this.wage.set(prices.wage);
    this.capitalRent.set(prices.capitalRent);
    this.industrialRent.set(prices.industrialRent);
    this.price.set(prices.price);
    this.potential.set(prices.potential);
    this.spending.set(prices.spending);
    this.takeLogs();
    this.warm = true;
  }

  /**
   * Solves the year: from the last solution, else afresh, else afresh with care, else by way of eased wedges. Throws
   * SimulationError that names year, residual, node and sector when the tolerance is not reached.
   */
  clear(inputs: MarketInputs, options: ClearingOptions = DEFAULT_CLEARING): void {
    this.prepare(inputs);
    if (this.warm && this.iterate(inputs, options, Infinity)) return;
    this.guess(inputs);
    this.warm = this.iterate(inputs, options, Infinity);
    if (this.warm) return;
    this.guess(inputs);
    this.warm = this.iterate(inputs, options, 0.1);
    // What grows without bound has no prices, however easy trade is.
    if (!this.warm && Number.isFinite(this.residual)) this.warm = this.comeFromEasier(inputs, options);
    if (!this.warm) throw this.failure(inputs.year, options);
  }

  /** What a year fixes before the map is first applied. */
  prepare(inputs: MarketInputs): void {
    fixYear(this, inputs);
    if ((inputs.critical || this.critical.length > 0) && this.tie(inputs.critical ?? [])) {
      this.image = this.unknowns.slice();
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
              accelerator,
            )
          : this.iterate(inputs, options, Infinity, accelerator);
      if (cleared) solved.set(this.unknowns);
      return cleared;
    });
  }

  /** The unknowns as they were, and their levels. */
  private resume(unknowns: Float64Array): void {
    this.unknowns.set(unknowns);
    this.takeLevels();
    exponentials(this.logs.price, this.price);
  }

  /** The map at the present unknowns, in the order of the economy; leaves their image and the largest gap. */
  evaluate(inputs: MarketInputs): void {
    const { special, image } = this;
    special?.beforeProduction(this);
    priceCapital(this);
    produce(this, inputs);
    special?.afterProduction(this);
    payFactors(this);
    enterFirms(this, inputs);
    special?.afterFactors(this, inputs);
    investSaving(this, inputs);
    trade(this, inputs.wedges, inputs.lumpSums.targeted);
    settle(this, inputs);
    special?.afterFinance(this);
    dampHeadquarters(this);
    this.residual = 0;
    updateUnknowns(this, inputs, image, this.note);
    special?.afterUpdate(this, inputs, image, this.note);
    normalise(this, image, special ? special.level(this, inputs, image) : this.levelOfNumeraire());
  }

  /**
   * From the present unknowns until they rest, accelerated where the largest gap is below `care`; false where they do
   * not rest.
   */
  private iterate(
    inputs: MarketInputs,
    options: ClearingOptions,
    care: number,
    accelerator = this.accelerator,
  ): boolean {
    // A special case may move firms from round to round.
    if (this.special) return this.iteratePlainly(inputs, options, care, accelerator);
    const { freeness, tollFreeness, rentFreeness, tariffFreeness } = inputs.wedges;
    return holding([freeness, tollFreeness, rentFreeness, tariffFreeness, this.linkMass], () =>
      this.iteratePlainly(inputs, options, care, accelerator),
    );
  }

  private iteratePlainly(
    inputs: MarketInputs,
    options: ClearingOptions,
    care: number,
    accelerator: AndersonAccelerator,
  ): boolean {
    this.takeLogs();
    accelerator.reset();
    let iteration = 0;
    for (; iteration < options.maxIterations; iteration++) {
      this.takeLevels();
      this.evaluate(inputs);
      if (this.residual <= options.tolerance || !Number.isFinite(this.residual)) break;
      if (this.residual > care) accelerator.reset();
      accelerator.advance(this.unknowns, this.image);
    }
    this.iterations = Math.min(iteration + 1, options.maxIterations);
    exponentials(this.logs.price, this.price);
    exponentials(this.logUnitCost, this.unitCost);
    return this.residual <= options.tolerance;
  }

  private readonly note = (gap: number, index: number): void => {
    const size = Math.abs(gap);
    // What is not a number stays the worst, whatever comes after it.
    if (size <= this.residual || Number.isNaN(this.residual)) return;
    this.residual = size;
    this.worst = index;
  };

  private levelOfNumeraire(): number {
    const { node, value } = this.economy.numeraire;
    return this.image[this.layout.wage + node] - Math.log(value);
  }

  private takeLogs(): void {
    const { logs } = this;
    logarithms(this.wage, logs.wage);
    logarithms(this.capitalRent, logs.capitalRent);
    logarithms(this.industrialRent, logs.industrialRent);
    logarithms(this.price, logs.price);
    logarithms(this.potential, logs.potential);
    logarithms(this.spending, logs.spending);
  }

  /** Prices stay in logs until the market has cleared: the map asks for no others. */
  private takeLevels(): void {
    const { logs } = this;
    exponentials(logs.wage, this.wage);
    // Rents of sectors' own capital are levels as soon as production finds them.
    if (this.economy.capitalKinds === 1) exponentials(logs.capitalRent, this.capitalRent);
    exponentials(logs.industrialRent, this.industrialRent);
    exponentials(logs.potential, this.potential);
    exponentials(logs.spending, this.spending);
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
    const { what, node, sector } = unknownAt(this.economy, this.layout, this.placeOf(this.worst));
    const how = Number.isNaN(this.residual)
      ? t("engine.isNoNumber")
      : Number.isFinite(this.residual)
        ? t("engine.stillChanges", { residual: this.residual.toExponential(2), tolerance: options.tolerance })
        : t("engine.growsWithoutBound");
    return new SimulationError(
      t("engine.marketNotCleared", {
        year,
        iterations: this.iterations,
        what,
        node,
        inSector: sector !== "",
        sector,
        how,
      }),
      { year, residual: this.residual, node, sector },
    );
  }
}

function logarithms(levels: Float64Array, into: Float64Array): void {
  for (let k = 0; k < levels.length; k++) into[k] = Math.log(levels[k]);
}

function exponentials(logs: Float64Array, into: Float64Array): void {
  for (let k = 0; k < logs.length; k++) into[k] = Math.exp(logs[k]);
}
