/** Plain data of simulated runs: records, paired summaries, tables. */

export * from "./block.js";
export * from "./choices.js";
export * from "./columns.js";
export * from "./conditioning.js";
export * from "./context.js";
export * from "./csv.js";
export * from "./effects.js";
export * from "./gameReport.js";
export * from "./league.js";
export * from "./manifest.js";
export * from "./record.js";
export * from "./student.js";
export * from "./studies.js";
export * from "./summary.js";
export * from "./sums.js";
export * from "./table.js";
export * from "./tables.js";
export * from "./uncertainty.js";
