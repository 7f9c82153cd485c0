/** Numbers of a simulated year, for the cluster, agglomerations, provinces and cities. */
export { INDICATORS, registeredIndicators, registerIndicator, TABLE_INDICATORS } from "./catalogue/index.js";
export { type CityTable, perHead, rowsOf, type TableIndicator, type TableYear } from "./cityTable.js";
export {
  type Collaboration,
  type CollaborationRow,
  collaboration,
  type Observation,
  type WeightSensitivity,
  weightSensitivity,
} from "./collaboration.js";
export { COMPOSITE_ROWS, COMPOSITES, collaborationCsv } from "./collaborationTable.js";
export type { IndicatorDefinition } from "./definition.js";
export { indicatorsMarkdown } from "./document.js";
export { BEYOND, type EffectForm, HEADLINES, type Headline, type HeadlineTheme, headlinesOf } from "./headlines.js";
export { betaConvergence } from "./measures/convergence.js";
export { type LorenzPoint, lorenzCurve } from "./measures/distribution.js";
export { associationStrength, cosineRelatedness, proximity } from "./measures/relatedness.js";
export { rowStandardised } from "./measures/space.js";
export { columnSums, locationQuotients, total } from "./measures/structure.js";
export { spatialMarkov } from "./measures/transitions.js";
export { volumeOfValueAdded } from "./measures/volume.js";
export {
  auditOf,
  COUNTRY,
  dictionaryRows,
  flowHeads,
  flowKinds,
  GOODS,
  goodsUnit,
  placeScopes,
  recordFlows,
  recordYear,
  type Scope,
  scopeMeasures,
  scopesOf,
  structureOf,
} from "./record.js";
export { SECTOR_MEASURES, sectorsOf } from "./sectors.js";
export { type YearView, yearView } from "./view.js";
