/**
 * The simulator as a library in Node: all of `agglom`, with scenarios from disk or by their shipped name, comparisons
 * on worker threads, and results written to a directory.
 *
 * @module agglom/node
 */
export * from "../../index.js";
export { compare, type NodeComparison, type NodeComparisonOptions, readScenario, writeResults } from "./compare.js";
export { DiskFailure } from "./disk/carefulFile.js";
export { importModules } from "./process/modules.js";
