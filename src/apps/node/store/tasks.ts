import { createHash } from "node:crypto";
import type { ResolvedScenario } from "../../../input/index.js";
import { BLOCK_SIZE } from "../../../measures/results/index.js";
import {
  type BlockRange,
  blockRanges,
  type ComparisonBlock,
  type FinishedBlocks,
  type Kept,
  type RunResult,
  type RunTask,
} from "../../../runs/experiments/index.js";
import type { StudyPlan, WorldOptions, WorldResult, WorldTask } from "../../../runs/studies/index.js";
import { importedModules } from "../process/modules.js";
import { programText } from "../process/program.js";

/** All arms of some replicates, or a parameter draw. */
export type Task = {
  /** By all that its result depends on, never a place in a list. */
  id: string;
} & ({ kind: "block"; task: BlockRange } | { kind: "draw"; task: WorldTask });

/** Of a block, or of a parameter draw. */
export type TaskResult = ComparisonBlock | WorldResult;

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
  return createHash("sha256").update(JSON.stringify(data, sorted)).digest("hex");
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  return Object.fromEntries(entries);
}

/** Characters of an id: enough for no two tasks ever to have the same by chance. */
const LENGTH = 32;

/** `subject`: the sum of what it shares with the other tasks of its list. */
export function taskId(subject: string, task: object): string {
  return contentSum({ plan: subject, task }).slice(0, LENGTH);
}

/** What blocks depend on, beside their replicates; not on how many there are of these. */
export interface BlockSetting {
  scenario: ResolvedScenario;
  keepReplicates?: boolean | undefined;
  stop?: object | undefined;
}

/** What parameter draws depend on, beside the draw. */
export type DrawSetting = Pick<StudyPlan, "scenario" | "cells">;

/** By this program, with the modules that are loaded. */
export function subjectOfBlocks({ scenario, keepReplicates = false, stop }: BlockSetting): string {
  const { replicates: _, ...subject } = scenario;
  return subjectSum({ scenario: subject, keepReplicates, stop: stop ?? null });
}

/** The same of parameter draws. */
export function subjectOfDraws({ scenario, cells }: DrawSetting): string {
  return subjectSum({ scenario, cells: cells ?? null, draws: true });
}

function subjectSum(subject: object): string {
  const modules = importedModules().map(({ sha256 }) => sha256);
  return contentSum({ program: programText(), modules, ...subject });
}

export function blockTasks(setting: BlockSetting, replicates: number): Task[] {
  const subject = subjectOfBlocks(setting);
  return blockRanges(replicates).map((task) => ({ id: taskId(subject, task), kind: "block", task }));
}

export function drawTasks(setting: DrawSetting, draws: readonly WorldTask[]): Task[] {
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
  draws: readonly WorldTask[],
): Required<Pick<WorldOptions, "known" | "finished">> {
  const ids = drawTasks(setting, draws).map(({ id }) => id);
  const done = [...ids.entries()].filter(([, id]) => work.has(id));
  return {
    known: new Map(done.map(([place, id]) => [place, work.read(id) as WorldResult])),
    finished: (place, result) => work.put?.(ids[place]!, result),
  };
}
