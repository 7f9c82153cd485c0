/** Results as sentences, tables and pages. */

export { evaluationSentences } from "./answer/evaluation.js";
export { failureSentences } from "./answer/failures.js";
export { findings } from "./answer/findings.js";
export { gameRangeSentence } from "./answer/gameUncertainty.js";
export { leagueSentences } from "./answer/league.js";
export { shortSentences, wrapped } from "./answer/lines.js";
export { sensitivitySentences } from "./answer/sensitivity.js";
export { sweepSentences } from "./answer/sweep.js";
export { conditioningSentences, drawnFromText, uncertaintySentences } from "./answer/uncertainty.js";
export { evaluationHtml } from "./pages/evaluationPage.js";
export { gameHtml } from "./pages/gamePage.js";
export { leagueHtml } from "./pages/leaguePage.js";
export { reportHtml } from "./pages/page.js";
export { sensitivityHtml } from "./pages/sensitivityPage.js";
export { sweepHtml } from "./pages/sweepPage.js";
export { readIndicators, readReport, reportData } from "./read.js";
export { changeSentences } from "./sections/changes.js";
export { DEEDS, deedLines } from "./sections/deeds.js";
export { centralSentence, drawRangesTable, namesOf } from "./tables/drawRanges.js";
export { cityLevelsTable, clusterTable, placesTable, variantsTable } from "./tables/effects.js";
export { evaluationTable, ranksTable } from "./tables/evaluation.js";
export {
  acceptanceTable,
  coalitionsTable,
  divisionsTable,
  paymentTable,
  priceTable,
  rangesTable,
} from "./tables/game.js";
export { citiesGeoJson } from "./tables/geojson.js";
export { momentsTable } from "./tables/moments.js";
export { tablesOf } from "./tables/ofResults.js";
export { estimatesTable, leagueTable, optionsTable } from "./tables/studies.js";
export {
  type Cell,
  type Column,
  hasRows,
  ofWords,
  type Table,
  tableCsv,
  tableLatex,
  tableMarkdown,
  tableOf,
  tableText,
  titledHtml,
  untitled,
} from "./tables/table.js";
