export * from "../../model/engine/errors.js";
export * from "../../model/engine/policyMaker.js";
export * from "../../model/engine/random.js";
export * from "../../model/engine/simulation.js";
/** Many runs: from a resolved scenario to records and paired summaries. */
export * from "./answerPlan.js";
export * from "./attempt.js";
export * from "./collaboration.js";
export * from "./compare.js";
export * from "./comparison.js";
export * from "./names.js";
export * from "./powers.js";
export * from "./prepare.js";
export * from "./rehearsal.js";
export * from "./reportContext.js";
export * from "./runScenario.js";
export * from "./withoutEffect.js";
export * from "./workers.js";
