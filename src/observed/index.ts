/** Observed tables of cities by sector: read, checked, measured by the indicators of simulated years. */
export { type ObservedPanel, observedPanel } from "./panel.js";
export { type ObservedTable, readObserved } from "./read.js";
export { lorenzCsv, panelCsv, quotientsCsv, relatednessCsv, transitionsCsv } from "./tables.js";
