import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Text } from "../../../words/index.js";

/** What a worker gets when it is started. `scenario`: a whole one, or the part of it that its tasks need. */
export interface WorkerData {
  scenario: unknown;
  /** What all tasks share beside it. */
  setting?: unknown;
  /** Paths of modules that register levers and indicators. */
  modules: string[];
  /** The function of `worker.js` that does the tasks. */
  name: string;
  /** Steps that all workers have done, an Int32. */
  steps: SharedArrayBuffer;
}

/** What a worker says of a task: its result, or the error of the program that it met, in words too. */
export type Answer<Result> = { result: Result } | { fault: Text; error: unknown };

/** Worker threads that do tasks of one kind. */
export class Threads<Task, Result> {
  private readonly pool: Piscina;
  private readonly name: string;
  private closing: Promise<void> | undefined;
  /** What ended a thread that had no task: it could not be started, say. */
  private failure: unknown;

  constructor(count: number, data: WorkerData) {
    this.name = data.name;
    this.pool = new Piscina({
      filename: fileURLToPath(new URL("./worker.js", import.meta.url)),
      minThreads: count,
      maxThreads: count,
      workerData: data,
    });
    // A result that comes in while threads are ended is such an error, too: nobody waits for it any more.
    this.pool.on("error", (error) => {
      this.failure ??= error;
      void this.close();
    });
  }

  /** Rejects where the thread dies, and once threads are ended. */
  async run(task: Task): Promise<Answer<Result>> {
    try {
      if (this.closing) throw new Error("the worker threads have been ended");
      return (await this.pool.run(task, { name: this.name })) as Answer<Result>;
    } catch (error) {
      throw this.failure ?? error;
    }
  }

  /** Ends the threads; tasks at work are given up. */
  close(): Promise<void> {
    this.closing ??= this.pool.destroy();
    return this.closing;
  }
}
