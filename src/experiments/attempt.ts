import { SimulationError } from "../engine/errors.js";
import type { Text } from "../language/index.js";
import type { Reason } from "../results/index.js";
import type { PreparedScenario } from "./prepare.js";
import { type RunOutput, runYears } from "./runScenario.js";

/** One arm (its place among those prepared) of one replicate. Plain data, so that it may run on any worker. */
export interface RunTask {
  replicate: number;
  arm: number;
}

export type RunResult = RunOutput | { failure: Text };

/** A run that could not be finished, and why: a sentence that names year, place and cause. */
export interface Failure extends Reason {
  /** Name of the arm. */
  variant: string;
  /** Stream of chance. */
  replicate: number;
}

/** A run that cannot be finished is reported, not thrown: the experiment goes on without it. `stepped`: told of years that are done. */
export function attemptRun(
  prepared: PreparedScenario,
  task: RunTask,
  stepped: (years: number) => void = () => {},
): RunResult {
  const years = attemptYears(prepared, task);
  for (let step = years.next(); ; step = years.next()) {
    if (step.done) return step.value;
    stepped(step.value);
  }
}

/** The same with stops after each year. Yields years that are done or will not be done: all of the scenario's in sum. */
export function* attemptYears(prepared: PreparedScenario, { replicate, arm }: RunTask): Generator<number, RunResult> {
  let left = prepared.scenario.years;
  try {
    const years = runYears(prepared, prepared.variants[arm]!, replicate);
    for (let step = years.next(); ; step = years.next()) {
      if (step.done) return step.value;
      left--;
      yield 1;
    }
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    yield left;
    return { failure: error.text };
  }
}
