export { SimulationError } from "../engine/errors.js";
export { type ObjectiveWeights, objective } from "../engine/objective.js";
export { RandomStream } from "../engine/random.js";
export type { YearGlance } from "../engine/simulation.js";
/** Many runs: from a resolved scenario to records and paired summaries. */
export {
  attemptReplicate,
  type CompareOptions,
  type Comparison,
  compare,
  type Executor,
  type ReplicateResult,
  serialExecutor,
} from "./compare.js";
export { LOOK_AHEAD_CLEARING, LookAhead, type Span } from "./lookAhead.js";
export { BASELINE, type PreparedScenario, type PreparedVariant, prepareScenario } from "./prepare.js";
export type { RunOutput } from "./runScenario.js";
