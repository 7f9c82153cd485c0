import { COUNTRY } from "../../measures/indicators/index.js";
import type { EffectRow } from "../../measures/results/effects.js";
import { distinguishable, effectDecimals, isNothing } from "../../measures/views/effect.js";
import { plain, scaled } from "../../measures/views/present.js";
import { type Text, t } from "../../words/index.js";

/** What residents find of goods and services, private and public. */
const WELFARE = "real-final-consumption-per-head";

/** Where an effect is to be had from: a variant's rows of the last year. */
export type EffectsOf = (place: string, indicator: string) => EffectRow | undefined;

/** What a year's consumption counts against the same of the year before it: 5 % a year. */
const DISCOUNT = 1 / 1.05;

/** Change of the present value of all years' means, per cent; undefined where a year has none. */
export function presentValue(
  years: readonly number[],
  effect: (year: number) => EffectRow | undefined,
): number | undefined {
  let [own, baseline] = [0, 0];
  for (const [y, year] of years.entries()) {
    const row = effect(year);
    if (!row) return undefined;
    own += DISCOUNT ** y * row.variantMean;
    baseline += DISCOUNT ** y * row.baselineMean;
  }
  return 100 * (own / baseline - 1);
}

/**
 * Said first where it holds: the cluster's GDP and the country's welfare go opposite ways, beyond what chance between
 * replicates explains and large enough to be told. No markup.
 */
export function contrast(effect: EffectsOf): Text | undefined {
  const product = effect("cluster", "real-gdp");
  const welfare = effect(COUNTRY, WELFARE);
  if (!product || !welfare || ![product, welfare].every((row) => distinguishable(row) && !isNothing(row)))
    return undefined;
  if (product.effect > 0 === welfare.effect > 0) return undefined;
  return t("report.gdpAgainstConsumption", { own: change(product), all: change(welfare) });
}

function change(row: EffectRow): Text {
  const size = plain(Math.abs(scaled(row.effect, row.baselineMean, "percent")), effectDecimals(row, "percent"));
  return t("report.by", { rises: row.effect > 0, size: `${size} %` });
}
