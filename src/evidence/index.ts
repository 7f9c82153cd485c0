/**
 * What observed flows say about borders and distance; what a calibrated region amounts to: realised elasticities beside
 * published ones, and tables from which others can redo it; what the model says beside what happened.
 */

export * from "./backtest/backtest.js";
export * from "./backtest/cases.js";
export * from "./backtest/forecast.js";
export * from "./backtest/panel.js";
export * from "./evaluation/panel.js";
export * from "./evaluation/ranks.js";
export * from "./events/effect.js";
export * from "./events/events.js";
export * from "./events/study.js";
export * from "./flows/flows.js";
export * from "./gravity/estimate.js";
export * from "./gravity/placebo.js";
export * from "./inference/borders.js";
export * from "./inference/distances.js";
export * from "./realised/catalogue.js";
export * from "./realised/conditioning.js";
export * from "./tables/baseYear.js";
export * from "./tables/index.js";
