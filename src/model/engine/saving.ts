import { log } from "../../maths/numerics/elementary.js";
import { accumulateRows, exponentials } from "../../maths/numerics/vectors.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/**
 * What a unit of capital costs in every place (7.10b): one where it is not saved. Ln of the rent below which it idles
 * goes with it (7.2n).
 */
export function priceCapital(market: MarketState): void {
  const { economy, logs, capitalPrice, logLeastRent } = market;
  const { nodes: n, sectors, saving: rule } = economy;
  const { leastRent } = economy.investment;
  const idles = leastRent > 0 ? log(leastRent) : -Infinity;
  logLeastRent.fill(idles);
  if (rule === null) return;
  for (let j = 0; j < n; j++) capitalPrice[j] = -rule.logBasePrice[j];
  accumulateRows(logs.price, sectors, n, rule.mix, 0, 0, capitalPrice, 0);
  for (let j = 0; j < n; j++) logLeastRent[j] += capitalPrice[j];
  exponentials(capitalPrice, capitalPrice, 0, n);
}

/**
 * What the owners of a country's capital save (7.10c), and what of it each place invests. Stands before trade, since it
 * is demand.
 */
export function investSaving(market: MarketState, { capital, placing }: MarketInputs): void {
  const { economy, capitalPrice, capitalValue, saving, investment } = market;
  const { saving: rule, nodes: n, country, capitalKinds } = economy;
  if (rule === null) return;
  saving.fill(0);
  for (let c = 0; c < capitalKinds; c++) {
    for (let i = 0; i < n; i++) {
      const worth = capitalPrice[i] * capital[c * n + i];
      saving[country[i]] += rule.ofIncome * capitalValue[c * n + i] - rule.ofWealth * worth;
    }
  }
  // Nobody turns capital back into goods.
  for (let c = 0; c < n; c++) saving[c] = Math.max(0, saving[c]);
  for (let j = 0; j < n; j++) investment[j] = placing[j] * saving[country[j]];
}

/** Who gets income of the country's capital pays what its owners save, in proportion (7.10f). */
export function paySaving(market: MarketState): void {
  const { economy, finance, saving } = market;
  const { nodes: n, country } = economy;
  if (economy.saving === null) return;
  const { incomeByCountry, capitalIncome, saved } = finance;
  incomeByCountry.fill(0);
  for (let i = 0; i < n; i++) incomeByCountry[country[i]] += capitalIncome[i];
  for (let i = 0; i < n; i++) {
    const income = incomeByCountry[country[i]];
    saved[i] = income > 0 ? (saving[country[i]] * capitalIncome[i]) / income : 0;
  }
}
