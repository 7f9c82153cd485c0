/** Payoffs in, choices and divisions out: pure functions over any payoff function or table. */
export * from "./coalitions.js";
export * from "./core.js";
export { maximise } from "./maximise.js";
export * from "./shapley.js";
