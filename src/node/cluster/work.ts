import type { TaskStore } from "../taskStore.js";
import { holdShard } from "./holding.js";
import { historyOf, Journal, type TaskHistory } from "./journal.js";
import type { PlannedTask, TaskResult } from "./plan.js";
import type { Plan } from "./planFolder.js";
import { type Shard, tasksOfShard } from "./shard.js";
import { finishedIn, openShard, shardsIn } from "./shardFiles.js";
import { type PoolOutcome, TaskPool } from "./taskPool.js";

export interface WorkOptions {
  /** Threads; they change no number. */
  workers: number;
  /** Tries tasks again that have failed for good. */
  again: boolean;
  /** Milliseconds that tasks at work get to end once the process is asked to stop. */
  grace: number;
  /** Told of done and all tasks of the shard, at the start and after each. */
  progress: (done: number, total: number) => void;
  /** Told who seems to hold the shard, before it is watched for signs of life. */
  waiting: (holder: string) => void;
  /** Milliseconds without a sign of life after which a process of another machine counts as gone. */
  silence?: number;
}

/** How a shard stands after some work. */
export interface WorkDone {
  tasks: number;
  done: number;
  /** Tasks that fail for good. */
  failed: { id: string; reason: string }[];
  /** Asked to stop before the end. */
  stopped: boolean;
}

/** Times that a task is begun before it counts as one that kills its process. */
const MOST_ATTEMPTS = 4;

/**
 * Does those tasks of a shard that are not done in any cut of the plan, and adds their results to the shard's file. Undefined where another process
 * is at work on the same shard. `stop`: once aborted, no task is begun. Throws DiskFailure, and UserError where files are of another plan.
 */
export async function workOn(
  plan: Plan,
  shard: Shard,
  stop: AbortSignal,
  options: WorkOptions,
): Promise<WorkDone | undefined> {
  const holding = await holdShard(plan.folder, shard, options.waiting, options.silence);
  if (!holding) return undefined;
  try {
    const store = openShard(plan, shard);
    try {
      return await new ShardWork(plan, shard, store, stop, options).run();
    } finally {
      store.close();
    }
  } finally {
    holding.release();
  }
}

class ShardWork {
  private readonly tasks: PlannedTask[];
  private readonly journal: Journal;
  private readonly failed: WorkDone["failed"] = [];
  private done = 0;

  private readonly plan: Plan;
  private readonly shard: Shard;
  private readonly store: TaskStore<TaskResult>;
  private readonly stop: AbortSignal;
  private readonly options: WorkOptions;

  constructor(plan: Plan, shard: Shard, store: TaskStore<TaskResult>, stop: AbortSignal, options: WorkOptions) {
    this.plan = plan;
    this.shard = shard;
    this.store = store;
    this.stop = stop;
    this.options = options;
    this.journal = new Journal(plan.folder, shard);
    this.tasks = distinct(tasksOfShard(plan.tasks, shard));
  }

  async run(): Promise<WorkDone> {
    const open = this.openTasks();
    this.options.progress(this.done, this.tasks.length);
    const expiry = expiryOf(this.stop, this.options.grace);
    try {
      for (const place of this.plan.scenarios.keys())
        for (const kind of ["block", "world"] as const) {
          const tasks = open.filter((task) => task.case === place && task.kind === kind);
          if (tasks.length > 0 && !this.stop.aborted) await this.doKind(place, kind, tasks, expiry.reached);
        }
    } finally {
      expiry.cancel();
    }
    const { length } = this.tasks;
    return {
      tasks: length,
      done: this.done,
      failed: this.failed,
      stopped: this.done + this.failed.length < length,
    };
  }

  /** Those neither done in this or another cut of the plan nor failed for good. */
  private openTasks(): PlannedTask[] {
    const others = shardsIn(this.plan.folder).filter(({ count }) => count !== this.shard.count);
    const elsewhere = finishedIn(this.plan, others);
    const histories = historyOf(this.plan.folder);
    return this.tasks.filter((task) => {
      if (this.store.has(task.id) || elsewhere.has(task.id)) this.done++;
      else return this.mayTry(task, histories.get(task.id));
      return false;
    });
  }

  private mayTry({ id }: PlannedTask, history: TaskHistory | undefined): boolean {
    const killer = (history?.open ?? 0) >= MOST_ATTEMPTS;
    if (history?.failed === undefined && !killer) return true;
    if (this.options.again) {
      this.journal.add({ event: "again", id });
      return true;
    }
    if (history?.failed === undefined) this.fail(id, killedTimes(history!.open));
    else this.failed.push({ id, reason: history.failed });
    return false;
  }

  /** Worker threads know one scenario, and do tasks of one kind. */
  private async doKind(
    place: number,
    kind: PlannedTask["kind"],
    tasks: readonly PlannedTask[],
    expired: Promise<"expired">,
  ): Promise<void> {
    const workers = Math.min(this.options.workers, tasks.length);
    const pool = new TaskPool(this.plan, place, kind, workers);
    try {
      await this.doAll(tasks, pool, expired);
    } finally {
      await pool.close();
    }
  }

  private async doAll(tasks: readonly PlannedTask[], pool: TaskPool, expired: Promise<"expired">): Promise<void> {
    const queue = tasks.values();
    const lane = async () => {
      for (const task of queue) {
        if (this.stop.aborted) return;
        await this.doTask(task, pool, expired);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.options.workers, tasks.length) }, lane));
  }

  private async doTask(task: PlannedTask, pool: TaskPool, expired: Promise<"expired">): Promise<void> {
    const { id } = task;
    const startedAt = Date.now();
    const outcome = await this.attempts(task, pool, expired);
    if (outcome === "expired") return this.journal.add({ event: "stopped", id });
    if ("failure" in outcome) return this.fail(id, outcome.failure);
    if ("crash" in outcome) return this.fail(id, `${killedTimes(MOST_ATTEMPTS)} (${outcome.crash})`);
    this.store.append(id, outcome.result);
    const seconds = (Date.now() - startedAt) / 1000;
    this.journal.add({ event: "finished", id, seconds, ...failuresIn(outcome.result) });
    this.options.progress(++this.done, this.tasks.length);
  }

  private async attempts(
    task: PlannedTask,
    pool: TaskPool,
    expired: Promise<"expired">,
  ): Promise<PoolOutcome | "expired"> {
    for (let attempt = 1; ; attempt++) {
      this.journal.add({ event: "started", id: task.id });
      const outcome = await Promise.race([pool.run(task), expired]);
      if (outcome === "expired" || !("crash" in outcome) || attempt === MOST_ATTEMPTS) return outcome;
    }
  }

  private fail(id: string, reason: string): void {
    this.failed.push({ id, reason });
    this.journal.add({ event: "failed", id, reason });
  }
}

function killedTimes(times: number): string {
  return `its process was killed ${times} times: it may need more memory than there is`;
}

/** Two scenario files that say the same have the same tasks. */
function distinct(tasks: readonly PlannedTask[]): PlannedTask[] {
  return [...new Map(tasks.map((task) => [task.id, task])).values()];
}

/** Runs inside of a task that could not be finished: they are part of its result. */
function failuresIn(result: TaskResult): { failedRuns: number; reason?: string } {
  const reasons = reasonsIn(result);
  return { failedRuns: reasons.length, ...(reasons[0] === undefined ? {} : { reason: reasons[0] }) };
}

function reasonsIn(result: TaskResult): string[] {
  if ("failure" in result) return [result.failure];
  if ("failed" in result) return result.failed.map(({ reason }) => reason);
  return result.arms.flatMap((arm) => ("failure" in arm ? [arm.failure] : []));
}

/** Comes true some time after the process was asked to stop. */
function expiryOf(stop: AbortSignal, grace: number): { reached: Promise<"expired">; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  let begin = () => {};
  const reached = new Promise<"expired">((resolve) => {
    begin = () => {
      timer = setTimeout(() => resolve("expired"), grace);
    };
  });
  if (stop.aborted) begin();
  else stop.addEventListener("abort", begin, { once: true });
  const cancel = () => {
    clearTimeout(timer);
    stop.removeEventListener("abort", begin);
  };
  return { reached, cancel };
}
