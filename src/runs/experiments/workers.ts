import type { ResolvedScenario } from "../../input/index.js";

/** Runs tasks, in this thread or on workers; the numbers do not depend on it. */
export interface Runner<Task, Result> {
  /** Reports each task by its place, in any order. `stepped`: told of steps within tasks, where these tell of any. */
  run(
    tasks: readonly Task[],
    done: (place: number, result: Result) => void,
    stepped?: (steps: number) => void,
  ): Promise<void>;
}

/**
 * Workers beside this thread: how many are wanted, and how they are started for the tasks of a scenario. `setting`:
 * plain data that all tasks share. `Subject`: the scenario, or the part of it that the tasks need.
 */
export interface Workers<Task, Result, Setting = undefined, Subject = ResolvedScenario> {
  wanted: number;
  start(scenario: Subject, workers: number, setting?: Setting): Runner<Task, Result> & { close(): Promise<void> };
}

/**
 * Does work on as many workers as are wanted and of use for so many tasks, or in this thread where that is one. `work`
 * is told their number.
 */
export async function onWorkers<Task, Result, Value>(
  scenario: ResolvedScenario,
  tasks: number,
  inThisThread: Runner<Task, Result>,
  workers: Workers<Task, Result> | undefined,
  work: (runner: Runner<Task, Result>, workers: number) => Promise<Value>,
): Promise<Value> {
  const useful = Math.min(workers?.wanted ?? 1, tasks);
  if (!workers || useful <= 1) return work(inThisThread, 1);
  const pool = workers.start(scenario, useful);
  try {
    return await work(pool, useful);
  } finally {
    await pool.close();
  }
}
