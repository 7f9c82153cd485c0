import { log } from "../../maths/numerics/elementary.js";
import { type Critical, type CriticalTerms, criticalOf } from "./criticalTerms.js";
import { type Economy, EconomyArrays } from "./economy.js";
import type { MarketInputs } from "./marketInputs.js";
import { parkShares } from "./parks.js";
import { PublicFinance } from "./publicFinance.js";
import { type Shares, sharesOf } from "./shares.js";
import { layoutUnknowns, type UnknownLayout } from "./unknowns.js";

/**
 * The market of one year as arrays, by the part of its map that fills them (production.ts, trade.ts, finance.ts).
 * Layouts as in economy.ts: n nodes, S sectors, T labour types; money nominal.
 */
export class MarketState extends EconomyArrays {
  readonly finance: PublicFinance;
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
  readonly wage = this.perWorkers(1); // [t*n + i]
  /** An unknown where there is one kind; else it follows from the others (7.2m). [c*n + i] */
  readonly capitalRent = this.perCapital(1);
  readonly industrialRent = this.perNode(1); // [n]
  /** Of each composite; filled once the market has cleared. [s*n + j] */
  readonly price = this.perCell(1);
  readonly potential = this.perCell(1); // [s*n + i]
  readonly spending = this.perNode(1); // [n]

  // -- what the year fixes (fixYear, tie) --
  /** Inputs that are critical in the year; the logs of their prices stand at the end of the unknowns. */
  critical: readonly Critical[] = [];
  /** Primary share x ln(1 + tax) - ln A, and 1 / (1 + tax). [s*n + i] */
  readonly costConstant = this.perCell();
  readonly taxFactor = this.perCell(1);
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
  readonly logUnitCost = this.perCell();
  readonly unitCost = this.perCell();
  /** What the wage of its staff leaves of a headquarters' plants: wk^(eta (1 - sigma)). [s*n + h] */
  readonly headquartersPower = this.perCell(1);
  /** Omega: plants of a cell, weighted by what their headquarters leave of them. [s*n + i] */
  readonly openness = this.perCell();
  /** psi: competitiveness of a cell. [s*n + i] */
  readonly supply = this.perCell();
  readonly revenue = this.perCell(); // [s*n + i]
  readonly cost = this.perCell(); // [s*n + i]
  readonly operatingProfit = this.perCell(); // [s*n + i]

  // -- payFactors: what plants pay, and the elasticities of their demand times what they pay --
  readonly labourValue = this.perWorkers(); // [t*n + i]
  readonly capitalValue = this.perCapital(); // [c*n + i]
  /**
   * Part of a sector's own capital that works: one unless its rent would fall below what running it costs. [c*n + i]
   */
  readonly capitalUsed = this.perCapital(1);
  readonly landValue = this.perNode(); // [n]
  readonly ownLandValue = this.perNode(); // [n]
  readonly labourElasticity = this.perWorkers(); // [t*n + i]
  /** Where there is one kind. [n] */
  readonly capitalElasticity = this.perNode();
  readonly landElasticity = this.perNode(); // [n]
  readonly intermediateDemand = this.perCell(); // [s*n + j]

  // -- investSaving --
  /** PK: what a unit of capital costs, base year 1. [n] */
  readonly capitalPrice = this.perNode(1);
  /** Ln of the rent below which capital idles. [n] */
  readonly logLeastRent = this.perNode(-Infinity);
  /** What a country's owners save. [country] */
  readonly saving = this.perNode();
  /** What of it is spent on capital in a node. [n] */
  readonly investment = this.perNode();

  // -- enterFirms --
  /** Ln value of an entry (7.6a). [s*n + i] */
  readonly entryValue = this.perCell();
  /** Firms that enter. [s*n + i] */
  readonly entrants = this.perCell();
  /** What they pay for the labour that it takes. [s*n + i] */
  readonly entryCost = this.perCell();
  /** Ln wage of a bundle of the sector's labour, which is what an entry takes. [s*n + i] */
  readonly logBundle = this.perCell();
  /** Scratch. [country] or [n] */
  readonly entryShare = this.perNode();

  // -- trade --
  readonly demand = this.perCell(); // [s*n + j]
  /** Phi: competition that a buyer's sellers face. [s*n + j] */
  readonly competition = this.perCell();
  /** Demand over competition: what a buyer pays a unit of competitiveness that reaches it. [s*n + j] */
  readonly buyerWeight = this.perCell();
  /** Image of the market potential: sales of a cell over its supply. [s*n + i] */
  readonly soughtPotential = this.perCell();
  readonly tollByNode = this.perNode(); // [n]
  /** Of what buyers pay, by their cell: toll, rent of protection kept in their node, tariff. [s*n + j] */
  readonly tollPaid = this.perCell();
  readonly protectionRent = this.perCell();
  readonly tariffPaid = this.perCell();
  readonly scratchRow = this.perCell(); // [s*n + j]

  /** `special`: what a case of the literature changes; a calibrated market has none. */
  constructor(
    readonly economy: Economy,
    readonly special: SpecialCase | null = null,
  ) {
    super(economy);
    this.shares = sharesOf(economy);
    this.finance = new PublicFinance(economy);
    this.layout = layoutUnknowns(economy);
    this.unknowns = new Float64Array(this.layout.size + (special?.unknowns ?? 0));
    this.image = this.unknowns.slice();
    this.logs = viewsOf(this.unknowns, this.layout, this.perCapital());
    this.linkMass = new Float64Array(economy.sectors * economy.nodes * economy.nodes);
    this.tolled = new Uint8Array(economy.sectors).fill(1);
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
