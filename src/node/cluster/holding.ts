import { closeSync, existsSync, fstatSync, openSync, readdirSync, rmdirSync, rmSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeFolder } from "../carefulFile.js";
import { diskFailure } from "../diskError.js";
import { isAbandoned, isLock, lockFolder } from "../lock.js";
import { systemOf } from "../process.js";
import { shardsFolder } from "./planFolder.js";
import type { Shard } from "./shard.js";
import { shardName } from "./shardFiles.js";

/** Milliseconds between two signs of life, and after how many without any a process of another machine counts as gone. */
export const BEAT = 15_000;
export const SILENCE = 5 * BEAT;

/** What keeps other processes from adding to the same file of results. */
export class Holding {
  private readonly lock: string;
  private readonly folder: string;
  private readonly beat: NodeJS.Timeout;

  constructor(lock: string, folder: string) {
    this.lock = lock;
    this.folder = folder;
    this.beat = setInterval(() => this.show(), BEAT).unref();
  }

  release(): void {
    clearInterval(this.beat);
    rmSync(this.lock, { force: true });
    try {
      rmdirSync(this.folder);
    } catch {
      // Somebody else is about to take it.
    }
  }

  /** Processes elsewhere see by it that this one is at work. */
  private show(): void {
    const now = new Date();
    if (existsSync(this.lock)) utimesSync(this.lock, now, now);
  }
}

/**
 * Takes a shard for this process; undefined where another is at work on it. Whether a process of another machine or container is still there
 * only its signs of life tell: it is told once (`waiting`) and watched for `silence` milliseconds.
 */
export async function holdShard(
  plan: string,
  shard: Shard,
  waiting: (holder: string) => void,
  silence = SILENCE,
): Promise<Holding | undefined> {
  const folder = join(shardsFolder(plan), `${shardName(shard)}.lock`);
  const taken = taking(folder);
  if (typeof taken === "string") return new Holding(taken, folder);
  if (taken.system === systemOf()) return undefined;
  waiting(`process ${taken.pid} on ${taken.host}`);
  const gone = await silentLocks(folder, silence);
  if (gone.length === 0) return undefined;
  for (const lock of gone) rmSync(lock, { force: true });
  const again = taking(folder);
  return typeof again === "string" ? new Holding(again, folder) : undefined;
}

/** Whether some process seems to be at work on a shard. */
export function isHeld(plan: string, name: string): boolean {
  const locks = locksIn(join(shardsFolder(plan), `${name}.lock`));
  return locks.some((lock) => !isAbandoned(lock) && Date.now() - (timeOf(lock) ?? 0) < SILENCE);
}

function taking(folder: string): ReturnType<typeof lockFolder> {
  try {
    makeFolder(dirname(folder));
    return lockFolder(folder);
  } catch (error) {
    throw diskFailure(folder, error);
  }
}

/** Locks whose time does not move, none where one of them does. Clocks of two machines need not agree. */
async function silentLocks(folder: string, silence: number): Promise<string[]> {
  const before = beatsOf(folder);
  const step = Math.min(1000, silence);
  for (let waited = 0; waited < silence; waited += step) {
    await wait(step);
    const now = beatsOf(folder);
    if ([...now].some(([lock, time]) => before.get(lock) !== time)) return [];
    if (now.size === 0) return [...before.keys()];
  }
  return [...before.keys()];
}

function beatsOf(folder: string): Map<string, number> {
  return new Map(
    locksIn(folder).flatMap((lock) => {
      const time = timeOf(lock);
      return time === undefined ? [] : [[lock, time] as const];
    }),
  );
}

function locksIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(isLock)
        .map((name) => join(folder, name))
    : [];
}

/** A file that is opened is asked for at the server of a network's disk; what is known of it from before may be a minute old. */
function timeOf(lock: string): number | undefined {
  try {
    const file = openSync(lock, "r");
    try {
      return fstatSync(file).mtimeMs;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
