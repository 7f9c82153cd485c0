/** What a user writes, read and checked: scenario and region files, overrides, and errors that say how to mend them. */

export { COMPENSATION_RULES, type CompensationRule } from "../maths/bargaining/compensation.js";
export { agreementLevers, moneyEquivalents, type Player, playersOf, weightsOf } from "./agreement.js";
export { chosenLeverName, chosenLeverQualifier, citiesNamed } from "./chosenLever.js";
export { agglomerationOfNodes, citiesByAgglomeration, countriesOfNodes } from "./cityNames.js";
export { type CouncilRule, councilOf, firstYearOf, isCouncilRule, objectivesOf, quorumOf } from "./councils.js";
export type { Locate, Path } from "./document.js";
export { kindOfText } from "./document.js";
export { type Figure, type FigureAt, figuresOf } from "./drawnFigures.js";
export { dottedPath, nearestName, type Problem, Problems, throwProblems, UserError } from "./error.js";
export { type ExactTables, LABOUR } from "./exact.js";
export { type Override, overrideOf, parseOverride } from "./extend.js";
export {
  type FileSource,
  fileNamed,
  memoryFiles,
  NotFound,
} from "./files.js";
export { type FlowPlace, type FlowTable, readFlowTable } from "./flowTables.js";
export {
  type ChosenLever,
  type Coordination,
  type CouncilFile,
  type GovernmentsFile,
  PEOPLE,
} from "./governmentSchemas.js";
export { chosenLevers, governmentsOf } from "./governments.js";
export { measuresOf } from "./hypothesis.js";
export type { LeverEntry } from "./leverEntry.js";
export { errorOf, type Moment } from "./moments.js";
export type { ParameterOverrides, RegionParameters } from "./parameters.js";
export type { Quantity, Uncertain } from "./quantity.js";
export { type Distribution, distributionOf, spanOf } from "./quantity.js";
export { referenceMarkdown } from "./reference/document.js";
export { loadRegion, regionJsonSchema, regionRead, regionRule } from "./region.js";
export { labourIds, type Region, type RegionTables } from "./regionSchema.js";
export {
  leversOf,
  loadScenario,
  placesOf,
  regionFileOf,
  regionOf,
  scenarioJsonSchema,
  scenarioRule,
  withVariant,
} from "./scenario.js";
export type { Expectation, Hypothesis, Measure, ResolvedScenario } from "./scenarioSchema.js";
export { MOST_FIRMS, MOST_REPLICATES } from "./scenarioSchema.js";
export { type NewRegionOptions, newRegion, newScenario } from "./skeleton/index.js";
export { rawRows, readTable as readCsvTable } from "./table.js";
export type { TableName, TableRow } from "./tables.js";
export { leverNames } from "./timeline.js";
