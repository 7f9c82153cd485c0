import { randomBytes, randomInt } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { mistakeAt, type UserError } from "../../../input/index.js";
import { type Text, t } from "../../../words/index.js";
import { makeFolder, namesIn } from "../disk/carefulFile.js";
import { birthOf, codeOf, isRunning, pause, systemOf } from "../process/process.js";

/** Who writes into a folder. */
interface Holder {
  pid: number;
  host: string;
  /** The machine, or the container, whose processes the number is one of. */
  system: string;
  /** Of the process; null where that cannot be told. */
  birth: string | null;
  /** Milliseconds since 1970. */
  since: number;
}

/** Who keeps this process out, and the path of its lock. */
export interface Held extends Holder {
  lock: string;
}

const LOCK = "lock-";

/** Milliseconds between two signs of life. */
export const BEAT = 15_000;

/** Locks of this process. One that ends of its own accord leaves none, so that a lock that is left tells of a death. */
const held = new Set<Lock>();
process.once("exit", () => {
  for (const lock of held) lock.release();
});

/** A folder that this process holds: it shows signs of life until it is released. */
export class Lock {
  private readonly beat = setInterval(() => this.show(), BEAT).unref();

  /**
   * `inherited`: whoever held the folder before died at it: it left its lock.
   * @internal Use lockFolder.
   */
  constructor(
    readonly path: string,
    readonly inherited: boolean,
  ) {
    held.add(this);
  }

  /** False once somebody has removed it. */
  get isThere(): boolean {
    return existsSync(this.path);
  }

  /** Gives the folder up, and removes it where nothing is left in it. */
  release(): void {
    clearInterval(this.beat);
    held.delete(this);
    try {
      rmSync(this.path, { force: true });
      rmdirSync(dirname(this.path));
    } catch {
      // There is more in it, or somebody else is about to take it. A disk that refuses even this has been told of.
    }
  }

  /** Processes of other systems see by it that this one is at work. */
  private show(): void {
    const now = new Date();
    try {
      utimesSync(this.path, now, now);
    } catch {
      // Gone, or a disk fails, which the next result will tell of.
    }
  }
}

/**
 * Two runs that start in the same moment see each other and step back; they try so often, after pauses of chance
 * length.
 */
const ATTEMPTS = 5;
const [SHORTEST, LONGEST] = [5, 50];

/**
 * Takes a folder for this process, and makes it if it is not there: returns the lock, a file in the folder, or whoever
 * holds it. Every process writes a lock of its own name and then looks for others, so that of two at most one stays.
 * Locks of processes of this system that are gone are removed, and so are `silent` ones: paths of locks of processes of
 * other systems that count as gone.
 */
export function lockFolder(folder: string, silent: readonly string[] = []): Lock | Held {
  let inherited = false;
  for (let attempt = 1; ; attempt++) {
    const own = placeLock(folder);
    const { holders, left } = othersIn(folder, own, silent);
    for (const lock of left) rmSync(lock, { force: true });
    inherited ||= left.length > 0;
    if (!holders[0]) return new Lock(own, inherited);
    rmSync(own, { force: true });
    if (attempt === ATTEMPTS) return holders[0];
    pause(randomInt(SHORTEST, LONGEST));
  }
}

/**
 * Locks of processes of other machines or containers that show no sign of life for so many milliseconds, for
 * lockFolder; none where one of them does. Whether such a process is still there nothing else tells. `waiting`: told
 * once who is watched.
 */
export async function silentLocks(folder: string, silence: number, waiting: (held: Held) => void): Promise<string[]> {
  const elsewhere = locksIn(folder).flatMap((lock) => {
    const holder = read(lock);
    return holder && holder.system !== systemOf() ? [{ ...holder, lock }] : [];
  });
  if (!elsewhere[0]) return [];
  waiting(elsewhere[0]);
  const watched = elsewhere.map(({ lock }) => lock);
  const before = watched.map(timeOf);
  const step = Math.min(1000, silence);
  for (let waited = 0; waited < silence; waited += step) {
    await wait(step);
    const now = watched.map(timeOf);
    if (now.some((time, k) => time !== undefined && time !== before[k])) return [];
    if (now.every((time) => time === undefined)) break;
  }
  return watched;
}

/** Whether some process seems to be at work in a folder: its sign of life is not older than so many milliseconds. */
export function isHeld(folder: string, silence: number): boolean {
  return locksIn(folder).some((lock) => {
    const holder = read(lock);
    return holder !== undefined && mayBeThere(holder) && Date.now() - (timeOf(lock) ?? 0) < silence;
  });
}

export function isLock(name: string): boolean {
  return name.startsWith(LOCK);
}

/** What to say of a folder that another run holds. */
export function heldBy({ pid, host, system, since, lock }: Held, target: string): UserError {
  const here = system === systemOf();
  const run = pid === process.pid && here ? t("node.thisRun") : t("node.anotherRun", { pid, host });
  return mistakeAt(
    { file: "--out", value: target },
    t("node.heldBy", { run, ago: ago(since) }),
    "node.ownPlace",
    here ? "node.waitOrStop" : t("node.waitOrRemove", { lock }),
  );
}

function ago(since: number): Text {
  const minutes = Math.round((Date.now() - since) / 60_000);
  if (minutes < 1) return t("node.lessThanMinute");
  return minutes < 120 ? t("lab.minutes", { minutes }) : t("node.hours", { hours: Math.round(minutes / 60) });
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
      if (codeOf(error) === "ENOENT" && attempt < ATTEMPTS) continue;
      rmSync(`${lock}.new`, { force: true });
      throw error;
    }
  }
}

/** Everybody else whose lock is in the folder and who may be there still, and locks of those who are not. */
function othersIn(folder: string, own: string, silent: readonly string[]): { holders: Held[]; left: string[] } {
  const holders: Held[] = [];
  const left: string[] = [];
  for (const lock of locksIn(folder)) {
    if (lock === own) continue;
    const holder = silent.includes(lock) ? undefined : read(lock);
    if (holder && mayBeThere(holder)) holders.push({ ...holder, lock });
    else left.push(lock);
  }
  return { holders, left };
}

function locksIn(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => isLock(name) && !name.endsWith(".new"))
    .map((name) => join(folder, name));
}

/**
 * A file that is opened is asked for at the server of a network's disk; what is known of it from before may be a minute
 * old.
 */
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

/** Undefined where it is gone, or a failure of power has left nothing in it. */
function read(lock: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(lock, "utf8")) as Holder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Of a process of another machine or container nobody here can tell. */
function mayBeThere({ pid, system, birth }: Holder): boolean {
  return system !== systemOf() || isRunning(pid, birth);
}
