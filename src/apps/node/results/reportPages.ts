import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PrintedResults } from "../../../figures/print/results.js";
import { mistakeAt } from "../../../input/index.js";
import { evaluationHtml, gameHtml, leagueHtml, reportHtml, sensitivityHtml, sweepHtml } from "../../../report/index.js";
import { ENGLISH, type Language } from "../../../words/index.js";
import { programRoot } from "../process/program.js";
import { readResults } from "./readResults.js";

/** Results that a report shows: tables alone have none. */
type ShownResults = Exclude<PrintedResults, { kind: "tables" }>;

/** The report of results at hand. */
export function pageOf(results: ShownResults, language: Language = ENGLISH): string {
  const plotly = packedPlotly();
  switch (results.kind) {
    case "comparison":
      return reportHtml({ data: results.data, plotlySource: plotly, language });
    case "game":
      return gameHtml(results.report, results.manifest, plotly, language);
    case "sweep":
      return sweepHtml(results.report, results.manifest, plotly, language);
    case "sensitivity":
      return sensitivityHtml(results.report, results.manifest, plotly, language);
    case "evaluation":
      return evaluationHtml(results.report, plotly, language);
    case "league":
      return leagueHtml(results.report, plotly, language);
  }
}

/**
 * The report of a results directory, from its files alone. Throws UserError where one of them is missing or damaged.
 */
export async function reportPage(directory: string, language: Language = ENGLISH): Promise<string> {
  const results = await readResults(directory);
  if (results.kind !== "tables") return pageOf(results, language);
  throw mistakeAt(directory, "node.noPageOfResults", "node.resultsWithPage", "node.tablesThere");
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
