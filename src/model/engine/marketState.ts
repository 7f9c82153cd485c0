import { log } from "../../maths/numerics/elementary.js";
import { type Critical, type CriticalTerms, criticalOf } from "./criticalTerms.js";
import type { Economy } from "./economy.js";
import type { MarketInputs } from "./marketInputs.js";
import { parkShares } from "./parks.js";
import { PublicFinance } from "./publicFinance.js";
import { type Shares, sharesOf } from "./shares.js";
import { layoutUnknowns, type UnknownLayout } from "./unknowns.js";

/**
 * The market of one year as arrays, by the part of its map that fills them (production.ts, trade.ts, finance.ts).
 * Layouts as in economy.ts: n nodes, S sectors, T labour types; money nominal.
 */
export class MarketState {
  readonly economy: Economy;
  readonly finance: PublicFinance;
  /** What a case of the literature changes; a calibrated market has none. */
  readonly special: SpecialCase | null;
  /** What the map asks for of the economy's shares of spending and cost. */
  readonly shares: Shares;

  // -- the unknowns: logs in one vector, and their levels --
  readonly layout: UnknownLayout;
  unknowns: Float64Array;
  logs: UnknownViews;
  /** What the map makes of the unknowns. */
  image: Float64Array;
  /** How many unknowns the round has left as they were, since nothing tells them: nobody works for a wage, say. [1] */
  readonly left: Float64Array = new Float64Array(1);
  /** The largest gap between both, absolute, and the position of its unknown. */
  readonly gap: Float64Array = new Float64Array(2);
  readonly wage: Float64Array; // [t*n + i]
  /** An unknown where there is one kind; else it follows from the others (7.2m). [c*n + i] */
  readonly capitalRent: Float64Array;
  readonly industrialRent: Float64Array; // [n]
  /** Of each composite; filled once the market has cleared. [s*n + j] */
  readonly price: Float64Array;
  readonly potential: Float64Array; // [s*n + i]
  readonly spending: Float64Array; // [n]

  // -- what the year fixes (fixYear, tie) --
  /** Inputs that are critical in the year; the logs of their prices stand at the end of the unknowns. */
  critical: readonly Critical[] = [];
  /** Primary share x ln(1 + tax) - ln A, and 1 / (1 + tax). [s*n + i] */
  readonly costConstant: Float64Array;
  readonly taxFactor: Float64Array;
  /** Firms by link with coordination folded in. [s*n*n + i*n + h] */
  readonly linkMass: Float64Array;
  /** 1 = tolls are charged on goods of the sector. [S] */
  readonly tolled: Uint8Array;
  /** Share of the host's activity that lies in an enclave park, none of what it does not list. [enclave*S + s] */
  parkShares: Float64Array = new Float64Array(0);

  // -- produce --
  /**
   * Ln of a plant's unit cost, headquarters' part left out; its level is filled once the market has cleared. [s*n + i]
   */
  readonly logUnitCost: Float64Array;
  readonly unitCost: Float64Array;
  /** What the wage of its staff leaves of a headquarters' plants: wk^(eta (1 - sigma)). [s*n + h] */
  readonly headquartersPower: Float64Array;
  /** Omega: plants of a cell, weighted by what their headquarters leave of them. [s*n + i] */
  readonly openness: Float64Array;
  /** psi: competitiveness of a cell. [s*n + i] */
  readonly supply: Float64Array;
  readonly revenue: Float64Array; // [s*n + i]
  readonly cost: Float64Array; // [s*n + i]
  readonly operatingProfit: Float64Array; // [s*n + i]

  // -- payFactors: what plants pay, and the elasticities of their demand times what they pay --
  readonly labourValue: Float64Array; // [t*n + i]
  readonly capitalValue: Float64Array; // [c*n + i]
  /**
   * Part of a sector's own capital that works: one unless its rent would fall below what running it costs. [c*n + i]
   */
  readonly capitalUsed: Float64Array;
  readonly landValue: Float64Array; // [n]
  readonly ownLandValue: Float64Array; // [n]
  readonly labourElasticity: Float64Array; // [t*n + i]
  /** Where there is one kind. [n] */
  readonly capitalElasticity: Float64Array;
  readonly landElasticity: Float64Array; // [n]
  readonly intermediateDemand: Float64Array; // [s*n + j]

  // -- investSaving --
  /** PK: what a unit of capital costs, base year 1. [n] */
  readonly capitalPrice: Float64Array;
  /** Ln of the rent below which capital idles. [n] */
  readonly logLeastRent: Float64Array;
  /** What a country's owners save. [country] */
  readonly saving: Float64Array;
  /** What of it is spent on capital in a node. [n] */
  readonly investment: Float64Array;

  // -- enterFirms --
  /** Ln value of an entry (7.6a). [s*n + i] */
  readonly entryValue: Float64Array;
  /** Firms that enter. [s*n + i] */
  readonly entrants: Float64Array;
  /** What they pay for the labour that it takes. [s*n + i] */
  readonly entryCost: Float64Array;
  /** Ln wage of a bundle of the sector's labour, which is what an entry takes. [s*n + i] */
  readonly logBundle: Float64Array;
  /** Scratch. [country] or [n] */
  readonly entryShare: Float64Array;

  // -- trade --
  readonly demand: Float64Array; // [s*n + j]
  /** Phi: competition that a buyer's sellers face. [s*n + j] */
  readonly competition: Float64Array;
  /** Demand over competition: what a buyer pays a unit of competitiveness that reaches it. [s*n + j] */
  readonly buyerWeight: Float64Array;
  /** Image of the market potential: sales of a cell over its supply. [s*n + i] */
  readonly soughtPotential: Float64Array;
  readonly tollByNode: Float64Array; // [n]
  /** Of what buyers pay, by their cell: toll, rent of protection kept in their node, tariff. [s*n + j] */
  readonly tollPaid: Float64Array;
  readonly protectionRent: Float64Array;
  readonly tariffPaid: Float64Array;
  readonly scratchRow: Float64Array; // [s*n + j]

  constructor(economy: Economy, special: SpecialCase | null = null) {
    this.economy = economy;
    this.special = special;
    this.shares = sharesOf(economy);
    this.finance = new PublicFinance(economy);
    const { nodes: n, sectors, labourTypes } = economy;
    const cells = sectors * n;
    const vector = (length: number, value = 0) => new Float64Array(length).fill(value);
    this.layout = layoutUnknowns(economy);
    this.unknowns = vector(this.layout.size + (special?.unknowns ?? 0));
    this.image = this.unknowns.slice();
    this.logs = viewsOf(this.unknowns, this.layout, new Float64Array(economy.capitalKinds * n));
    this.wage = vector(labourTypes * n, 1);
    this.capitalRent = vector(economy.capitalKinds * n, 1);
    this.industrialRent = vector(n, 1);
    this.price = vector(cells, 1);
    this.potential = vector(cells, 1);
    this.spending = vector(n, 1);
    this.costConstant = vector(cells);
    this.taxFactor = vector(cells, 1);
    this.linkMass = vector(cells * n);
    this.tolled = new Uint8Array(sectors).fill(1);
    this.logUnitCost = vector(cells);
    this.unitCost = vector(cells);
    this.headquartersPower = vector(cells, 1);
    this.openness = vector(cells);
    this.supply = vector(cells);
    this.revenue = vector(cells);
    this.cost = vector(cells);
    this.operatingProfit = vector(cells);
    this.labourValue = vector(labourTypes * n);
    this.capitalValue = vector(economy.capitalKinds * n);
    this.capitalUsed = vector(economy.capitalKinds * n, 1);
    this.landValue = vector(n);
    this.ownLandValue = vector(n);
    this.labourElasticity = vector(labourTypes * n);
    this.capitalElasticity = vector(n);
    this.landElasticity = vector(n);
    this.intermediateDemand = vector(cells);
    this.capitalPrice = vector(n, 1);
    this.logLeastRent = vector(n, -Infinity);
    this.saving = vector(n);
    this.investment = vector(n);
    this.entryValue = vector(cells);
    this.entrants = vector(cells);
    this.entryCost = vector(cells);
    this.logBundle = vector(cells);
    this.entryShare = vector(n);
    this.demand = vector(cells);
    this.competition = vector(cells);
    this.buyerWeight = vector(cells);
    this.soughtPotential = vector(cells);
    this.tollByNode = vector(n);
    this.tollPaid = vector(cells);
    this.protectionRent = vector(cells);
    this.tariffPaid = vector(cells);
    this.scratchRow = vector(cells);
  }

  /**
   * Takes over the year's critical inputs; whether the unknowns are other arrays now. What a new one costs starts from
   * the price of its composite.
   */
  tie(terms: readonly CriticalTerms[]): boolean {
    const known = this.critical;
    const n = this.economy.nodes;
    const start = this.unknowns.length - known.length * n;
    this.critical = criticalOf(terms, start);
    if (terms.length === known.length) return false;
    const former = this.unknowns;
    this.unknowns = new Float64Array(start + terms.length * n);
    this.unknowns.set(former.subarray(0, start));
    this.image = this.unknowns.slice();
    this.logs = viewsOf(this.unknowns, this.layout, this.logs.capitalRent);
    for (const { at, input } of this.critical) {
      for (let j = 0; j < n; j++) this.unknowns[at + j] = log(this.price[input.sector * n + j]);
    }
    return true;
  }

  /** Largest relative gap between what a cell sells at its potential and what its buyers pay it. */
  goodsGap(): number {
    let worst = 0;
    for (let k = 0; k < this.potential.length; k++) {
      if (this.supply[k] > 0) worst = Math.max(worst, Math.abs(this.soughtPotential[k] / this.potential[k] - 1));
    }
    return worst;
  }
}

/**
 * What a year fixes before the map is first applied: taxes and productivity in unit cost, firms with coordination
 * folded in.
 */
export function fixYear(market: MarketState, inputs: MarketInputs): void {
  const { nodes: n, sectors } = market.economy;
  const { coordination, tollFreeness } = inputs.wedges;
  const { policy, productivity, linkMass, parks } = inputs;
  for (let k = 0; k < sectors * n; k++) {
    const tax = 1 + policy.productionTax[k] - policy.sectorSubsidy[k];
    market.taxFactor[k] = 1 / tax;
    market.costConstant[k] = market.shares.primary[k] * log(tax) - log(productivity[k]);
  }
  if (coordination === null) market.linkMass.set(linkMass);
  else for (let k = 0; k < sectors * n * n; k++) market.linkMass[k] = linkMass[k] * coordination[k];
  for (let s = 0; s < sectors; s++) {
    const charged = tollFreeness?.subarray(s * n * n, (s + 1) * n * n).some((share) => share !== 0);
    market.tolled[s] = charged ? 1 : 0;
  }
  market.parkShares = parkShares(parks, policy.enclaves, sectors);
}

/**
 * What a special case of the literature changes in the map of the market: zero-profit entry, fixed costs, a homogeneous
 * good. A calibrated market holds none. Each method is called after the part of the map that it is named for, and may
 * write on what that part has filled.
 */
export interface SpecialCase {
  /** Unknowns of its own (logs), which stand in the market's vector after its layout's size. */
  readonly unknowns: number;
  afterYearIsFixed(market: MarketState, inputs: MarketInputs): void;
  afterGuess(market: MarketState, inputs: MarketInputs): void;
  /** Called before production too, with the unknowns of the round. */
  beforeProduction(market: MarketState): void;
  afterProduction(market: MarketState): void;
  afterFactors(market: MarketState, inputs: MarketInputs): void;
  afterFinance(market: MarketState): void;
  afterUpdate(market: MarketState, inputs: MarketInputs): void;
  /** Ln of the level by which all nominal unknowns are divided, so that its numeraire is one. */
  level(market: MarketState, inputs: MarketInputs): number;
}

/** Views of the vector of unknowns, by group. */
interface UnknownViews {
  wage: Float64Array;
  capitalRent: Float64Array;
  industrialRent: Float64Array;
  price: Float64Array;
  potential: Float64Array;
  spending: Float64Array;
}

/** `capitalRents`: those of sectors' own capital, which is no unknown; else they are. */
function viewsOf(unknowns: Float64Array, layout: UnknownLayout, capitalRents: Float64Array): UnknownViews {
  const isUnknown = layout.industrialRent > layout.capitalRent;
  return {
    wage: unknowns.subarray(layout.wage, layout.capitalRent),
    capitalRent: isUnknown ? unknowns.subarray(layout.capitalRent, layout.industrialRent) : capitalRents,
    industrialRent: unknowns.subarray(layout.industrialRent, layout.price),
    price: unknowns.subarray(layout.price, layout.potential),
    potential: unknowns.subarray(layout.potential, layout.spending),
    spending: unknowns.subarray(layout.spending, layout.size),
  };
}
