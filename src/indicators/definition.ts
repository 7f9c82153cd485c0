import type { YearView } from "./view.js";

/**
 * One indicator. `measure` gives its value for a set of cities: all (scope "cluster"), those of a province, or a single one.
 * NaN = no value there. Money is in 100 million of the region's currency unless the unit says otherwise; "{currency}" in a unit is
 * replaced by the currency's name in dictionaries.
 */
export interface IndicatorDefinition {
  id: string;
  label: { en: string; zh: string };
  unit: string;
  formula: string;
  source: string;
  better: "higher" | "lower" | "none";
  /** cluster: needs several cities, so the cluster and its provinces; city: one city at a time; both: any set. */
  scope: "cluster" | "city" | "both";
  measure(view: YearView, members: number[]): number;
}

/** Units used by more than one indicator. */
export const MONEY = "100 million {currency}, base-year prices";
export const PER_HEAD = "thousand {currency} a head, base-year prices";
export const SHARE = "share";
export const INDEX = "index";

/** Source of quantities that are accounting identities of the model. */
export const ACCOUNTS = "model accounts (docs/model.md)";
