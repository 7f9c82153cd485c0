import { CLUSTER, type PolicyEvent, type RunRecord } from "./record.js";
import { type ArmSums, addPair, addRun, newSums, type Shape } from "./sums.js";

/**
 * Replicates that are summed one after the other. Their sums are then merged, block by block in order: a split that
 * depends on nothing but the number of a replicate gives the same bytes on any number of workers and machines, and
 * after any stop.
 */
export const BLOCK_SIZE = 8;

/** All runs of some replicates in a row, as plain data. */
export interface Block extends Shape {
  /** Of the baseline and all variants, finished or not. */
  names: readonly string[];
  keepReplicates: boolean;
  /** Replicates that have had their turn. */
  replicates: number[];
  /** In the order of their names; empty until a run is finished. */
  variants: BlockArm[];
}

export interface BlockArm extends ArmSums {
  /** Of its replicates, in their order. */
  rows: KeptRow[];
}

/** Runs of one replicate, by variant; undefined where a run failed. */
export type Runs = readonly (RunRecord | undefined)[];

/** Without any replicate; its shape comes from the first record added. */
export function newBlock(names: readonly string[], keepReplicates = false): Block {
  return {
    names,
    keepReplicates,
    years: [],
    scopes: [],
    scopeLevels: [],
    indicators: [],
    replicates: [],
    variants: [],
  };
}

/**
 * Adds the runs of the next replicate: baseline first, then every variant, always in the same order. A run that failed
 * is missing from its own variant's sums, and from the pairs of all if it was the baseline's.
 */
export function addReplicate(block: Block, replicate: number, runs: Runs): void {
  if (replicate <= (block.replicates.at(-1) ?? -1))
    throw new Error(`addReplicate: replicate ${replicate} comes after ${block.replicates.at(-1)}`);
  const first = runs.find((run) => run !== undefined);
  if (first && block.variants.length === 0) shapeLike(block, first);
  checkShape(block, runs);
  block.replicates.push(replicate);
  runs.forEach((run, v) => {
    if (!run) return;
    const arm = block.variants[v];
    addRun(arm, run);
    arm.rows.push({ values: block.keepReplicates ? run.values : clusterValues(run), events: run.policyEvents });
    if (runs[0]) addPair(arm.pairs, runs[0], run);
  });
}

function shapeLike(block: Block, { years, scopes, scopeLevels, indicators, values, flows }: RunRecord): void {
  Object.assign(block, { years, scopes, scopeLevels, indicators });
  block.variants = block.names.map((variant) => ({ ...newSums(variant, values.length, flows), rows: [] }));
}

function checkShape({ names, years, scopes, indicators }: Block, runs: Runs): void {
  const cells = years.length * scopes.length * indicators.length;
  const given = runs.map((run, v) => run?.variant ?? names[v]);
  if (names.join() !== given.join())
    throw new Error(`addReplicate: expected the variants ${names.join(", ")}, in this order; got ${given.join(", ")}`);
  for (const run of runs)
    if (run && run.values.length !== cells)
      throw new Error(
        `addReplicate: ${run.variant}, replicate ${run.replicate} has ${run.values.length} values, not ${cells}`,
      );
}

/** [year][indicator] of the scope "cluster". */
function clusterValues(record: RunRecord): Float64Array {
  const scope = record.scopes.indexOf(CLUSTER);
  const width = record.indicators.length;
  const result = new Float64Array(record.years.length * width);
  record.years.forEach((_, y) => {
    const start = (y * record.scopes.length + scope) * width;
    result.set(record.values.subarray(start, start + width), y * width);
  });
  return result;
}

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
