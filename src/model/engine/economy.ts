import { type Text, textOf } from "../../words/index.js";
import type { Aggregation } from "./aggregation.js";

/**
 * The economy: what does not change from year to year. Preferences, technology, closure and behavioural parameters.
 *
 * Layout as in policy.ts: n nodes, S sectors, T labour types; cells [s * n + i]; input shares [s * S + r] (input r of
 * sector s). Shares of spending, labour and inputs are the same everywhere, or each node's own (`sharesByNode`): then a
 * place of the array is a row of n.
 */
export interface Economy {
  nodes: number;
  sectors: number;
  labourTypes: number;
  nodeIds: string[];
  sectorIds: string[];
  /** What people call nodes and sectors, for messages; by their ids where left out. [n], [S] */
  names?: { nodes: readonly Text[]; sectors: readonly Text[] };
  /** What each sector is for the division of functions between cities; indicators alone read it. [S] */
  sectorFunctions: SectorFunction[];
  labourIds: string[];
  /** 1 = city that plays and counts in cluster indicators, 0 = hinterland. [n] */
  isCity: Uint8Array;
  /** Country of each node, numbered from 0: people, firms and capital move inside one. [n] */
  country: Int32Array;
  /** Fiscal regime (country, special region) of each node; transfers and capital pools run inside one. [n] */
  regime: Int32Array;
  regimeIds: string[];

  // -- preferences --
  /** Nodes have shares of their own: expenditureShare, labourCostShare and inputCostShare by node (shareLayout). */
  sharesByNode?: true;
  /** Share of spending on each sector's composite. [S]; sum + housingShare = 1 */
  expenditureShare: Float64Array;
  housingShare: number;
  /**
   * The part of housingShare that published accounts leave out (rents that owners pay themselves): income and spending,
   * but not GDP.
   */
  imputedHousingShare: number;
  /**
   * Weight of public services in well-being, and by how much of them a resident less leaves the others (1 = all of his
   * part, 0 = nothing).
   */
  publicServices: { weight: number; rivalry: number };
  /** Elasticity of well-being to residents in a city of mean size, taken negative. */
  congestion: number;

  // -- technology (shares of cost; they sum to one over labour, capital, land, inputs, headquarters) --
  /** Elasticity of substitution between varieties, sigma. [S] */
  substitution: Float64Array;
  /** Price over unit cost. [S]; data, not sigma/(sigma-1) (docs/model.md, section 9.1) */
  markup: Float64Array;
  /** What more firms add to a cell's competitiveness, of what they add in Dixit and Stiglitz, 0..1 (Benassy 1996). */
  variety: number;
  labourCostShare: Float64Array; // [t*S + s]
  capitalCostShare: Float64Array; // [S]
  landCostShare: Float64Array; // [S]
  /** Land of a sector's own, such as fields: it neither moves nor decays. */
  ownLand: OwnLand;
  inputCostShare: Float64Array; // [s*S + r]
  /** Share of headquarters and R&D services, eta. [S] */
  headquartersCostShare: Float64Array;
  /** Labour type that headquarters and R&D services employ. */
  headquartersLabour: number;
  /** Sectors under which headquarters payments between cities, tolls and housing rent count as value added. */
  headquartersSector: number;
  tollSector: number;
  housingSector: number;

  /**
   * Kinds of capital: one for every sector, which once placed makes nothing else, or one for all (a stock that any
   * sector of the city may use). Arrays by kind are [c*n + i].
   */
  capitalKinds: number;

  // -- closure --
  profitOwner: Owner;
  capitalOwner: Owner;
  /** What keeps up the stock of capital; null where the country's total is fixed. */
  saving: SavingRule | null;
  landOwner: Owner;
  /** Share of land rent that goes to the city government, fixed in the base year. [n] */
  landRentToCity: Float64Array;
  /** Prices are counted in the wage of labour type 0 in a node, which is held at `value`. */
  numeraire: { node: number; value: number };

  goods: GoodsParameters;
  /**
   * How many options a place holds: residents of the base year over those of a mean city, 1 in a hinterland, whose
   * appeal takes its size. It stays, since a live size would be an externality. [n]
   */
  size: Float64Array;
  /** What the size of either end makes of a move, size^(mass elasticity - 1/2): 1 in a plain logit (7.7d). [n] */
  pull: Float64Array;
  relocation: RelocationParameters;
  migration: MigrationParameters;
  investment: InvestmentParameters;
  knowledge: KnowledgeParameters;
  externalities: ExternalityParameters;

  /** What lets the market clear in fewer rounds; absent where no base year has been cleared. */
  aggregation?: Aggregation | null;
}

/** Where a share of a node stands: [place * width + node * step], the place as where all nodes have the same. */
export function shareLayout({ nodes, sharesByNode }: Pick<Economy, "nodes" | "sharesByNode">): ShareLayout {
  return sharesByNode ? { width: nodes, step: 1 } : { width: 1, step: 0 };
}

/** Shares that are the same everywhere as they are, those by node as the plain mean of all nodes: what tables show. */
export function commonShares(economy: Pick<Economy, "nodes" | "sharesByNode">, shares: Float64Array): Float64Array {
  const { width } = shareLayout(economy);
  if (!economy.sharesByNode) return shares;
  const mean = new Float64Array(shares.length / width);
  for (let k = 0; k < shares.length; k++) mean[Math.floor(k / width)] += shares[k] / width;
  return mean;
}

export interface ShareLayout {
  width: number;
  step: number;
}

/** Land that serves one sector alone, counted by the rent that it earns in the base year: there a unit costs one. */
export interface OwnLand {
  costShare: Float64Array; // [S]
  stock: Float64Array; // [s*n + i]
}

/** Of a sector in the division of functions between cities (Duranton and Puga 2005). */
export type SectorFunction = "manufacturing" | "producer-services" | "other";

/**
 * Who receives an income: residents where it arises, the headquarters city, owners with fixed shares of what arises in
 * their country (the shares of a country sum to one), or a pool inside the fiscal regime.
 */
export type Owner =
  | { kind: "local" }
  | { kind: "headquarters" }
  | { kind: "shares"; shares: Float64Array }
  | { kind: "pool"; by: "heads" | "wages" };

/** Saving of a country's owners of capital, and what it buys (7.10b to 7.10f). */
export interface SavingRule {
  /** Share of each sector in a unit of capital, v. [S]; they sum to one */
  mix: Float64Array;
  /** Ln of what a unit cost in the base year, which counts as one. [n] */
  logBasePrice: Float64Array;
  /** They save this part of capital income less this part of what the capital is worth, at least nothing. */
  ofIncome: number;
  ofWealth: number;
}

export interface GoodsParameters {
  /** Elasticity of the delivered price with respect to (1 + hours / referenceHours). [S] */
  distanceElasticity: Float64Array;
  referenceHours: number;
  /** Value of a full vehicle load, in the currency; Infinity for what does not travel on lorries. [S] */
  loadValue: Float64Array;
  /** Value of an hour of vehicle and cargo, in the currency. */
  valueOfTime: number;
  /** How much of border, rule difference and protection a sector feels, 0..1. [S] */
  borderExposure: Float64Array;
  /**
   * Calibrated residual of the delivered price between groups of nodes (hinterland, rest of the world), or of every
   * pair where trade is data; 1 = none.
   * [s*n*n + from*n + to]
   */
  residualCost: Float64Array;
}

export interface RelocationParameters {
  /** Sd of ln z^(sigma-1), the spread of firms' sizes; E z^(sigma-1) = 1. */
  sizeDispersion: number;
  /** Yearly probability that a firm reconsiders its plant's city, its headquarters' city. [S] */
  plantHazard: Float64Array;
  headquartersHazard: Float64Array;
  /** Dispersion nu of the location taste, in ln profit. */
  tasteDispersion: number;
  /** Moving cost in ln-profit units: fixed part and part per ln(1 + km). [S] */
  fixedCost: Float64Array;
  distanceCost: number;
  exitRate: Float64Array; // [S]
  /** Elasticity of the closing rate with respect to the value of an entry, taken negative. */
  exitElasticity: number;
  /**
   * Of a country's entrants with respect to what its places offer together; of one place's against others, above zero.
   */
  entryElasticity: number;
  entryPlaceElasticity: number;
}

export interface MigrationParameters {
  /** Share of a cohort that reconsiders each year. [T] */
  hazard: Float64Array;
  /** Dispersion nu in ln real wage. */
  tasteDispersion: number;
  /**
   * Cost: fixed part and part per ln(1 + km), ln-real-wage units, of changing city. Where people choose from where they
   * are registered, of living away, a year: the fixed part is that of a place 99 km away. [T]
   */
  fixedCost: Float64Array;
  distanceCost: Float64Array;
  /** People choose from where they are registered, not from where they live. */
  fromRegistration: boolean;
}

export interface InvestmentParameters {
  /** Share of the capital stock that is reallocated each year; where capital is saved, that wears out. */
  hazard: number;
  tasteDispersion: number;
  /** Cost of another place in ln-return units: fixed part and part per ln(1 + km). */
  fixedCost: number;
  distanceCost: number;
  /** Rent below which a sector's own capital idles, in units of what capital costs. */
  leastRent: number;
}

export interface KnowledgeParameters {
  /** Yearly decay of knowledge (delta) and of platform stocks. */
  decay: number;
  platformDecay: number;
  /** theta: strength of spillovers between cities; g: of platforms. */
  spillover: number;
  platformGain: number;
  /** xi: decay of spillovers per km. */
  distanceDecay: number;
  /** epsA: elasticity of productivity with respect to knowledge. [S] */
  productivityElasticity: Float64Array;
  /** a[n]: share of others' knowledge that a city can absorb, 0..1. */
  absorptive: Float64Array;
}

export interface ExternalityParameters {
  /**
   * gammaLoc: productivity of primary factors with respect to own-sector employment; gammaUrb: with respect to workers
   * per km2. [S]
   */
  localisation: Float64Array;
  urbanisation: Float64Array;
}

/** Sums over sectors, types or kinds of an array whose last index is a node. `values` [row*n + i]; [n] */
export function sumByNode(values: Float64Array, nodes: number): Float64Array {
  const total = new Float64Array(nodes);
  for (let k = 0; k < values.length; k++) total[k % nodes] += values[k];
  return total;
}

/** Arrays of an economy's sizes, which classes made of such arrays give their fields at the beginning. */
export class EconomyArrays {
  readonly #economy: Economy;

  constructor(economy: Economy) {
    this.#economy = economy;
  }

  /** [n] */
  protected perNode(value = 0): Float64Array {
    return new Float64Array(this.#economy.nodes).fill(value);
  }

  /** [s*n + i] */
  protected perCell(value = 0): Float64Array {
    return this.rows(this.#economy.sectors, value);
  }

  /** [t*n + i] */
  protected perWorkers(value = 0): Float64Array {
    return this.rows(this.#economy.labourTypes, value);
  }

  /** [c*n + i] */
  protected perCapital(value = 0): Float64Array {
    return this.rows(this.#economy.capitalKinds, value);
  }

  /** By regime. */
  protected perRegime(): Float64Array {
    return new Float64Array(this.#economy.regimeIds.length);
  }

  private rows(count: number, value: number): Float64Array {
    return new Float64Array(count * this.#economy.nodes).fill(value);
  }
}

/** What messages call a node. */
export function nameOfNode({ nodeIds, names }: Economy, node: number): Text {
  return names?.nodes[node] ?? textOf(nodeIds[node] ?? "?");
}

/** The same of a sector. */
export function nameOfSector({ sectorIds, names }: Economy, sector: number): Text {
  return names?.sectors[sector] ?? textOf(sectorIds[sector] ?? "?");
}
