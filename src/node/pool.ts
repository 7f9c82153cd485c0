import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Executor, RunResult, RunTask } from "../experiments/index.js";
import type { GameResult, GameRunner } from "../game/index.js";
import type { ResolvedScenario } from "../scenario/index.js";

interface Threads {
  workers: number;
  close(): Promise<void>;
}

/** Runs arms and replicates on worker threads, until it is closed. */
export type WorkerPool = Executor & Threads;
/** Looks at futures of a coordination game on worker threads, until it is closed. */
export type GamePool = GameRunner & Threads;

/** Runs arms and replicates on worker threads; every worker calibrates once and keeps its world. `workers` is capped by the runs there are. */
export function workerPool(
  scenario: ResolvedScenario,
  arms: number,
  replicates: number,
  workers = availableParallelism(),
): WorkerPool {
  const { pool, ...threads } = startThreads(scenario, arms * replicates, workers);
  const run = (task: RunTask) => pool.run(task) as Promise<RunResult>;
  return {
    ...threads,
    arms,
    async run(tasks, done) {
      await Promise.all(tasks.map(async (task, place) => done(place, await run(task))));
    },
  };
}

/** Looks at the futures of a coordination game on worker threads. */
export function gamePool(scenario: ResolvedScenario, workers = availableParallelism()): GamePool {
  const { pool, ...threads } = startThreads(scenario, Number.POSITIVE_INFINITY, workers);
  return {
    ...threads,
    async run(tasks, done) {
      const look = (task: (typeof tasks)[number]) => pool.run(task, { name: "future" }) as Promise<GameResult>;
      await Promise.all(tasks.map(async (task, place) => done(place, await look(task))));
    },
  };
}

/** `worker.js` has one function a kind of task. */
function startThreads(scenario: ResolvedScenario, tasks: number, wanted: number): Threads & { pool: Piscina } {
  const workers = Math.max(1, Math.min(wanted, tasks));
  const pool = new Piscina({
    filename: fileURLToPath(new URL("./worker.js", import.meta.url)),
    minThreads: workers,
    maxThreads: workers,
    workerData: scenario,
  });
  return { pool, workers, close: () => pool.destroy() };
}
