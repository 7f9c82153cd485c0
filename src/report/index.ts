/** Results as sentences, tables and pages. */

export { failureSentences, findings } from "./answer/findings.js";
export { gameRangeSentence } from "./answer/gameUncertainty.js";
export { shortSentences, wrapped } from "./answer/lines.js";
export { evaluationSentences, leagueSentences, sensitivitySentences, sweepSentences } from "./answer/studies.js";
export { conditioningSentences, drawnFromText, uncertaintySentences } from "./answer/uncertainty.js";
export { reportHtml } from "./pages/page.js";
export { evaluationHtml, gameHtml, leagueHtml, sensitivityHtml, sweepHtml } from "./pages/studyPages.js";
export { effectsShown, readReport, reportData } from "./read.js";
export { changeSentences, DEEDS, deedLines } from "./sections/changes.js";
export {
  centralSentence,
  cityLevelsTable,
  clusterTable,
  drawRangesTable,
  namesOf,
  placesTable,
  variantsTable,
} from "./tables/effects.js";
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
export { estimatesTable, evaluationTable, leagueTable, optionsTable, ranksTable } from "./tables/studies.js";
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
