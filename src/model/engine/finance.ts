import { balanceCentre, collectLocalRevenue, shareRevenue, spend } from "./budgets.js";
import { payHouseholds } from "./incomes.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import { paySaving } from "./saving.js";
import { payFunds, payHeadquarters, taxImports, taxProduction, taxProfit } from "./taxes.js";

/**
 * From what firms earn and pay to what every node spends, in the order of payment: fills market.finance, and nothing
 * else.
 */
export function settle(market: MarketState, inputs: MarketInputs): void {
  taxProduction(market, inputs);
  taxProfit(market, inputs);
  payFunds(market, inputs);
  payHeadquarters(market);
  taxImports(market, inputs);
  payHouseholds(market, inputs);
  paySaving(market);
  collectLocalRevenue(market, inputs);
  shareRevenue(market, inputs);
  balanceCentre(market, inputs);
  spend(market, inputs);
}
