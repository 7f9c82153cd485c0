/** What a calibrated region amounts to: realised elasticities beside published ones, and tables from which others can redo it. */
export { type RealisedRow, realisedTable, unexplained } from "./realised/rows.js";
