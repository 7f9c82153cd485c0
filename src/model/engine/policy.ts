import type { Int } from "../../maths/numerics/vectors.js";
import type {
  CapitalQuota,
  CompensationBond,
  CriticalInput,
  Enclave,
  FirmRelease,
  FiscalTransfer,
  IncrementSharing,
  InnovationFund,
  InnovationPlatform,
  Link,
  PublicWork,
  QuotaMarket,
  ReceptionPlatform,
  RelocationSharing,
  RevenuePool,
  SharedServices,
  SpendingEqualisation,
  TechnologyTransfer,
} from "./policyEntries.js";

/**
 * Policy: everything that a lever may set, as plain arrays, and the only form in which policy reaches the engine.
 * The scenario's levers are compiled afresh onto a copy of the base policy each year; the engine then turns policy
 * and geography into wedges (wedges.ts) and fiscal rules (finance.ts).
 *
 * Layout: n nodes, S sectors, T labour types. Bilateral arrays are [from * n + to] (goods: from = seller, to = buyer;
 * people, firms, capital: from = origin, to = destination). Cell arrays are sector-major [s * n + i].
 * Money: 100 million of the region's currency a year at base-year prices (deflated by the engine where it says so).
 */
export interface Policy {
  /** Geography that infrastructure may change. [n*n], hours one way by road; 0 on the diagonal. */
  travelHours: Float64Array;
  /**
   * Time of people's way over that of the base year: what a railway for passengers changes. [n*n], 1 on the diagonal
   */
  peopleWay: Float64Array;
  /** What of both is set for single pairs; the two arrays hold what all of it makes together. */
  links: Link[];
  /** [n*n], km by road, on which tolls are paid; 0 on the diagonal. */
  roadKm: Float64Array;

  // -- goods wedges --
  /** Booth or checkpoint delay, mean plus the priced part of its spread, hours a crossing. [n*n] */
  delayHours: Float64Array;
  /** Toll, currency per vehicle-km: a transfer to the cities on the way, not a waste. [n*n] */
  tollPerKm: Float64Array;
  /** Administrative border, ad-valorem cost equivalent (0.25 = 25 % of the factory price, wasted). [n*n] */
  border: Float64Array;
  /**
   * Difference of rules (standards, customs, currency), ad-valorem equivalent. [n*n], or [s*n*n + from*n + to] where
   * sectors differ
   */
  ruleDifference: Float64Array;
  /**
   * Local protection of the producers of node `to` against goods of a sector from node `from`, ad-valorem equivalent.
   * [s*n*n + from*n + to]
   */
  protection: Float64Array;
  /** Share of that wedge which is not lost but kept as a rent in the buyer's node, 0..1. [s*n + to] */
  protectionRentShare: Float64Array;
  /** Share of those rents that goes to firms of the node, 0..1; the rest is revenue of its government. [s*n + to] */
  protectionRentToFirms: Float64Array;
  /** Tariff on goods of a sector from node `from`, ad valorem; revenue of the centre of `to`. [s*n*n + from*n + to] */
  tariff: Float64Array;
  /** Weight of goods of a sector from node `from` in what `to` buys, 1 in the base year. [s*n*n + from*n + to] */
  taste: Float64Array;

  // -- headquarters and plants --
  /** Extra cost factor minus 1 of running a plant in `to` from headquarters in `from`. [n*n], 0 on the diagonal */
  coordinationCost: Float64Array;

  // -- factor mobility --
  /** Institutional cost of moving a firm, in ln-profit units, before coverage of approvals. [n*n] */
  firmBorder: Float64Array;
  /** Share of approvals that can be handled across the border, 0..1; lowers firmBorder in proportion. [n*n] */
  approvalCoverage: Float64Array;
  /** Extra cost of moving a firm out of node i (retention by the city), ln-profit units. [n] */
  retention: Float64Array;
  /**
   * Institutional cost of migrating (hukou, permits, qualifications), ln-real-wage units, by labour type.
   * [t*n*n + from*n + to]
   */
  migrationBorder: Float64Array;
  /**
   * What it costs those registered in `from` to live in `to` without its registration, ln real wage, by labour type;
   * where people choose from where they are registered. [t*n*n + from*n + to]
   */
  registration: Float64Array;
  /** Residents registered elsewhere whom a city registers, thousands a year. [n] */
  settlement: Float64Array;
  /** Cost of moving capital (exchange, rules), ln-return units. [n*n] */
  capitalFriction: Float64Array;
  /** Quotas on gross yearly capital flows. */
  capitalQuotas: CapitalQuota[];

  // -- production and entry --
  /** Multiplier of productivity A (a shock; 1 = none). [s*n + i] */
  productivity: Float64Array;
  /** Share of entrants and of arriving firms refused (negative list), 0..1. [s*n + i] */
  entryBan: Float64Array;
  /** Share of firms closed a year by order, 0..1. [s*n + i] */
  closeRate: Float64Array;
  /**
   * Share of firms released a year by the origin city to reception platforms (government-led moves), 0..1. [s*n + i]
   */
  releaseRate: Float64Array;
  /** Releases by number, or to named places. */
  releases: FirmRelease[];
  /** Platforms that make moves into a city cheaper. */
  receptionPlatforms: ReceptionPlatform[];

  // -- land --
  /** Industrial land released this year, km2 (may be negative: reclaimed). [n] */
  industrialLandRelease: Float64Array;
  /** Residential land released this year, km2. [n] */
  housingLandRelease: Float64Array;
  /** Groups of cities that trade land quota. */
  quotaMarkets: QuotaMarket[];

  // -- taxes and splits --
  /** Effective tax on firms' profit. [n], of the plant's city */
  profitTaxRate: Float64Array;
  /** Share of the *local* part of profit tax handed back to firms whose plant is here. [n] */
  profitTaxRebate: Float64Array;
  /** Effective tax on labour income by type. [t*n + i] */
  wageTaxRate: Float64Array;
  /** Paid by the city on top of the wage, as a share of the wage (talent settlement, income-tax subsidy). [t*n + i] */
  wageSubsidy: Float64Array;
  /** Net production tax on primary-factor cost, ad valorem (negative = central subsidy). [s*n + i] */
  productionTax: Float64Array;
  /** Subsidy paid by the city on primary-factor cost of its sector, ad valorem. [s*n + i] */
  sectorSubsidy: Float64Array;
  /**
   * The most that agreements let a city subsidise a sector; Infinity = as it likes. Levers keep to it, the market does
   * not ask. [s*n + i]
   */
  subsidyCeiling: Float64Array;
  /** Local share of production tax, profit tax, wage tax. [n] each */
  localShareProduction: Float64Array;
  /** [n] */
  localShareProfit: Float64Array;
  /** [n] */
  localShareWage: Float64Array;
  /**
   * How the local part of a firm's profit tax is split: to the plant's city, the headquarters' city, the rest to a pool
   * by head. Sum <= 1.
   */
  apportionment: Apportionment;
  /** Agreements that share the taxes of firms that moved. */
  relocationSharing: RelocationSharing[];
  /** Agreements that share the growth of revenue. */
  incrementSharing: IncrementSharing[];
  /** Agreements that pool revenue. */
  revenuePools: RevenuePool[];
  /** Parks of one city in another. */
  enclaves: Enclave[];
  /** Two-sided compensation by an index. */
  bonds: CompensationBond[];
  /** Payments from year to year. */
  transfers: FiscalTransfer[];
  /** Services of a place that are open to people registered elsewhere. */
  sharedServices: SharedServices[];
  /** Spending of cities that is evened out by head. */
  spendingEqualisation: SpendingEqualisation[];
  /** Orders of cities for this year. */
  publicWorks: PublicWork[];

  /** Inputs that some plants cannot easily buy elsewhere. */
  criticalInputs: CriticalInput[];

  // -- knowledge --
  /** Platforms that members pay together. */
  innovationPlatforms: InnovationPlatform[];
  /** Funds of several cities that pay a share of what entries cost. */
  innovationFunds: InnovationFund[];
  /** What cities do so that firms take up more of others' knowledge. */
  technologyTransfers: TechnologyTransfer[];
}

/** Shares of the local part of profit tax. */
interface Apportionment {
  plant: number;
  headquarters: number;
}

/**
 * Extra cost factor minus 1 of a link in a year: it falls with the time that people are on the way. `pair` from*n + to
 */
export function linkCost(
  { coordinationCost, peopleWay }: Pick<Policy, "coordinationCost" | "peopleWay">,
  pair: number,
): number {
  return coordinationCost[pair] * peopleWay[pair];
}

/** Profit tax less the city's rebate. */
export function effectiveProfitTax(policy: Policy, city: Int): number {
  const rebate = policy.profitTaxRebate[city] * policy.apportionment.plant * policy.localShareProfit[city];
  return policy.profitTaxRate[city] * (1 - rebate);
}
