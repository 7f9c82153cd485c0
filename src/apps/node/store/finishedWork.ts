import { rmSync } from "node:fs";
import { join } from "node:path";
import type { ResolvedScenario } from "../../../input/index.js";
import { BLOCK_SIZE, type KeptRow, type KeptRows } from "../../../measures/results/index.js";
import {
  type BlockRange,
  blockRanges,
  type ComparisonBlock,
  type FinishedBlocks,
  type Kept,
  type RunResult,
  type RunTask,
} from "../../../runs/experiments/index.js";
import type { DrawOptions, DrawResult, DrawTask, StudyPlan } from "../../../runs/studies/index.js";
import type { AnyText } from "../../../words/index.js";
import { makeFolder, namesIn, onDisk } from "../disk/carefulFile.js";
import { importedModules } from "../process/modules.js";
import { hashOf, programText } from "../process/program.js";
import { openStore, type StoreHeader, type TaskStore } from "./taskStore.js";

/** Where runs of blocks that are not finished stand, beside the finished tasks of a file. */
export const runsBeside = (file: string): string => file.replace(/\.jsonl$/, ".runs");

/**
 * Work that is done and goes on: finished tasks in a file and, in a folder beside it, single runs of each block that is
 * not finished. One process at a time may open it; a lock is the caller's.
 */
export class FinishedWork implements Finished {
  private readonly tasks: TaskStore<TaskResult>;
  /** Files of runs that an earlier process has left. */
  private readonly left: ReadonlySet<string>;
  /** By the id of the block. */
  private readonly open = new Map<string, TaskStore<RunResult>>();
  /** Finished tasks that somebody has asked for. */
  private readonly asked = new Set<string>();

  /**
   * Creates it, or goes on with what is there.
   * @throws UserError where it belongs to another plan or program (`hint`: what to try) or is damaged, DiskFailure
   * where it cannot be written.
   */
  constructor(
    private readonly file: string,
    private readonly header: StoreHeader,
    hint: AnyText,
  ) {
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
    onDisk(this.file, () => makeFolder(runsBeside(this.file)));
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

const filesOfRuns = (file: string) => namesIn(runsBeside(file));

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

/** All arms of some replicates, or a parameter draw. */
export type Task = {
  /** By all that its result depends on, never a place in a list. */
  id: string;
} & ({ kind: "block"; task: BlockRange } | { kind: "draw"; task: DrawTask });

/** Of a block, or of a parameter draw. */
export type TaskResult = ComparisonBlock | DrawResult;

/** Finished tasks, wherever they stand. */
export interface Finished {
  has(id: string): boolean;
  read(id: string): TaskResult;
  /** Where the work goes on. */
  put?(id: string, result: TaskResult): void;
  /** Single runs of a block, which go once it is finished. */
  runsOf?(block: string): Kept<RunTask, RunResult>;
}

/** SHA-256 of plain data, whatever the order of its keys: what is equal has the same. */
export function contentSum(data: unknown): string {
  return hashOf(JSON.stringify(data, sorted));
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1)));
}

/** Characters of an id: enough for no two tasks ever to have the same by chance. */
const LENGTH = 32;

/** `subject`: the sum of what it shares with the other tasks of its list. */
function taskId(subject: string, task: object): string {
  return contentSum({ plan: subject, task }).slice(0, LENGTH);
}

/** What blocks depend on, beside their replicates; not on how many there are of these. */
interface BlockSetting {
  scenario: ResolvedScenario;
  keepReplicates?: boolean | undefined;
  stop?: object | undefined;
}

/** What parameter draws depend on, beside the draw. */
export type DrawSetting = Pick<StudyPlan, "scenario" | "cells">;

/** By this program, with the modules that are loaded. */
export function subjectOfBlocks({ scenario, keepReplicates = false, stop }: BlockSetting): string {
  const { replicates: _, ...subject } = scenario;
  return subjectSum(subject, { keepReplicates, stop: stop ?? null });
}

/** The same of parameter draws. */
export function subjectOfDraws({ scenario, cells }: DrawSetting): string {
  return subjectSum(scenario, { cells: cells ?? null, draws: true });
}

function subjectSum(scenario: Omit<ResolvedScenario, "replicates">, more: object): string {
  const modules = importedModules().map(({ sha256 }) => sha256);
  // Results know their arms by place alone.
  return contentSum({ program: programText(), modules, scenario, arms: Object.keys(scenario.variants), ...more });
}

/** Blocks of so many replicates, each with the id that finished work is found by. */
export function blockTasks(setting: BlockSetting, replicates: number): Task[] {
  const subject = subjectOfBlocks(setting);
  return blockRanges(replicates).map((task) => ({ id: taskId(subject, task), kind: "block", task }));
}

/** Draws of a study, each with the id that finished work is found by. */
export function drawTasks(setting: DrawSetting, draws: readonly DrawTask[]): Task[] {
  const subject = subjectOfDraws(setting);
  return draws.map((task) => ({ id: taskId(subject, task), kind: "draw", task }));
}

/** Finished blocks of a comparison of so many replicates. */
export function finishedBlocks(work: Finished, setting: BlockSetting, replicates: number): FinishedBlocks {
  const subject = subjectOfBlocks(setting);
  const ranges = blockRanges(replicates);
  const id = (range: BlockRange) => taskId(subject, range);
  const runsWith = ({ replicate }: RunTask) => work.runsOf?.(id(ranges[Math.floor(replicate / BLOCK_SIZE)]!));
  return {
    has: (range) => work.has(id(range)),
    read: (range) => work.read(id(range)) as ComparisonBlock,
    put: (range, block) => work.put?.(id(range), block),
    runs: {
      has: (run) => runsWith(run)?.has(run) ?? false,
      read: (run) => runsWith(run)!.read(run),
      put: (run, result) => runsWith(run)?.put(run, result),
    },
  };
}

/** Finished draws of a study, by their place, and where further ones go. */
export function finishedDraws(
  work: Finished,
  setting: DrawSetting,
  draws: readonly DrawTask[],
): Required<Pick<DrawOptions, "known" | "finished">> {
  const ids = drawTasks(setting, draws).map(({ id }) => id);
  const done = [...ids.entries()].filter(([, id]) => work.has(id));
  return {
    known: new Map(done.map(([place, id]) => [place, work.read(id) as DrawResult])),
    finished: (place, result) => work.put?.(ids[place]!, result),
  };
}
