/** Results as sentences, tables and pages. */

export * from "./answer/findings.js";
export * from "./answer/lines.js";
export * from "./answer/studies.js";
export * from "./answer/uncertainty.js";
export * from "./pages/page.js";
export * from "./pages/studyPages.js";
export * from "./read.js";
export * from "./sections/changes.js";
export * from "./tables/effects.js";
export * from "./tables/game.js";
export * from "./tables/geojson.js";
export * from "./tables/ofResults.js";
export * from "./tables/studies.js";
export * from "./tables/table.js";
