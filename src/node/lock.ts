import { randomBytes, randomInt } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { UserError } from "../scenario/index.js";
import { makeFolder } from "./carefulFile.js";
import { birthOf, isRunning, systemOf } from "./process.js";

/** Who writes into a folder. */
export interface Holder {
  pid: number;
  host: string;
  /** The machine, or the container, whose processes the number is one of. */
  system: string;
  /** Of the process; null where that cannot be told. */
  birth: string | null;
  /** Milliseconds since 1970. */
  since: number;
}

const LOCK = "lock-";

/** Two runs that start in the same moment see each other and step back; they try so often, after pauses of chance length. */
const ATTEMPTS = 5;
const [SHORTEST, LONGEST] = [5, 50];

/**
 * Takes a folder for this process, and makes it if it is not there: returns the path of the lock, a file in the folder, or whoever holds it. Every
 * process writes a lock of its own name and then looks for others, so that of two at most one stays. Locks of processes of this system that are gone
 * are removed.
 */
export function lockFolder(folder: string): string | Holder {
  for (let attempt = 1; ; attempt++) {
    const own = placeLock(folder);
    const [holder] = holdersOf(folder, own);
    if (!holder) return own;
    rmSync(own, { force: true });
    if (attempt === ATTEMPTS) return holder;
    pause(randomInt(SHORTEST, LONGEST));
  }
}

export function isLock(name: string): boolean {
  return name.startsWith(LOCK);
}

/** What to say of a folder that another run holds. */
export function heldBy({ pid, host, system, since }: Holder, target: string, folder: string): UserError {
  const here = system === systemOf();
  const run = pid === process.pid && here ? "this run, under another name" : `another run, process ${pid} on ${host}`;
  return new UserError({
    file: "--out",
    value: target,
    what: `is being written to by ${run}, since ${ago(since)}`,
    allowed: "a place that no other run writes to",
    hint: here
      ? "Wait until that run has ended, stop it, or choose another place with --out DIR"
      : `Wait until that run has ended, or choose another place with --out DIR; if it was killed, remove ${folder}`,
  });
}

function ago(since: number): string {
  const minutes = Math.round((Date.now() - since) / 60_000);
  if (minutes < 1) return "less than a minute";
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}

/** A lock gets its name when it is whole. Whoever held the folder before may remove it in between. */
function placeLock(folder: string): string {
  const lock = join(folder, `${LOCK}${process.pid}-${randomBytes(4).toString("hex")}`);
  const { pid } = process;
  const holder: Holder = { pid, host: hostname(), system: systemOf(), birth: birthOf(pid), since: Date.now() };
  for (let attempt = 1; ; attempt++) {
    makeFolder(folder);
    try {
      writeFileSync(`${lock}.new`, JSON.stringify(holder));
      renameSync(`${lock}.new`, lock);
      return lock;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Everybody else whose lock is in the folder and who may be there still. */
function holdersOf(folder: string, own: string): Holder[] {
  const locks = readdirSync(folder).filter((name) => isLock(name) && !name.endsWith(".new"));
  return locks.flatMap((name) => {
    const lock = join(folder, name);
    if (lock === own) return [];
    const holder = read(lock);
    if (holder && mayBeThere(holder)) return [holder];
    rmSync(lock, { force: true });
    return [];
  });
}

/** Undefined where it is gone, or a failure of power has left nothing in it. */
function read(lock: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(lock, "utf8")) as Holder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process of a lock is known to be gone. */
export function isAbandoned(lock: string): boolean {
  const holder = read(lock);
  return holder === undefined || !mayBeThere(holder);
}

/** Of a process of another machine or container nobody here can tell. */
function mayBeThere({ pid, system, birth }: Holder): boolean {
  return system !== systemOf() || isRunning(pid, birth);
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
