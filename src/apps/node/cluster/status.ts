import type { Reason } from "../../../measures/results/index.js";
import { historyOf, type TaskHistory } from "./journal.js";
import type { Plan } from "./planFolder.js";
import { shardText } from "./shard.js";
import { finishedIn, isShardHeld, shardsIn } from "./shardFiles.js";

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
  const secondsPerTask = meanOf(known.flatMap(({ seconds }) => seconds ?? []));
  const left = counts.running + counts.stale + counts.pending;
  return {
    plan: plan.manifest.plan,
    tasks: ids.length,
    ...counts,
    failedRuns: known.reduce((sum, { failedRuns }) => sum + failedRuns, 0),
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

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
