import { sumsWith } from "../../measures/results/index.js";
import { attemptYears, type RunResult, type RunTask } from "./attempt.js";
import { BlockGathering, type BlockRange, blockRanges, type ComparisonBlock, runsOf } from "./block.js";
import { type Comparison, type Keeping, mergeBlock, newComparison } from "./comparison.js";
import type { PreparedScenario } from "./prepare.js";
import { preciseEnough, ROUND, type StoppingRule } from "./stopping.js";
import type { Runner } from "./workers.js";

/** Where runs are made: in this thread, on a pool of workers, on a cluster. Steps are years. */
export interface Executor extends Runner<RunTask, RunResult> {
  /** Names of the baseline and its variants. */
  readonly arms: readonly string[];
}

/** Lets others have their turn between the years of a run in this thread; what it throws stops the work. */
export type Pause = () => Promise<void>;

/** Runs one task after the other in this thread. */
export function serialExecutor(prepared: PreparedScenario, pause: Pause = () => Promise.resolve()): Executor {
  return {
    arms: prepared.variants.map(({ name }) => name),
    async run(tasks, done, stepped) {
      for (const [place, task] of tasks.entries()) {
        const years = attemptYears(prepared, task);
        let step = years.next();
        for (; !step.done; step = years.next()) {
          stepped?.(step.value);
          await pause();
        }
        done(place, step.value);
      }
    },
  };
}

/**
 * Where finished blocks stay, so that a comparison that was stopped goes on from there. Those of the same scenario,
 * arms, stopping rule and rows alone.
 */
export interface FinishedBlocks {
  has(range: BlockRange): boolean;
  read(range: BlockRange): ComparisonBlock;
  put(range: BlockRange, block: ComparisonBlock): void;
}

/** How many runs, and what is kept of them. */
export interface CompareOptions extends Keeping {
  /** Number of streams of chance. */
  replicates: number;
  /**
   * Stop early, from four pairs on, once every arm's 95 % half-width of this cluster indicator in the last year is at
   * most `halfWidth` (share of its baseline).
   */
  stop?: StoppingRule;
  /** Told of done and all runs, at the start and after each. */
  progress?: (done: number, total: number) => void;
  /**
   * Told of years that runs have done since it was told last; a run makes all years of the scenario. Runs of finished
   * blocks make none.
   */
  stepped?: (years: number) => void;
  /** Told of what has been prepared, before the first run; what it throws stops the work. */
  begin?: (prepared: PreparedScenario) => void;
  /** Blocks that are done, from before and for later: they are not run again. */
  finished?: FinishedBlocks;
}

/** Runs all arms of a scenario on common random numbers and accumulates their paired differences. */
export async function compare(executor: Executor, options: CompareOptions): Promise<Comparison> {
  const comparison = newComparison(executor.arms, options);
  const work = new Work(executor, options);
  const ranges = blockRanges(options.replicates);
  if (options.stop) await inRounds(work, ranges, comparison, options.stop);
  else await allAtOnce(work, ranges, comparison);
  return comparison;
}

async function allAtOnce(work: Work, ranges: readonly BlockRange[], comparison: Comparison): Promise<void> {
  const ready = new Map<BlockRange, ComparisonBlock>();
  const inTurn = ranges.values();
  let due = inTurn.next();
  /** Adds all blocks that are done and whose turn it is. */
  const advance = () => {
    for (; !due.done; due = inTurn.next()) {
      const block = ready.get(due.value) ?? work.finished(due.value);
      if (!block) return;
      ready.delete(due.value);
      mergeBlock(comparison, block);
    }
  };
  const todo = ranges.filter((range) => !work.isFinished(range));
  advance();
  await work.blocks(todo, (range, block) => {
    // What can be read again need not wait in memory.
    if (range === due.value || !work.isFinished(range)) ready.set(range, block);
    advance();
  });
}

/** A finished block was not precise enough half-way, or it would not have been finished. */
async function inRounds(
  work: Work,
  ranges: readonly BlockRange[],
  comparison: Comparison,
  stop: StoppingRule,
): Promise<void> {
  for (const range of ranges) {
    mergeBlock(comparison, work.finished(range) ?? (await roundsOf(work, range, comparison, stop)));
    if (preciseEnough(comparison.summary, stop)) return;
  }
}

/** The block, or the part of it after which effects are precise enough. */
async function roundsOf(
  work: Work,
  range: BlockRange,
  { summary }: Comparison,
  stop: StoppingRule,
): Promise<ComparisonBlock> {
  const gathered = work.gathering(range);
  for (let first = range.first; first < range.end; first += ROUND) {
    const end = Math.min(first + ROUND, range.end);
    await work.runs(runsOf({ first, end }, work.arms), () => gathered);
    if (end < range.end && preciseEnough(sumsWith(summary, gathered.block.runs), stop)) return gathered.block;
  }
  work.keep(range, gathered.block);
  return gathered.block;
}

/** The runs of a comparison: what is told and kept of them. */
class Work {
  readonly arms: number;
  private readonly executor: Executor;
  private readonly options: CompareOptions;
  private done = 0;

  constructor(executor: Executor, options: CompareOptions) {
    this.arms = executor.arms.length;
    this.executor = executor;
    this.options = options;
    this.tell(0);
    const taken = blockRanges(options.replicates).filter((range) => this.isFinished(range));
    const runs = taken.reduce((sum, range) => sum + runsOf(range, this.arms).length, 0);
    if (runs > 0) this.tell(runs);
  }

  isFinished(range: BlockRange): boolean {
    return this.options.finished?.has(range) ?? false;
  }

  finished(range: BlockRange): ComparisonBlock | undefined {
    return this.isFinished(range) ? this.options.finished!.read(range) : undefined;
  }

  keep(range: BlockRange, block: ComparisonBlock): void {
    this.options.finished?.put(range, block);
  }

  gathering({ first }: BlockRange): BlockGathering {
    return new BlockGathering(this.executor.arms, first, this.options.keepReplicates ?? false);
  }

  /** Runs these blocks, and tells of each when all of its runs have ended: in any order. */
  async blocks(
    ranges: readonly BlockRange[],
    ended: (range: BlockRange, block: ComparisonBlock) => void,
  ): Promise<void> {
    const tasks = ranges.flatMap((range) => runsOf(range, this.arms));
    const rangeOf = new Map(ranges.flatMap((range) => runsOf(range, 1).map(({ replicate }) => [replicate, range])));
    const open = new Map<BlockRange, BlockGathering>();
    await this.runs(
      tasks,
      ({ replicate }) => {
        const range = rangeOf.get(replicate)!;
        const gathered = open.get(range) ?? this.gathering(range);
        open.set(range, gathered);
        return gathered;
      },
      ({ replicate }, gathered) => {
        const range = rangeOf.get(replicate)!;
        if (gathered.replicates < range.end - range.first) return;
        open.delete(range);
        this.keep(range, gathered.block);
        ended(range, gathered.block);
      },
    );
  }

  /** Runs these and puts each where it belongs. */
  async runs(
    tasks: readonly RunTask[],
    placeOf: (task: RunTask) => BlockGathering,
    put: (task: RunTask, place: BlockGathering) => void = () => {},
  ): Promise<void> {
    await this.executor.run(
      tasks,
      (at, result) => {
        const task = tasks[at];
        const place = placeOf(task);
        place.add(task, result);
        put(task, place);
        this.tell(1);
      },
      this.options.stepped,
    );
  }

  private tell(more: number): void {
    this.done += more;
    this.options.progress?.(this.done, this.arms * this.options.replicates);
  }
}
