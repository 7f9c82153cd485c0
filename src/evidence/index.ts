/**
 * What observed flows say about borders and distance; what a calibrated region amounts to: realised elasticities beside
 * published ones, and tables from which others can redo it.
 */

export {
  backtest,
  casesCsv,
  isMiss,
  missesFirst,
  type Score,
  scoresCsv,
  type WindowResult,
} from "./backtest/backtest.js";
/**
 * What a calibrated region amounts to: realised elasticities beside published ones, tables from which others can redo
 * it; and what the model says beside what happened.
 */
export { FORECASTS } from "./backtest/cases.js";
export { forecaster, type NoForecast } from "./backtest/forecast.js";
export {
  type Employed,
  type Exclusion,
  Panel,
  QUANTITIES,
  readEmployed,
  readExclusions,
  readNational,
  readTechnology,
} from "./backtest/panel.js";
export { type Agglomeration, agglomerationOf, evaluationReport, readEvaluation } from "./evaluation/index.js";
export { effectOfEvent, intervalOf, isDetected } from "./events/effect.js";
export { type DatedEvent, type Donors, readDonors, readEvents } from "./events/events.js";
export {
  controlsSeen,
  type EventResult,
  type EventStudy,
  eventsCsv,
  isEventMiss,
  isTest,
  type PoolResult,
  type Prediction,
  placebosCsv,
  planEvents,
  predictEvents,
  studyEvents,
} from "./events/study.js";
export { type FlowValidation, observedFlows, validateFlows } from "./flows/flows.js";
export { type BorderEstimates, type Estimate, estimateBorders } from "./gravity/estimate.js";
export { type Placebo, placeboBorders } from "./gravity/placebo.js";
export { type Inference, type Inferred, isInferred, type PairInference, provincesOf } from "./inference/borders.js";
export { estimateRegion, type RegionEstimates, rangeOfBorder } from "./inference/distances.js";
export { REALISED, type RealisedRow, realisedTable, unexplained } from "./realised/catalogue.js";
export {
  askCandidate,
  type Candidate,
  type Conditions,
  conditioningOf,
  dataOf,
  type Found,
  unknownMoment,
} from "./realised/conditioning.js";
export type { Table } from "./tables/baseYear.js";
export { baseYearTables } from "./tables/index.js";
