/** Observed tables of cities by sector: read, checked, measured by the indicators of simulated years. */
export {
  lorenzCsv,
  type ObservedPanel,
  observedPanel,
  type PanelRow,
  panelCsv,
  QUOTIENT_ROW,
  relatednessCsv,
  transitionsCsv,
} from "./panel.js";
export { type ObservedTable, readObserved } from "./read.js";
