/** Results as figures and as one HTML page. */

export { changeSentences } from "./changes.js";
export { type Lookup, lookup, type ReportData } from "./data.js";
export { failureSentences } from "./failures.js";
export type { Fields, TableResults } from "./figures/evidence/index.js";
export { moneyUnit } from "./figures/game/names.js";
export { findings } from "./findings.js";
export { gameHtml } from "./gamePage.js";
export { gameRangeSentence } from "./gameUncertainty.js";
export { type GameSeen, gameSeen } from "./gameView.js";
export { citiesGeoJson } from "./geojson.js";
export { leagueSentences } from "./league.js";
export { leagueHtml } from "./leaguePage.js";
export { reportHtml } from "./page.js";
export { PRINT_WIDTHS, type PrintWidth } from "./print/format.js";
export { captionsText, type PrintedResults, type PrintFigure, printFigures } from "./print/index.js";
export { readIndicators, readReport, reportData } from "./read.js";
export { sensitivitySentences } from "./sensitivity.js";
export { sensitivityHtml } from "./sensitivityPage.js";
export { leagueSeen, sensitivitySeen, sweepSeen } from "./studyViews.js";
export { sweepSentences } from "./sweep.js";
export { sweepHtml } from "./sweepPage.js";
export {
  type Cell,
  type Column,
  hasRows,
  type Table,
  tableCsv,
  tableLatex,
  tableMarkdown,
  tableOf,
  tableText,
  titledHtml,
  untitled,
} from "./table.js";
export { cityLevelsTable, clusterTable, placesTable, variantsTable } from "./tables/effects.js";
export {
  acceptanceTable,
  coalitionsTable,
  divisionsTable,
  paymentTable,
  priceTable,
  rangesTable,
} from "./tables/game.js";
export { tablesOf } from "./tables/ofResults.js";
export { estimatesTable, leagueTable, optionsTable } from "./tables/studies.js";
export { uncertaintySentences } from "./uncertainty.js";
export { drawRangesTable, namesOf } from "./uncertaintySection.js";
