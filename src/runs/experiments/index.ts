export { SimulationError } from "../../model/engine/errors.js";
export type { YearGlance } from "../../model/engine/policyMaker.js";
export { RandomStream } from "../../model/engine/random.js";
export { LOOK_AHEAD_CLEARING } from "../../model/engine/simulation.js";
/** Many runs: from a resolved scenario to records and paired summaries. */
export { askedPlan, checkMeasure, savingPaidFrom } from "./answerPlan.js";
export { attemptReading, attemptRun, checkArm, type Failure, type RunResult, type RunTask } from "./attempt.js";
export { collaborationOf, collaborationReport } from "./collaboration.js";
export {
  type CompareOptions,
  compare,
  type Executor,
  type Experiment,
  type FinishedBlocks,
  type Kept,
  type Pause,
  runBlocks,
  runExperiment,
  runsFinished,
  serialExecutor,
} from "./compare.js";
export {
  type BlockRange,
  blockRanges,
  type Comparison,
  type ComparisonBlock,
  goodsRows,
  type Keeping,
  STRUCTURE,
  structureRows,
} from "./comparison.js";
export { manifestOf, type Origin, restsOn, worstAudit } from "./manifest.js";
export { currencyOf, namesOf } from "./names.js";
export { BASELINE, type KnownWorlds, type PreparedScenario, type PreparedVariant, prepareScenario } from "./prepare.js";
export { checkLand, LookAhead, rehearse, type Span } from "./rehearsal.js";
export { focusOf, reportContext } from "./reportContext.js";
export { type RunOutput, runScenario, watchYears } from "./runScenario.js";
export {
  leversWithoutEffect,
  regionCautions,
  type WithoutEffect,
  withoutEffect,
  withoutEffectText,
  worldCautions,
} from "./withoutEffect.js";
export { inTurn, onWorkers, type Runner, type Workers } from "./workers.js";
