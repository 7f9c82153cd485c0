import { readResults } from "../../src/apps/node/results/readResults.js";
import type { ReportData } from "../../src/measures/views/data.js";
import {
  evaluationHtml,
  gameHtml,
  leagueHtml,
  reportHtml,
  sensitivityHtml,
  sweepHtml,
} from "../../src/report/index.js";
import type { Language } from "../../src/words/index.js";
import { folderOf } from "./invented.js";

/** Results that are tables alone have no page. */
export const WITHOUT_PAGE = ["attribution", "backtest", "events", "phase", "realised"];

export const comparisonPage = (data: ReportData, language: Language) =>
  reportHtml({ data, plotlySource: "", language });

/** The page of a folder, without the library that draws its figures. */
export async function pageOf(name: string, language: Language): Promise<string> {
  const results = await readResults(folderOf(name));
  switch (results.kind) {
    case "comparison":
      return comparisonPage(results.data, language);
    case "game":
      return gameHtml(results.report, results.manifest, "", language);
    case "sweep":
      return sweepHtml(results.report, results.manifest, "", language);
    case "sensitivity":
      return sensitivityHtml(results.report, results.manifest, "", language);
    case "league":
      return leagueHtml(results.report, "", language);
    case "evaluation":
      return evaluationHtml(results.report, "", language);
    case "tables":
      throw new Error(`${name} has no page`);
  }
}
