/** What a user writes, read and checked: scenario and region files, overrides, and errors that say how to mend them. */

export { COMPENSATION_RULES, type CompensationRule } from "../maths/bargaining/compensation.js";
export { agreementLevers, moneyEquivalents, type Player, playersOf, weightsOf } from "./agreement.js";
export { chosenLeverName, chosenLeverQualifier, citiesNamed } from "./chosenLever.js";
export { agglomerationOfNodes } from "./cityNames.js";
export type { Coordination } from "./coordinationSchema.js";
export type { CouncilFile } from "./councilSchema.js";
export { type CouncilRule, councilOf, firstYearOf, isCouncilRule, objectivesOf, quorumOf } from "./councils.js";
export { type Distribution, distributionOf, spanOf } from "./distribution.js";
export type { Locate, Path } from "./document.js";
export { dottedPath, type Problem, Problems, throwProblems, UserError } from "./error.js";
export {
  type FileSource,
  fileNamed,
  memoryFiles,
  NotFound,
} from "./files.js";
export { type FlowPlace, type FlowTable, readFlowTable } from "./flowTables.js";
export { chosenLevers, governmentsOf } from "./governments.js";
export type { ChosenLever, GovernmentsFile } from "./governmentsSchema.js";
export { measuresOf } from "./hypothesis.js";
export type { Expectation, Hypothesis, Measure } from "./hypothesisSchema.js";
export { kindOfText } from "./kind.js";
export type { LeverEntry } from "./leverEntry.js";
export { nearestName } from "./nearest.js";
export { type Override, overrideOf, parseOverride } from "./override.js";
export { leversOf } from "./packages.js";
export type { ParameterOverrides, RegionParameters } from "./parameters.js";
export type { Quantity } from "./quantity.js";
export { referenceMarkdown } from "./reference/document.js";
export { loadRegion, regionJsonSchema, regionRule } from "./region.js";
export { labourIds, type Region, type RegionTables } from "./regionSchema.js";
export type { ResolvedScenario } from "./resolvedScenario.js";
export { loadScenario, placesOf, regionOf, scenarioJsonSchema, scenarioRule } from "./scenario.js";
export { MOST_FIRMS, MOST_REPLICATES } from "./scenarioSchema.js";
export { type NewRegionOptions, newRegion, newScenario } from "./skeleton/index.js";
export { readTable as readCsvTable } from "./table.js";
export type { TableName, TableRow } from "./tables.js";
export { leverNames } from "./timeline.js";
export type { Uncertain } from "./uncertain.js";
export { withVariant } from "./withVariant.js";
