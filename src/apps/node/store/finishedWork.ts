import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { KeptRow, KeptRows } from "../../../measures/results/index.js";
import type { Kept, RunResult, RunTask } from "../../../runs/experiments/index.js";
import type { AnyText } from "../../../words/index.js";
import { makeFolder } from "../disk/carefulFile.js";
import { diskFailure } from "../disk/diskError.js";
import { openStore, type StoreHeader, type TaskStore } from "./taskStore.js";
import type { Finished, TaskResult } from "./tasks.js";

/** Where runs of blocks that are not finished stand, beside the finished tasks of a file. */
export const runsBeside = (file: string): string => file.replace(/\.jsonl$/, ".runs");

/**
 * Work that is done and goes on: finished tasks in a file and, in a folder beside it, single runs of each block that is
 * not finished. One process at a time may open it; a lock is the caller's.
 */
export class FinishedWork implements Finished {
  private readonly file: string;
  private readonly header: StoreHeader;
  private readonly tasks: TaskStore<TaskResult>;
  /** Files of runs that an earlier process has left. */
  private readonly left: ReadonlySet<string>;
  /** By the id of the block. */
  private readonly open = new Map<string, TaskStore<RunResult>>();
  /** Finished tasks that somebody has asked for. */
  private readonly asked = new Set<string>();

  /**
   * Creates it, or goes on with what is there.
   * @throws UserError where it belongs to another plan or program (`hint`: what to try) or is damaged, DiskFailure where it cannot be written.
   */
  constructor(file: string, header: StoreHeader, hint: AnyText) {
    this.file = file;
    this.header = header;
    this.tasks = openStore<TaskResult>(file, header, hint);
    this.left = new Set(filesOfRuns(file));
  }

  get size(): number {
    return this.tasks.size;
  }

  /** Some of what is done nobody has asked for: it belongs to other results, such as more replicates or draws. */
  get holdsOthers(): boolean {
    return this.asked.size < this.size;
  }

  has(id: string): boolean {
    const isThere = this.tasks.has(id);
    if (isThere) this.asked.add(id);
    return isThere;
  }

  read(id: string): TaskResult {
    return this.tasks.read(id);
  }

  put(id: string, result: TaskResult): void {
    if (!this.has(id)) this.tasks.append(id, result);
    this.asked.add(id);
    this.forget(id);
  }

  runsOf(block: string): Kept<RunTask, RunResult> {
    const id = ({ replicate, arm }: RunTask) => `${replicate}:${arm}`;
    const isThere = this.open.has(block) || this.left.has(`${block}.jsonl`);
    return {
      has: (run) => isThere && !this.has(block) && this.opened(block).has(id(run)),
      read: (run) => this.opened(block).read(id(run)),
      put: (run, result) => {
        if (!this.has(block)) this.opened(block).append(id(run), result);
      },
    };
  }

  /** Closes all files. Where nothing is done, or it is `useless`, nothing stays. */
  close(useless = false): void {
    try {
      for (const [block, { size }] of this.open) if (size === 0) this.forget(block);
      for (const store of [this.tasks, ...this.open.values()]) store.close();
    } finally {
      if (useless || (this.size === 0 && filesOfRuns(this.file).length === 0)) removeWork(this.file);
    }
  }

  private opened(block: string): TaskStore<RunResult> {
    const known = this.open.get(block);
    if (known) return known;
    try {
      makeFolder(runsBeside(this.file));
    } catch (error) {
      throw diskFailure(this.file, error);
    }
    const store = openStore<RunResult>(this.runFile(block), this.header);
    this.open.set(block, store);
    return store;
  }

  private runFile(block: string): string {
    return join(runsBeside(this.file), `${block}.jsonl`);
  }

  private forget(block: string): void {
    this.open.get(block)?.close();
    this.open.delete(block);
    rmSync(this.runFile(block), { force: true });
  }
}

function filesOfRuns(file: string): string[] {
  const folder = runsBeside(file);
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Removes all that is done. */
export function removeWork(file: string): void {
  rmSync(file, { force: true });
  rmSync(runsBeside(file), { recursive: true, force: true });
}

/** Rows of single runs in a file that is there for this run alone. */
export function spilledRows(file: string): { rows: KeptRows; close(): void } {
  rmSync(file, { force: true });
  const store = openStore<KeptRow>(file, { plan: "rows", program: "" });
  const id = (arm: number, replicate: number) => `${arm}:${replicate}`;
  return {
    rows: {
      put: (arm, replicate, row) => store.append(id(arm, replicate), row),
      row: (arm, replicate) => store.read(id(arm, replicate)),
    },
    close: () => store.close(),
  };
}
