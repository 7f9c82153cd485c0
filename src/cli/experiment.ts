import { availableParallelism } from "node:os";
import { SimulationError } from "../engine/errors.js";
import {
  type CompareOptions,
  type Comparison,
  compare,
  type PreparedScenario,
  prepareScenario,
  serialExecutor,
} from "../experiments/index.js";
import { workerPool } from "../node/index.js";
import type { ResolvedScenario } from "../scenario/index.js";
import { progressOf } from "./progress.js";

/** Runs all arms and replicates of a scenario on as many workers as asked for. Throws SimulationError when no replicate could be finished. */
export async function runExperiment(
  scenario: ResolvedScenario,
  options: CompareOptions & { workers?: number | undefined; quiet?: boolean | undefined },
): Promise<{ prepared: PreparedScenario; comparison: Comparison; workers: number }> {
  const prepared = prepareScenario(scenario);
  const wanted = options.workers ?? availableParallelism();
  const arms = prepared.variants.length;
  const runs = arms * options.replicates;
  const progress = progressOf(scenario.title, runs, options.quiet, "runs");
  const pool = wanted > 1 && runs > 1 ? workerPool(scenario, arms, options.replicates, wanted) : null;
  try {
    const comparison = await compare(pool ?? serialExecutor(prepared), { ...options, progress: progress.update });
    if (comparison.summary.replicates.length === 0) {
      throw new SimulationError(`No replicate could be finished. ${comparison.failed[0]?.reason ?? ""}`);
    }
    return { prepared, comparison, workers: pool?.workers ?? 1 };
  } finally {
    progress.end();
    await pool?.close();
  }
}
