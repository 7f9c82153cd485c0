/** Published numbers beside the model's own, with a status that follows from both. */
export { type Answer, answersOf, type Model, type Scored, scorecard } from "./answers.js";
export { type AskedScenario, planRuns } from "./plan.js";
export type { Rule, Status } from "./status.js";
export { readTargetsOf, type Source, type Target } from "./targets.js";
