import { csvLine } from "../../measures/results/index.js";
import type { WindowResult } from "./backtest.js";
import { isMiss } from "./backtest.js";
import { FORECASTS } from "./cases.js";

const NAMES = Object.values(FORECASTS);

/** Misses first, each group in the order of quantities and windows. */
export function missesFirst(results: readonly WindowResult[]): WindowResult[] {
  return [...results.filter(isMiss), ...results.filter((result) => !isMiss(result))];
}

/**
 * Every case with what was observed and what was forecast; ln against the cluster, or shares; empty where a forecast
 * cannot be made.
 */
export function casesCsv(results: readonly WindowResult[]): string {
  const header = ["quantity", "from", "to", "region", "city", "province", "sector", "observed", "no change", ...NAMES];
  const rows = results.flatMap(({ quantity, window, cases }) =>
    cases.map(({ region, city, province, sector, observed, forecasts }) =>
      csvLine([
        quantity.id,
        window.from,
        window.to,
        region,
        city,
        province,
        sector,
        observed,
        0,
        ...NAMES.map((name) => forecasts[name] ?? Number.NaN),
      ]),
    ),
  );
  return [csvLine(header.map(columnName)), ...rows].join("");
}

/** One row a quantity, window and forecast. */
export function scoresCsv(results: readonly WindowResult[]): string {
  const header = [
    "quantity",
    "unit",
    "from",
    "to",
    "forecast",
    "cases",
    "rmse",
    "r2",
    "spearman",
    "p",
    "detectable_r2",
  ];
  const rows = results.flatMap(({ quantity, window, cases, noChange, scores }) => [
    csvLine([
      quantity.id,
      quantity.unit,
      window.from,
      window.to,
      "no change",
      cases.length,
      noChange,
      0,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]),
    ...scores.map((score) =>
      csvLine([
        quantity.id,
        quantity.unit,
        window.from,
        window.to,
        score.forecast,
        score.cases,
        score.rmse,
        score.r2,
        score.spearman,
        score.p,
        score.detectable,
      ]),
    ),
  ]);
  return [csvLine(header), ...rows].join("");
}

/** "AR(1)" as "ar_1", "half the trend" as "half_the_trend". */
function columnName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/_+$/, "");
}
