import { armsOf, type ResolvedScenario } from "../../input/index.js";
import { CLUSTER, effectAt, pairsOf, type Summary, sumsWith } from "../../measures/results/index.js";
import { attemptYears, type RunResult, type RunTask } from "./attempt.js";
import {
  BlockGathering,
  type BlockRange,
  blockRanges,
  type Comparison,
  type ComparisonBlock,
  type Keeping,
  mergeBlock,
  newComparison,
  runsOf,
} from "./comparison.js";
import { type PreparedScenario, prepareScenario } from "./prepare.js";
import { oneByOne, onWorkers, type Pause, type Runner, type Workers } from "./workers.js";

/** Where runs are made: in this thread, on a pool of workers, on a cluster. Steps are years. */
export interface Executor extends Runner<RunTask, RunResult> {
  /** Names of the baseline and its variants. */
  readonly arms: readonly string[];
}

/** Runs one task after the other in this thread, with a pause after each year. */
export function serialExecutor(prepared: PreparedScenario, pause: Pause = () => Promise.resolve()): Executor {
  const { run } = oneByOne(async (task: RunTask, stepped) => {
    const years = attemptYears(prepared, task);
    let step = years.next();
    for (; !step.done; step = years.next()) {
      stepped?.(step.value);
      await pause();
    }
    return step.value;
  });
  return { arms: prepared.variants.map(({ name }) => name), run };
}

/** Where something that is done stays. */
export interface Kept<Key, Value> {
  has(key: Key): boolean;
  read(key: Key): Value;
  put(key: Key, value: Value): void;
}

/**
 * Where finished blocks stay, and single runs of blocks that are not finished, so that a comparison that was stopped
 * goes on from there. Those of the same scenario, arms, stopping rule and rows alone.
 */
export interface FinishedBlocks extends Kept<BlockRange, ComparisonBlock> {
  /** Those of a block go once it is finished. */
  runs?: Kept<RunTask, RunResult>;
}

/** Runs of a comparison that need not be made any more. */
export function runsFinished(replicates: number, arms: number, finished: FinishedBlocks | undefined): number {
  const inRange = (range: BlockRange) =>
    finished?.has(range) ? runsOf(range, arms) : runsOf(range, arms).filter((run) => finished?.runs?.has(run));
  return blockRanges(replicates).reduce((sum, range) => sum + inRange(range).length, 0);
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
  /** What is done, from before and for later: it is not run again. */
  finished?: FinishedBlocks;
}

/** Runs all arms of a scenario on common random numbers and accumulates their paired differences. */
export async function compare(executor: Executor, options: CompareOptions): Promise<Comparison> {
  const comparison = newComparison(executor.arms, options);
  const work = new Work(executor, options);
  work.begin();
  const ranges = blockRanges(options.replicates);
  if (options.stop) await inRounds(work, ranges, comparison, options.stop);
  else await allAtOnce(work, ranges, comparison);
  return comparison;
}

/** Runs these blocks, and puts each where finished ones stay. */
export function runBlocks(
  executor: Executor,
  ranges: readonly BlockRange[],
  options: Omit<CompareOptions, "replicates"> & { finished: FinishedBlocks },
): Promise<void> {
  return new Work(executor, { ...options, replicates: 0 }).blocks(ranges, () => {});
}

/** Runs all blocks that are not finished yet, and adds blocks to the comparison in their order. */
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
  private done = 0;

  constructor(
    private readonly executor: Executor,
    private readonly options: CompareOptions,
  ) {
    this.arms = executor.arms.length;
  }

  /** Tells of all that is done from before. */
  begin(): void {
    const { replicates, finished } = this.options;
    this.tell(0);
    const taken = runsFinished(replicates, this.arms, finished);
    if (taken > 0) this.tell(taken);
  }

  isFinished(range: BlockRange): boolean {
    return this.options.finished?.has(range) ?? false;
  }

  finished(range: BlockRange): ComparisonBlock | undefined {
    return this.isFinished(range) ? this.options.finished!.read(range) : undefined;
  }

  /** Where a comparison is a single block, nothing comes after it: that its runs are kept is enough. */
  keep(range: BlockRange, block: ComparisonBlock): void {
    const { finished, replicates } = this.options;
    const isWhole = range.first === 0 && range.end === replicates;
    if (!finished?.runs || !isWhole) finished?.put(range, block);
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

  /** Runs these, but for those that are kept from before, and puts each where it belongs. */
  async runs(
    tasks: readonly RunTask[],
    placeOf: (task: RunTask) => BlockGathering,
    put: (task: RunTask, place: BlockGathering) => void = () => {},
  ): Promise<void> {
    const kept = this.options.finished?.runs;
    const ended = (task: RunTask, result: RunResult) => {
      const place = placeOf(task);
      place.add(task, result);
      put(task, place);
    };
    const open = tasks.filter((task) => !kept?.has(task));
    for (const task of tasks) if (kept?.has(task)) ended(task, kept.read(task));
    await this.executor.run(
      open,
      (at, result) => {
        ended(open[at], result);
        kept?.put(open[at], result);
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

/** When effects are precise enough. */
export interface StoppingRule {
  indicator: string;
  halfWidth: number;
}

/**
 * With a stopping rule replicates are run in rounds of four, so that the stop falls on the same number whatever the
 * executor. A block is whole rounds.
 */
const ROUND = 4;

/** Of every variant that can be compared; one without any pair does not get more precise. */
function preciseEnough(summary: Summary, { indicator, halfWidth }: StoppingRule): boolean {
  const compared = comparedIn(summary);
  const rounds = compared.every((v) => pairsOf(summary, v).length >= ROUND);
  return compared.length > 0 && rounds && largestHalfWidth(summary, indicator) <= halfWidth;
}

const comparedIn = (summary: Summary): number[] =>
  summary.names.flatMap((_, v) => (v > 0 && pairsOf(summary, v).length > 0 ? [v] : []));

/**
 * The largest 95 % half-width of any variant, of a cluster indicator in the last year, as a share of its baseline; NaN
 * where there is none.
 */
export function largestHalfWidth(summary: Summary, id: string): number {
  const [scope, indicator] = [summary.scopes.indexOf(CLUSTER), summary.indicators.indexOf(id)];
  if (indicator < 0) return NaN;
  const shares = comparedIn(summary).map((v) => {
    const { ciLow, ciHigh, baselineMean } = effectAt(summary, v, summary.years.length - 1, scope, indicator);
    return (ciHigh - ciLow) / 2 / Math.abs(baselineMean);
  });
  return Math.max(...shares);
}

/** An experiment that has been run, and on how many workers. */
export interface Experiment {
  prepared: PreparedScenario;
  comparison: Comparison;
  workers: number;
}

/**
 * Runs all arms and replicates of a scenario, on workers where there are any. Runs that cannot be finished are told,
 * not thrown. `pause`: of this thread.
 */
export async function runExperiment(
  scenario: ResolvedScenario,
  options: CompareOptions,
  workers?: Workers<RunTask, RunResult>,
  pause?: Pause,
): Promise<Experiment> {
  const arms = armsOf(scenario);
  let made: PreparedScenario | undefined;
  const prepared = () => {
    made ??= prepareScenario(scenario);
    return made;
  };
  const inThisThread: Runner<RunTask, RunResult> = {
    run: (...tasks) => serialExecutor(prepared(), pause).run(...tasks),
  };
  return onWorkers(scenario, arms.length * options.replicates, inThisThread, workers, async ({ run }, count) => {
    // Workers get ready in the meantime. A scenario without a base year fails here, before any run.
    const ready = prepared();
    options.begin?.(ready);
    return { prepared: ready, comparison: await compare({ arms, run }, options), workers: count };
  });
}
