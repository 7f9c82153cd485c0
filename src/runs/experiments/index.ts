export { SimulationError } from "../../model/engine/errors.js";
export type { YearGlance } from "../../model/engine/policyMaker.js";
export { RandomStream } from "../../model/engine/random.js";
export { LOOK_AHEAD_CLEARING } from "../../model/engine/simulation.js";
/** Many runs: from a resolved scenario to records and paired summaries. */
export { askedPlan, checkMeasure } from "./answerPlan.js";
export { attemptReading, attemptRun, type Failure, type RunResult, type RunTask } from "./attempt.js";
export { type BlockRange, blockRanges, type ComparisonBlock } from "./block.js";
export { regionCautions, worldCautions } from "./cautions.js";
export { checkArm } from "./checkArm.js";
export { collaborationOf, collaborationReport } from "./collaboration.js";
export {
  type CompareOptions,
  compare,
  type Executor,
  type FinishedBlocks,
  type Kept,
  type Pause,
  runBlocks,
  runsFinished,
  serialExecutor,
} from "./compare.js";
export type { Comparison, Keeping } from "./comparison.js";
export { type Experiment, runExperiment } from "./experiment.js";
export { LookAhead, type Span } from "./lookAhead.js";
export { manifestOf, type Origin, restsOn, worstAudit } from "./manifest.js";
export { currencyOf, namesOf } from "./names.js";
export { BASELINE, type KnownWorlds, type PreparedScenario, type PreparedVariant, prepareScenario } from "./prepare.js";
export { checkLand, rehearse } from "./rehearsal.js";
export { focusOf, reportContext } from "./reportContext.js";
export { type RunOutput, runScenario, watchYears } from "./runScenario.js";
export { savingPaidFrom } from "./savingPaid.js";
export { goodsRows, STRUCTURE, structureRows } from "./structureTable.js";
export {
  leversWithoutEffect,
  type WithoutEffect,
  withoutEffect,
  withoutEffectText,
} from "./withoutEffect.js";
export { inTurn, onWorkers, type Runner, type Workers } from "./workers.js";
