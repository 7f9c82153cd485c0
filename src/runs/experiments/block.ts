import { addReplicate, BLOCK_SIZE, type Block, because, newBlock } from "../../measures/results/index.js";
import type { Failure, RunResult, RunTask } from "./attempt.js";
import { addStructures, newStructures, type StructureSums } from "./structures.js";

/** Replicates from `first` to the one before `end`: what is summed, kept and taken up again as a whole. */
export interface BlockRange {
  first: number;
  end: number;
}

/** What the runs of a block amount to, as plain data. */
export interface ComparisonBlock {
  runs: Block;
  /** By replicate, then arm. */
  failed: Failure[];
  /** By arm. */
  structures: StructureSums[];
}

/** The blocks of so many replicates; the last may be a part of one. */
export function blockRanges(replicates: number): BlockRange[] {
  return Array.from({ length: Math.ceil(replicates / BLOCK_SIZE) }, (_, b) => ({
    first: b * BLOCK_SIZE,
    end: Math.min((b + 1) * BLOCK_SIZE, replicates),
  }));
}

/** All runs of these replicates. */
export function runsOf({ first, end }: BlockRange, arms: number): RunTask[] {
  return Array.from({ length: (end - first) * arms }, (_, k) => ({
    replicate: first + Math.floor(k / arms),
    arm: k % arms,
  }));
}

/** A block whose runs come in any order: they enter the sums by replicate, so that the order changes no bit. */
export class BlockGathering {
  readonly block: ComparisonBlock;
  private next: number;
  private readonly waiting = new Map<number, RunResult[]>();

  constructor(names: readonly string[], first: number, keepReplicates: boolean) {
    this.block = { runs: newBlock(names, keepReplicates), failed: [], structures: newStructures(names.length) };
    this.next = first;
  }

  /** Replicates that are in the sums. */
  get replicates(): number {
    return this.block.runs.replicates.length;
  }

  add({ replicate, arm }: RunTask, result: RunResult): void {
    const results = this.waiting.get(replicate) ?? [];
    this.waiting.set(replicate, results);
    results[arm] = result;
    for (let due = this.ended(); due; due = this.ended()) {
      this.waiting.delete(this.next);
      this.enter(this.next++, due);
    }
  }

  /** Runs of the replicate whose turn it is, when all have ended. */
  private ended(): RunResult[] | undefined {
    const results = this.waiting.get(this.next);
    const count = results?.filter((one) => one !== undefined).length;
    return count === this.block.runs.names.length ? results : undefined;
  }

  private enter(replicate: number, results: readonly RunResult[]): void {
    const { runs, failed, structures } = this.block;
    const outputs = results.map((result) => ("failure" in result ? undefined : result));
    for (const [arm, result] of results.entries())
      if ("failure" in result) failed.push({ variant: runs.names[arm], replicate, ...because(result.failure) });
    addStructures(structures, outputs);
    addReplicate(
      runs,
      replicate,
      outputs.map((output) => output?.record),
    );
  }
}
