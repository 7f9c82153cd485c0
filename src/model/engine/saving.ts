import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/** What a unit of capital costs in every place (7.10b): one where it is not saved. */
export function priceCapital({ economy, logs, capitalPrice }: MarketState): void {
  const { saving: rule, nodes: n, sectors } = economy;
  if (!rule) return;
  for (let j = 0; j < n; j++) {
    let log = -rule.logBasePrice[j];
    for (let s = 0; s < sectors; s++) log += rule.mix[s] * logs.price[s * n + j];
    capitalPrice[j] = Math.exp(log);
  }
}

/**
 * What the owners of a country's capital save (7.10c), and what of it each place invests. Stands before trade, since it
 * is demand.
 */
export function investSaving(market: MarketState, { capital, placing }: MarketInputs): void {
  const { economy, capitalPrice, capitalValue, saving, investment } = market;
  const { saving: rule, nodes: n, country } = economy;
  if (!rule) return;
  saving.fill(0);
  for (let k = 0; k < capitalValue.length; k++) {
    const worth = capitalPrice[k % n] * capital[k];
    saving[country[k % n]] += rule.ofIncome * capitalValue[k] - rule.ofWealth * worth;
  }
  // Nobody turns capital back into goods.
  for (let c = 0; c < n; c++) saving[c] = Math.max(0, saving[c]);
  for (let j = 0; j < n; j++) investment[j] = placing[j] * saving[country[j]];
}

/** Who gets income of the country's capital pays what its owners save, in proportion (7.10f). */
export function paySaving({ economy, finance, saving }: MarketState): void {
  const { nodes: n, country } = economy;
  if (!economy.saving) return;
  const { incomeByCountry, capitalIncome, saved } = finance;
  incomeByCountry.fill(0);
  for (let i = 0; i < n; i++) incomeByCountry[country[i]] += capitalIncome[i];
  for (let i = 0; i < n; i++) {
    const income = incomeByCountry[country[i]];
    saved[i] = income > 0 ? (saving[country[i]] * capitalIncome[i]) / income : 0;
  }
}
