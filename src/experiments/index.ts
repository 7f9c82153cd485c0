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
export { BASELINE, type PreparedScenario, type PreparedVariant, prepareScenario } from "./prepare.js";
export type { RunOutput } from "./runScenario.js";
