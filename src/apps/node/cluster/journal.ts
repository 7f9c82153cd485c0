import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Reason } from "../../../measures/results/index.js";
import { diskFailure } from "../disk/diskError.js";
import { namesInShards, shardsFolder } from "./planFolder.js";
import type { Shard } from "./shard.js";
import { shardName } from "./shardFiles.js";

/**
 * What happened to a task, for `agglom status`, and so that one that kills its process is not tried for ever. Results
 * stand elsewhere.
 */
export type JournalEvent =
  | { event: "started"; id: string }
  /** `failedRuns`: those that could not be finished, which are part of the result. */
  | ({ event: "finished"; id: string; seconds: number; failedRuns: number } & Partial<Reason>)
  /** Given up because the process was to end. */
  | { event: "stopped"; id: string }
  /** The process or the thread that was at it died. */
  | { event: "killed"; id: string }
  /** For good, unless somebody asks for another attempt. */
  | ({ event: "failed"; id: string } & Reason)
  /** Somebody asked for another attempt. */
  | { event: "again"; id: string };

export type JournalLine = JournalEvent & { at: string; host: string; shard: string };

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
 * In the order of the journals; what was half-written when a process was killed, or is no line of a journal, is left
 * out.
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
