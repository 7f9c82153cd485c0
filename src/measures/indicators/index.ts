/** Numbers of a simulated year, for the cluster, agglomerations, provinces and cities. */
export { CHANNELS, CONSUMPTION } from "./catalogue/channels.js";
export { INDICATORS, registeredIndicators, registerIndicator, TABLE_INDICATORS } from "./catalogue/index.js";
export {
  COMPOSITE_ROWS,
  type CollaborationEffect,
  type CollaborationRow,
  collaborationCsv,
  collaborationEffect,
  collaborationRow,
  INDEX_ID,
  indicatorsMarkdown,
  type Observation,
  partsOf,
  summed,
} from "./document.js";
export { BLOCKS, PARTS, type Part } from "./goalposts.js";
export { BEYOND, type EffectForm, HEADLINES, type Headline, type HeadlineTheme, headlinesOf } from "./headlines.js";
export { betaConvergence, hoover, type LorenzPoint, lorenzCurve } from "./measures/inequality.js";
export { associationStrength, cosineRelatedness, proximity } from "./measures/relatedness.js";
export { rowStandardised, spatialMarkov } from "./measures/space.js";
export { columnSums, locationQuotients, total } from "./measures/structure.js";
export { volumeOfValueAdded } from "./measures/volume.js";
export { entropyWeights } from "./measures/weightings.js";
export {
  auditOf,
  COUNTRY,
  dictionaryRows,
  flowHeads,
  flowKinds,
  GOODS,
  goodsUnit,
  LEAST_JOBS,
  type ObservedMeasure,
  observedBounds,
  placeScopes,
  recordFlows,
  recordYear,
  type Scope,
  scopeMeasures,
  scopesOf,
  structureOf,
} from "./record.js";
export {
  type CityTable,
  type IndicatorDefinition,
  perHead,
  rowsOf,
  SECTOR_MEASURES,
  sectorsOf,
  type TableIndicator,
  type TableYear,
  type YearView,
  yearView,
} from "./view.js";
