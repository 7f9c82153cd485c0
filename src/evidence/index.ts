/** What a calibrated region amounts to: realised elasticities beside published ones, and tables from which others can redo it. */
export { type RealisedRow, realisedTable, unexplained } from "./realised/rows.js";
export { baseYearTables } from "./tables/index.js";
export type { Table } from "./tables/table.js";
