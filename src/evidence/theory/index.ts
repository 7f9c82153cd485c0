/** Answers known from theory, put through the simulator's own modules. */
export { phaseCsv } from "./corePeriphery.js";
export { readTargets } from "./solver.js";
export { SHIPPED_TARGETS } from "./shippedTargets.js";
export { runTheory, theoryValue, type TheoryFailure, type TheoryReport } from "./theory.js";
