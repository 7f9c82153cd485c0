import { SimulationError } from "../engine/errors.js";
import { addReplicate, CLUSTER, effectAt, newSummary, type Summary } from "../results/index.js";
import type { PreparedScenario } from "./prepare.js";
import { type RunOutput, runReplicate } from "./runScenario.js";

/** Where replicates run: in this thread, on a pool of workers, on a cluster. The numbers do not depend on it. */
export interface Executor {
  /** Runs the replicates and reports each as it ends, in any order. */
  run(replicates: readonly number[], done: (result: ReplicateResult) => void): Promise<void>;
}

export type ReplicateResult = { replicate: number; outputs: RunOutput[] } | { replicate: number; failure: string };

/** Runs replicates one after the other in this thread. */
export function serialExecutor(prepared: PreparedScenario): Executor {
  return {
    async run(replicates, done) {
      for (const replicate of replicates) {
        done(attemptReplicate(prepared, replicate));
        await Promise.resolve();
      }
    },
  };
}

/** A replicate that cannot be finished is reported, not thrown: the experiment goes on without it. */
export function attemptReplicate(prepared: PreparedScenario, replicate: number): ReplicateResult {
  try {
    return { replicate, outputs: runReplicate(prepared, replicate) };
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return { replicate, failure: error.message };
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

/** Replicates are run in rounds of four, so that an early stop falls on the same number whatever the executor. */
const ROUND = 4;

/** Runs all arms of a scenario on common random numbers and accumulates their paired differences. */
export async function compare(executor: Executor, options: CompareOptions): Promise<Comparison> {
  const summary = newSummary(options.keepReplicates ? { keepReplicates: true } : {});
  const comparison: Comparison = { summary, failed: [], structures: [] };
  const structures: number[][][][] = [];
  let done = 0;
  for (let first = 0; first < options.replicates; first += ROUND) {
    const round = Array.from({ length: Math.min(ROUND, options.replicates - first) }, (_, k) => first + k);
    await executor.run(round, (result) => {
      if ("failure" in result) comparison.failed.push({ replicate: result.replicate, reason: result.failure });
      else structures[result.replicate] = result.outputs.map(({ structure }) => structure);
      addReplicate(summary, result.replicate, "failure" in result ? [] : result.outputs.map(({ record }) => record));
      options.progress?.(++done, options.replicates);
    });
    if (options.stop && preciseEnough(summary, options.stop)) break;
  }
  comparison.failed.sort((a, b) => a.replicate - b.replicate);
  comparison.structures = meanStructures(structures.filter((entry) => entry !== undefined));
  return comparison;
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
