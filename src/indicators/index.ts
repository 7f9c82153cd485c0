/** Numbers of a simulated year, for the cluster, agglomerations, provinces and cities. */
export { INDICATORS, registeredIndicators, registerIndicator } from "./catalogue/index.js";
export type { IndicatorDefinition } from "./definition.js";
export { indicatorsMarkdown } from "./document.js";
export { BEYOND, type EffectForm, HEADLINES, type Headline, type HeadlineTheme, headlinesOf } from "./headlines.js";
export {
  auditOf,
  COUNTRY,
  dictionaryRows,
  flowKinds,
  recordFlows,
  recordYear,
  type Scope,
  scopesOf,
  structureOf,
} from "./record.js";
export { type YearView, yearView } from "./view.js";
