import { SimulationError } from "../engine/errors.js";
import { addReplicate, CLUSTER, effectAt, newSummary, pairsOf, type Summary } from "../results/index.js";
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
  /** Names of the baseline and its variants. */
  readonly arms: readonly string[];
}

/** Runs one task after the other in this thread. */
export function serialExecutor(prepared: PreparedScenario): Executor {
  return {
    arms: prepared.variants.map(({ name }) => name),
    async run(tasks, done) {
      for (const [place, task] of tasks.entries()) {
        done(place, attemptRun(prepared, task));
        await Promise.resolve();
      }
    },
  };
}

/** A run that cannot be finished is reported, not thrown: the experiment goes on without it. */
export function attemptRun(prepared: PreparedScenario, { replicate, arm }: RunTask): RunResult {
  try {
    return runScenario(prepared, prepared.variants[arm]!, replicate);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return { failure: error.message };
  }
}

/** When effects are precise enough. */
interface StoppingRule {
  indicator: string;
  halfWidth: number;
}

/** How many runs, and what is kept of them. */
export interface CompareOptions {
  /** Number of streams of chance. */
  replicates: number;
  /** Keep every replicate of every scope, not of the cluster alone. */
  keepReplicates?: boolean;
  /** Stop early, from four pairs on, once every arm's 95 % half-width of this cluster indicator in the last year is at most `halfWidth` (share of its baseline). */
  stop?: StoppingRule;
  /** Told of done and all runs, at the start and after each. */
  progress?: (done: number, total: number) => void;
}

/** A run that could not be finished, and why. */
export interface Failure {
  /** Name of the arm. */
  variant: string;
  /** Stream of chance. */
  replicate: number;
  /** A sentence that names year, place and cause. */
  reason: string;
}

export interface Comparison {
  summary: Summary;
  /** By replicate, then variant. */
  failed: Failure[];
  /** Location quotients of the last year of finished runs, by replicate and arm. [city][sector] */
  structures: Map<number, (number[][] | undefined)[]>;
}

/** With a stopping rule replicates are run in rounds of four, so that the stop falls on the same number whatever the executor. */
const ROUND = 4;

/** Runs all arms of a scenario on common random numbers and accumulates their paired differences. */
export async function compare(executor: Executor, options: CompareOptions): Promise<Comparison> {
  const { replicates, stop, progress } = options;
  const arms = executor.arms.length;
  const gathered = new Gathered(newSummary(executor.arms, { keepReplicates: options.keepReplicates ?? false }));
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

/** What has come in so far: the runs of a replicate enter the sums when the last of them has ended. */
class Gathered {
  readonly summary: Summary;
  private readonly unfinished = new Map<number, RunResult[]>();
  private readonly failed: Failure[] = [];
  private readonly structures: Comparison["structures"] = new Map();

  constructor(summary: Summary) {
    this.summary = summary;
  }

  add({ replicate, arm }: RunTask, result: RunResult): void {
    const results = this.unfinished.get(replicate) ?? [];
    this.unfinished.set(replicate, results);
    results[arm] = result;
    const ended = results.filter((one) => one !== undefined).length;
    if (ended < this.summary.names.length) return;
    this.unfinished.delete(replicate);
    this.enter(replicate, results);
  }

  comparison(): Comparison {
    return {
      summary: this.summary,
      failed: this.failed.sort((a, b) => a.replicate - b.replicate),
      structures: this.structures,
    };
  }

  private enter(replicate: number, results: readonly RunResult[]): void {
    const outputs = results.map((result) => ("failure" in result ? undefined : result));
    for (const [arm, result] of results.entries())
      if ("failure" in result) {
        this.failed.push({ variant: this.summary.names[arm]!, replicate, reason: result.failure });
      }
    this.structures.set(
      replicate,
      outputs.map((output) => output?.structure),
    );
    addReplicate(
      this.summary,
      replicate,
      outputs.map((output) => output?.record),
    );
  }
}

/** Of every variant that can be compared; one without any pair does not get more precise. */
function preciseEnough(summary: Summary, stop: StoppingRule): boolean {
  const scope = summary.scopes.indexOf(CLUSTER);
  const indicator = summary.indicators.indexOf(stop.indicator);
  const compared = summary.names.flatMap((_, v) => (v > 0 && pairsOf(summary, v).length > 0 ? [v] : []));
  if (indicator < 0 || compared.length === 0) return false;
  return compared.every((v) => {
    const effect = effectAt(summary, v, summary.years.length - 1, scope, indicator);
    const half = (effect.ciHigh - effect.ciLow) / 2;
    return pairsOf(summary, v).length >= ROUND && half <= stop.halfWidth * Math.abs(effect.baselineMean);
  });
}
