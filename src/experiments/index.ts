export { SimulationError } from "../engine/errors.js";
export type { YearGlance } from "../engine/policyMaker.js";
export { RandomStream } from "../engine/random.js";
export { LOOK_AHEAD_CLEARING } from "../engine/simulation.js";
/** Many runs: from a resolved scenario to records and paired summaries. */
export {
  attemptRun,
  type CompareOptions,
  type Comparison,
  compare,
  type Executor,
  type RunResult,
  type RunTask,
  serialExecutor,
} from "./compare.js";
export { LookAhead, type Span } from "./lookAhead.js";
export { BASELINE, type PreparedScenario, type PreparedVariant, prepareScenario } from "./prepare.js";
export type { RunOutput } from "./runScenario.js";
