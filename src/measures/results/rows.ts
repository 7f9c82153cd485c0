import type { PolicyEvent } from "./record.js";

/** What is kept of one run beside the sums that it enters. */
export interface KeptRow {
  /** [year][indicator] of the cluster, or the whole record ([year][scope][indicator]) if replicates are kept. */
  values: Float64Array;
  events: readonly PolicyEvent[];
}

/**
 * The rows of all runs: all that grows with the number of replicates, so that they may be kept elsewhere than in
 * memory.
 */
export interface KeptRows {
  put(arm: number, replicate: number, row: KeptRow): void;
  /** Of a run that has been put. */
  row(arm: number, replicate: number): KeptRow;
}

export function rowsInMemory(): KeptRows {
  const arms: Map<number, KeptRow>[] = [];
  return {
    put(arm, replicate, row) {
      arms[arm] ??= new Map();
      arms[arm].set(replicate, row);
    },
    row(arm, replicate) {
      const row = arms[arm]?.get(replicate);
      if (!row) throw new Error(`rowsInMemory: arm ${arm} has no replicate ${replicate}`);
      return row;
    },
  };
}
