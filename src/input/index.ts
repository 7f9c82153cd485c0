/** What a user writes, read and checked: scenario and region files, overrides, and errors that say how to mend them. */

export * from "../maths/bargaining/compensation.js";
export * from "./agreement.js";
export { type CityGroup, groupsOf, idOfAsked } from "./answer.js";
export * from "./cityNames.js";
export * from "./councils.js";
export * from "./document.js";
export * from "./drawnFigures.js";
export * from "./exact.js";
export * from "./extend.js";
export * from "./files.js";
export * from "./flowTables.js";
export * from "./governmentSchemas.js";
export * from "./governments.js";
export * from "./hypothesis.js";
export * from "./parameters.js";
export * from "./quantity.js";
export * from "./reference/document.js";
export * from "./region.js";
export * from "./regionSchema.js";
export { validate } from "./rules.js";
export * from "./scenario.js";
export * from "./scenarioSchema.js";
export * from "./skeleton/index.js";
export { rawRows, readTable as readCsvTable } from "./table.js";
export * from "./tables.js";
export * from "./timeline.js";
