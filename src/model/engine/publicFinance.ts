import type { Economy } from "./economy.js";

/**
 * Public finance and the distribution of income in a year, filled by `settle` (finance.ts) from the values of factor
 * services and profit. The ledger (ledger.ts) books every account from these arrays and the market's, and from nothing
 * else. All nominal, layouts as in economy.ts.
 */
export class PublicFinance {
  // households
  /** Before tax, headquarters' labour included. [t*n + i] */
  readonly wageIncome: Float64Array;
  readonly wageTax: Float64Array; // [n]
  /** Paid by the city. [n] */
  readonly wageSubsidy: Float64Array;
  readonly wagesAfterTax: Float64Array; // [n]
  /** After tax, by recipient. [n] each */
  readonly profitIncome: Float64Array;
  readonly capitalIncome: Float64Array;
  /** What plants of the node pay for capital of all kinds. [n] */
  readonly capitalPaid: Float64Array;
  /** Residents' part, by recipient. [n] */
  readonly landIncome: Float64Array;
  /** Rents of protection that firms of the node pay out to its residents, untaxed. [n] */
  readonly rentIncome: Float64Array;
  readonly householdIncome: Float64Array; // [n]
  /** Of it, what owners of capital save. [n] */
  readonly saved: Float64Array;

  // firms
  /** Net, may be negative. [s*n + i] */
  readonly productionTax: Float64Array;
  readonly sectorSubsidy: Float64Array; // [n]
  /** Before tax. [s*n + i] */
  readonly profit: Float64Array;
  readonly profitTax: Float64Array; // [s*n + i]
  readonly profitRebate: Float64Array; // [n]
  readonly profitAfterTax: Float64Array; // [s*n + i]
  /** After-tax profit less what entrants cost beyond what funds pay: what owners get. [s*n + i] */
  readonly distributedProfit: Float64Array;
  /** What funds pay of entries, by node of the firms and of the paying city (7.6e). [n] each */
  readonly fundGrants: Float64Array;
  readonly fundPaid: Float64Array;
  /** Services bought from headquarters, by plant cell. [s*n + i] */
  readonly headquartersServices: Float64Array;
  /** The same by city of the headquarters, by city of the plant. [n] each */
  readonly headquartersPayments: Float64Array;
  readonly headquartersCost: Float64Array;
  /** Of owners. [n] */
  readonly profitByHeadquarters: Float64Array;

  // governments
  /** Local production and profit tax by plant cell. [s*n + i] */
  readonly localCellTax: Float64Array;
  readonly localProductionTax: Float64Array; // [n]
  /** After apportionment. [n] */
  readonly localProfitTax: Float64Array;
  /** Part of local profit tax that goes with the headquarters, by plant cell. [s*n + i] */
  readonly headquartersTax: Float64Array;
  readonly localWageTax: Float64Array; // [n]
  /** Industrial and residential. [n] */
  readonly landRent: Float64Array;
  /** The city's part. [n] */
  readonly landRevenue: Float64Array;
  /** The city's part of rents of protection. [n] */
  readonly rentRevenue: Float64Array;
  /** Tariffs on what the node buys from abroad. [n] */
  readonly tariffRevenue: Float64Array;
  /** Collected in the node for the centre, tariffs among it. [n] */
  readonly centralTaxes: Float64Array;
  readonly centralRevenue: Float64Array; // by regime
  /** Of it, grants to cities for services and equalisation; booked with what cities share. By regime */
  readonly centralGrants: Float64Array;
  /** Received from the centre. [n] */
  readonly centralTransfer: Float64Array;
  /** Net receipts under sharing rules. [n] */
  readonly sharingPaid: Float64Array;
  /** Own revenue before transfers. [n] */
  readonly cityRevenue: Float64Array;
  /** Untargeted, targeted. [n] each */
  readonly citySpending: Float64Array;
  readonly targetedSpending: Float64Array;
  /** What reaches services: untargeted spending, as long as nothing shifts it from or to productive uses. [n] */
  readonly serviceSpending: Float64Array;
  /** Productive spending over what it is without equalisation; read where policy equalises. [n] */
  readonly productiveRatio: Float64Array;
  /** Spending of each node on composites and housing: the image of the market's unknown. [n] */
  readonly nodeSpending: Float64Array;

  // Scratch of `settle`: what is spread over headquarters by plant cell [s*n + i], and its sums [n]; what cities spend
  // before they share it and what the centre grants them [n]; sums by node and regime.
  readonly servicesWeight: Float64Array;
  readonly profitWeight: Float64Array;
  readonly taxWeight: Float64Array;
  readonly servicesSum: Float64Array;
  readonly profitSum: Float64Array;
  readonly taxSum: Float64Array;
  readonly spent: Float64Array;
  readonly granted: Float64Array;
  readonly byNode: Float64Array;
  readonly poolByRegime: Float64Array;
  readonly weightByRegime: Float64Array;
  /** There are no more countries than nodes. */
  readonly incomeByCountry: Float64Array;

  constructor({ nodes: n, sectors, labourTypes, regimeIds }: Economy) {
    const arrays = (length: number) => () => new Float64Array(length);
    const [perNode, perCell, perRegime] = [arrays(n), arrays(sectors * n), arrays(regimeIds.length)];
    this.wageIncome = new Float64Array(labourTypes * n);
    this.wageTax = perNode();
    this.wageSubsidy = perNode();
    this.wagesAfterTax = perNode();
    this.profitIncome = perNode();
    this.capitalIncome = perNode();
    this.capitalPaid = perNode();
    this.landIncome = perNode();
    this.rentIncome = perNode();
    this.householdIncome = perNode();
    this.saved = perNode();
    this.productionTax = perCell();
    this.sectorSubsidy = perNode();
    this.profit = perCell();
    this.profitTax = perCell();
    this.profitRebate = perNode();
    this.profitAfterTax = perCell();
    this.distributedProfit = perCell();
    this.fundGrants = perNode();
    this.fundPaid = perNode();
    this.headquartersServices = perCell();
    this.headquartersPayments = perNode();
    this.headquartersCost = perNode();
    this.profitByHeadquarters = perNode();
    this.localCellTax = perCell();
    this.localProductionTax = perNode();
    this.localProfitTax = perNode();
    this.headquartersTax = perCell();
    this.localWageTax = perNode();
    this.landRent = perNode();
    this.landRevenue = perNode();
    this.rentRevenue = perNode();
    this.tariffRevenue = perNode();
    this.centralTaxes = perNode();
    this.centralRevenue = perRegime();
    this.centralGrants = perRegime();
    this.centralTransfer = perNode();
    this.sharingPaid = perNode();
    this.cityRevenue = perNode();
    this.citySpending = perNode();
    this.targetedSpending = perNode();
    this.serviceSpending = perNode();
    this.productiveRatio = perNode();
    this.nodeSpending = perNode();
    this.servicesWeight = perCell();
    this.profitWeight = perCell();
    this.taxWeight = perCell();
    this.servicesSum = perNode();
    this.profitSum = perNode();
    this.taxSum = perNode();
    this.spent = perNode();
    this.granted = perNode();
    this.byNode = perNode();
    this.poolByRegime = perRegime();
    this.weightByRegime = perRegime();
    this.incomeByCountry = perNode();
  }
}
