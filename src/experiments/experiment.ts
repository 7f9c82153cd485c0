import { SimulationError } from "../engine/errors.js";
import type { ResolvedScenario } from "../scenario/index.js";
import {
  type CompareOptions,
  type Comparison,
  compare,
  type RunResult,
  type RunTask,
  serialExecutor,
} from "./compare.js";
import { type PreparedScenario, prepareScenario } from "./prepare.js";
import { onWorkers, type Workers } from "./workers.js";

/** An experiment that has been run, and on how many workers. */
export interface Experiment {
  prepared: PreparedScenario;
  comparison: Comparison;
  workers: number;
}

/** Runs all arms and replicates of a scenario, on workers where there are any. Throws SimulationError when no replicate could be finished. */
export async function runExperiment(
  scenario: ResolvedScenario,
  options: CompareOptions,
  workers?: Workers<RunTask, RunResult>,
): Promise<Experiment> {
  const prepared = prepareScenario(scenario);
  const serial = serialExecutor(prepared);
  return onWorkers(scenario, serial.arms * options.replicates, serial, workers, async (runner, count) => {
    const comparison = await compare({ arms: serial.arms, run: runner.run }, options);
    if (comparison.summary.replicates.length === 0) {
      throw new SimulationError(`No replicate could be finished. ${comparison.failed[0]?.reason ?? ""}`);
    }
    return { prepared, comparison, workers: count };
  });
}
