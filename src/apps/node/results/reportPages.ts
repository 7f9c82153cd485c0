import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { UserError } from "../../../input/index.js";
import type { EvaluationReport, GameReport, LeagueReport, Manifest } from "../../../measures/results/index.js";
import type { ReportData } from "../../../measures/views/index.js";
import { evaluationHtml, gameHtml, leagueHtml, reportHtml, sensitivityHtml, sweepHtml } from "../../../report/index.js";
import { advice, ENGLISH, type Language } from "../../../words/index.js";
import { programRoot } from "../process/program.js";
import { readResults } from "./readResults.js";

/** The report of a comparison. */
export function comparisonPage(data: ReportData, language: Language = ENGLISH): string {
  return reportHtml({ data, plotlySource: packedPlotly(), language });
}

/** The report of a coalition analysis. */
export function gamePage(report: GameReport, manifest: Manifest, language?: Language): string {
  return gameHtml(report, manifest, packedPlotly(), language);
}

/** Regions side by side. */
export function leaguePage(report: LeagueReport, language: Language = ENGLISH): string {
  return leagueHtml(report, packedPlotly(), language);
}

/** The observed panel of agglomerations. */
export function evaluationPage(report: EvaluationReport, language: Language = ENGLISH): string {
  return evaluationHtml(report, packedPlotly(), language);
}

/**
 * The report of a results directory, from its files alone. Throws UserError where one of them is missing or damaged.
 */
export async function reportPage(directory: string, language: Language = ENGLISH): Promise<string> {
  const results = await readResults(directory);
  switch (results.kind) {
    case "comparison":
      return comparisonPage(results.data, language);
    case "game":
      return gamePage(results.report, results.manifest, language);
    case "sweep":
      return sweepHtml(results.report, results.manifest, packedPlotly(), language);
    case "sensitivity":
      return sensitivityHtml(results.report, results.manifest, packedPlotly(), language);
    case "evaluation":
      return evaluationPage(results.report, language);
    case "league":
      return leaguePage(results.report, language);
    default:
      throw new UserError({
        file: directory,
        ...advice("node.noPageOfResults", "node.resultsWithPage", "node.tablesThere"),
      });
  }
}

/** The library that draws figures. */
export function plotlySource(): string {
  return readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min"), "utf8");
}

let packed: string | undefined;

/**
 * The same as a page holds it. It is packed when the program is built: to pack it takes as long as a small comparison.
 */
export function packedPlotly(): string {
  packed ??= readFileSync(`${programRoot}dist/bundle/plotly.js.gz`, "base64");
  return packed;
}
