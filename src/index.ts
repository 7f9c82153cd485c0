/**
 * The simulator as a library: runs in Node and in a browser, from texts; nothing of it reads a file, a clock or the
 * network.
 *
 * @module agglom
 */
export { z } from "zod";
export {
  type Checked,
  type ComparisonOptions,
  type ComparisonResult,
  check,
  compare,
  type RunLevel,
  type RunOptions,
  type RunResults,
  run,
} from "./apps/library/compare.js";
export { type ParseOptions, parseScenario, type Scenario, type ScenarioInput } from "./apps/library/input.js";
export { FIGURES, registerFigure } from "./figures/comparison/index.js";
export type { ReportFigure } from "./figures/comparison/reportFigure.js";
export { axis, baseLayout, type Drawing, label } from "./figures/drawing/figure.js";
export { UserError } from "./input/index.js";
export type { Ran } from "./levers/did.js";
export * as fields from "./levers/fields.js";
export { levers, registerLever } from "./levers/index.js";
export { defineLever, type LeverContext, type LeverDefinition } from "./levers/lever.js";
export {
  nodeNames,
  pairCells,
  pairNames,
  rowCells,
  rowNames,
  sectorCells,
  sectorNames,
  selectNodes,
  selectPairs,
  selectSectors,
  writeCells,
} from "./levers/selectors.js";
export { INDICATORS, type IndicatorDefinition, registerIndicator, type YearView } from "./measures/indicators/index.js";
export type { EffectRow, IndicatorRow, PlaceLevel, ReplicateRow, RunRecord } from "./measures/results/index.js";
export type { Lookup } from "./measures/views/data.js";
export type { Policy } from "./model/engine/policy.js";
export {
  type CompareOptions,
  type Failure,
  SimulationError,
  type WithoutEffect,
  withoutEffectText,
} from "./runs/experiments/index.js";
export type { AnyText, Text } from "./words/index.js";
