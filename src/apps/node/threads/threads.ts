import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import type { Worker } from "node:worker_threads";
import { Piscina } from "piscina";
import type { Text } from "../../../words/index.js";

/**
 * What the tasks of some work share, packed once for all threads: a scenario, or the part of it that they need, and a
 * setting. A thread unpacks it with the first of the tasks.
 */
export interface Subject {
  /** No two have the same. */
  number: number;
  /** { scenario, setting }, as v8 writes them. */
  packed: SharedArrayBuffer;
}

/** A task as a thread gets it. */
export interface Order<Task> {
  subject: Subject;
  task: Task;
}

/** What a worker gets when it is started. */
export interface WorkerData {
  /** Of its first tasks, and the function of `worker.js` that does them. */
  subject: Subject;
  name: string;
  /** Paths of modules that register levers and indicators. */
  modules: string[];
  /** Steps that all workers have done, an Int32. */
  steps: SharedArrayBuffer;
}

let subjects = 0;

/** A subject of plain data and typed arrays. */
export function subjectOf(scenario: unknown, setting: unknown): Subject {
  const bytes = serialize({ scenario, setting });
  const packed = new SharedArrayBuffer(bytes.length);
  new Uint8Array(packed).set(bytes);
  return { number: subjects++, packed };
}

/** What a worker says of a task: its result, or the error of the program that it met, in words too. */
export type Answer<Result> = { result: Result } | { fault: Text; error: unknown };

/** Worker threads. */
export class Threads {
  /** Steps that they have done, an Int32. */
  readonly steps: SharedArrayBuffer;
  private readonly pool: Piscina;
  private readonly loaded: Promise<unknown>;
  private closing: Promise<void> | undefined;
  /** What ended a thread that had no task: it could not be started, say. */
  private failure: unknown;

  constructor(count: number, data: WorkerData) {
    this.steps = data.steps;
    this.pool = new Piscina({
      filename: fileURLToPath(new URL("./worker.js", import.meta.url)),
      minThreads: count,
      maxThreads: count,
      workerData: data,
    });
    this.loaded = Promise.all(this.pool.threads.map(whenLoaded));
    // A result that comes in while threads are ended is such an error, too: nobody waits for it any more.
    this.pool.on("error", (error) => {
      this.failure ??= error;
      void this.close();
    });
  }

  get areEnded(): boolean {
    return this.closing !== undefined;
  }

  /**
   * Does a task by the function of `worker.js` of that name. Rejects where the thread dies, and once threads are ended.
   */
  async run<Task, Result>(name: string, order: Order<Task>): Promise<Answer<Result>> {
    try {
      if (this.closing) throw new Error("the worker threads have been ended");
      return (await this.pool.run(order, { name })) as Answer<Result>;
    } catch (error) {
      throw this.failure ?? error;
    }
  }

  /** Ends the threads; tasks at work are given up. */
  close(): Promise<void> {
    this.closing ??= this.loaded.then(() => this.pool.destroy());
    return this.closing;
  }
}

/** Node 20 aborts the whole process where a thread is ended while it loads modules (v8::Module::IsGraphAsync). */
function whenLoaded(thread: Worker): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ["message", "error", "exit"]) thread.once(event, () => resolve());
  });
}
