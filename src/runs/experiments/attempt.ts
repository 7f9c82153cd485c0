import { mistakeAt, nearestName } from "../../input/index.js";
import type { PolicyEvent, Reason } from "../../measures/results/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import { joined, type Text } from "../../words/index.js";
import type { PreparedScenario } from "./prepare.js";
import { type ReadYear, type RunOutput, readYears, runYears } from "./runScenario.js";
import { finished } from "./workers.js";

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

/**
 * A run that cannot be finished is reported, not thrown: the experiment goes on without it. `stepped`: told of years
 * that are done.
 */
export function attemptRun(prepared: PreparedScenario, task: RunTask, stepped?: (years: number) => void): RunResult {
  return finished(attemptYears(prepared, task), stepped);
}

/** The same, of which only that is kept what `read` takes; what was decided in the run. */
export function attemptReading(
  prepared: PreparedScenario,
  { replicate, arm }: RunTask,
  read: ReadYear,
  stepped?: (years: number) => void,
): PolicyEvent[] | { failure: Text } {
  const years = () => readYears(prepared, prepared.variants[arm], replicate, read);
  return finished(attempted(prepared.scenario.years, years), stepped);
}

/** A run with stops after each year. Yields years that are done or will not be done: all of the scenario's in sum. */
export function attemptYears(prepared: PreparedScenario, { replicate, arm }: RunTask): Generator<number, RunResult> {
  return attempted(prepared.scenario.years, () => runYears(prepared, prepared.variants[arm], replicate));
}

/** A run whose failure is its result: yields one for each year, and at a failure the years that are left. */
function* attempted<Result>(
  years: number,
  run: () => Generator<void, Result>,
): Generator<number, Result | { failure: Text }> {
  let left = years;
  try {
    const steps = run();
    for (let step = steps.next(); ; step = steps.next()) {
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

/** Throws UserError where a scenario has no arm of a name. `file`: where it comes from; `path`: what gave the name. */
export function checkArm(file: string, name: string, known: readonly string[], path = "--variant"): void {
  if (known.includes(name)) return;
  const place = { file, path, value: name, nearest: nearestName(name, known) };
  throw mistakeAt(place, "scenario.noVariant", joined(known), "experiments.chooseOne");
}
