/** Many parameter draws of one scenario: what is uncertain, drawn or varied, and what comes out. */

export * from "./cases.js";
export * from "./change.js";
export * from "./estimators/bootstrap.js";
export * from "./factor.js";
export * from "./jointDraws.js";
export * from "./keeping.js";
export * from "./measured.js";
export * from "./outcomes.js";
export * from "./runDraws.js";
export * from "./sensitivity.js";
export * from "./study.js";
export * from "./sweep.js";
export * from "./uncertainty.js";
export * from "./varied.js";
