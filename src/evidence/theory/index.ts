/** Answers known from theory, put through the simulator's own modules. */
export { phaseCsv } from "./corePeriphery.js";
export { ALL_TARGETS } from "./shippedTargets.js";
export { readTargets } from "./solver.js";
export { runTheory, type TheoryFailure, type TheoryReport, type TheoryRow, theoryRows } from "./theory.js";
