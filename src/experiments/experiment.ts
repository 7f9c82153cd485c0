import type { ResolvedScenario } from "../scenario/index.js";
import type { RunResult, RunTask } from "./attempt.js";
import { type CompareOptions, compare, type Pause, serialExecutor } from "./compare.js";
import type { Comparison } from "./comparison.js";
import { type PreparedScenario, prepareScenario } from "./prepare.js";
import { onWorkers, type Workers } from "./workers.js";

/** An experiment that has been run, and on how many workers. */
export interface Experiment {
  prepared: PreparedScenario;
  comparison: Comparison;
  workers: number;
}

/** Runs all arms and replicates of a scenario, on workers where there are any. Runs that cannot be finished are told, not thrown. `pause`: of this thread. */
export async function runExperiment(
  scenario: ResolvedScenario,
  options: CompareOptions,
  workers?: Workers<RunTask, RunResult>,
  pause?: Pause,
): Promise<Experiment> {
  const prepared = prepareScenario(scenario);
  const serial = serialExecutor(prepared, pause);
  const runs = serial.arms.length * options.replicates;
  return onWorkers(scenario, runs, serial, workers, async (runner, count) => {
    const comparison = await compare({ arms: serial.arms, run: runner.run }, options);
    return { prepared, comparison, workers: count };
  });
}
