import { sumOf } from "../../maths/numerics/sums.js";
import type { Economy } from "./economy.js";
import type { Market, MarketInputs } from "./market.js";
import type { LedgerRow } from "./outcome.js";

/**
 * The transactions matrix of a year over {households, firms and the government of every node, the centre of every
 * regime}: each row is one kind of transaction and sums to zero, each account balances. It is booked from the flows of
 * market and finance, not from a second computation, so that an error in either shows.
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
  imbalance() {
    const balance = (a: number) => sumOf(this.rows, ({ byAccount }) => byAccount[a]);
    const [rowKind, row] = worstOf(this.rows.map(({ kind, byAccount }) => [kind, sumOf(byAccount)]));
    const [accountName, account] = worstOf(this.accountNames.map((name, a) => [name, balance(a)]));
    return { row, rowKind, account, accountName };
  }
}

type Imbalance = readonly [where: string, error: number];

/** The largest error; what is not a number is the worst of all. */
function worstOf(errors: readonly Imbalance[]): Imbalance {
  return errors.reduce(
    (worst, [where, error]) =>
      Math.abs(error) <= worst[1] || Number.isNaN(worst[1]) ? worst : [where, Math.abs(error)],
    ["", 0],
  );
}

/** Books every payment of the year. */
export function bookLedger(market: Market, inputs: MarketInputs): Ledger {
  const { economy } = market;
  const ledger = new Ledger(economy);
  const rows = openRows(ledger, market, inputs);
  for (let i = 0; i < economy.nodes; i++) {
    const sums = bookSectors(rows, ledger, market, i);
    bookFactors(rows, ledger, market, i, sums);
    bookPurchases(rows, ledger, market, i, sums);
    bookTaxes(rows, ledger, market, inputs, i, sums);
    bookTransfers(rows, ledger, market, inputs, i);
  }
  for (let r = 0; r < economy.regimeIds.length; r++) {
    rows.lump[ledger.centre(r)] += inputs.lumpSums.toCentre[r];
    rows.sharing[ledger.centre(r)] -= market.finance.centralGrants[r];
  }
  return ledger;
}

type Rows = ReturnType<typeof openRows>;

/** Rows of the ledger by kind of payment; each adds up to nothing over all accounts. */
function openRows(ledger: Ledger, market: Market, { policy, wedges }: MarketInputs) {
  return {
    wages: ledger.row("wages"),
    headquarters: ledger.row("headquarters services"),
    capital: ledger.row("capital income"),
    land: ledger.row("land rent"),
    profit: ledger.row("profit after tax and entry"),
    // One row for all purchases: what buyers pay is what sellers, toll collectors and, at a protecting city's gate and
    // at customs, the dealers get.
    goods: ledger.row("goods and tolls"),
    rents: ledger.row("rents of protection"),
    tariffs: wedges.tariffFreeness && ledger.row("tariffs"),
    productionTax: ledger.row("production tax"),
    profitTax: ledger.row("profit tax"),
    rebate: ledger.row("profit tax rebate"),
    subsidy: ledger.row("sector subsidy"),
    wageTax: ledger.row("wage tax"),
    wageSubsidy: ledger.row("wage subsidy"),
    transfer: ledger.row("central transfer"),
    sharing: ledger.row("sharing between cities"),
    lump: ledger.row("agreements and grants"),
    // Owners of capital hand what they save to firms of the places that invest it, which buy capital of it.
    saving: market.economy.saving && ledger.row("saving"),
    funds: policy.innovationFunds.length > 0 && ledger.row("innovation funds"),
  };
}

/** Of a node, over its sectors. */
interface SectorSums {
  ownersProfit: number;
  productionTax: number;
  profitTax: number;
  inputPurchases: number;
}

/** What plants of a node sell, and the sums over its sectors that other rows need. */
function bookSectors({ goods, rents }: Rows, ledger: Ledger, market: Market, i: number): SectorSums {
  const { economy, finance } = market;
  const firm = ledger.firms(i);
  const sums = { ownersProfit: 0, productionTax: 0, profitTax: 0, inputPurchases: 0 };
  for (let s = 0; s < economy.sectors; s++) {
    const k = s * economy.nodes + i;
    sums.ownersProfit += finance.profit[k] - finance.profitTax[k] - market.entryCost[k];
    sums.productionTax += finance.productionTax[k];
    sums.profitTax += finance.profitTax[k];
    sums.inputPurchases += market.intermediateDemand[k];
    goods[firm] += market.revenue[k] + market.protectionRent[k] + market.tariffPaid[k];
    rents[firm] -= market.protectionRent[k];
  }
  sums.ownersProfit += finance.profitRebate[i] + finance.fundGrants[i];
  return sums;
}

/** What households, firms and the city of node i pay and get for labour, capital, land and profit. */
function bookFactors(rows: Rows, ledger: Ledger, market: Market, i: number, { ownersProfit }: SectorSums): void {
  const { economy, finance } = market;
  const { wages, headquarters, capital, land, profit } = rows;
  const { nodes: n, housingShare } = economy;
  const [home, firm, city] = [ledger.households(i), ledger.firms(i), ledger.city(i)];
  for (let t = 0; t < economy.labourTypes; t++) {
    wages[home] += finance.wageIncome[t * n + i];
    wages[firm] -= finance.wageIncome[t * n + i];
  }
  headquarters[firm] += finance.headquartersPayments[i] - finance.headquartersCost[i];
  capital[firm] -= finance.capitalPaid[i];
  capital[home] += finance.capitalIncome[i];
  land[firm] -= market.landValue[i] + market.ownLandValue[i];
  land[city] += finance.landRevenue[i] - housingShare * finance.citySpending[i];
  land[home] += finance.landIncome[i] - housingShare * (finance.householdIncome[i] - finance.saved[i]);
  profit[home] += finance.profitIncome[i];
  profit[firm] -= ownersProfit;
}

/** What node i buys, and what it collects of its trade. */
function bookPurchases(rows: Rows, ledger: Ledger, market: Market, i: number, { inputPurchases }: SectorSums): void {
  const { economy, finance } = market;
  const { goods, rents, saving } = rows;
  const { housingShare } = economy;
  const [home, firm, city] = [ledger.households(i), ledger.firms(i), ledger.city(i)];
  goods[firm] -= inputPurchases + market.investment[i];
  goods[home] -= (1 - housingShare) * (finance.householdIncome[i] - finance.saved[i]);
  if (saving) {
    saving[home] -= finance.saved[i];
    saving[firm] += market.investment[i];
  }
  goods[city] -= (1 - housingShare) * finance.citySpending[i];
  goods[city] -= finance.targetedSpending[i];
  goods[city] += market.tollByNode[i];
  rents[city] += finance.rentRevenue[i];
  rents[home] += finance.rentIncome[i];
}

/** Taxes and subsidies of node i, between its firms, households, its city and the centre. */
function bookTaxes(
  rows: Rows,
  ledger: Ledger,
  market: Market,
  { policy }: MarketInputs,
  i: number,
  sums: SectorSums,
): void {
  const { economy, finance } = market;
  const { productionTax, profitTax, rebate, subsidy, wageTax, wageSubsidy } = rows;
  const [home, firm, city] = [ledger.households(i), ledger.firms(i), ledger.city(i)];
  const centre = ledger.centre(economy.regime[i]);
  if (rows.tariffs) {
    rows.tariffs[firm] -= finance.tariffRevenue[i];
    rows.tariffs[centre] += finance.tariffRevenue[i];
  }
  productionTax[firm] -= sums.productionTax;
  productionTax[city] += finance.localProductionTax[i];
  productionTax[centre] += sums.productionTax - finance.localProductionTax[i];
  profitTax[firm] -= sums.profitTax;
  profitTax[city] += finance.localProfitTax[i];
  profitTax[centre] += sums.profitTax * (1 - policy.localShareProfit[i]);
  rebate[city] -= finance.profitRebate[i];
  rebate[firm] += finance.profitRebate[i];
  subsidy[city] -= finance.sectorSubsidy[i];
  subsidy[firm] += finance.sectorSubsidy[i];
  wageTax[home] -= finance.wageTax[i];
  wageTax[city] += finance.localWageTax[i];
  wageTax[centre] += finance.wageTax[i] - finance.localWageTax[i];
  wageSubsidy[city] -= finance.wageSubsidy[i];
  wageSubsidy[home] += finance.wageSubsidy[i];
}

/** Transfers to the city and the households of node i, and its part in shared funds. */
function bookTransfers(
  { transfer, sharing, lump, funds }: Rows,
  ledger: Ledger,
  { economy, finance }: Market,
  { lumpSums }: MarketInputs,
  i: number,
): void {
  const city = ledger.city(i);
  transfer[city] += finance.centralTransfer[i];
  transfer[ledger.centre(economy.regime[i])] -= finance.centralTransfer[i];
  sharing[city] += finance.sharingPaid[i];
  if (funds) {
    funds[city] -= finance.fundPaid[i];
    funds[ledger.firms(i)] += finance.fundGrants[i];
  }
  lump[ledger.households(i)] += lumpSums.toHouseholds[i];
  lump[city] += lumpSums.toCities[i];
}
