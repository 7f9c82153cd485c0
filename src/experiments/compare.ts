import { SimulationError } from "../engine/errors.js";
import { addReplicate, CLUSTER, effectAt, newSummary, type Summary } from "../results/index.js";
import type { PreparedScenario } from "./prepare.js";
import { type RunOutput, runScenario } from "./runScenario.js";
import type { Runner } from "./workers.js";

/** One arm (its place among those prepared) of one replicate. Plain data, so that it may run on any worker. */
export interface RunTask {
  replicate: number;
  arm: number;
}

export type RunResult = RunOutput | { failure: string };

/** Where runs are made: in this thread, on a pool of workers, on a cluster. */
export interface Executor extends Runner<RunTask, RunResult> {
  /** The baseline and its variants. */
  readonly arms: number;
}

/** Runs one task after the other in this thread. */
export function serialExecutor(prepared: PreparedScenario): Executor {
  return {
    arms: prepared.variants.length,
    async run(tasks, done) {
      for (const [place, task] of tasks.entries()) {
        done(place, attemptRun(prepared, task));
        await Promise.resolve();
      }
    },
  };
}

/** A run that cannot be finished is reported, not thrown: the experiment goes on without its replicate. */
export function attemptRun(prepared: PreparedScenario, { replicate, arm }: RunTask): RunResult {
  const variant = prepared.variants[arm]!;
  try {
    return runScenario(prepared, variant, replicate);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return { failure: `In ${variant.name}: ${error.message}` };
  }
}

export interface CompareOptions {
  replicates: number;
  keepReplicates?: boolean;
  /** Stop early, from four replicates on, once every arm's 95 % half-width of this cluster indicator in the last year is at most `halfWidth` (share of its baseline). */
  stop?: { indicator: string; halfWidth: number };
  progress?: (done: number, total: number) => void;
}

export interface Comparison {
  summary: Summary;
  failed: { replicate: number; reason: string }[];
  /** Mean location quotients of the last year by arm. [variant][city][sector] */
  structures: number[][][];
}

/** With a stopping rule replicates are run in rounds of four, so that the stop falls on the same number whatever the executor. */
const ROUND = 4;

/** Runs all arms of a scenario on common random numbers and accumulates their paired differences. */
export async function compare(executor: Executor, options: CompareOptions): Promise<Comparison> {
  const { arms } = executor;
  const { replicates, stop, progress } = options;
  const gathered = new Gathered(arms, newSummary(options.keepReplicates ? { keepReplicates: true } : {}));
  const round = stop ? ROUND : replicates;
  let done = 0;
  progress?.(0, arms * replicates);
  for (let first = 0; first < replicates; first += round) {
    const tasks = tasksOf(first, Math.min(first + round, replicates), arms);
    await executor.run(tasks, (place, result) => {
      gathered.add(tasks[place]!, result);
      progress?.(++done, arms * replicates);
    });
    if (stop && preciseEnough(gathered.summary, stop)) break;
  }
  return gathered.comparison();
}

function tasksOf(first: number, end: number, arms: number): RunTask[] {
  return Array.from({ length: (end - first) * arms }, (_, k) => ({
    replicate: first + Math.floor(k / arms),
    arm: k % arms,
  }));
}

/** What has come in so far: a replicate enters the sums when its last arm ends, and without all of its arms it does not. */
class Gathered {
  readonly summary: Summary;
  private readonly arms: number;
  private readonly unfinished = new Map<number, RunResult[]>();
  private readonly failed: Comparison["failed"] = [];
  /** [replicate][variant][city][sector] */
  private readonly structures: number[][][][] = [];

  constructor(arms: number, summary: Summary) {
    this.arms = arms;
    this.summary = summary;
  }

  add({ replicate, arm }: RunTask, result: RunResult): void {
    const results = this.unfinished.get(replicate) ?? [];
    this.unfinished.set(replicate, results);
    results[arm] = result;
    const ended = results.filter((one) => one !== undefined).length;
    if (ended < this.arms) return;
    this.unfinished.delete(replicate);
    const outputs = results.filter((output): output is RunOutput => !("failure" in output));
    const failure = results.find((output): output is { failure: string } => "failure" in output);
    if (failure) this.failed.push({ replicate, reason: failure.failure });
    else this.structures[replicate] = outputs.map(({ structure }) => structure);
    addReplicate(this.summary, replicate, failure ? [] : outputs.map(({ record }) => record));
  }

  comparison(): Comparison {
    return {
      summary: this.summary,
      failed: this.failed.sort((a, b) => a.replicate - b.replicate),
      structures: meanStructures(this.structures.filter((structure) => structure !== undefined)),
    };
  }
}

function preciseEnough(summary: Summary, stop: { indicator: string; halfWidth: number }): boolean {
  const scope = summary.scopes.indexOf(CLUSTER);
  const indicator = summary.indicators.indexOf(stop.indicator);
  if (indicator < 0 || summary.replicates.length < ROUND) return false;
  for (let v = 1; v < summary.variants.length; v++) {
    const effect = effectAt(summary, v, summary.years.length - 1, scope, indicator);
    const half = (effect.ciHigh - effect.ciLow) / 2;
    if (!(half <= stop.halfWidth * Math.abs(effect.baselineMean))) return false;
  }
  return true;
}

function meanStructures(replicates: number[][][][]): number[][][] {
  const first = replicates[0];
  if (!first) return [];
  return first.map((cities, v) =>
    cities.map((row, i) =>
      row.map((_, s) => replicates.reduce((sum, entry) => sum + entry[v]![i]![s]!, 0) / replicates.length),
    ),
  );
}
