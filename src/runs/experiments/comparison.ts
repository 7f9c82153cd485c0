import { addBlock, type KeptRows, newSummary, type Summary } from "../../measures/results/index.js";
import type { Failure } from "./attempt.js";
import type { ComparisonBlock } from "./block.js";
import { mergeStructures, newStructures, type StructureSums } from "./structures.js";

/** What all runs of an experiment amount to. */
export interface Comparison {
  summary: Summary;
  /** By replicate, then variant. */
  failed: Failure[];
  /** Of the last year, by arm. */
  structures: StructureSums[];
}

/** What is kept of single runs, and where. */
export interface Keeping {
  /** Keep every replicate of every scope, not of the cluster alone. */
  keepReplicates?: boolean;
  /** Where rows of single replicates are kept; in memory if left out. */
  rows?: KeptRows;
}

export function newComparison(names: readonly string[], { keepReplicates = false, rows }: Keeping = {}): Comparison {
  return { summary: newSummary(names, keepReplicates, rows), failed: [], structures: newStructures(names.length) };
}

/** Adds the block that follows. */
export function mergeBlock(comparison: Comparison, { runs, failed, structures }: ComparisonBlock): void {
  addBlock(comparison.summary, runs);
  comparison.failed.push(...failed);
  mergeStructures(comparison.structures, structures);
}
