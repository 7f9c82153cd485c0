/**
 * What observed flows say about borders and distance; what a calibrated region amounts to: realised elasticities beside
 * published ones, and tables from which others can redo it.
 */

/**
 * What a calibrated region amounts to: realised elasticities beside published ones, tables from which others can redo
 * it; and what the model says beside what happened.
 */
export { backtest, isMiss, type WindowResult } from "./backtest/backtest.js";
export { FORECASTS } from "./backtest/cases.js";
export { forecaster, type NoForecast } from "./backtest/forecast.js";
export { Panel } from "./backtest/panel.js";
export { casesCsv, missesFirst, scoresCsv } from "./backtest/report.js";
export type { Score } from "./backtest/score.js";
export { type Exclusion, readExclusions, readNational } from "./backtest/tables.js";
export { readTechnology } from "./backtest/technology.js";
export { QUANTITIES } from "./backtest/windows.js";
export type { Donors } from "./events/donors.js";
export { effectOfEvent, intervalOf, isDetected } from "./events/effect.js";
export { type DatedEvent, readEvents } from "./events/events.js";
export { readDonors } from "./events/panels.js";
export { type Prediction, planEvents, predictEvents } from "./events/predict.js";
export { eventsCsv, placebosCsv } from "./events/report.js";
export { controlsSeen, type EventResult, type EventStudy, type PoolResult, studyEvents } from "./events/study.js";
export { isEventMiss } from "./events/verdict.js";
export { observedFlows } from "./flows/observed.js";
export { type FlowValidation, validateFlows } from "./flows/validate.js";
export { type BorderEstimates, type Estimate, estimateBorders } from "./gravity/estimate.js";
export { type Placebo, placeboBorders } from "./gravity/placebo.js";
export { type PairInference, provincesOf } from "./inference/borders.js";
export { type Inference, type Inferred, isInferred } from "./inference/figures.js";
export { rangeOfBorder } from "./inference/published.js";
export { estimateRegion, type RegionEstimates } from "./inference/region.js";
export { type RealisedRow, realisedTable, unexplained } from "./realised/rows.js";
export { baseYearTables } from "./tables/index.js";
export type { Table } from "./tables/table.js";
