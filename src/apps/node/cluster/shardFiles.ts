import { basename, join } from "node:path";
import { UserError } from "../../../input/index.js";
import { t } from "../../../words/index.js";
import { programText } from "../process/program.js";
import {
  type FinishedTasks,
  openStore,
  readStore,
  type StoreHeader,
  skimStore,
  type TaskStore,
} from "../store/taskStore.js";
import type { TaskResult } from "./plan.js";
import { namesInShards, type Plan, shardsFolder } from "./planFolder.js";
import type { Shard } from "./shard.js";

const STORE = /^(\d+)-of-(\d+)\.jsonl$/;

/** What a shard is called in names of files. */
export function shardName({ index, count }: Shard): string {
  return `${index}-of-${count}`;
}

/** Files of results in a plan, those of one number of shards together. */
export function shardsIn(folder: string): Shard[] {
  const found = namesInShards(folder).flatMap((name) => {
    const [, index, count] = STORE.exec(name)?.map(Number) ?? [];
    return index === undefined || count === undefined ? [] : [{ index, count }];
  });
  return found.sort((a, b) => a.count - b.count || a.index - b.index);
}

/** The file of a shard's results. */
export function shardFile(folder: string, shard: Shard): string {
  return join(shardsFolder(folder), `${shardName(shard)}.jsonl`);
}

/**
 * Opens or creates the results of a shard to add to them. Throws UserError where they are of another plan or damaged,
 * DiskFailure where that cannot be.
 */
export function openShard(plan: Plan, shard: Shard): TaskStore<TaskResult> {
  return openStore<TaskResult>(shardFile(plan.folder, shard), headerOf(plan), HINT);
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

/** All results of a plan that are there, by the task's id. */
export class FinishedShards {
  readonly shards: Shard[];
  private readonly stores: FinishedTasks<TaskResult>[] = [];
  private readonly places = new Map<string, FinishedTasks<TaskResult>[]>();

  /** Throws UserError where a file is of another plan or damaged. */
  constructor(plan: Plan, shards: Shard[] = shardsIn(plan.folder)) {
    this.shards = shards;
    try {
      for (const shard of shards) this.stores.push(readShard(plan, shard));
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

  /** All results of a task: more than one where it was run in several cuts of the plan. */
  all(id: string): TaskResult[] {
    return (this.places.get(id) ?? []).map((store) => store.read(id));
  }

  close(): void {
    for (const store of this.stores) store.close();
  }
}

const HINT = `Take this file out of the plan's folder ${basename(shardsFolder(""))}: it is of another plan, or of another version of the program`;

function headerOf({ manifest }: Plan): StoreHeader {
  return { plan: manifest.plan, program: programText(manifest.program) };
}
