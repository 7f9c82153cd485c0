/** The coordination game of a scenario: what coalitions are worth, who stays, what it costs to keep them. */

export * from "./analysis.js";
export * from "./attribution.js";
export * from "./coalitions.js";
export * from "./payoffs.js";
export * from "./playGame.js";
export * from "./table.js";
export * from "./tableAnalysis.js";
export * from "./task.js";
