import {
  FORECASTS,
  isMiss,
  missesFirst,
  type NoForecast,
  type Score,
  type WindowResult,
} from "../../evidence/index.js";
import { tableText, untitled } from "../../report/index.js";
import { type AnyText, ENGLISH, joined, type Language, type Text, t, toText, unitWords } from "../../words/index.js";
import { named } from "./named.js";

type Say = (words: AnyText) => string;

/** What came out, misses first; of a backtest without the model the naive forecasts alone. */
export function backtestText(
  results: readonly WindowResult[],
  failed: readonly NoForecast[],
  language: Language = ENGLISH,
): string {
  const say: Say = (words) => toText(words)[language];
  const misses = results.filter(isMiss);
  const others = missesFirst(results).slice(misses.length);
  const table = (title: Text, own: readonly WindowResult[]) =>
    own.length > 0 ? `\n${say(title)}\n${tableOf(own, say)}` : "";
  return [
    summary(results, say),
    table(t("cli.missesOfModel"), misses),
    table(misses.length > 0 ? t("cli.otherWindows") : t("cli.allWindows"), others),
    ...failed.map(({ region, from, text }) => `${say(t("cli.noForecast", { region, from, reason: text }))}\n`),
    `\n${say(t("cli.backtestLegend"))}\n`,
  ].join("");
}

function summary(results: readonly WindowResult[], say: Say): string {
  const ids = [...new Set(results.map(({ quantity }) => quantity.id))];
  const sentences = ids.map((id) => sentence(results.filter(({ quantity }) => quantity.id === id)));
  return sentences.map((one) => `${say(one)}\n`).join("");
}

function sentence(results: readonly WindowResult[]): Text {
  const { label, unit } = results[0]!.quantity;
  const scores = results.flatMap(({ scores: all }) => all.filter(({ forecast }) => forecast === FORECASTS.model));
  if (scores.length === 0) {
    const errors = listOf(results.map(({ noChange }) => noChange.toFixed(3)));
    return t("cli.naiveErrors", { label, errors, unit: unitWords(unit) ?? unit });
  }
  const worse = scores.filter(({ r2 }) => r2 < 0);
  const better = scores.filter(({ r2 }) => !(r2 < 0));
  const beyond = (list: readonly Score[]) => list.filter(({ p }) => p < 0.05).length;
  const figures = (values: readonly number[]) =>
    listOf(values.map((value) => (Number.isNaN(value) ? "-" : value.toFixed(2))));
  return t("cli.windowsOfModel", {
    label,
    windows: scores.length,
    worse: worse.length,
    worseBeyond: beyond(worse),
    better: better.length,
    betterBeyond: beyond(better),
    r2: figures(scores.map(({ r2 }) => r2)),
    ranks: figures(scores.map(({ spearman }) => spearman)),
  });
}

const listOf = (numbers: readonly string[]) => joined(numbers, "enumeration");

const HEADS: readonly AnyText[] = [
  t("cli.quantityWindowHead"),
  t("cli.forecastHead"),
  t("cli.casesHead"),
  t("cli.errorHead"),
  "R2",
  t("cli.rankCorrelationHead"),
  "p",
  t("cli.foundFromHead"),
];

function tableOf(results: readonly WindowResult[], say: Say): string {
  return tableText(
    untitled(
      HEADS.map(say),
      results.flatMap(({ quantity, window, noChange, cases, scores }) => [
        [
          say(windowName(quantity, window)),
          say(t("cli.forecastNoChange")),
          String(cases.length),
          noChange.toFixed(3),
          "0",
          "-",
          "-",
          "-",
        ],
        ...scores.map((score) => ["", ...row(score, say)]),
      ]),
    ),
  );
}

function windowName({ id, label }: WindowResult["quantity"], { from, to }: WindowResult["window"]): Text {
  return t("cli.quantityWindow", { quantity: named(id, toText(label)), from, to });
}

/** Forecasts by the names that tables have for them. */
const FORECAST_NAMES: Record<string, Text> = {
  [FORECASTS.model]: t("cli.forecastModel"),
  [FORECASTS.settled]: t("cli.forecastSettled"),
  [FORECASTS.trend]: t("cli.forecastTrend"),
  [FORECASTS.halfTrend]: t("cli.forecastHalfTrend"),
  [FORECASTS.autoregression]: t("cli.forecastAutoregression"),
  [FORECASTS.carryOver]: t("cli.forecastCarryOver"),
  [FORECASTS.sectorMix]: t("cli.forecastSectorMix"),
  [FORECASTS.incomeGap]: t("cli.forecastIncomeGap"),
};

function row({ forecast, cases, rmse, r2, spearman, p, detectable }: Score, say: Say): string[] {
  return [
    say(FORECAST_NAMES[forecast] ?? forecast),
    String(cases),
    rmse.toFixed(3),
    r2.toFixed(2),
    Number.isNaN(spearman) ? "-" : spearman.toFixed(2),
    p.toFixed(3),
    detectable > 1 ? "> 1" : detectable.toFixed(2),
  ];
}
