import type { ResolvedScenario } from "../../input/index.js";
import type { RunResult, RunTask } from "./attempt.js";
import { type CompareOptions, compare, type Pause, serialExecutor } from "./compare.js";
import type { Comparison } from "./comparison.js";
import { BASELINE, type PreparedScenario, prepareScenario } from "./prepare.js";
import { onWorkers, type Runner, type Workers } from "./workers.js";

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
  pause: Pause | undefined = workers?.turn,
): Promise<Experiment> {
  const arms = [BASELINE, ...Object.keys(scenario.variants)];
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
