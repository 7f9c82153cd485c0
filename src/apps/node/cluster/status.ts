import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { meanOf, sumOf } from "../../../maths/numerics/sums.js";
import type { Reason } from "../../../measures/results/index.js";
import { diskFailure } from "../disk/carefulFile.js";
import { namesInShards, type Plan, shardsFolder } from "./planFolder.js";
import { finishedIn, isShardHeld, type Shard, shardName, shardsIn, shardText } from "./shardFiles.js";

/** Where a plan stands. Every task counts once. */
export interface PlanStatus {
  plan: string;
  tasks: number;
  done: number;
  /** At work, by the signs of life of a process. */
  running: number;
  /** Begun by a process that is gone: killed, most likely. Whoever works on the shard again does them. */
  stale: number;
  /** For good. */
  failed: number;
  /** Not begun. */
  pending: number;
  /** Runs inside of tasks that are done that could not be finished, each a row of the results. */
  failedRuns: number;
  /** Of a task that is done, on average; null before the first. */
  secondsPerTask: number | null;
  /** With as many tasks at a time as now, or one after the other where none is at work. */
  secondsLeft: number | null;
  /** Files of results: `3/7` and so on. */
  shards: string[];
  /** Of tasks that failed, or whose runs did. */
  reasons: ({ id: string; failed: boolean } & Reason)[];
}

type State = "done" | "running" | "stale" | "failed" | "pending";

/** Looks at results and journals of a plan. Throws UserError where a file of results is of another plan or damaged. */
export function statusOf(plan: Plan): PlanStatus {
  const shards = shardsIn(plan.folder);
  const finished = finishedIn(plan, shards);
  const histories = historyOf(plan.folder);
  const held = new Map<string, boolean>();
  const isAtWork = (shard: string) => {
    const known = held.get(shard) ?? isShardHeld(plan.folder, shard);
    held.set(shard, known);
    return known;
  };
  const counts: Record<State, number> = { done: 0, running: 0, stale: 0, failed: 0, pending: 0 };
  const ids = [...new Set(plan.tasks.map(({ id }) => id))];
  for (const id of ids) counts[stateOf(finished.has(id), histories.get(id), isAtWork)]++;
  const known = ids.flatMap((id) => histories.get(id) ?? []);
  const seconds = known.flatMap((one) => one.seconds ?? []);
  const secondsPerTask = seconds.length === 0 ? null : meanOf(seconds);
  const left = counts.running + counts.stale + counts.pending;
  return {
    plan: plan.manifest.plan,
    tasks: ids.length,
    ...counts,
    failedRuns: sumOf(ids, (id) => (finished.has(id) ? (histories.get(id)?.failedRuns ?? 0) : 0)),
    secondsPerTask,
    secondsLeft: secondsPerTask === null ? null : (secondsPerTask * left) / Math.max(1, counts.running),
    shards: shards.map(shardText),
    reasons: ids.flatMap((id) => reasonOf(id, histories.get(id), finished.has(id))),
  };
}

function stateOf(done: boolean, history: TaskHistory | undefined, isAtWork: (shard: string) => boolean): State {
  if (done) return "done";
  if (!history) return "pending";
  if (history.failed !== undefined) return "failed";
  if (!history.open || history.shard === undefined) return "pending";
  return isAtWork(history.shard) ? "running" : "stale";
}

function reasonOf(id: string, history: TaskHistory | undefined, done: boolean): PlanStatus["reasons"] {
  const why = done ? history?.reason : history?.failed;
  return why === undefined ? [] : [{ id, ...why, failed: !done }];
}

/**
 * What happened to a task, for `agglom status`, and so that one that kills its process is not tried for ever. Results
 * stand elsewhere.
 */
type JournalEvent = { id: string } & (
  | {
      /**
       * "stopped": given up because the process was to end; "killed": the process or the thread that was at it died;
       * "again": somebody asked for another attempt.
       */
      event: "started" | "stopped" | "killed" | "again";
    }
  /** `failedRuns`: those that could not be finished, which are part of the result. */
  | ({ event: "finished"; seconds: number; failedRuns: number } & Partial<Reason>)
  /** For good, unless somebody asks for another attempt. */
  | ({ event: "failed" } & Reason)
);

type JournalLine = JournalEvent & { at: string; host: string; shard: string };

const ENDING = ".log.jsonl";

/** Appends to the journal of one shard. */
export class Journal {
  private readonly shard: string;
  private readonly file: string;
  /** Its last line has an end. */
  private whole = false;

  constructor(folder: string, shard: Shard) {
    this.shard = shardName(shard);
    this.file = join(shardsFolder(folder), `${this.shard}${ENDING}`);
  }

  /** @throws DiskFailure where it cannot be written. */
  add(event: JournalEvent): void {
    const line: JournalLine = { ...event, at: new Date().toISOString(), host: hostname(), shard: this.shard };
    try {
      // A killed process may have left half a line.
      appendFileSync(this.file, `${this.endsWhole() ? "" : "\n"}${JSON.stringify(line)}\n`);
      this.whole = true;
    } catch (error) {
      this.whole = false;
      throw diskFailure(this.file, error);
    }
  }

  private endsWhole(): boolean {
    return this.whole || !existsSync(this.file) || /(^|\n)$/.test(readFileSync(this.file, "utf8"));
  }
}

/** What the journals say of a task. */
export interface TaskHistory {
  /** An attempt has neither ended nor been given up: its process is at work or gone. */
  open: boolean;
  /** Attempts that their process or its thread did not survive, since the task was last asked for again. */
  killed: number;
  /** Where the last of them is at work. */
  shard?: string;
  /** Why it failed for good. */
  failed?: Reason;
  seconds?: number;
  failedRuns: number;
  /** Of the first run that failed. */
  reason?: Reason;
}

/** What is known of all tasks of a plan, by id. */
export function historyOf(folder: string): Map<string, TaskHistory> {
  const histories = new Map<string, TaskHistory>();
  for (const line of linesOf(folder)) {
    const before = histories.get(line.id) ?? { open: false, killed: 0, failedRuns: 0 };
    histories.set(line.id, after(before, line));
  }
  return histories;
}

function after(before: TaskHistory, line: JournalLine): TaskHistory {
  const { failed: _, ...open } = before;
  switch (line.event) {
    case "started":
      return { ...before, open: true, shard: line.shard };
    case "finished": {
      const { seconds, failedRuns, reason, text } = line;
      const why = reason === undefined || text === undefined ? {} : { reason: { reason, text } };
      return { open: false, killed: 0, seconds, failedRuns, ...why };
    }
    case "stopped":
      return { ...before, open: false };
    case "killed":
      return { ...before, open: false, killed: before.killed + 1 };
    case "failed":
      return { ...before, open: false, failed: { reason: line.reason, text: line.text } };
    case "again":
      return { ...open, open: false, killed: 0 };
    default:
      // A later program of the same edition may tell of more.
      return before;
  }
}

/**
 * Lines of all journals of a plan by the time at which they were written; what was half-written when a process was
 * killed, or is no line of a journal, is left out.
 */
function linesOf(folder: string): JournalLine[] {
  const names = namesInShards(folder).filter((name) => name.endsWith(ENDING));
  const lines = names.flatMap((name) => readFileSync(join(shardsFolder(folder), name), "utf8").split("\n"));
  return lines
    .flatMap((line) => {
      try {
        const read = line === "" ? undefined : (JSON.parse(line) as Partial<JournalLine> | null);
        return read?.id === undefined || read.at === undefined ? [] : [read as JournalLine];
      } catch {
        return [];
      }
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
