import { enclaveCredits, productionAccounts } from "./accounts.js";
import { cityBudgets } from "./cityBudgets.js";
import type { Market } from "./market.js";
import type { YearGlance } from "./policyMaker.js";
import { sumByNode } from "./sums.js";
import type { World } from "./world.js";
import type { ClearedYear } from "./year.js";

/** What somebody who looks ahead sees of a cleared year: no record, no audit. */
export function glimpse({ economy, stocks }: World, market: Market, year: ClearedYear): YearGlance {
  const { inputs, priceIndex } = year;
  const production = productionAccounts(market);
  const credits = enclaveCredits(production, inputs);
  const budgets = cityBudgets(market, inputs);
  const { nodeSpending } = market.finance;
  return {
    realGdp: production.gdp.map((value, i) => (value + credits[i]) / priceIndex[i]),
    realRevenue: priceIndex.map((price, i) => budgets[i] / price),
    realConsumptionPerHead: priceIndex.map((price, i) => nodeSpending[i] / price / inputs.residents[i]),
    knowledge: sumByNode(stocks.knowledge, economy.nodes),
  };
}
