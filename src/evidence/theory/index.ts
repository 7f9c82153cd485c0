/** Answers known from theory, put through the simulator's own modules. */
export { phaseCsv } from "./phase.js";
export { readTargets } from "./targets.js";
export { runTheory, type TheoryFailure, type TheoryReport } from "./theory.js";
