/** What a user writes, read and checked: scenario and region files, overrides, and errors that say how to mend them. */

export { COMPENSATION_RULES, type CompensationRule } from "../maths/bargaining/compensation.js";
export { agreementLevers, moneyEquivalents, type Player, playersOf, weightsOf } from "./agreement.js";
export { agglomerationOfNodes, citiesByAgglomeration, countriesOfNodes } from "./cityNames.js";
export { type CouncilRule, councilOf, firstYearOf, isCouncilRule, objectivesOf, quorumOf } from "./councils.js";
export { kindOfText, type Locate, type Path } from "./document.js";
export { type Figure, type FigureAt, figuresOf } from "./drawnFigures.js";
export { type ExactTables, LABOUR } from "./exact.js";
export { type Override, overrideOf, parseOverride } from "./extend.js";
export {
  dottedPath,
  type FileSource,
  fileNamed,
  memoryFiles,
  NotFound,
  nearestName,
  type Problem,
  Problems,
  throwProblems,
  UserError,
} from "./files.js";
export { type FlowPlace, type FlowTable, readFlowTable } from "./flowTables.js";
export {
  type ChosenLever,
  type Coordination,
  type CouncilFile,
  type GovernmentsFile,
  PEOPLE,
} from "./governmentSchemas.js";
export { chosenLeverName, chosenLeverQualifier, chosenLevers, citiesNamed, governmentsOf } from "./governments.js";
export { measuresOf } from "./hypothesis.js";
export type { ParameterOverrides, RegionParameters } from "./parameters.js";
export {
  type Distribution,
  distributionOf,
  errorOf,
  type Moment,
  type Quantity,
  spanOf,
  type Uncertain,
} from "./quantity.js";
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
export {
  type Expectation,
  type Hypothesis,
  type Measure,
  MOST_FIRMS,
  MOST_REPLICATES,
  type ResolvedScenario,
} from "./scenarioSchema.js";
export { type NewRegionOptions, newRegion, newScenario } from "./skeleton/index.js";
export { rawRows, readTable as readCsvTable } from "./table.js";
export type { TableName, TableRow } from "./tables.js";
export { type LeverEntry, leverNames } from "./timeline.js";
