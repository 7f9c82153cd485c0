/** Payoffs in, choices and divisions out: pure functions over any payoff function or table. */

export type { Maximum, Trial } from "../numerics/maximise.js";
export * from "./bestResponse.js";
export * from "./coalitions.js";
export * from "./compensation.js";
export * from "./core.js";
export type { Course } from "./course.js";
export * from "./learning.js";
export * from "./nash.js";
export * from "./nashBargaining.js";
export * from "./normalForm.js";
export * from "./participation.js";
export * from "./replicator.js";
export * from "./restPoints.js";
export * from "./shapley.js";
