/** Many parameter draws of one scenario: what is uncertain, drawn or varied, and what comes out. */

export {
  attemptDraw,
  type Cases,
  type DrawResult,
  type Draws,
  type DrawTask,
  type DrawValues,
  failuresOf,
  type StudyPlan,
  valueIn,
} from "./cases.js";
export { type Change, withChanges } from "./change.js";
export { isDecided } from "./decided.js";
export { bootstrap, type Interval } from "./estimators/bootstrap.js";
export { type Factor, type FactorText, regionFactors, uncertainFactors } from "./factor.js";
export { type DrawList, FROM_RANGES, firstDraws, jointDraws, SEED_OF_DRAWS } from "./jointDraws.js";
export {
  type Datum,
  type Decision,
  deciderOf,
  LITTLE,
  type Moments,
  outOfReach,
  shareKept,
  tallyOf,
  WHOLLY_ASKED,
  whollyAsked,
} from "./keeping.js";
export { cellsOf, type Outcome, outcomeOf } from "./measured.js";
export { type OutcomeCell, sameCell } from "./outcomeCell.js";
export { designOf, outcomeRows } from "./outcomeRows.js";
export { outcomesOf } from "./outcomes.js";
export { type DrawOptions, runDraws } from "./runDraws.js";
export { type PlannedSensitivity, planSensitivity, sensitivityOf } from "./sensitivity.js";
export {
  centralAndDrawn,
  hasBands,
  onCohorts,
  type PlannedStudy,
  planStudy,
  type Study,
  type StudyOptions,
  studyOf,
} from "./study.js";
export {
  DESIGNS,
  type Front,
  type PlannedSweep,
  planSweep,
  type SweepSettings,
  sizeOf,
  sweepOf,
} from "./sweep.js";
export type { DesignedDraws } from "./uncertainty.js";
export { parseVaried, type Varied, variedFactor } from "./varied.js";
