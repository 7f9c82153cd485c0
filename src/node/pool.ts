import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Executor, ReplicateResult } from "../experiments/index.js";
import type { ResolvedScenario } from "../scenario/index.js";

export interface WorkerPool extends Executor {
  workers: number;
  close(): Promise<void>;
}

/** Runs replicates on worker threads; every worker calibrates once and keeps its world. `workers` is capped by the replicates there are. */
export function workerPool(
  scenario: ResolvedScenario,
  replicates: number,
  workers = availableParallelism(),
): WorkerPool {
  const threads = Math.max(1, Math.min(workers, replicates));
  const pool = new Piscina({
    filename: fileURLToPath(new URL("./worker.js", import.meta.url)),
    minThreads: threads,
    maxThreads: threads,
    workerData: scenario,
  });
  return {
    workers: threads,
    async run(batch, done) {
      await Promise.all(batch.map(async (replicate) => done((await pool.run(replicate)) as ReplicateResult)));
    },
    close: () => pool.destroy(),
  };
}
