import { armsOf, BASELINE } from "../../../input/index.js";
import { sumOf } from "../../../maths/numerics/sums.js";
import { because, type Reason } from "../../../measures/results/index.js";
import { prepareScenario, type RunTask, runBlocks } from "../../../runs/experiments/index.js";
import { type DrawTask, outcomesOf } from "../../../runs/studies/index.js";
import { type Text, t } from "../../../words/index.js";
import { DiskFailure } from "../disk/carefulFile.js";
import { type Finished, type FinishedWork, finishedBlocks, type TaskResult } from "../store/finishedWork.js";
import type { Lock } from "../store/lock.js";
import { type Attempts, drawWorkers, type Ending, runWorkers } from "../threads/pool.js";
import { drawSettingOf, type Plan, type PlannedTask } from "./planFolder.js";
import { finishedIn, holdShard, openShard, type Shard, shardName, shardsIn, tasksOfShard } from "./shardFiles.js";
import { historyOf, Journal, type TaskHistory } from "./status.js";

interface WorkOptions {
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
  /** When tasks at work were begun, by id. */
  private readonly begun = new Map<string, number>();
  /** Deaths that tasks have caused. */
  private readonly deaths = new Map<string, number>();

  constructor(
    private readonly plan: Plan,
    private readonly shard: Shard,
    private readonly store: FinishedWork,
    private readonly lock: Lock,
    private readonly stop: AbortSignal,
    private readonly options: WorkOptions,
  ) {
    this.journal = new Journal(plan.folder, shard);
    this.tasks = distinct(tasksOfShard(plan.tasks, shard));
  }

  async run(): Promise<WorkDone> {
    const open = this.openTasks(this.histories());
    this.options.progress(this.done, this.tasks.length);
    const over = new AbortController();
    const cancel = afterStop(this.stop, this.options.grace, () => over.abort(EXPIRED));
    try {
      for (const place of this.plan.scenarios.keys()) {
        const tasks = open.filter((task) => task.case === place);
        await this.doBlocks(place, tasks, over.signal);
        await this.doDraws(place, tasks, over.signal);
      }
    } catch (error) {
      if (error !== EXPIRED) throw error;
    } finally {
      cancel();
      for (const id of this.begun.keys()) this.giveUp(id);
    }
    const { done, failed, tasks } = this;
    return { tasks: tasks.length, done, failed, stopped: done + failed.length < tasks.length };
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
    const killed = history?.killed ?? 0;
    this.deaths.set(id, killed);
    if (history?.failed === undefined && killed < MOST_DEATHS) return true;
    if (this.options.again) {
      this.journal.add({ event: "again", id });
      return true;
    }
    if (history?.failed === undefined) this.fail(id, t("node.killedTimes", { times: killed }));
    else this.failed.push({ id, ...history.failed });
    return false;
  }

  /** Worker threads do the runs of several blocks at a time; each is kept, so that a stop loses those at work alone. */
  private async doBlocks(place: number, open: readonly PlannedTask[], over: AbortSignal): Promise<void> {
    const blocks = open.filter((task) => task.kind === "block");
    if (blocks.length === 0 || this.stop.aborted) return;
    const scenario = this.plan.scenarios[place]!;
    const { replicates, keepReplicates } = this.plan.manifest.cases[place]!;
    const ranges = blocks.map(({ task }) => task);
    const idOf = ({ replicate }: RunTask) =>
      blocks.find(({ task: { first, end } }) => first <= replicate && replicate < end)!.id;
    const arms = armsOf(scenario);
    const runs = sumOf(ranges, ({ first, end }) => (end - first) * arms.length);
    const workers = Math.min(this.options.workers, runs);
    const pool = runWorkers(workers, this.ending(idOf, over)).start(scenario, workers);
    await runBlocks({ arms, run: pool.run }, ranges, {
      keepReplicates,
      finished: finishedBlocks(this.keeping, { scenario, keepReplicates }, replicates),
    }).finally(pool.close);
  }

  private async doDraws(place: number, open: readonly PlannedTask[], over: AbortSignal): Promise<void> {
    const draws = open.filter((task) => task.kind === "draw");
    if (draws.length === 0 || this.stop.aborted) return;
    const { scenario, cells } = drawSettingOf(this.plan.scenarios[place]!, this.plan.studies[place]!);
    const ids = new Map(draws.map(({ id, task }) => [task, id]));
    const workers = Math.min(this.options.workers, draws.length);
    const ending = this.ending((draw: DrawTask) => ids.get(draw)!, over);
    const kept = cells ?? outcomesOf(prepareScenario(scenario, [BASELINE]));
    const pool = drawWorkers(workers, ending).start(scenario, workers, kept);
    await pool
      .run(
        draws.map(({ task }) => task),
        (at, result) => this.finish(draws[at]!.id, result),
      )
      .finally(pool.close);
  }

  /** A task that fails, or kills its thread, does not end the others. `idOf`: of the task that some work is part of. */
  private ending<Part>(idOf: (part: Part) => string, stop: AbortSignal): Ending<Part> {
    const attempts: Attempts<Part> = {
      begins: (part) => !this.stop.aborted && this.begin(idOf(part)),
      died: (part, error) => this.mayTryAgain(idOf(part), error),
      failed: (part, why) => this.fail(idOf(part), why),
    };
    return { stop, attempts };
  }

  private get keeping(): Finished {
    const { store } = this;
    return {
      has: (id) => store.has(id),
      read: (id) => store.read(id),
      put: (id, result) => this.finish(id, result),
      runsOf: (id) => store.runsOf(id),
    };
  }

  private begin(id: string): boolean {
    if (this.failed.some((one) => one.id === id)) return false;
    if (this.begun.has(id)) return true;
    this.begun.set(id, Date.now());
    this.journal.add({ event: "started", id });
    return true;
  }

  private finish(id: string, result: TaskResult): void {
    this.store.put(id, result);
    const now = Date.now();
    const seconds = (now - (this.begun.get(id) ?? now)) / 1000;
    this.begun.delete(id);
    this.journal.add({ event: "finished", id, seconds, ...failuresIn(result) });
    this.options.progress(++this.done, this.tasks.length);
  }

  private mayTryAgain(id: string, error: unknown): boolean {
    const deaths = this.deaths.get(id)! + 1;
    this.deaths.set(id, deaths);
    this.journal.add({ event: "killed", id });
    this.begun.delete(id);
    if (deaths < MOST_DEATHS) return true;
    this.fail(
      id,
      t("node.killedTimesOf", { times: MOST_DEATHS, crash: error instanceof Error ? error.message : String(error) }),
    );
    return false;
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
    this.begun.delete(id);
    if (this.failed.some((one) => one.id === id)) return;
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

/** Does something `grace` milliseconds after the process was asked to stop; returns what cancels it. */
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
