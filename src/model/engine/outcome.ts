/**
 * What a simulated year leaves behind: the only thing that indicators, results and governments read.
 * Layouts as in economy.ts; money is nominal in the year's numeraire unless its name says real.
 */
export interface YearOutcome {
  year: number;
  market: MarketOutcome;
  accounts: Accounts;
  flows: FactorFlows;
  /** Stocks at the year's market clearing (before the year's moves). */
  workers: Float64Array; // [t*n + i], thousands
  residents: Float64Array; // [n], thousands
  /** Of whom is registered where; null where people choose from where they live. */
  registration: RegistrationOutcome | null;
  capital: Float64Array; // [n]
  /** By kind. [c*n + i] */
  capitalByKind: Float64Array;
  industrialLand: Float64Array; // [n], km2
  housingLand: Float64Array; // [n], km2
  /** Land quota that the year's markets take from a city, km2; bought is negative. [n] */
  quotaSold: Float64Array;
  /** What the cities get for it, falling due next year, nominal. [n] */
  quotaRevenue: Float64Array;
  /** Index of the compensation bond of the city upstream; NaN without one, or with several. [n] */
  bondIndex: Float64Array;
  /** What a way costs a vehicle in hours: travel, stops and queues, tolls over the value of time. [i*n + j] */
  wayHours: Float64Array;
  /** What running a plant in i from headquarters in h costs beside their staff: kappa - 1 (7.2c). [h*n + i] */
  linkCost: Float64Array;
  knowledge: Float64Array; // [s*n + i]
  spilloverReceived: Float64Array; // [s*n + i]
  platformReceived: Float64Array; // [s*n + i]
  /** Real firms by plant city and sector [s*n + i], by headquarters city [s*n + h]. */
  firms: Float64Array;
  headquarters: Float64Array;
}

export interface RegistrationOutcome {
  /** Thousand residents by where they are registered and where they live. [o*n + i] */
  living: Float64Array;
  /** Well-being of those registered in a place, wherever they may live, base year 1 (7.9c). [o] */
  wellBeing: Float64Array;
}

export interface MarketOutcome {
  iterations: number;
  /** Largest relative change of an unknown in the last step. */
  residual: number;
  wage: Float64Array; // [t*n + i], before tax, per worker
  /** What plants pay for a unit of capital: mean of all kinds [n], by kind [c*n + i]. */
  capitalRent: Float64Array;
  capitalReturn: Float64Array;
  industrialRent: Float64Array; // [n]
  housingRent: Float64Array; // [n]
  /** Price index of each composite. [s*n + j] */
  price: Float64Array;
  revenue: Float64Array; // [s*n + i]
  cost: Float64Array; // [s*n + i]
  /** Of a unit of a plant's product, headquarters' part left out. [s*n + i] */
  unitCost: Float64Array;
  /** Market potential (7.2g), tolls and rents taken off. [s*n + i] */
  potential: Float64Array;
  /** Before tax. [s*n + i] */
  profit: Float64Array;
  /** Purchases of composites, final and intermediate. [s*n + j] */
  purchases: Float64Array;
  /** Of which intermediate. [s*n + j] */
  intermediatePurchases: Float64Array;
  spending: Float64Array; // [n]
  /** Value bought by j from i over all sectors, buyers' prices. [i*n + j] */
  trade: Float64Array;
  /** The same by sector, intermediates and final alike. [s*n*n + i*n + j] */
  tradeBySector: Float64Array;
  /** Received by the node, of tolls. [n] */
  tollRevenue: Float64Array;
  /** Rents of protection kept in the protecting node, its government's and its firms' together. [n] */
  protectionRent: Float64Array;
  /** Tariffs on what the node buys from abroad, revenue of the centre of its regime. [n] */
  tariffRevenue: Float64Array;
  /** Headquarters payments from plants in i to headquarters in h. [h*n + i] */
  headquartersPayments: Float64Array;
  /** Employment by sector (workers, all types). [s*n + i] thousands */
  employment: Float64Array;
  /** Employment by labour type and sector. [(t*S + s)*n + i] */
  employmentByType: Float64Array;
  /** Absent where no input is critical. */
  critical?: CriticalOutcome | undefined;
}

/** What plants pay for critical inputs, as indicators read it. [s*n + j] each */
export interface CriticalOutcome {
  /** Paid to the origins. */
  toOrigins: Float64Array;
  /** Ln by which unit cost stands above what it were at the common price of the inputs, the second source left out. */
  dearer: Float64Array;
}

export interface Accounts {
  /**
   * Value added by city and sector, with production taxes; headquarters payments booked in the headquarters' city.
   * [s*n + i]
   */
  valueAdded: Float64Array;
  /** Nominal GDP. [n] */
  gdp: Float64Array;
  /** Chained Tornqvist price index of final demand, base year = 1. [n] */
  priceIndex: Float64Array;
  /** Real gross domestic income: gdp / priceIndex. [n] */
  realGdp: Float64Array;
  /**
   * Nominal gross national income: what the node's residents and governments earn, wherever it arises. Sums over nodes
   * to that of GDP. [n]
   */
  nationalIncome: Float64Array;
  /**
   * Owners' profit after tax and entries: of the plants of the node, and of its residents. Both sum to the same over
   * nodes. [n] each
   */
  profitEarned: Float64Array;
  profitReceived: Float64Array;
  /** After-tax income of residents; real consumption per head in base-year prices. [n] */
  householdIncome: Float64Array;
  /** What residents spend, by where it comes from. */
  spentOf: SpentOf;
  realConsumptionPerHead: Float64Array; // [n]
  /** Spending of the city on public services, per resident, base-year prices. [n] */
  publicServicesPerHead: Float64Array;
  /** Of a resident, base year 1: consumption, public services and room (7.4g). [n] */
  wellBeing: Float64Array;
  /** After tax, per worker. [t*n + i] */
  realWage: Float64Array;
  /** Own revenue of the city government before transfers: local taxes, land, tolls, rents of protection. [n] */
  localRevenue: Float64Array;
  localTaxes: Float64Array; // [n]
  landRevenue: Float64Array; // [n]
  /** The government's part of rents of protection. [n] */
  rentRevenue: Float64Array;
  /** Received from the centre less tax paid to it. [n] */
  centralBalance: Float64Array;
  /** What entries of the year cost (7.6c), an expense of owners and of funds. [n] */
  entryCost: Float64Array;
  /** Net received under sharing rules, funds, bonds, enclaves. [n] */
  sharingBalance: Float64Array;
  /** Net received by households under levers: set-up subsidies, land bought for parks. [n] */
  householdReceipts: Float64Array;
  /** Of the city on its sector, ad valorem. [s*n + i] */
  sectorSubsidyRate: Float64Array;
  /** Spent by the city on its levers. [n] */
  leverCost: Float64Array;
  /** GDP credited to a city by enclave agreements, net. [n] */
  gdpCredit: Float64Array;
  ledger: LedgerRow[];
  audit: AuditReport;
}

/** Sources of residents' spending: income after tax less what owners of capital save of theirs. [n] each */
export interface SpentOf {
  /** Wage subsidies among them. */
  wages: Float64Array;
  /** Of owners, with rents of protection that firms pay out. */
  profits: Float64Array;
  /** Less saving. */
  capital: Float64Array;
  land: Float64Array;
  /** Received under agreements and grants. */
  agreements: Float64Array;
}

/** One kind of transaction: who paid (negative) and who received, summed over accounts of a kind. */
export interface LedgerRow {
  kind: string;
  /** [accounts]: net receipts of each account in this kind of transaction; sums to zero. */
  byAccount: Float64Array;
}

export interface AuditReport {
  accountNames: string[];
  /** Largest absolute row sum over GDP, and the row that has it. */
  worstRow: number;
  worstRowKind: string;
  /** Largest absolute account balance over GDP (every budget balances). */
  worstAccount: number;
  worstAccountName: string;
  /** Relative change of national totals by the year's moves. */
  peopleError: number;
  capitalError: number;
  landError: number;
  /** Largest relative gap between sales and purchases of a composite. */
  goodsError: number;
}

/** Gross flows of the year, [from*n + to], diagonal zero. */
export interface FactorFlows {
  /** Real firms (plants), of which government-led. */
  firms: Float64Array;
  firmsGovernmentLed: Float64Array;
  headquarters: Float64Array;
  /** Plants that came from another node. [s*n + i] */
  arrivals: Float64Array;
  /** Thousands of workers by type. [t*n*n + from*n + to] */
  workers: Float64Array;
  capital: Float64Array;
  entrants: Float64Array; // [s*n + i]
  exits: Float64Array; // [s*n + i]
}
