import { because, type Reason } from "../../../measures/results/index.js";
import { type Text, t } from "../../../words/index.js";
import { DiskFailure } from "../disk/diskError.js";
import type { Lock } from "../store/lock.js";
import type { TaskStore } from "../store/taskStore.js";
import { holdShard } from "./holding.js";
import { historyOf, Journal, type TaskHistory } from "./journal.js";
import type { PlannedTask, TaskResult } from "./plan.js";
import type { Plan } from "./planFolder.js";
import { type Shard, tasksOfShard } from "./shard.js";
import { finishedIn, openShard, shardName, shardsIn } from "./shardFiles.js";
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
  failed: ({ id: string } & Reason)[];
  /** Asked to stop before the end. */
  stopped: boolean;
}

/** Deaths of its process, or of its thread, after which a task counts as their cause. */
const MOST_DEATHS = 4;

/** Why tasks at work are given up where the process was asked to stop. */
const EXPIRED = new Error("the time that tasks at work got to end is over");

/**
 * Does those tasks of a shard that are not done in any cut of the plan, and adds their results to the shard's file.
 * Undefined where another process is at work on the same shard. `stop`: once aborted, no task is begun. Throws
 * DiskFailure, and UserError where files are of another plan.
 */
export async function workOn(
  plan: Plan,
  shard: Shard,
  stop: AbortSignal,
  options: WorkOptions,
): Promise<WorkDone | undefined> {
  const lock = await holdShard(plan.folder, shard, options.waiting, options.silence);
  if (!lock) return undefined;
  try {
    const store = openShard(plan, shard);
    try {
      return await new ShardWork(plan, shard, store, lock, stop, options).run();
    } finally {
      store.close();
    }
  } finally {
    lock.release();
  }
}

type Histories = ReadonlyMap<string, TaskHistory>;

class ShardWork {
  private readonly tasks: PlannedTask[];
  private readonly journal: Journal;
  private readonly failed: WorkDone["failed"] = [];
  private done = 0;
  /** Aborted once tasks at work are given up; by the first reason for it. */
  private readonly over = new AbortController();

  private readonly plan: Plan;
  private readonly shard: Shard;
  private readonly store: TaskStore<TaskResult>;
  private readonly lock: Lock;
  private readonly stop: AbortSignal;
  private readonly options: WorkOptions;

  constructor(
    plan: Plan,
    shard: Shard,
    store: TaskStore<TaskResult>,
    lock: Lock,
    stop: AbortSignal,
    options: WorkOptions,
  ) {
    this.plan = plan;
    this.shard = shard;
    this.store = store;
    this.lock = lock;
    this.stop = stop;
    this.options = options;
    this.journal = new Journal(plan.folder, shard);
    this.tasks = distinct(tasksOfShard(plan.tasks, shard));
  }

  async run(): Promise<WorkDone> {
    const histories = this.histories();
    const open = this.openTasks(histories);
    this.options.progress(this.done, this.tasks.length);
    const cancel = afterStop(this.stop, this.options.grace, () => this.over.abort(EXPIRED));
    try {
      for (const place of this.plan.scenarios.keys())
        for (const kind of ["block", "world"] as const) {
          const tasks = open.filter((task) => task.case === place && task.kind === kind);
          if (tasks.length > 0 && !this.stop.aborted) await this.doKind(place, kind, tasks, histories);
        }
    } finally {
      cancel();
    }
    const { length } = this.tasks;
    return {
      tasks: length,
      done: this.done,
      failed: this.failed,
      stopped: this.done + this.failed.length < length,
    };
  }

  /** What is known of all tasks. Whoever held the shard before and left a lock died of one of those that it was at. */
  private histories(): Histories {
    const histories = historyOf(this.plan.folder);
    if (!this.lock.inherited) return histories;
    const name = shardName(this.shard);
    for (const [id, { open, shard }] of histories)
      if (open && shard === name) this.journal.add({ event: "killed", id });
    return historyOf(this.plan.folder);
  }

  /** Those neither done in this or another cut of the plan nor failed for good. */
  private openTasks(histories: Histories): PlannedTask[] {
    const others = shardsIn(this.plan.folder).filter(({ count }) => count !== this.shard.count);
    const elsewhere = finishedIn(this.plan, others);
    return this.tasks.filter((task) => {
      if (this.store.has(task.id) || elsewhere.has(task.id)) this.done++;
      else return this.mayTry(task, histories.get(task.id));
      return false;
    });
  }

  private mayTry({ id }: PlannedTask, history: TaskHistory | undefined): boolean {
    const killer = (history?.killed ?? 0) >= MOST_DEATHS;
    if (history?.failed === undefined && !killer) return true;
    if (this.options.again) {
      this.journal.add({ event: "again", id });
      return true;
    }
    if (history?.failed === undefined) this.fail(id, t("node.killedTimes", { times: history!.killed }));
    else this.failed.push({ id, ...history.failed });
    return false;
  }

  /** Worker threads know one scenario, and do tasks of one kind. */
  private async doKind(
    place: number,
    kind: PlannedTask["kind"],
    tasks: readonly PlannedTask[],
    histories: Histories,
  ): Promise<void> {
    const workers = Math.min(this.options.workers, tasks.length);
    const pool = new TaskPool(this.plan, place, kind, workers);
    const end = () => void pool.close();
    this.over.signal.addEventListener("abort", end, { once: true });
    const queue = tasks.values();
    const lane = async () => {
      for (const task of queue) {
        if (this.stop.aborted || this.over.signal.aborted) return;
        await this.doTask(task, pool, histories.get(task.id)?.killed ?? 0);
      }
    };
    try {
      // Where one lane fails all come to their end before files are closed.
      await Promise.all(Array.from({ length: workers }, () => lane().catch((error) => this.over.abort(error))));
      if (this.over.signal.aborted && this.over.signal.reason !== EXPIRED) throw this.over.signal.reason;
    } finally {
      this.over.signal.removeEventListener("abort", end);
      await pool.close();
    }
  }

  /** `deaths`: those that it has caused before. */
  private async doTask(task: PlannedTask, pool: TaskPool, deaths: number): Promise<void> {
    const { id } = task;
    const startedAt = Date.now();
    const outcome = await this.attempts(task, pool, deaths);
    if (outcome === "given up") return this.giveUp(id);
    if ("failure" in outcome) return this.fail(id, outcome.failure);
    if ("crash" in outcome) return this.fail(id, t("node.killedTimesOf", { times: MOST_DEATHS, crash: outcome.crash }));
    this.store.append(id, outcome.result);
    const seconds = (Date.now() - startedAt) / 1000;
    this.journal.add({ event: "finished", id, seconds, ...failuresIn(outcome.result) });
    this.options.progress(++this.done, this.tasks.length);
  }

  private async attempts(task: PlannedTask, pool: TaskPool, deaths: number): Promise<PoolOutcome | "given up"> {
    const { id } = task;
    for (let now = deaths + 1; ; now++) {
      this.journal.add({ event: "started", id });
      const outcome = await pool.run(task);
      if (!("crash" in outcome)) return outcome;
      // The thread that is ended here did not die of its task.
      if (this.over.signal.aborted) return "given up";
      this.journal.add({ event: "killed", id });
      if (now >= MOST_DEATHS) return outcome;
    }
  }

  private giveUp(id: string): void {
    try {
      this.journal.add({ event: "stopped", id });
    } catch (error) {
      // A disk that is full takes not even this. Without a lock that is left behind it counts as no death all the same.
      if (!(error instanceof DiskFailure)) throw error;
    }
  }

  private fail(id: string, why: Text): void {
    this.failed.push({ id, ...because(why) });
    this.journal.add({ event: "failed", id, ...because(why) });
  }
}

/** Two scenario files that say the same have the same tasks. */
function distinct(tasks: readonly PlannedTask[]): PlannedTask[] {
  return [...new Map(tasks.map((task) => [task.id, task])).values()];
}

/** Runs inside of a task that could not be finished: they are part of its result. */
function failuresIn(result: TaskResult): { failedRuns: number } & Partial<Reason> {
  const reasons = reasonsIn(result);
  return { failedRuns: reasons.length, ...(reasons[0] && because(reasons[0])) };
}

function reasonsIn(result: TaskResult): Text[] {
  if ("failure" in result) return [result.failure];
  if ("failed" in result) return result.failed.map(({ text }) => text);
  return result.arms.flatMap((arm) => ("failure" in arm ? [arm.failure] : []));
}

/** Does something some time after the process was asked to stop, unless it is cancelled. */
function afterStop(stop: AbortSignal, grace: number, action: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer = setTimeout(action, grace);
  };
  if (stop.aborted) begin();
  else stop.addEventListener("abort", begin, { once: true });
  return () => {
    clearTimeout(timer);
    stop.removeEventListener("abort", begin);
  };
}
