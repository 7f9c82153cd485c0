import { basename, dirname, join } from "node:path";
import { mistakeAt, UserError } from "../../../input/index.js";
import { type Text, t } from "../../../words/index.js";
import { makeFolder, onDisk } from "../disk/carefulFile.js";
import { programText } from "../process/program.js";
import { type Finished, FinishedWork, type TaskResult } from "../store/finishedWork.js";
import { BEAT, isHeld, Lock, lockFolder, silentLocks } from "../store/lock.js";
import { pack } from "../store/packed.js";
import { type FinishedTasks, readStore, type StoreHeader, skimStore } from "../store/taskStore.js";
import { namesInShards, type Plan, shardsFolder } from "./planFolder.js";

const STORE = /^(\d+)-of-(\d+)\.jsonl$/;

/** What a shard is called in names of files. */
export function shardName({ index, count }: Shard): string {
  return `${index}-of-${count}`;
}

/** Files of results in a plan, those of one number of shards together. */
export function shardsIn(folder: string): Shard[] {
  return namesInShards(folder)
    .flatMap((name) => {
      const [, index, count] = STORE.exec(name)?.map(Number) ?? [];
      return index === undefined || count === undefined ? [] : [{ index, count }];
    })
    .sort((a, b) => a.count - b.count || a.index - b.index);
}

/** The file of a shard's results. */
function shardFile(folder: string, shard: Shard): string {
  return join(shardsFolder(folder), `${shardName(shard)}.jsonl`);
}

/**
 * Opens or creates the results of a shard to add to them. Throws UserError where they are of another plan or damaged,
 * DiskFailure where that cannot be.
 */
export function openShard(plan: Plan, shard: Shard): FinishedWork {
  return new FinishedWork(shardFile(plan.folder, shard), headerOf(plan), HINT);
}

/**
 * Milliseconds without a sign of life after which a process of another machine counts as gone: the thread that shows
 * them does nothing else.
 */
export const SILENCE = 5 * BEAT;

/**
 * Takes a shard for this process; undefined where another is at work on it. `waiting`: told once which process of
 * another machine or container is watched for signs of life, for `silence` milliseconds.
 */
export async function holdShard(
  plan: string,
  shard: Shard,
  waiting: (holder: string) => void,
  silence = SILENCE,
): Promise<Lock | undefined> {
  const folder = lockOf(plan, shardName(shard));
  const silent = await silentLocks(folder, silence, ({ pid, host }) => waiting(`process ${pid} on ${host}`));
  return onDisk(folder, () => {
    makeFolder(dirname(folder));
    const taken = lockFolder(folder, silent);
    return taken instanceof Lock ? taken : undefined;
  });
}

/** Whether some process seems to be at work on a shard. */
export function isShardHeld(plan: string, name: string): boolean {
  return isHeld(lockOf(plan, name), SILENCE);
}

function lockOf(plan: string, name: string): string {
  return join(shardsFolder(plan), `${name}.lock`);
}

/** Opens the results of a shard to read them. Throws UserError where they are of another plan or damaged. */
function readShard(plan: Plan, shard: Shard, open = readStore<TaskResult>): FinishedTasks<TaskResult> {
  const file = shardFile(plan.folder, shard);
  const store = open(file);
  const wanted = headerOf(plan);
  const different = (["program", "plan"] as const).find((key) => store.header[key] !== wanted[key]);
  if (different === undefined) return store;
  store.close();
  throw new UserError({
    file,
    line: 1,
    path: different,
    value: store.header[different],
    what: t("node.otherPlansResults"),
    allowed: String(wanted[different]),
    hint: HINT,
  });
}

/**
 * Ids of the tasks whose results are there. Results are not read, so that it takes no longer where they are large.
 * Throws UserError where a file is of another plan or damaged, as far as that shows.
 */
export function finishedIn(plan: Plan, shards: readonly Shard[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const shard of shards) {
    const store = readShard(plan, shard, skimStore);
    for (const id of store.ids()) ids.add(id);
    store.close();
  }
  return ids;
}

/** All results of a plan that are there. */
export class FinishedShards implements Finished {
  readonly shards: Shard[];
  private readonly stores: FinishedTasks<TaskResult>[] = [];
  private readonly places = new Map<string, FinishedTasks<TaskResult>[]>();

  /** Throws UserError where a file is of another plan or damaged. */
  constructor(private readonly plan: Plan) {
    this.shards = shardsIn(plan.folder);
    try {
      for (const shard of this.shards) this.stores.push(readShard(plan, shard));
    } catch (error) {
      this.close();
      throw error;
    }
    for (const { id } of plan.tasks) {
      const holding = this.stores.filter((store) => store.has(id));
      if (holding.length > 0) this.places.set(id, holding);
    }
  }

  has(id: string): boolean {
    return this.places.has(id);
  }

  /**
   * Throws UserError where a task that was run in several cuts of the plan has not the same result in all of them.
   */
  read(id: string): TaskResult {
    const [first, ...others] = this.all(id);
    const text = others.length > 0 ? pack(first) : "";
    if (others.every((other) => pack(other) === text)) return first!;
    const place = { file: this.plan.folder, value: id };
    throw mistakeAt(place, "node.resultsDiffer", "node.resultsAgree", "node.removeUntrusted");
  }

  /** All results of a task: more than one where it was run in several cuts of the plan. */
  all(id: string): TaskResult[] {
    return (this.places.get(id) ?? []).map((store) => store.read(id));
  }

  close(): void {
    for (const store of this.stores) store.close();
  }
}

const HINT = t("node.takeOutOfShards", { folder: basename(shardsFolder("")) });

function headerOf({ manifest }: Plan): StoreHeader {
  return { plan: manifest.plan, program: programText(manifest.program) };
}

/** One of the parts into which the tasks of a plan are cut. Any cut gives the same results. */
export interface Shard {
  /** From 1. */
  index: number;
  count: number;
}

/** Shards of a plan, at most: schedulers take no more jobs in an array. */
export const MOST_SHARDS = 100_000;

export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/** The tasks of a shard. They are dealt in turn, so that long and short ones mix. */
export function tasksOfShard<Task>(tasks: readonly Task[], { index, count }: Shard): Task[] {
  return tasks.filter((_, position) => position % count === index - 1);
}

/** Reads `3/7`. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text.trim())?.map(Number) ?? [];
  if (index === undefined || count === undefined || count < 1 || count > MOST_SHARDS || index < 1 || index > count)
    throw refused("--shard", text, t("node.noPartOfPlan"), t("node.partOfPlan"));
  return { index, count };
}

/** Where a scheduler says which of its jobs this is. The first that is set counts. */
interface Scheduler {
  variable: string;
  /** Of its first job. */
  first(env: Environment): number;
  step?: string;
  count?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Says how many shards there are where the scheduler does not. */
export const COUNT_VARIABLE = "AGGLOM_SHARDS";

const SCHEDULERS: readonly Scheduler[] = [
  {
    variable: "SLURM_ARRAY_TASK_ID",
    first: (env) => numberIn(env, "SLURM_ARRAY_TASK_MIN") ?? 1,
    step: "SLURM_ARRAY_TASK_STEP",
    count: "SLURM_ARRAY_TASK_COUNT",
  },
  { variable: "JOB_COMPLETION_INDEX", first: () => 0 },
  { variable: "PARALLEL_SEQ", first: () => 1 },
  { variable: "HQ_TASK_ID", first: () => 1 },
];

/**
 * The shard that a scheduler asks for; undefined where no scheduler has started this process. `planned`: shards that
 * the plan suggests.
 */
export function shardOfEnvironment(env: Environment, planned: number): Shard | undefined {
  const scheduler = SCHEDULERS.find(({ variable }) => env[variable] !== undefined && env[variable] !== "");
  if (!scheduler) return undefined;
  const { variable, first, step, count: counted } = scheduler;
  const jobs = numberIn(env, counted);
  const count = numberIn(env, COUNT_VARIABLE) ?? jobs ?? planned;
  // Jobs of an array that are sent again keep their numbers, but not where they are counted from.
  const again = jobs !== undefined && jobs < count;
  const from = again ? Math.min(1, first(env)) : first(env);
  const place = (numberIn(env, variable)! - from) / ((!again && numberIn(env, step)) || 1);
  if (Number.isInteger(place) && place >= 0 && place < count && count <= MOST_SHARDS)
    return { index: place + 1, count };
  throw refused(variable, env[variable], t("node.noneOfShards", { count }), t("node.jobPerShard", { first: from }));
}

/** A whole number that a scheduler has set; undefined where it has not. Throws UserError for anything else. */
function numberIn(env: Environment, variable: string | undefined): number | undefined {
  const text = variable && env[variable];
  if (text === undefined || text === "") return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw refused(variable!, text, t("node.noJobNumber"), t("node.schedulersNumber"));
}

function refused(file: string, value: unknown, what: Text, allowed: Text): UserError {
  return mistakeAt({ file, value }, what, allowed, t("node.setCount", { variable: COUNT_VARIABLE }));
}
