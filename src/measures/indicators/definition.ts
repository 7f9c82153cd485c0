import { type AnyText, type Text, t } from "../../words/index.js";
import type { YearView } from "./view.js";

/**
 * One indicator. `measure` gives its value for a set of cities: all (scope "cluster"), those of a province, or a single
 * one. NaN = no value there. Money is in 100 million of the region's currency unless the unit says otherwise;
 * "{currency}" in a unit is replaced by the currency's name in dictionaries.
 */
export interface IndicatorDefinition {
  /** A word of lower-case letters, digits and hyphens, as in all tables. */
  id: string;
  /** What people call it. */
  label: Text;
  /** As dictionaries print it. */
  unit: string;
  /** In words or symbols. */
  formula: AnyText;
  /** Literature, or where the quantity is defined. */
  source: AnyText;
  /** What readers or other programs get wrong about it, where they do. */
  trap?: AnyText;
  /** Which direction is an improvement. */
  better: "higher" | "lower" | "none";
  /** cluster: needs several cities, so the cluster and its provinces; city: one city at a time; both: any set. */
  scope: "cluster" | "city" | "both";
  /** Value of a year for a set of cities, by node index. */
  measure(view: YearView, members: number[]): number;
}

/** No value there. */
export const NO_VALUE = Number.NaN;

/** Units used by more than one indicator. */
export const MONEY = "100 million {currency}, base-year prices";
export const PER_HEAD = "thousand {currency} a head, base-year prices";
export const SHARE = "share";
export const INDEX = "index";

/** Source of quantities that are accounting identities of the model. */
export const ACCOUNTS = t("indicators.modelAccountsDocsModel");
