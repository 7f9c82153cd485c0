import type { Economy } from "./economy.js";
import type { Market, MarketInputs } from "./market.js";
import type { LedgerRow } from "./outcome.js";

/**
 * The transactions matrix of a year over {households, firms and the government of every node, the centre of every regime}: each row is
 * one kind of transaction and sums to zero, each account balances. It is booked from the flows of market and finance, not from a
 * second computation, so that an error in either shows.
 */
export class Ledger {
  readonly accountNames: string[];
  readonly rows: LedgerRow[] = [];
  private readonly n: number;
  private readonly size: number;

  constructor(economy: Economy) {
    this.n = economy.nodes;
    this.accountNames = [
      ...economy.nodeIds.map((id) => `households of ${id}`),
      ...economy.nodeIds.map((id) => `firms of ${id}`),
      ...economy.nodeIds.map((id) => `government of ${id}`),
      ...economy.regimeIds.map((id) => `centre of ${id}`),
    ];
    this.size = this.accountNames.length;
  }

  households(i: number): number {
    return i;
  }
  firms(i: number): number {
    return this.n + i;
  }
  city(i: number): number {
    return 2 * this.n + i;
  }
  centre(regime: number): number {
    return 3 * this.n + regime;
  }

  row(kind: string): Float64Array {
    const byAccount = new Float64Array(this.size);
    this.rows.push({ kind, byAccount });
    return byAccount;
  }

  /** Largest absolute row sum and account balance, and where. Money as booked. */
  imbalance(): { row: number; rowKind: string; account: number; accountName: string } {
    const worst = { row: 0, rowKind: "", account: 0, accountName: "" };
    const balance = new Float64Array(this.size);
    for (const { kind, byAccount } of this.rows) {
      let sum = 0;
      for (let a = 0; a < this.size; a++) {
        sum += byAccount[a];
        balance[a] += byAccount[a];
      }
      if (isWorse(sum, worst.row)) {
        worst.row = Math.abs(sum);
        worst.rowKind = kind;
      }
    }
    for (let a = 0; a < this.size; a++) {
      if (isWorse(balance[a], worst.account)) {
        worst.account = Math.abs(balance[a]);
        worst.accountName = this.accountNames[a]!;
      }
    }
    return worst;
  }
}

/** Whether an error is larger than the worst so far; what is not a number is the worst of all. */
function isWorse(error: number, worst: number): boolean {
  return !(Math.abs(error) <= worst) && !Number.isNaN(worst);
}

/** Books every payment of the year. */
export function bookLedger(market: Market, inputs: MarketInputs): Ledger {
  const { economy, finance } = market;
  const { nodes: n, sectors, housingShare, regime } = economy;
  const ledger = new Ledger(economy);
  const { policy, lumpSums } = inputs;

  const wages = ledger.row("wages");
  const headquarters = ledger.row("headquarters services");
  const capital = ledger.row("capital income");
  const land = ledger.row("land rent");
  const profit = ledger.row("profit after tax and entry");
  // One row for all purchases: what buyers pay is what sellers, toll collectors and, at a protecting city's gate, its dealers get.
  const goods = ledger.row("goods and tolls");
  const rents = ledger.row("rents of protection");
  const productionTax = ledger.row("production tax");
  const profitTax = ledger.row("profit tax");
  const rebate = ledger.row("profit tax rebate");
  const subsidy = ledger.row("sector subsidy");
  const wageTax = ledger.row("wage tax");
  const wageSubsidy = ledger.row("wage subsidy");
  const transfer = ledger.row("central transfer");
  const sharing = ledger.row("sharing between cities");
  const lump = ledger.row("agreements and grants");

  for (let i = 0; i < n; i++) {
    const home = ledger.households(i);
    const firm = ledger.firms(i);
    const city = ledger.city(i);
    const centre = ledger.centre(regime[i]);
    for (let t = 0; t < economy.labourTypes; t++) {
      wages[home] += finance.wageIncome[t * n + i];
      wages[firm] -= finance.wageIncome[t * n + i];
    }
    headquarters[firm] += finance.headquartersPayments[i] - finance.headquartersCost[i];
    capital[firm] -= finance.capitalPaid[i];
    capital[home] += finance.capitalIncome[i];
    land[firm] -= market.landValue[i];
    land[city] += finance.landRevenue[i] - housingShare * finance.citySpending[i];
    land[home] += finance.landIncome[i] - housingShare * finance.householdIncome[i];
    profit[home] += finance.profitIncome[i];
    let ownersProfit = 0;
    let tax = 0;
    let citTotal = 0;
    let inputPurchases = 0;
    for (let s = 0; s < sectors; s++) {
      const k = s * n + i;
      ownersProfit += finance.profit[k] - finance.profitTax[k] - market.entryCost[k];
      tax += finance.productionTax[k];
      citTotal += finance.profitTax[k];
      inputPurchases += market.intermediateDemand[k];
      goods[firm] += market.revenue[k] + market.protectionRent[k];
      rents[firm] -= market.protectionRent[k];
    }
    ownersProfit += finance.profitRebate[i];
    profit[firm] -= ownersProfit;
    goods[firm] -= inputPurchases;
    goods[home] -= (1 - housingShare) * finance.householdIncome[i];
    goods[city] -= (1 - housingShare) * finance.citySpending[i];
    goods[city] -= finance.targetedSpending[i];
    goods[city] += market.tollByNode[i];
    rents[city] += finance.rentRevenue[i];
    rents[home] += finance.rentIncome[i];

    productionTax[firm] -= tax;
    productionTax[city] += finance.localProductionTax[i];
    productionTax[centre] += tax - finance.localProductionTax[i];
    profitTax[firm] -= citTotal;
    profitTax[city] += finance.localProfitTax[i];
    profitTax[centre] += citTotal * (1 - policy.localShareProfit[i]);
    rebate[city] -= finance.profitRebate[i];
    rebate[firm] += finance.profitRebate[i];
    subsidy[city] -= finance.sectorSubsidy[i];
    subsidy[firm] += finance.sectorSubsidy[i];
    wageTax[home] -= finance.wageTax[i];
    wageTax[city] += finance.localWageTax[i];
    wageTax[centre] += finance.wageTax[i] - finance.localWageTax[i];
    wageSubsidy[city] -= finance.wageSubsidy[i];
    wageSubsidy[home] += finance.wageSubsidy[i];
    transfer[city] += finance.centralTransfer[i];
    transfer[centre] -= finance.centralTransfer[i];
    sharing[city] += finance.sharingPaid[i];
    lump[home] += lumpSums.toHouseholds[i];
    lump[city] += lumpSums.toCities[i];
  }
  for (let r = 0; r < economy.regimeIds.length; r++) lump[ledger.centre(r)] += lumpSums.toCentre[r];
  return ledger;
}
