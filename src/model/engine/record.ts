import { sumOf } from "../../maths/numerics/sums.js";
import {
  enclaveCredits,
  housingRent,
  leverCosts,
  nationalIncome,
  productionAccounts,
  profitEarned,
  tradeFlows,
} from "./accounts.js";
import { capitalReturns } from "./capital.js";
import { criticalOutcome } from "./criticalInputs.js";
import { type Economy, sumByNode } from "./economy.js";
import { bookLedger } from "./ledger.js";
import type { Market, MarketInputs } from "./market.js";
import type { LumpSums } from "./marketInputs.js";
import { gainOfThoseAway, registrationOutcome } from "./migration.js";
import type { Moves } from "./moves.js";
import type { Accounts, FactorFlows, MarketOutcome, SpentOf, YearOutcome } from "./outcome.js";
import { linkCost } from "./policy.js";
import type { PublicFinance } from "./publicFinance.js";
import { wayHours } from "./wedges.js";
import { withServices } from "./wellBeing.js";
import type { World } from "./world.js";
import type { ClearedYear } from "./year.js";

/**
 * Everything that a year leaves for indicators and audit, from its cleared market and planned flows; real values by
 * (7.4c) and (7.4d).
 */
export function recordYear(
  world: World,
  market: Market,
  year: ClearedYear,
  { knowledge: growth, land, workers }: Pick<Moves, "knowledge" | "land" | "workers">,
  flows: FactorFlows,
): YearOutcome {
  const { economy, stocks, population } = world;
  const { inputs, jobs } = year;
  const n = economy.nodes;
  const production = productionAccounts(market);
  return {
    year: world.year,
    market: recordMarket(market, inputs, jobs, production.headquartersPayments, stocks.housingLand),
    accounts: recordAccounts(world, market, year, production),
    flows,
    workers: stocks.workers.slice(),
    residents: inputs.residents,
    registration: registrationOutcome(world, workers),
    capital: sumByNode(stocks.capital, n),
    capitalByKind: stocks.capital.slice(),
    industrialLand: stocks.industrialLand.slice(),
    housingLand: stocks.housingLand.slice(),
    quotaSold: land.quotaSold,
    quotaRevenue: land.payments,
    bondIndex: inputs.lumpSums.bondIndex ?? new Float64Array(n).fill(Number.NaN),
    wayHours: wayHours(economy, inputs.policy),
    linkCost: new Float64Array(n * n).map((_, pair) => linkCost(inputs.policy, pair)),
    knowledge: stocks.knowledge.slice(),
    spilloverReceived: growth.received,
    platformReceived: growth.fromPlatforms,
    ...firmsByPlace(population.firms, economy),
  };
}

/** Firms by place of the plant, and by place of the headquarters. [s*n + i] each */
function firmsByPlace(links: Float64Array, { sectors, nodes: n }: Economy) {
  const firms = new Float64Array(sectors * n);
  const headquarters = new Float64Array(sectors * n);
  for (let k = 0; k < firms.length; k++) {
    const start = k - (k % n);
    for (let h = 0; h < n; h++) {
      const held = links[k * n + h];
      firms[k] += held;
      headquarters[start + h] += held;
    }
  }
  return { firms, headquarters };
}

/** What nodes make, earn, spend and save in a year, and whether all accounts balance. */
function recordAccounts(
  world: World,
  market: Market,
  { inputs, priceIndex, realWage, services, space }: ClearedYear,
  production: ReturnType<typeof productionAccounts>,
): Accounts {
  const { economy, residuals } = world;
  const { finance } = market;
  const n = economy.nodes;
  const consumption = finance.householdIncome.map(
    (income, i) => (income - finance.saved[i]) / priceIndex[i] / inputs.residents[i],
  );
  const { base } = residuals;
  const { weight } = economy.publicServices;
  const away = gainOfThoseAway(world, inputs.policy);
  const ledger = bookLedger(market, inputs);
  return {
    valueAdded: production.valueAdded,
    gdp: production.gdp,
    priceIndex,
    realGdp: production.gdp.map((value, i) => value / priceIndex[i]),
    nationalIncome: nationalIncome(market, production.gdp),
    profitEarned: profitEarned(market),
    profitReceived: finance.profitIncome.slice(),
    householdIncome: finance.householdIncome.slice(),
    spentOf: spendingBySource(finance, inputs),
    realConsumptionPerHead: consumption,
    publicServicesPerHead: finance.servicesBought.map((spent, i) => spent / priceIndex[i] / inputs.residents[i]),
    wellBeing: consumption.map((amount, i) => {
      const used = (services[i] / base.services[i]) * (inputs.services?.meanAccess[i] ?? 1);
      return withServices(weight, amount / base.consumption[i], used, space[i]) * away[i];
    }),
    realWage: realWage.map((wage, k) => wage * residuals.base.livingCost[k % n]),
    localRevenue: finance.cityRevenue.slice(),
    localTaxes: finance.cityRevenue.map(
      (revenue, i) => revenue - finance.landRevenue[i] - market.tollByNode[i] - finance.rentRevenue[i],
    ),
    landRevenue: finance.landRevenue.slice(),
    rentRevenue: finance.rentRevenue.slice(),
    centralBalance: finance.centralTransfer.map((transfer, i) => transfer - finance.centralTaxes[i]),
    sharingBalance: finance.sharingPaid.map((paid, i) => paid + inputs.lumpSums.toCities[i]),
    entryCost: sumByNode(market.entryCost, n),
    householdReceipts: underLevers(inputs.lumpSums),
    sectorSubsidyRate: inputs.policy.sectorSubsidy.slice(),
    leverCost: leverCosts(market),
    gdpCredit: enclaveCredits(production, inputs),
    ledger: ledger.rows,
    audit: auditOf(ledger, sumOf(production.gdp), market.goodsGap()),
  };
}

/** Without what households of some nodes pay those of others in the base year already. */
function underLevers({ toHouseholds, betweenHouseholds }: LumpSums): Float64Array {
  return toHouseholds.map((received, i) => received - (betweenHouseholds?.[i] ?? 0));
}

/** How far the books are from balance, relative to GDP; errors of stocks follow when they have moved. */
function auditOf(ledger: ReturnType<typeof bookLedger>, gdp: number, goodsError: number): Accounts["audit"] {
  const { row, rowKind, account, accountName } = ledger.imbalance();
  return {
    accountNames: ledger.accountNames,
    worstRow: row / gdp,
    worstRowKind: rowKind,
    worstAccount: account / gdp,
    worstAccountName: accountName,
    peopleError: 0,
    capitalError: 0,
    landError: 0,
    goodsError,
  };
}

function spendingBySource(finance: PublicFinance, { lumpSums }: MarketInputs): SpentOf {
  return {
    wages: finance.wagesAfterTax.slice(),
    profits: finance.profitIncome.map((profit, i) => profit + finance.rentIncome[i]),
    capital: finance.capitalIncome.map((income, i) => income - finance.saved[i]),
    land: finance.landIncome.slice(),
    agreements: lumpSums.toHouseholds.slice(),
  };
}

/** Prices, trade and jobs of a cleared market, in arrays of their own. */
function recordMarket(
  market: Market,
  inputs: MarketInputs,
  jobs: ClearedYear["jobs"],
  headquartersPayments: Float64Array,
  housingLand: Float64Array,
): MarketOutcome {
  const { finance, economy } = market;
  const capital = sumByNode(inputs.capital, economy.nodes);
  const trade = tradeFlows(market, inputs);
  return {
    iterations: market.iterations,
    residual: market.residual,
    wage: market.wage.slice(),
    capitalRent: finance.capitalPaid.map((paid, i) => paid / capital[i]),
    capitalReturn: capitalReturns(market),
    industrialRent: market.industrialRent.slice(),
    housingRent: market.spending.map((_, i) => housingRent(market, housingLand, i)),
    price: market.price.slice(),
    revenue: market.revenue.slice(),
    cost: market.cost.slice(),
    unitCost: market.unitCost.slice(),
    potential: market.potential.slice(),
    profit: finance.profit.slice(),
    purchases: market.demand.slice(),
    intermediatePurchases: market.intermediateDemand.slice(),
    spending: market.spending.slice(),
    trade: trade.total,
    tradeBySector: trade.bySector,
    tollRevenue: market.tollByNode.slice(),
    protectionRent: finance.rentRevenue.map((rent, i) => rent + finance.rentIncome[i]),
    tariffRevenue: finance.tariffRevenue.slice(),
    headquartersPayments,
    employment: jobs.total,
    employmentByType: jobs.byType,
    critical: criticalOutcome(market),
  };
}
