import { exp, log } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import type { MarketInputs } from "../../model/engine/marketInputs.js";
import type { MarketState, SpecialCase } from "../../model/engine/marketState.js";
import { noteGap } from "../../model/engine/update.js";

/** What pays the fixed cost of a firm: its own bundle, capital, or labour of a type. */
export type FixedCostInput = { kind: "bundle" } | { kind: "capital" } | { kind: "labour"; type: number };

/**
 * A sector whose firms come until profit pays no more than the fixed cost, which is `amount` units of its input a unit
 * of mass.
 */
export interface FreeEntry {
  sector: number;
  paidIn: FixedCostInput;
  amount: number;
}

/** What sets a case of the literature apart from the calibrated market. */
export interface SpecialFeatures {
  freeEntry?: FreeEntry;
  /**
   * A homogeneous, freely traded good, made under perfect competition one for one by a labour type, takes what spending
   * the sectors leave; its price is the numeraire.
   */
  homogeneousLabour?: number;
  /** Public money is handed back in proportion to private income, so that taxes move firms and not spending. */
  taxesAsIncome?: boolean;
}

/** Special cases without a homogeneous good count in aggregate income of labour type 0, which is one. */
const AGGREGATE_INCOME = 1;

/**
 * The features as the market asks for them. Masses of firms under free entry are its unknowns, where labour or capital
 * is there to run them.
 */
export class SpecialMarket implements SpecialCase {
  readonly unknowns: number;
  /** Mass of firms under free entry, and where there can be any. [n] */
  readonly mass: Float64Array;
  private readonly open: Uint8Array;
  /** Operating profit of the sector with free entry, all of which pays the fixed cost. [n] */
  private readonly grossProfit: Float64Array;

  constructor(
    nodes: number,
    private readonly features: SpecialFeatures,
  ) {
    this.unknowns = features.freeEntry ? nodes : 0;
    this.mass = new Float64Array(nodes).fill(1);
    this.open = new Uint8Array(nodes).fill(1);
    this.grossProfit = new Float64Array(nodes);
  }

  /** Cells whose own labour or capital is absent have no firms. */
  afterYearIsFixed(market: MarketState, inputs: MarketInputs): void {
    const { freeEntry } = this.features;
    if (!freeEntry) return;
    for (let i = 0; i < this.mass.length; i++) {
      this.open[i] = canRun(market, inputs, freeEntry, i) ? 1 : 0;
      if (this.open[i] === 0) this.mass[i] = 0;
      else if (!(this.mass[i] > 0)) this.mass[i] = 1;
      market.unknowns[market.layout.size + i] = this.open[i] ? log(this.mass[i]) : 0;
    }
  }

  afterGuess(market: MarketState, inputs: MarketInputs): void {
    market.unknowns.fill(0, market.layout.size);
    if (this.features.homogeneousLabour !== undefined) return;
    const workers = sumOf(inputs.workers);
    market.wage.fill(AGGREGATE_INCOME / Math.max(workers, 1e-6));
  }

  beforeProduction(market: MarketState): void {
    const { freeEntry } = this.features;
    if (!freeEntry) return;
    const n = this.mass.length;
    for (let i = 0; i < n; i++) {
      this.mass[i] = this.open[i] ? exp(market.unknowns[market.layout.size + i]) : 0;
      market.linkMass[(freeEntry.sector * n + i) * n + i] = this.mass[i];
    }
  }

  /**
   * Profit that pays the fixed cost is nobody's income; a fixed cost in the firm's own bundle is cost like any other.
   */
  afterProduction(market: MarketState): void {
    const { freeEntry } = this.features;
    if (!freeEntry) return;
    const { sector, paidIn } = freeEntry;
    for (let i = 0; i < this.mass.length; i++) {
      const k = sector * this.mass.length + i;
      this.grossProfit[i] = market.operatingProfit[k];
      market.operatingProfit[k] = 0;
      if (paidIn.kind === "bundle") market.cost[k] = market.revenue[k];
    }
  }

  /**
   * Gross profit pays fixed costs; the homogeneous good is made by whoever of its labour type the others leave, at the
   * wage that it pins.
   */
  afterFactors({ capitalValue, labourValue, wage }: MarketState, { workers }: MarketInputs): void {
    const { freeEntry, homogeneousLabour } = this.features;
    const n = this.mass.length;
    for (let i = 0; i < n; i++) {
      if (freeEntry?.paidIn.kind === "capital") capitalValue[i] += this.grossProfit[i];
      if (freeEntry?.paidIn.kind === "labour") labourValue[freeEntry.paidIn.type * n + i] += this.grossProfit[i];
    }
    if (homogeneousLabour === undefined) return;
    for (let k = homogeneousLabour * n; k < (homogeneousLabour + 1) * n; k++) labourValue[k] = wage[k] * workers[k];
  }

  afterFinance({ finance }: MarketState): void {
    if (!this.features.taxesAsIncome) return;
    const { nodeSpending, householdIncome, citySpending } = finance;
    const [publicTotal, privateTotal] = [sumOf(citySpending), sumOf(householdIncome)];
    for (let i = 0; i < nodeSpending.length; i++) {
      citySpending[i] = (publicTotal * householdIncome[i]) / privateTotal;
      nodeSpending[i] = householdIncome[i] + citySpending[i];
    }
  }

  afterUpdate(market: MarketState, inputs: MarketInputs): void {
    this.offerShadowPrices(market, inputs);
    this.pinWages(market);
    this.updateMasses(market);
  }

  private pinWages({ layout, image }: MarketState): void {
    const { homogeneousLabour } = this.features;
    if (homogeneousLabour === undefined) return;
    const n = this.mass.length;
    image.fill(0, layout.wage + homogeneousLabour * n, layout.wage + (homogeneousLabour + 1) * n);
  }

  /** Zero profit: mass = gross profit / (amount x price of the input), at the updated factor prices. */
  private updateMasses(market: MarketState): void {
    const { freeEntry } = this.features;
    if (!freeEntry) return;
    const { image } = market;
    for (let i = 0; i < this.mass.length; i++) {
      const index = market.layout.size + i;
      image[index] = market.unknowns[index];
      if (this.open[i] === 0) continue;
      const target = this.grossProfit[i] / (freeEntry.amount * fixedInputPrice(market, freeEntry, i));
      image[index] = log(target);
      noteGap(market, log(target / this.mass[i]), index);
    }
  }

  /** Where none of a needed factor is: the price at which the first firm to come would just make no loss. */
  private offerShadowPrices(market: MarketState, inputs: MarketInputs): void {
    const { freeEntry } = this.features;
    if (!freeEntry) return;
    const { layout, economy, image } = market;
    const n = this.mass.length;
    for (let i = 0; i < n; i++) {
      const value = profitPerUnitMass(market, freeEntry.sector, i) / freeEntry.amount;
      if (freeEntry.paidIn.kind === "capital" && !(inputs.capital[i] > 0)) {
        image[layout.capitalRent + i] = log(value);
        noteGap(market, log(value / market.capitalRent[i]), layout.capitalRent + i);
      }
      for (let t = 0; t < economy.labourTypes; t++) {
        if (inputs.workers[t * n + i] > 0) continue;
        const gap = shadowWageGap(market, freeEntry, t, i, value);
        if (gap === undefined) continue;
        image[layout.wage + t * n + i] = market.unknowns[layout.wage + t * n + i] + gap;
        noteGap(market, gap, layout.wage + t * n + i);
      }
    }
  }

  level({ layout, image }: MarketState, { workers }: MarketInputs): number {
    if (this.features.homogeneousLabour !== undefined) return 0;
    const income = sumOf(this.mass, (_, i) => exp(image[layout.wage + i]) * workers[i]);
    return log(income / AGGREGATE_INCOME);
  }
}

/**
 * Operating profit of a unit of mass (sum of weight z^(sigma-1)) in a cell, occupied or not: what the first firm to
 * come would make.
 */
export function profitPerUnitMass({ economy, logUnitCost, potential }: MarketState, s: number, node: number): number {
  const k = s * economy.nodes + node;
  const markup = economy.markup[s];
  const logPrice = log(markup) + logUnitCost[k];
  return (1 - 1 / markup) * exp((1 - economy.substitution[s]) * logPrice) * potential[k];
}

/** Whether node i has the capital and the labour that firms of the sector need at all. */
function canRun({ economy }: MarketState, inputs: MarketInputs, { sector, paidIn }: FreeEntry, i: number): boolean {
  const { nodes: n, sectors, labourTypes, labourCostShare } = economy;
  if (paidIn.kind === "capital" && !(inputs.capital[i] > 0)) return false;
  for (let t = 0; t < labourTypes; t++) {
    const needed = labourCostShare[t * sectors + sector] > 0 || (paidIn.kind === "labour" && paidIn.type === t);
    if (needed && !(inputs.workers[t * n + i] > 0)) return false;
  }
  return true;
}

/** Price of the input that pays the fixed cost, at the image of the factor prices. */
function fixedInputPrice(market: MarketState, { sector, paidIn }: FreeEntry, i: number): number {
  const { economy, layout, logUnitCost, unknowns, image } = market;
  const { nodes: n, sectors, labourTypes, labourCostShare } = economy;
  if (paidIn.kind === "labour") return exp(image[layout.wage + paidIn.type * n + i]);
  if (paidIn.kind === "capital") return exp(image[layout.capitalRent + i]);
  let logPrice = logUnitCost[sector * n + i];
  for (let t = 0; t < labourTypes; t++) {
    const wage = layout.wage + t * n + i;
    logPrice += labourCostShare[t * sectors + sector] * (image[wage] - unknowns[wage]);
  }
  return exp(logPrice);
}

/** Ln of by how much the wage of a type would have to change; undefined where the sector does not need it. */
function shadowWageGap(
  { economy, wage, logUnitCost }: MarketState,
  { sector, paidIn }: FreeEntry,
  type: number,
  node: number,
  value: number,
): number | undefined {
  const { nodes: n, sectors, labourCostShare, substitution } = economy;
  const share = labourCostShare[type * sectors + sector];
  const paysFixed = paidIn.kind === "labour" && paidIn.type === type;
  if (share === 0 && !paysFixed) return undefined;
  const price = paysFixed ? wage[type * n + node] : exp(logUnitCost[sector * n + node]);
  return log(value / price) / (share * (substitution[sector] - 1) + (paysFixed ? 1 : share));
}
