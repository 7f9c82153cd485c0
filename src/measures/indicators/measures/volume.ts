import { exp, log } from "../../../maths/numerics/elementary.js";
import { type Economy, shareLayout } from "../../../model/engine/economy.js";
import type { YearOutcome } from "../../../model/engine/outcome.js";

/**
 * Volume of what plants and headquarters add in each node, at base-year prices. [n]
 *
 * Double deflation: of every cell the volume of output less that of its inputs, in logs with the shares of revenue that
 * Cobb-Douglas costs keep, so that it is the Törnqvist (Divisia) quantity of value added,
 *
 *   ln v = [d ln Q - sum_r a[r] / markup x d ln X[r] - eta / markup x d ln H] / (1 - (sum_r a[r] + eta) / markup)
 *
 * Q output at the producer's price, with what headquarters far away cost beside their staff (7.2c), X inputs at the
 * buyer's, H services of headquarters at the wage of their staff: where plants need fewer of these, more is made of
 * less.
 * Cells are added up with the value added of the base year (Laspeyres). Wages, rents and profits may go up where an
 * iceberg falls; this goes up only where more is made of less, or where factors come. Rents of housing, tolls and rents
 * of protection are no output of firms.
 */
export function volumeOfValueAdded(economy: Economy, outcome: YearOutcome, base: YearOutcome): Float64Array {
  const { nodes: n, sectors } = economy;
  const { width, step } = shareLayout(economy);
  const bought = headquartersBought(economy, outcome, base);
  const volume = headquartersSold(economy, outcome, base);
  const priceRise = new Float64Array(sectors * n);
  for (let k = 0; k < priceRise.length; k++) priceRise[k] = log(outcome.market.price[k] / base.market.price[k]);
  for (let s = 0; s < sectors; s++) {
    const eta = economy.headquartersCostShare[s];
    const overRevenue = 1 / economy.markup[s];
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const before = base.market.revenue[k];
      const after = outcome.market.revenue[k];
      if (!(before > 0) || !(after > 0)) continue;
      const sales = log(after / before);
      let sum = sales - log(outcome.market.unitCost[k] / base.market.unitCost[k]) - eta * bought.services[i];
      let share = eta * overRevenue;
      sum -= eta * overRevenue * (sales - bought.staff[i]);
      for (let r = 0; r < sectors; r++) {
        const input = economy.inputCostShare[(s * sectors + r) * width + i * step] * overRevenue;
        sum -= input * (sales - priceRise[r * n + i]);
        share += input;
      }
      sum += overRevenue * (dearerInputs(outcome, k) - dearerInputs(base, k));
      volume[i] += before * (1 - share) * exp(sum / (1 - share));
    }
  }
  return volume;
}

/** Ln by which critical inputs stand above the price of their composite, times their share in cost. */
function dearerInputs({ market }: YearOutcome, k: number): number {
  return market.critical?.dearer[k] ?? 0;
}

/**
 * ln price of what plants of a node buy of headquarters against the base year, by what they buy now: of their staff,
 * and of their services, for which more staff is paid the dearer the link is. [n] each
 */
function headquartersBought(economy: Economy, { market, linkCost }: YearOutcome, base: YearOutcome) {
  const { nodes: n } = economy;
  const wage = wageRatios(economy, market, base);
  const [staff, services] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let [paid, staffBefore, servicesBefore] = [0, 0, 0];
    for (let h = 0; h < n; h++) {
      const pair = h * n + i;
      const payment = market.headquartersPayments[pair];
      paid += payment;
      staffBefore += payment / wage[h];
      servicesBefore += payment / (wage[h] * ((1 + linkCost[pair]) / (1 + base.linkCost[pair])));
    }
    if (!(paid > 0)) continue;
    staff[i] = log(paid / staffBefore);
    services[i] = log(paid / servicesBefore);
  }
  return { staff, services };
}

/** What headquarters of a node sell, at the wages of the base year. [n] */
function headquartersSold(economy: Economy, { market }: YearOutcome, base: YearOutcome): Float64Array {
  const { nodes: n } = economy;
  const wage = wageRatios(economy, market, base);
  const sold = new Float64Array(n);
  for (let h = 0; h < n; h++) {
    for (let i = 0; i < n; i++) sold[h] += market.headquartersPayments[h * n + i] / wage[h];
  }
  return sold;
}

/** Wage of headquarters' staff over that of the base year. [n] */
function wageRatios({ nodes: n, headquartersLabour }: Economy, market: YearOutcome["market"], base: YearOutcome) {
  const from = headquartersLabour * n;
  return Float64Array.from({ length: n }, (_, h) => market.wage[from + h] / base.market.wage[from + h]);
}
