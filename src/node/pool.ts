import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { RunResult, RunTask, Workers } from "../experiments/index.js";
import type { GameResult, GameTask } from "../game/index.js";
import type { ResolvedScenario } from "../scenario/index.js";
import type { OutcomeCell, WorldResult, WorldTask } from "../study/index.js";
import { modulePaths } from "./modules.js";

/** Worker threads for arms and replicates of a scenario; every worker calibrates once and keeps its world. */
export function runWorkers(wanted = availableParallelism()): Workers<RunTask, RunResult> {
  return workerThreads(wanted, "default");
}

/** Worker threads that look at the futures of a coordination game. */
export function gameWorkers(wanted = availableParallelism()): Workers<GameTask, GameResult> {
  return workerThreads(wanted, "future");
}

/** Worker threads that calibrate and run one world after the other. */
export function worldWorkers(wanted = availableParallelism()): Workers<WorldTask, WorldResult, OutcomeCell[]> {
  return workerThreads(wanted, "world");
}

/** What a worker gets when it is started. */
export interface WorkerData {
  scenario: ResolvedScenario;
  /** What all tasks share beside it. */
  setting?: unknown;
  /** Paths of modules that register levers and indicators. */
  modules: string[];
}

/** Tasks that are given to a worker ahead, so that it does not wait for the next. */
const QUEUES = 2;

/** `name`: the function of `worker.js` that does a task. */
function workerThreads<Task, Result, Setting = undefined>(
  wanted: number,
  name: string,
): Workers<Task, Result, Setting> {
  return {
    wanted,
    start(scenario, workers, setting) {
      const pool = new Piscina({
        filename: fileURLToPath(new URL("./worker.js", import.meta.url)),
        minThreads: workers,
        maxThreads: workers,
        workerData: { scenario, setting, modules: modulePaths() } satisfies WorkerData,
      });
      return {
        async run(tasks, done) {
          // A queue for each worker: all tasks at once may be more than the memory holds.
          const places = tasks.keys();
          const queue = async () => {
            for (const place of places) done(place, (await pool.run(tasks[place], { name })) as Result);
          };
          await Promise.all(Array.from({ length: QUEUES * workers }, queue));
        },
        close: () => pool.destroy(),
      };
    },
  };
}
