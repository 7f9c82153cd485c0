import { armsOf, BASELINE } from "../../input/index.js";
import { oneByOne, onWorkers, type Pause, prepareScenario, type Workers } from "../experiments/index.js";
import { attemptDraw, type DrawResult, type Draws, type DrawTask, meansOfCases, type StudyPlan } from "./cases.js";
import { type OutcomeCell, outcomesOf } from "./outcomes.js";

export interface DrawOptions {
  /** Told of done and all draws, at the start and after each. */
  progress?: ((done: number, total: number) => void) | undefined;
  /** Told of years of arms that are done. */
  stepped?: ((years: number) => void) | undefined;
  /** Lets signals come through between draws that are run in this thread. */
  pause?: Pause | undefined;
  /** Results that are known from before, by position; they are not run again. */
  known?: ReadonlyMap<number, DrawResult>;
  /** Told of each new result as it comes in. */
  finished?: (position: number, result: DrawResult) => void;
}

/**
 * Runs the draws of a study, on workers where there are any; the numbers do not depend on it. Results are means over
 * the replicates of each draw. The scenario itself must have a base year: throws SimulationError where it has none.
 */
export async function runDraws(
  { scenario, tasks, replicates, cells = outcomesOf(prepareScenario(scenario, [BASELINE])) }: StudyPlan,
  options: DrawOptions = {},
  workers?: Workers<DrawTask, DrawResult, OutcomeCell[]>,
): Promise<Draws> {
  const { progress, known = new Map<number, DrawResult>(), finished } = options;
  const results: DrawResult[] = [];
  for (const [position, result] of known) results[position] = result;
  const open = [...tasks.keys()].filter((position) => !known.has(position));
  let done = tasks.length - open.length;
  progress?.(done, tasks.length);
  await onWorkers(
    scenario,
    open.length,
    oneByOne((task: DrawTask, stepped) => attemptDraw(scenario, cells, task, stepped), options.pause),
    workers && { ...workers, start: (of, count) => workers.start(of, count, cells) },
    (runner) =>
      runner.run(
        open.map((position) => tasks[position]),
        (place, result) => {
          results[open[place]] = result;
          finished?.(open[place], result);
          progress?.(++done, tasks.length);
        },
        options.stepped,
      ),
  );
  const cities = scenario.region.tables.cities.map(({ id }) => id);
  return meansOfCases({ scenario, arms: armsOf(scenario), cells, cities, results }, replicates);
}
