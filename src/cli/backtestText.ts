import { FORECASTS, isMiss, missesFirst, type NoForecast, type Score, type WindowResult } from "../evidence/index.js";
import { english } from "../language/index.js";
import { textTable } from "./tables.js";

/** What came out, misses first; of a backtest without the model the naive forecasts alone. */
export function backtestText(results: readonly WindowResult[], failed: readonly NoForecast[]): string {
  const misses = results.filter(isMiss);
  const parts = [summary(results)];
  if (misses.length > 0) parts.push(`\nMisses, worse than no change\n${tableOf(misses)}`);
  const others = missesFirst(results).slice(misses.length);
  if (others.length > 0) parts.push(`\n${misses.length > 0 ? "The others" : "All windows"}\n${tableOf(others)}`);
  parts.push(failed.map(({ region, from, reason }) => `No forecast of ${region} from ${from}: ${reason}\n`).join(""));
  parts.push(LEGEND);
  return parts.join("");
}

const LEGEND = `
error: root mean squared; R2: against no change, below 0 is worse; ranks: Spearman's correlation of forecast and observed changes; p: paired difference of
squared errors from no change, wild cluster bootstrap by province (beyond chance: below 0.05); found from: the R2 that this test finds in four of five cases (> 1: no
forecast can be that good).
`;

function summary(results: readonly WindowResult[]): string {
  const lines = results
    .map(({ quantity }) => quantity.id)
    .filter((id, i, all) => all.indexOf(id) === i)
    .map((id) => sentence(results.filter(({ quantity }) => quantity.id === id)));
  return `${lines.join("\n")}\n`;
}

function sentence(results: readonly WindowResult[]): string {
  const label = english(results[0]!.quantity.label);
  const scores = results.flatMap(({ scores: all }) => all.filter(({ forecast }) => forecast === FORECASTS.model));
  if (scores.length === 0) {
    const errors = results.map(({ noChange }) => noChange.toFixed(3));
    return `${label}: no change errs by ${errors.join(", ")} (${results[0]!.quantity.unit}); the model was not asked.`;
  }
  const worse = scores.filter(({ r2 }) => r2 < 0);
  const beyond = (list: readonly Score[]) => list.filter(({ p }) => p < 0.05).length;
  const list = (values: readonly number[]) =>
    values.map((value) => (Number.isNaN(value) ? "-" : value.toFixed(2))).join(", ");
  const better = scores.length - worse.length;
  return `${label}: the model is worse than no change in ${worse.length} of ${scores.length} windows (${beyond(worse)} beyond chance), better in ${better} (${beyond(scores) - beyond(worse)} beyond chance); R2 ${list(scores.map(({ r2 }) => r2))}; ranks ${list(scores.map(({ spearman }) => spearman))}.`;
}

function tableOf(results: readonly WindowResult[]): string {
  return textTable(
    ["quantity, window", "forecast", "cases", "error", "R2", "ranks", "p", "found from"],
    results.flatMap(({ quantity, window, noChange, cases, scores }) => [
      [
        `${quantity.id} ${window.from}-${window.to}`,
        "no change",
        String(cases.length),
        noChange.toFixed(3),
        "0",
        "-",
        "-",
        "-",
      ],
      ...scores.map((score) => ["", ...row(score)]),
    ]),
  );
}

function row({ forecast, cases, rmse, r2, spearman, p, detectable }: Score): string[] {
  const ranks = Number.isNaN(spearman) ? "-" : spearman.toFixed(2);
  return [
    forecast,
    String(cases),
    rmse.toFixed(3),
    r2.toFixed(2),
    ranks,
    p.toFixed(3),
    detectable > 1 ? "> 1" : detectable.toFixed(2),
  ];
}
