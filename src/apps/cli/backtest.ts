import { setImmediate as turn } from "node:timers/promises";
import {
  backtest,
  casesCsv,
  type Employed,
  type Exclusion,
  FORECASTS,
  forecaster,
  isMiss,
  missesFirst,
  type NoForecast,
  Panel,
  QUANTITIES,
  readEmployed,
  readExclusions,
  readNational,
  readTechnology,
  type Score,
  scoresCsv,
  type WindowResult,
} from "../../evidence/index.js";
import { fileNamed, loadRegion, mistakeAt } from "../../input/index.js";
import {
  type AnyText,
  ENGLISH,
  joined,
  type Language,
  type Say,
  saying,
  type Text,
  type TextKey,
  t,
  textOf,
  toText,
  unitWords,
} from "../../words/index.js";
import { diskFiles, shippedRegions } from "../node/disk/files.js";
import { Command } from "./command.js";
import { EXIT } from "./exit.js";
import { languageAsked, said } from "./language.js";
import { type CommonFlags, commonOptions, shippedFile } from "./options.js";
import { checkAsked, lines, named, print, printJson, screenTable, tell, writeAsked } from "./output.js";

interface Flags extends CommonFlags {
  naive?: boolean;
  exclusions: string;
  national: string;
  employment: string;
  inputOutput: string;
  valueAdded: string;
}

/** agglom backtest [FILE...]: earlier years inverted, later ones forecast, errors beside those of naive forecasts. */
export function backtestCommand(): Command {
  return commonOptions(new Command("backtest", "help.backtest"), "help.outBacktest")
    .group("test")
    .stoppable()
    .takes("[file...]", "help.backtestRegions")
    .flag("--naive", "help.naive")
    .flag("--json", "help.scoresJson")
    .flag("--exclusions <file>", "help.exclusions", ...shippedFile("scenarios/regions/exclusions.csv"))
    .flag("--national <file>", "help.national", ...shippedFile("scenarios/regions/china/national.csv"))
    .flag("--employment <file>", "help.employmentByYear", ...shippedFile("scenarios/regions/china/employment.csv"))
    .flag("--input-output <file>", "help.inputOutput", ...shippedFile("scenarios/regions/china/input-output-2017.csv"))
    .flag("--value-added <file>", "help.valueAdded", ...shippedFile("scenarios/regions/china/value-added-2017.csv"))
    .example("agglom backtest regions/yangtze-river-delta --out results/backtest")
    .does(async (files: string[], flags: Flags) => {
      checkAsked(flags.out);
      const employed = readEmployed(diskFiles, flags.employment);
      const panels = panelsOf(files, readExclusions(diskFiles, flags.exclusions), employed);
      const national = readNational(diskFiles, flags.national);
      const ids = panels.map(({ region }) => region.id);
      if (!flags.quiet) tell(said("cli.panels", { count: panels.length, ids: joined(ids) }));
      const failed: NoForecast[] = [];
      const windows = QUANTITIES.flatMap((quantity) => quantity.windows);
      const technology = readTechnology(diskFiles, flags.inputOutput, flags.valueAdded);
      const ground = { panels, national, windows, technology };
      const models = flags.naive
        ? {}
        : {
            [FORECASTS.model]: forecaster(ground, failed),
            [FORECASTS.atRest]: forecaster({ ...ground, atRest: true }),
          };
      // Models keep what they have run: what takes long is done here, with a pause after each.
      for (const window of windows)
        for (const panel of panels)
          for (const model of Object.values(models)) {
            model(panel, window);
            await turn();
          }
      const results = backtest({ panels, national, models }, flags.seed);
      writeAsked(flags.out, { "backtest.csv": casesCsv(results), "scores.csv": scoresCsv(results) });
      if (flags.json) {
        const rows = missesFirst(results).map(({ cases: _, quantity, ...rest }) => ({
          quantity: quantity.id,
          unit: quantity.unit,
          formSeen: quantity.formSeen,
          ...rest,
        }));
        printJson({ regions: ids, results: rows, failed });
      } else print(backtestText(results, failed, languageAsked()));
      return failed.length === 0 ? EXIT.done : EXIT.failed;
    });
}

/** Panels of the files, or of all shipped regions that have one. */
function panelsOf(files: readonly string[], exclusions: readonly Exclusion[], employed: readonly Employed[]): Panel[] {
  const asked = files.length > 0;
  const panels = (asked ? files.map((name) => fileNamed(diskFiles, name)) : shippedRegions()).map((file) => ({
    file,
    panel: new Panel(loadRegion(file, diskFiles), exclusions, employed),
  }));
  const empty = panels.find(({ panel }) => panel.cities.length === 0);
  if (asked && empty) {
    const place = { file: empty.file, path: "tables.observed" };
    throw mistakeAt(place, "cli.noRealGdp", "cli.tableOfRealGdp", "cli.giveObserved");
  }
  return distinct(panels.filter(({ panel }) => panel.cities.length > 0).map(({ panel }) => panel));
}

/**
 * A region whose cities others hold already is none more: the five agglomerations beside each of them, or a region
 * beside one of the same cities that only assumes something else.
 */
function distinct(panels: readonly Panel[]): Panel[] {
  return panels.filter((panel, k) => {
    const size = panel.cities.length;
    const others = panels.filter(({ cities }, o) => cities.length < size || (cities.length === size && o < k));
    const held = new Set(others.flatMap(({ cities }) => cities));
    return !panel.cities.every((city) => held.has(city));
  });
}

/** What came out, misses first; of a backtest without the model the naive forecasts alone. */
export function backtestText(
  results: readonly WindowResult[],
  failed: readonly NoForecast[],
  language: Language = ENGLISH,
): string {
  const say = saying(language);
  const misses = results.filter(isMiss);
  const others = missesFirst(results).slice(misses.length);
  const table = (title: TextKey, own: readonly WindowResult[]) =>
    own.length > 0 ? `\n${say(title)}\n${tableOf(own, say)}` : "";
  return [
    summary(results, say),
    table("cli.missesOfModel", misses),
    table(misses.length > 0 ? "cli.otherWindows" : "cli.allWindows", others),
    ...failed.map(({ region, from, text }) => `${say("cli.noForecast", { region, from, reason: text })}\n`),
    `\n${say("cli.backtestLegend")}\n`,
  ].join("");
}

function summary(results: readonly WindowResult[], say: Say): string {
  const ids = [...new Set(results.map(({ quantity }) => quantity.id))];
  return lines(ids.map((id) => say(sentence(results.filter(({ quantity }) => quantity.id === id)))));
}

function sentence(results: readonly WindowResult[]): Text {
  const { label, unit, formSeen } = results[0]!.quantity;
  const scores = results.flatMap(({ scores: all }) => all.filter(({ forecast }) => forecast === FORECASTS.model));
  if (scores.length === 0) {
    return t("cli.naiveErrors", {
      label,
      errors: joined(results.map(({ noChange }) => noChange.toFixed(3))),
      unit: unitWords(unit) ?? unit,
    });
  }
  const worse = scores.filter(({ r2 }) => r2 < 0);
  const better = scores.filter(({ r2 }) => !(r2 < 0));
  const beyond = (list: readonly Score[]) => list.filter(({ p }) => p < 0.05).length;
  const figures = (values: readonly number[]) =>
    joined(values.map((value) => (Number.isNaN(value) ? "-" : value.toFixed(2))));
  return t("cli.windowsOfModel", {
    label,
    windows: scores.length,
    worse: worse.length,
    worseBeyond: beyond(worse),
    better: better.length,
    betterBeyond: beyond(better),
    r2: figures(scores.map(({ r2 }) => r2)),
    ranks: figures(scores.map(({ spearman }) => spearman)),
    seen: formSeen,
  });
}

function tableOf(results: readonly WindowResult[], say: Say): string {
  return screenTable(
    say,
    [
      "cli.quantityWindowHead",
      "cli.forecastHead",
      "cli.casesHead",
      "cli.errorHead",
      textOf("R2"),
      "cli.rankCorrelationHead",
      textOf("p"),
      "cli.foundFromHead",
    ],
    results.flatMap(({ quantity, window, noChange, cases, scores }) => [
      [
        windowName(quantity, window),
        t("cli.forecastNoChange"),
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

function windowName({ id, label }: WindowResult["quantity"], { from, to }: WindowResult["window"]): Text {
  return t("cli.quantityWindow", { quantity: named(id, toText(label)), from, to });
}

/** Forecasts by the names that tables have for them. */
const FORECAST_NAMES: Record<string, TextKey> = {
  [FORECASTS.model]: "cli.forecastModel",
  [FORECASTS.atRest]: "cli.forecastAtRest",
  [FORECASTS.trend]: "cli.forecastTrend",
  [FORECASTS.halfTrend]: "cli.forecastHalfTrend",
  [FORECASTS.autoregression]: "cli.forecastAutoregression",
  [FORECASTS.carryOver]: "cli.forecastCarryOver",
  [FORECASTS.sectorMix]: "cli.forecastSectorMix",
  [FORECASTS.incomeGap]: "cli.forecastIncomeGap",
};

function row({ forecast, cases, rmse, r2, spearman, p, detectable }: Score): AnyText[] {
  return [
    t(FORECAST_NAMES[forecast] ?? textOf(forecast)),
    String(cases),
    rmse.toFixed(3),
    r2.toFixed(2),
    Number.isNaN(spearman) ? "-" : spearman.toFixed(2),
    p.toFixed(3),
    detectable > 1 ? "> 1" : detectable.toFixed(2),
  ];
}
