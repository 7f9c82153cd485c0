/** Published numbers beside the model's own, with a status that follows from both. */
export { type Answer, answersOf, type Model, type Scored, scorecard } from "./answers.js";
export { type AskedScenario, planRuns } from "./plan.js";
export { type Rule, readTargetsOf, type Source, type Status, type Target } from "./targets.js";
