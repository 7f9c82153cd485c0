/** What observed flows say about borders and distance; what a calibrated region amounts to: realised elasticities beside published ones, and tables from which others can redo it. */

export { observedFlows } from "./flows/observed.js";
export { type FlowValidation, validateFlows } from "./flows/validate.js";
export { type BorderEstimates, type Estimate, estimateBorders } from "./gravity/estimate.js";
export { type Placebo, placeboBorders } from "./gravity/placebo.js";
export { type PairInference, provincesOf } from "./inference/borders.js";
export { type Inference, type Inferred, isInferred } from "./inference/figures.js";
export { rangeOfBorder } from "./inference/published.js";
export { estimateRegion, type RegionEstimates } from "./inference/region.js";
export { type RealisedRow, realisedTable, unexplained } from "./realised/rows.js";
export { baseYearTables } from "./tables/index.js";
export type { Table } from "./tables/table.js";
