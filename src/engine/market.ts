import { AndersonAccelerator } from "../numerics/anderson.js";
import type { Economy } from "./economy.js";
import { SimulationError } from "./errors.js";
import { PublicFinance } from "./finance.js";
import { accumulateColumns, clearingPass, multiplyRows } from "./kernels.js";
import type { MarketFlows, MarketInputs } from "./marketInputs.js";
import { layoutUnknowns, type UnknownLayout, unknownAt } from "./unknowns.js";

export type { LumpSums, MarketInputs } from "./marketInputs.js";

export interface ClearingOptions {
  /** Largest relative change of an unknown that counts as cleared. */
  tolerance: number;
  maxIterations: number;
}

export const DEFAULT_CLEARING: ClearingOptions = { tolerance: 1e-11, maxIterations: 600 };

/**
 * The market of one year: wages, rents, prices and market potentials that clear labour by type, capital, two kinds of land and goods,
 * with public finance inside. One instance per economy holds all buffers; `clear` starts from the last solution (warm) unless `coldStart` was called.
 *
 * Unknowns are logs of wage[t,i], capital rent[i], industrial rent[i], price[s,j], market potential[s,i], spending[j], and of the mass of firms
 * where entry is free; the map is damped factor by factor by its own demand elasticity and accelerated (anderson.ts).
 */
export class Market implements MarketFlows {
  readonly economy: Economy;
  readonly finance: PublicFinance;

  // -- unknowns and what follows from them; layouts as in economy.ts --
  readonly wage: Float64Array;
  readonly capitalRent: Float64Array;
  readonly industrialRent: Float64Array;
  readonly price: Float64Array;
  readonly potential: Float64Array;
  readonly spending: Float64Array;
  readonly mass: Float64Array;
  /** Ln of a plant's unit cost, headquarters' part left out; `unitCost` and `price` are filled once the market has cleared. */
  readonly logUnitCost: Float64Array;
  readonly unitCost: Float64Array;
  readonly supply: Float64Array;
  readonly revenue: Float64Array;
  readonly cost: Float64Array;
  readonly operatingProfit: Float64Array;
  readonly intermediateDemand: Float64Array;
  readonly demand: Float64Array;
  readonly competition: Float64Array;
  readonly openness: Float64Array; // Omega
  readonly headquartersPower: Float64Array; // wk^(eta (1 - sigma)) [s*n + h]
  readonly linkMass: Float64Array; // with coordination folded in
  readonly labourValue: Float64Array; // [t*n + i]
  readonly capitalValue: Float64Array;
  readonly landValue: Float64Array;
  readonly tollByNode: Float64Array;
  iterations = 0;
  residual = Infinity;

  /** Parts of the map that a year fixes: primary share x ln(1 + tax) - ln A, and 1 / (1 + tax). [s*n + i] */
  private readonly costConstant: Float64Array;
  private readonly taxFactor: Float64Array;
  private readonly labourElasticity: Float64Array;
  private readonly capitalElasticity: Float64Array;
  private readonly landElasticity: Float64Array;
  /** Image of the market potential: sales of a cell over its supply. */
  readonly potentialNew: Float64Array;
  private readonly scratchRow: Float64Array;
  private readonly state: Float64Array;
  /** Views of the state: logs of factor prices and price indices. */
  private readonly logs: { wage: Float64Array; capital: Float64Array; land: Float64Array; price: Float64Array };
  private readonly image: Float64Array;
  private readonly accelerator: AndersonAccelerator;
  private readonly offsets: UnknownLayout;
  /** Share of labour, capital and land in cost. [S] */
  readonly primaryShare: Float64Array;
  private readonly openCell: Uint8Array;
  private warm = false;
  private worst = 0;

  constructor(economy: Economy) {
    this.economy = economy;
    const { nodes: n, sectors, labourTypes } = economy;
    const cells = sectors * n;
    const vector = (length: number) => new Float64Array(length);
    this.wage = vector(labourTypes * n).fill(1);
    this.capitalRent = vector(n).fill(1);
    this.industrialRent = vector(n).fill(1);
    this.price = vector(cells).fill(1);
    this.potential = vector(cells).fill(1);
    this.spending = vector(n).fill(1);
    this.mass = vector(cells).fill(1);
    this.unitCost = vector(cells);
    this.logUnitCost = vector(cells);
    this.costConstant = vector(cells);
    this.taxFactor = vector(cells);
    this.supply = vector(cells);
    this.revenue = vector(cells);
    this.cost = vector(cells);
    this.operatingProfit = vector(cells);
    this.intermediateDemand = vector(cells);
    this.demand = vector(cells);
    this.competition = vector(cells);
    this.openness = vector(cells);
    this.headquartersPower = vector(cells).fill(1);
    this.linkMass = vector(cells * n);
    this.labourValue = vector(labourTypes * n);
    this.capitalValue = vector(n);
    this.landValue = vector(n);
    this.tollByNode = vector(n);
    this.labourElasticity = vector(labourTypes * n);
    this.capitalElasticity = vector(n);
    this.landElasticity = vector(n);
    this.potentialNew = vector(cells);
    this.scratchRow = vector(cells);
    this.openCell = new Uint8Array(cells).fill(1);
    this.primaryShare = primaryShares(economy);
    this.offsets = layoutUnknowns(economy);
    this.state = vector(this.offsets.size);
    this.image = vector(this.offsets.size);
    const view = (from: number, to: number) => this.state.subarray(from, to);
    const { offsets } = this;
    this.logs = {
      wage: view(offsets.wage, offsets.capitalRent),
      capital: view(offsets.capitalRent, offsets.industrialRent),
      land: view(offsets.industrialRent, offsets.price),
      price: view(offsets.price, offsets.potential),
    };
    this.accelerator = new AndersonAccelerator(this.offsets.size, 8);
    this.finance = new PublicFinance(economy);
  }

  /** The next `clear` starts from a rough guess instead of the last solution. */
  coldStart(): void {
    this.warm = false;
  }

  /**
   * Solves the year: from the last solution, else afresh, else afresh with care. Throws SimulationError that names year, residual, node and
   * sector when the tolerance is not reached.
   */
  clear(inputs: MarketInputs, options: ClearingOptions = DEFAULT_CLEARING): void {
    this.prepare(inputs);
    if (this.warm && this.iterate(inputs, options, Infinity)) return;
    this.guess(inputs);
    this.warm = this.iterate(inputs, options, Infinity);
    if (this.warm) return;
    this.guess(inputs);
    this.warm = this.iterate(inputs, options, 0.1);
    if (!this.warm) throw this.failure(inputs.year, options);
  }

  /** From the present unknowns until they rest, accelerated where the largest gap is below `care`; false where they do not rest. */
  private iterate(inputs: MarketInputs, options: ClearingOptions, care: number): boolean {
    this.packState();
    this.accelerator.reset();
    let iteration = 0;
    for (; iteration < options.maxIterations; iteration++) {
      this.unpackState();
      this.evaluate(inputs);
      if (this.residual <= options.tolerance || !Number.isFinite(this.residual)) break;
      if (this.residual > care) this.accelerator.reset();
      this.accelerator.advance(this.state, this.image);
    }
    this.iterations = iteration + 1;
    this.finish();
    return this.residual <= options.tolerance;
  }

  /** Fills what the map itself needs only in logs. */
  private finish(): void {
    const { offsets, state } = this;
    for (let k = 0; k < this.price.length; k++) {
      this.price[k] = Math.exp(state[offsets.price + k]);
      this.unitCost[k] = Math.exp(this.logUnitCost[k]);
    }
  }

  /** One application of the map at the present unknowns: used by `clear`, by benchmarks and by tests of the map itself. */
  evaluate(inputs: MarketInputs): void {
    this.produce();
    this.payFactors();
    this.trade(inputs);
    this.finance.settle(this, inputs);
    this.updateUnknowns(inputs);
  }

  /** Copies the given solution into the unknowns, so that the next clearing starts warm from it. */
  startFrom(other: Market): void {
    this.wage.set(other.wage);
    this.capitalRent.set(other.capitalRent);
    this.industrialRent.set(other.industrialRent);
    this.price.set(other.price);
    this.potential.set(other.potential);
    this.spending.set(other.spending);
    this.mass.set(other.mass);
    this.warm = true;
  }

  /** Largest relative gap between what a cell sells at its potential and what its buyers pay it. */
  goodsGap(): number {
    let worst = 0;
    for (let k = 0; k < this.potential.length; k++) {
      if (this.supply[k] > 0) worst = Math.max(worst, Math.abs(this.potentialNew[k] / this.potential[k] - 1));
    }
    return worst;
  }

  /** Declares the unknowns (set by the caller) a good starting point. */
  markWarm(): void {
    this.warm = true;
  }

  /** What a year fixes before the first evaluation. */
  prepare(inputs: MarketInputs): void {
    const { nodes: n, sectors } = this.economy;
    const { coordination } = inputs.wedges;
    const { policy, productivity, linkMass } = inputs;
    for (let k = 0; k < sectors * n; k++) {
      const tax = 1 + policy.productionTax[k] - policy.sectorSubsidy[k];
      this.taxFactor[k] = 1 / tax;
      this.costConstant[k] = this.primaryShare[Math.floor(k / n)] * Math.log(tax) - Math.log(productivity[k]);
    }
    if (coordination === null) this.linkMass.set(linkMass);
    else for (let k = 0; k < sectors * n * n; k++) this.linkMass[k] = linkMass[k] * coordination[k];
    this.markOpenCells(inputs);
  }

  // -- the map, in the order of the economy --

  /** Unit costs, competitiveness and revenue of every cell, from wages, rents, prices and potentials. */
  private produce(): void {
    const economy = this.economy;
    const { nodes: n, sectors } = economy;
    const { logUnitCost, openness, supply, revenue, cost, operatingProfit, potential } = this;
    for (let s = 0; s < sectors; s++) {
      if (s === economy.homogeneousSector) continue;
      const cell = s * n;
      const exponent = 1 - economy.substitution[s];
      const markup = economy.markup[s];
      const logMarkup = Math.log(markup);
      const margin = 1 - 1 / markup;
      const costOverRevenue = economy.fixedCostPaidIn[s]!.kind === "bundle" ? 1 : 1 / markup;
      this.computeUnitCost(s);
      this.computeOpenness(s);
      for (let k = cell; k < cell + n; k++) {
        supply[k] = openness[k] * Math.exp(exponent * (logMarkup + logUnitCost[k]));
        revenue[k] = supply[k] * potential[k];
        operatingProfit[k] = revenue[k] * margin;
        cost[k] = revenue[k] * costOverRevenue;
      }
    }
  }

  /** ln cp = constant + shares x ln prices of labour by type, capital, industrial land and inputs. */
  private computeUnitCost(s: number): void {
    const { economy, logs, logUnitCost, costConstant } = this;
    const { nodes: n, sectors, labourTypes } = economy;
    const cell = s * n;
    const capitalShare = economy.capitalCostShare[s];
    const landShare = economy.landCostShare[s];
    for (let i = 0; i < n; i++) {
      logUnitCost[cell + i] = costConstant[cell + i] + capitalShare * logs.capital[i] + landShare * logs.land[i];
    }
    for (let t = 0; t < labourTypes; t++) {
      const share = economy.labourCostShare[t * sectors + s];
      if (share !== 0) for (let i = 0; i < n; i++) logUnitCost[cell + i] += share * logs.wage[t * n + i];
    }
    for (let r = 0; r < sectors; r++) {
      const share = economy.inputCostShare[s * sectors + r];
      if (share !== 0) for (let i = 0; i < n; i++) logUnitCost[cell + i] += share * logs.price[r * n + i];
    }
  }

  /** Omega[i,s] = sum_h m[h,i,s] (wk[h] kappa[h,i])^(eta (1 - sigma)); under free entry the mass itself. */
  private computeOpenness(sector: number): void {
    const economy = this.economy;
    const n = economy.nodes;
    const cell = sector * n;
    const exponent = economy.headquartersCostShare[sector] * (1 - economy.substitution[sector]);
    const type = economy.headquartersLabour * n;
    if (exponent !== 0) {
      for (let h = 0; h < n; h++) this.headquartersPower[cell + h] = Math.exp(exponent * this.logs.wage[type + h]);
    }
    if (economy.freeEntry[sector]) {
      for (let i = 0; i < n; i++) this.openness[cell + i] = this.mass[cell + i] * this.headquartersPower[cell + i];
      return;
    }
    multiplyRows(this.linkMass, cell * n, cell, n, this.headquartersPower, this.openness);
  }

  /** Demand for every factor and input, in value, and the demand elasticities that damp the update. */
  payFactors(): void {
    const economy = this.economy;
    const { nodes: n, sectors, labourTypes } = economy;
    const { labourValue, capitalValue, landValue, intermediateDemand, cost, operatingProfit } = this;
    labourValue.fill(0);
    capitalValue.fill(0);
    landValue.fill(0);
    this.labourElasticity.fill(0);
    this.capitalElasticity.fill(0);
    this.landElasticity.fill(0);
    intermediateDemand.fill(0);
    for (let s = 0; s < sectors; s++) {
      if (s === economy.homogeneousSector) continue;
      const cell = s * n;
      const steepness = economy.substitution[s] - 1;
      const capitalShare = economy.capitalCostShare[s];
      const landShare = economy.landCostShare[s];
      const fixed = economy.fixedCostPaidIn[s]!;
      for (let i = 0; i < n; i++) {
        const factorCost = cost[cell + i] * this.taxFactor[cell + i];
        const capital = factorCost * capitalShare;
        capitalValue[i] += capital;
        this.capitalElasticity[i] += capital * capitalShare * steepness;
        const land = factorCost * landShare;
        landValue[i] += land;
        this.landElasticity[i] += land * landShare * steepness;
        for (let t = 0; t < labourTypes; t++) {
          const share = economy.labourCostShare[t * sectors + s];
          const labour = factorCost * share;
          labourValue[t * n + i] += labour;
          this.labourElasticity[t * n + i] += labour * share * steepness;
        }
      }
      if (fixed.kind === "capital") for (let i = 0; i < n; i++) capitalValue[i] += operatingProfit[cell + i];
      if (fixed.kind === "labour") {
        for (let i = 0; i < n; i++) labourValue[fixed.type * n + i] += operatingProfit[cell + i];
      }
      for (let r = 0; r < sectors; r++) {
        const share = economy.inputCostShare[s * sectors + r];
        if (share !== 0) for (let i = 0; i < n; i++) intermediateDemand[r * n + i] += share * cost[cell + i];
      }
    }
  }

  /** Goods: purchases of every composite, competition Phi, market potential MP and tolls. */
  trade(inputs: MarketInputs): void {
    const economy = this.economy;
    const { nodes: n, sectors } = economy;
    const { demand, competition, potentialNew, supply, spending, tollByNode, scratchRow } = this;
    const { freeness, netFreeness } = inputs.wedges;
    const { targeted } = inputs.lumpSums;
    tollByNode.fill(0);
    for (let s = 0; s < sectors; s++) {
      if (s === economy.homogeneousSector) continue;
      const cell = s * n;
      const share = economy.expenditureShare[s];
      for (let j = 0; j < n; j++) {
        demand[cell + j] = share * spending[j] + this.intermediateDemand[cell + j] + targeted[cell + j];
      }
      clearingPass(freeness, cell * n, cell, n, supply, demand, competition, potentialNew);
      if (netFreeness === null) continue;
      multiplyRows(netFreeness, cell * n, cell, n, supply, scratchRow);
      for (let j = 0; j < n; j++) {
        const received =
          competition[cell + j] > 0 ? (demand[cell + j] * scratchRow[cell + j]) / competition[cell + j] : 0;
        tollByNode[j] += 0.5 * (demand[cell + j] - received);
        scratchRow[cell + j] = competition[cell + j] > 0 ? demand[cell + j] / competition[cell + j] : 0;
      }
      for (let i = 0; i < n; i++) tollByNode[i] += 0.5 * supply[cell + i] * potentialNew[cell + i];
      for (let i = 0; i < n; i++) potentialNew[cell + i] = 0;
      accumulateColumns(netFreeness, cell * n, cell, n, scratchRow, potentialNew, cell);
      for (let i = 0; i < n; i++) tollByNode[i] -= 0.5 * supply[cell + i] * potentialNew[cell + i];
    }
  }

  /** The damped image of the unknowns, and the largest undamped relative gap. */
  private updateUnknowns(inputs: MarketInputs): void {
    const economy = this.economy;
    const { nodes: n, sectors, labourTypes } = economy;
    const { offsets, image } = this;
    this.residual = 0;
    for (let t = 0; t < labourTypes; t++) {
      for (let i = 0; i < n; i++) {
        const k = t * n + i;
        if (t === this.pinnedLabour()) {
          image[offsets.wage + k] = Math.log(inputs.productivity[economy.homogeneousSector * n + i]);
          this.note(image[offsets.wage + k] - Math.log(this.wage[k]), offsets.wage + k);
          continue;
        }
        const value = this.labourValue[k];
        const stock = inputs.workers[k];
        const elasticity = value > 0 ? this.labourElasticity[k] / value : 0;
        image[offsets.wage + k] =
          stock > 0 ? this.towards(value / stock, elasticity, offsets.wage + k) : this.shadowWage(t, i);
      }
    }
    for (let i = 0; i < n; i++) {
      const capital = this.capitalValue[i];
      image[offsets.capitalRent + i] =
        inputs.capital[i] > 0
          ? this.towards(capital / inputs.capital[i], this.capitalElasticity[i] / capital, offsets.capitalRent + i)
          : this.shadowCapitalRent(i);
      const land = this.landValue[i];
      image[offsets.industrialRent + i] = this.towards(
        land / inputs.industrialLand[i],
        this.landElasticity[i] / land,
        offsets.industrialRent + i,
      );
      image[offsets.spending + i] = this.towards(this.finance.nodeSpending[i], 0, offsets.spending + i);
    }
    for (let s = 0; s < sectors; s++) {
      if (s === economy.homogeneousSector) {
        for (let i = 0; i < n; i++) {
          image[offsets.price + s * n + i] = 0;
          image[offsets.potential + s * n + i] = 0;
        }
        continue;
      }
      const exponent = 1 / (1 - economy.substitution[s]);
      for (let i = 0; i < n; i++) {
        const k = s * n + i;
        image[offsets.price + k] = exponent * Math.log(this.competition[k]);
        this.note(image[offsets.price + k] - this.state[offsets.price + k], offsets.price + k);
        image[offsets.potential + k] = this.towards(this.potentialNew[k], 0, offsets.potential + k);
      }
      if (economy.freeEntry[s]) this.updateMasses(s);
    }
    this.normalise(inputs);
  }

  /** Log of the damped update of a positive unknown; notes the undamped gap. Zero or undefined targets leave it as it is. */
  private towards(target: number, elasticity: number, index: number): number {
    const current = this.state[index];
    if (!(target > 0)) return current;
    const gap = Math.log(target) - current;
    this.note(gap, index);
    return current + gap / (1 + elasticity);
  }

  /** Adds to a labour type's demand elasticity in a node (value times elasticity). */
  addLabourElasticity(cell: number, value: number): void {
    this.labourElasticity[cell] += value;
  }

  private note(gap: number, index: number): void {
    const size = Math.abs(gap);
    if (!(size <= this.residual)) {
      this.residual = size;
      this.worst = index;
    }
  }

  /** Zero-profit mass: m = (1 - 1/markup) Rev / (F price of the input that pays F), at the updated factor prices. */
  private updateMasses(s: number): void {
    const economy = this.economy;
    const { nodes: n } = economy;
    const { offsets, image } = this;
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      if (this.openCell[k] === 0) continue;
      const inputPrice = this.fixedInputPrice(s, i);
      const target = this.operatingProfit[k] / (economy.fixedCost[s] * inputPrice);
      image[offsets.mass + k] = Math.log(target);
      this.note(Math.log(target / this.mass[k]), offsets.mass + k);
    }
  }

  /** Price of the input that pays the fixed cost, at the image of the factor prices. */
  private fixedInputPrice(s: number, i: number): number {
    const economy = this.economy;
    const { nodes: n, sectors, labourTypes } = economy;
    const fixed = economy.fixedCostPaidIn[s]!;
    if (fixed.kind === "labour") return Math.exp(this.image[this.offsets.wage + fixed.type * n + i]);
    if (fixed.kind === "capital") return Math.exp(this.image[this.offsets.capitalRent + i]);
    let logPrice = this.logUnitCost[s * n + i];
    for (let t = 0; t < labourTypes; t++) {
      const k = t * n + i;
      logPrice +=
        economy.labourCostShare[t * sectors + s] * (this.image[this.offsets.wage + k] - Math.log(this.wage[k]));
    }
    return Math.exp(logPrice);
  }

  /** Where nobody of a type lives: the wage at which the best sector that needs the type would just make no loss. */
  private shadowWage(type: number, node: number): number {
    const economy = this.economy;
    const { nodes: n, sectors } = economy;
    const k = type * n + node;
    let best = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < sectors; s++) {
      const fixed = economy.fixedCostPaidIn[s]!;
      const share = economy.labourCostShare[type * sectors + s];
      const paysFixed = fixed.kind === "labour" && fixed.type === type;
      if (!economy.freeEntry[s] || (share === 0 && !paysFixed)) continue;
      const profit = this.profitPerUnitMass(s, node);
      const price = paysFixed ? this.wage[k] : Math.exp(this.logUnitCost[s * n + node]);
      const gap = Math.log(profit / (economy.fixedCost[s] * price));
      const steepness = share * (economy.substitution[s] - 1) + (paysFixed ? 1 : share);
      best = Math.max(best, gap / steepness);
    }
    if (best === Number.NEGATIVE_INFINITY) return Math.log(this.wage[k]);
    this.note(best, this.offsets.wage + k);
    return Math.log(this.wage[k]) + best;
  }

  private shadowCapitalRent(node: number): number {
    const economy = this.economy;
    let best = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < economy.sectors; s++) {
      if (!economy.freeEntry[s] || economy.fixedCostPaidIn[s]!.kind !== "capital") continue;
      best = Math.max(best, this.profitPerUnitMass(s, node) / economy.fixedCost[s]);
    }
    if (best <= 0) return Math.log(this.capitalRent[node]);
    this.note(Math.log(best / this.capitalRent[node]), this.offsets.capitalRent + node);
    return Math.log(best);
  }

  /** Operating profit of a unit of mass (sum of weight z^(sigma-1)) in a cell, occupied or not: what the first firm to come would make. */
  profitPerUnitMass(s: number, node: number): number {
    const economy = this.economy;
    const k = s * economy.nodes + node;
    const markup = economy.markup[s];
    return (
      (1 - 1 / markup) *
      Math.exp((1 - economy.substitution[s]) * (Math.log(markup) + this.logUnitCost[k])) *
      this.potential[k]
    );
  }

  /** Scales all nominal unknowns so that the numeraire is one (nothing to do where a homogeneous good fixes it). */
  private normalise(inputs: MarketInputs): void {
    const economy = this.economy;
    if (economy.homogeneousSector >= 0) return;
    const { nodes: n, sectors } = economy;
    const { offsets, image } = this;
    let level = -Math.log(economy.numeraire.value);
    if (economy.numeraire.kind === "wage") level += image[offsets.wage + economy.numeraire.node];
    else {
      let income = 0;
      for (let i = 0; i < n; i++) income += Math.exp(image[offsets.wage + i]) * inputs.workers[i];
      level += Math.log(income);
    }
    for (let k = offsets.wage; k < offsets.potential; k++) image[k] -= level;
    for (let s = 0; s < sectors; s++) {
      for (let i = 0; i < n; i++) image[offsets.potential + s * n + i] -= level * economy.substitution[s];
    }
    for (let k = offsets.spending; k < offsets.spending + n; k++) image[k] -= level;
  }

  private pinnedLabour(): number {
    const { homogeneousSector, labourTypes, labourCostShare, sectors } = this.economy;
    if (homogeneousSector < 0) return -1;
    for (let t = 0; t < labourTypes; t++) if (labourCostShare[t * sectors + homogeneousSector] > 0) return t;
    return -1;
  }

  // -- state --

  private packState(): void {
    const { offsets, state } = this;
    const put = (offset: number, values: Float64Array) => {
      for (let k = 0; k < values.length; k++) state[offset + k] = Math.log(values[k]);
    };
    put(offsets.wage, this.wage);
    put(offsets.capitalRent, this.capitalRent);
    put(offsets.industrialRent, this.industrialRent);
    put(offsets.price, this.price);
    put(offsets.potential, this.potential);
    put(offsets.spending, this.spending);
    if (offsets.size > offsets.mass) {
      for (let k = 0; k < this.mass.length; k++) {
        state[offsets.mass + k] = this.openCell[k] ? Math.log(this.mass[k]) : 0;
        this.image[offsets.mass + k] = state[offsets.mass + k];
      }
    }
  }

  private unpackState(): void {
    const { offsets, state } = this;
    const take = (offset: number, values: Float64Array) => {
      for (let k = 0; k < values.length; k++) values[k] = Math.exp(state[offset + k]);
    };
    take(offsets.wage, this.wage);
    take(offsets.capitalRent, this.capitalRent);
    take(offsets.industrialRent, this.industrialRent);
    take(offsets.potential, this.potential);
    take(offsets.spending, this.spending);
    if (offsets.size > offsets.mass) {
      for (let k = 0; k < this.mass.length; k++)
        this.mass[k] = this.openCell[k] ? Math.exp(state[offsets.mass + k]) : 0;
    }
  }

  /** Free-entry cells whose own labour or capital is absent have no firms. */
  private markOpenCells(inputs: MarketInputs): void {
    const economy = this.economy;
    const { nodes: n, sectors, labourTypes } = economy;
    for (let s = 0; s < sectors; s++) {
      const fixed = economy.fixedCostPaidIn[s]!;
      for (let i = 0; i < n; i++) {
        let open = economy.freeEntry[s] === 1;
        for (let t = 0; t < labourTypes && open; t++) {
          const needed = economy.labourCostShare[t * sectors + s] > 0 || (fixed.kind === "labour" && fixed.type === t);
          if (needed && !(inputs.workers[t * n + i] > 0)) open = false;
        }
        if (fixed.kind === "capital" && !(inputs.capital[i] > 0)) open = false;
        const k = s * n + i;
        if (open && !(this.mass[k] > 0)) this.mass[k] = 1;
        if (economy.freeEntry[s] && !open) this.mass[k] = 0;
        this.openCell[k] = open ? 1 : 0;
      }
    }
  }

  /** A rough start: all prices one, potentials that give every cell a plausible size. */
  private guess(inputs: MarketInputs): void {
    const { nodes: n, sectors } = this.economy;
    this.wage.fill(1);
    this.capitalRent.fill(1);
    this.industrialRent.fill(1);
    this.price.fill(1);
    for (let i = 0; i < n; i++) {
      let workers = 0;
      for (let t = 0; t < this.economy.labourTypes; t++) workers += inputs.workers[t * n + i];
      this.spending[i] = Math.max(workers, 1e-6);
    }
    let total = 0;
    for (let i = 0; i < n; i++) total += this.spending[i];
    for (let k = 0; k < sectors * n; k++) {
      this.potential[k] = total / n;
      this.mass[k] = this.openCell[k];
    }
    if (this.economy.numeraire.kind === "labour-income")
      for (let t = 0; t < this.wage.length; t++) this.wage[t] = 1 / total;
  }

  private failure(year: number, options: ClearingOptions): SimulationError {
    const { what, node, sector } = unknownAt(this.economy, this.offsets, this.worst);
    const change = Number.isFinite(this.residual)
      ? `still changes by ${this.residual.toExponential(2)} (tolerance ${options.tolerance})`
      : "grows without bound";
    return new SimulationError(
      `The market of year ${year} did not clear: after ${this.iterations} iterations the ${what} of ${node}` +
        `${sector ? `, sector ${sector},` : ""} ${change}.`,
      { year, residual: this.residual, node, sector },
    );
  }
}

/** Share of labour, capital and industrial land in cost: what the production tax falls on. [S] */
export function primaryShares(economy: Economy): Float64Array {
  const shares = new Float64Array(economy.sectors);
  for (let s = 0; s < economy.sectors; s++) {
    shares[s] = economy.capitalCostShare[s] + economy.landCostShare[s];
    for (let t = 0; t < economy.labourTypes; t++) shares[s] += economy.labourCostShare[t * economy.sectors + s];
  }
  return shares;
}
