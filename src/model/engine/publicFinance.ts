import { EconomyArrays } from "./economy.js";

/**
 * Public finance and the distribution of income in a year, filled by `settle` (finance.ts) from the values of factor
 * services and profit. The ledger (ledger.ts) books every account from these arrays and the market's, and from nothing
 * else. All nominal, layouts as in economy.ts.
 */
export class PublicFinance extends EconomyArrays {
  // households
  /** Before tax, headquarters' labour included. [t*n + i] */
  readonly wageIncome = this.perWorkers();
  readonly wageTax = this.perNode(); // [n]
  /** Paid by the city. [n] */
  readonly wageSubsidy = this.perNode();
  readonly wagesAfterTax = this.perNode(); // [n]
  /** After tax, by recipient. [n] each */
  readonly profitIncome = this.perNode();
  readonly capitalIncome = this.perNode();
  /** What plants of the node pay for capital of all kinds. [n] */
  readonly capitalPaid = this.perNode();
  /** Residents' part, by recipient. [n] */
  readonly landIncome = this.perNode();
  /** Rents of protection that firms of the node pay out to its residents, untaxed. [n] */
  readonly rentIncome = this.perNode();
  readonly householdIncome = this.perNode(); // [n]
  /** Of it, what owners of capital save. [n] */
  readonly saved = this.perNode();

  // firms
  /** Net, may be negative. [s*n + i] */
  readonly productionTax = this.perCell();
  readonly sectorSubsidy = this.perNode(); // [n]
  /** Before tax. [s*n + i] */
  readonly profit = this.perCell();
  readonly profitTax = this.perCell(); // [s*n + i]
  readonly profitRebate = this.perNode(); // [n]
  readonly profitAfterTax = this.perCell(); // [s*n + i]
  /** After-tax profit less what entrants cost beyond what funds pay: what owners get. [s*n + i] */
  readonly distributedProfit = this.perCell();
  /** What funds pay of entries, by node of the firms and of the paying city (7.6e). [n] each */
  readonly fundGrants = this.perNode();
  readonly fundPaid = this.perNode();
  /** Services bought from headquarters, by plant cell. [s*n + i] */
  readonly headquartersServices = this.perCell();
  /** The same by city of the headquarters, by city of the plant. [n] each */
  readonly headquartersPayments = this.perNode();
  readonly headquartersCost = this.perNode();
  /** Of owners. [n] */
  readonly profitByHeadquarters = this.perNode();

  // governments
  /** Local production and profit tax by plant cell. [s*n + i] */
  readonly localCellTax = this.perCell();
  readonly localProductionTax = this.perNode(); // [n]
  /** After apportionment. [n] */
  readonly localProfitTax = this.perNode();
  /** Part of local profit tax that goes with the headquarters, by plant cell. [s*n + i] */
  readonly headquartersTax = this.perCell();
  readonly localWageTax = this.perNode(); // [n]
  /** Industrial and residential. [n] */
  readonly landRent = this.perNode();
  /** The city's part. [n] */
  readonly landRevenue = this.perNode();
  /** The city's part of rents of protection. [n] */
  readonly rentRevenue = this.perNode();
  /** Tariffs on what the node buys from abroad. [n] */
  readonly tariffRevenue = this.perNode();
  /** Collected in the node for the centre, tariffs among it. [n] */
  readonly centralTaxes = this.perNode();
  readonly centralRevenue = this.perRegime(); // by regime
  /** Of it, grants to cities for services and equalisation; booked with what cities share. By regime */
  readonly centralGrants = this.perRegime();
  /** Received from the centre. [n] */
  readonly centralTransfer = this.perNode();
  /** Net receipts under sharing rules. [n] */
  readonly sharingPaid = this.perNode();
  /** Own revenue before transfers. [n] */
  readonly cityRevenue = this.perNode();
  /** Untargeted, targeted. [n] each */
  readonly citySpending = this.perNode();
  readonly targetedSpending = this.perNode();
  /**
   * What reaches services (7.4h): untargeted spending as long as nothing is shifted to or from them alone; what is, as
   * a multiple of their share in it. [n]
   */
  readonly serviceSpending = this.perNode();
  /** Untargeted spending in money, without what is shifted for productive uses. [n] */
  readonly servicesBought = this.perNode();
  /** Productive spending over what it is without equalisation; read where policy equalises. [n] */
  readonly productiveRatio = this.perNode();
  /** Spending of each node on composites and housing: the image of the market's unknown. [n] */
  readonly nodeSpending = this.perNode();

  // Scratch of `settle`: what is spread over headquarters by plant cell [s*n + i], and its sums [n]; what cities spend
  // before they share it and what the centre grants them [n]; sums by node and regime.
  readonly servicesWeight = this.perCell();
  readonly profitWeight = this.perCell();
  readonly taxWeight = this.perCell();
  readonly servicesSum = this.perNode();
  readonly profitSum = this.perNode();
  readonly taxSum = this.perNode();
  readonly spent = this.perNode();
  readonly granted = this.perNode();
  readonly byNode = this.perNode();
  readonly poolByRegime = this.perRegime();
  readonly weightByRegime = this.perRegime();
  /** There are no more countries than nodes. */
  readonly incomeByCountry = this.perNode();
}
