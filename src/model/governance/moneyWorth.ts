import { t } from "../../words/index.js";
import { SimulationError } from "../engine/errors.js";

/** Budgets are moved by this share of revenue, up and down, to see what money is worth. */
const BUDGET_STEP = 0.01;

/** The two budgets to look at for a player with that revenue a year: so much more, so much less. */
export function budgetPushes(revenue: number): readonly [more: number, less: number] {
  const step = BUDGET_STEP * revenue;
  return [step, -step];
}

/**
 * What a player's objective gains by one unit of money a year more in its budget: the central difference of its payoffs
 * under the two budgets of `budgetPushes`. Zero or less where more money does not serve the objective.
 */
export function marginalWorth(revenue: number, withMore: number, withLess: number): number {
  return (withMore - withLess) / (2 * BUDGET_STEP * revenue);
}

/** The same, by which gains in the objective are divided to be money. Throws SimulationError where it is nothing. */
export function worthOfMoney(player: string, revenue: number, withMore: number, withLess: number): number {
  const worth = marginalWorth(revenue, withMore, withLess);
  if (worth > 0) return worth;
  throw new SimulationError(t("governance.moneyWorthNothing", { player }), { player });
}
