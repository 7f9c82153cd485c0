import { COUNTRY } from "../indicators/index.js";
import type { EffectRow } from "../results/effects.js";
import { distinguishable, effectDecimals } from "./effect.js";
import { plain, scaled } from "./present.js";

/** What residents find of goods and services, private and public. */
const WELFARE = "real-final-consumption-per-head";

/** Where an effect is to be had from: a variant's rows of the last year. */
export type EffectsOf = (place: string, indicator: string) => EffectRow | undefined;

/**
 * Said first where it holds: the cluster's GDP and the country's welfare go opposite ways, beyond what chance between replicates explains. No
 * markup.
 */
export function contrast(effect: EffectsOf): string | undefined {
  const product = effect("cluster", "real-gdp");
  const welfare = effect(COUNTRY, WELFARE);
  if (!product || !welfare || !distinguishable(product) || !distinguishable(welfare)) return undefined;
  if (product.effect > 0 === welfare.effect > 0) return undefined;
  const [own, all] = [product, welfare].map((row) => `${change(row)}`);
  return `The cluster’s real GDP ${own}, but what residents of the whole country consume, private and public, ${all}: what one gains the other loses.`;
}

function change(row: EffectRow): string {
  const size = plain(Math.abs(scaled(row.effect, row.baselineMean, "percent")), effectDecimals(row, "percent"));
  return `${row.effect > 0 ? "rises" : "falls"} by ${size} %`;
}
