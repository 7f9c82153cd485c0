/** Payoffs in, choices and divisions out: pure functions over any payoff function or table. */

export type { Maximum, Trial } from "../numerics/roots.js";
export * from "./coalitions.js";
export * from "./compensation.js";
export * from "./core.js";
export * from "./nash.js";
export * from "./normalForm.js";
export * from "./replicator.js";
export * from "./restPoints.js";
