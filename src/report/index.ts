/** Results as figures and as one HTML page. */
export { contextJson, contextSchema, type ReportContext } from "./context.js";
export { type Lookup, lookup, type ReportData, type ReportFiles, readReport, reportData } from "./data.js";
export type { Figure } from "./figure.js";
export { reportFigures } from "./figures/index.js";
export { findings } from "./findings.js";
export { reportHtml } from "./page.js";
