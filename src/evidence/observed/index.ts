/** Observed tables of cities by sector: read, checked, measured by the indicators of simulated years. */
export { type ObservedPanel, observedPanel, type PanelRow, QUOTIENT_ROW } from "./panel.js";
export { type ObservedTable, readObserved } from "./read.js";
export { lorenzCsv, panelCsv, relatednessCsv, transitionsCsv } from "./tables.js";
