import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileNamed, mistakeAt, UserError } from "../../../input/index.js";
import { t, toText } from "../../../words/index.js";
import { type Content, DiskFailure, flushFolder, isNameOf, wordsOf, writeNew } from "../disk/carefulFile.js";
import { diskFiles } from "../disk/files.js";
import {
  checkContents,
  checkReplaceable,
  makingFolder,
  refusable,
  removeFolders,
  resultsPlaceOf,
} from "../disk/places.js";
import { programText } from "../process/program.js";
import { FinishedWork, removeWork, runsBeside } from "../store/finishedWork.js";
import { BEAT, type Held, heldBy, isLock, Lock, lockFolder, silentLocks } from "../store/lock.js";

/**
 * In DIR.partial, beside the lock of the run: its results, for a moment the earlier ones, and what tries whether these
 * can be replaced.
 */
const OWN = ["results", "earlier", "probe"] as const;
const [RESULTS, EARLIER, PROBE] = OWN;

/** In DIR.partial: work that is done, and what is needed beside memory during a run. */
const [FINISHED, SPILLED] = ["finished.jsonl", "rows.jsonl"] as const;
const FILES: ReadonlySet<string> = new Set([FINISHED, SPILLED]);
/** What stays until the results are complete. */
const KEPT: readonly string[] = [FINISHED, runsBeside(FINISHED)];

/** Of this process. Whatever ends it but the system leaves nothing behind of them; before their locks are released. */
const open = new Set<ResultsFolder>();
process.prependOnceListener("exit", () => {
  for (const folder of open) {
    try {
      folder.discard();
    } catch {
      // A disk that refuses even this has been told of; the next run removes what is left.
    }
  }
});

/**
 * A results directory that appears only complete: everything is written to `DIR.partial/results`, flushed, and renamed
 * at the end, while a lock in `DIR.partial` keeps other runs out. A killed run leaves DIR as it was and a `DIR.partial`
 * that the next run of the same DIR takes over; finished work in it is left to whoever can go on from it.
 */
export class ResultsFolder {
  private readonly place: string;
  private readonly partial: string;
  /** Where files stand that have been written, until the directory is complete. */
  readonly written: string;
  private readonly earlier: string;
  /** The first folder that was made for this one. */
  private readonly made: string | undefined;
  private lock: Lock | undefined;
  /** Finished work is of no use when the results are complete. */
  private usesUp = false;
  /** Written so far. */
  private readonly names: string[] = [];
  private bytes = 0;

  /**
   * `shown`: as the user named it; `silent`: locks of runs on other machines that count as gone.
   * @throws UserError where the place cannot be written, holds something other than earlier results, or another run
   * writes to it.
   */
  constructor(
    readonly shown: string,
    silent: readonly string[] = [],
  ) {
    this.place = resultsPlaceOf(shown);
    this.partial = partialOf(this.place);
    this.written = join(this.partial, RESULTS);
    this.earlier = join(this.partial, EARLIER);
    this.made = makingFolder(shown, dirname(this.place));
    open.add(this);
    try {
      checkContents(shown, this.partial, isOwn);
      for (const name of OWN) checkContents(shown, join(this.partial, name));
      refusable(shown, () => this.begin(silent));
      checkReplaceable(shown, this.place, join(this.partial, PROBE));
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /**
   * Opens the finished work in `DIR.partial`, to go on from what an earlier run of the same plan has left there; the
   * caller closes it. It goes when the results are complete, not before. `fresh`: begins anew.
   * @throws UserError where it belongs to another plan or program, DiskFailure where it cannot be written.
   */
  openWork(plan: string, fresh = false): FinishedWork {
    const file = join(this.partial, FINISHED);
    if (fresh) removeWork(file);
    const header = { kind: "work", program: programText(), node: process.version, plan };
    this.usesUp = true;
    return new FinishedWork(file, header, t("node.finishOrFresh"));
  }

  /** Some of the finished work is for other results: it stays. */
  keepWork(): void {
    this.usesUp = false;
  }

  /** The path of a file for what need not be in memory during this run. */
  get spilled(): string {
    return join(this.partial, SPILLED);
  }

  /** Writes one file from text or from pieces, without holding them all in memory. */
  write(name: string, content: Content): void {
    // Somebody may have removed the folder during a long run, and somebody else taken it.
    if (this.names.length === 0 && !this.isHeld()) this.begin();
    this.bytes += writeNew(join(this.written, name), content, this.shown, this.bytes);
    this.names.push(name);
  }

  /** Makes the directory appear, in place of older results of the same name. */
  complete(): void {
    if (!this.isHeld() || !this.names.every((name) => existsSync(join(this.written, name))))
      throw new DiskFailure(t("node.removedMeanwhile", { target: this.shown, partial: this.partial }), true);
    try {
      flushFolder(this.written);
      this.replace();
    } catch (error) {
      throw this.keptBeside(error);
    }
    this.finish();
  }

  private finish(): void {
    if (this.isHeld() && this.usesUp) removeWork(join(this.partial, FINISHED));
    this.discard();
  }

  /** Leaves nothing behind of what is not complete, but for finished work. */
  discard(): void {
    open.delete(this);
    if (this.isHeld()) {
      rmSync(this.written, { recursive: true, force: true });
      rmSync(this.spilled, { force: true });
      // Where they could not be moved back they are all that is left: the next run does.
      if (existsSync(this.place)) rmSync(this.earlier, { recursive: true, force: true });
    }
    this.lock?.release();
    this.lock = undefined;
    removeFolders(this.partial, this.made ?? this.partial);
  }

  private isHeld(): boolean {
    return this.lock?.isThere ?? false;
  }

  /** Takes the folder for this run, gives back what a killed run had moved away, and removes what it had written. */
  private begin(silent: readonly string[] = []): void {
    this.lock?.release();
    const taken = lockFolder(this.partial, silent);
    if (!(taken instanceof Lock)) throw heldBy(taken, this.shown);
    this.lock = taken;
    if (existsSync(this.earlier) && !existsSync(this.place)) renameSync(this.earlier, this.place);
    const left = readdirSync(this.partial).filter((name) => !isLock(name) && !KEPT.includes(name));
    for (const name of left) rmSync(join(this.partial, name), { recursive: true });
    mkdirSync(this.written);
  }

  /** Somebody may have put files of his own among the earlier results during the run. */
  private replace(): void {
    resultsPlaceOf(this.shown);
    if (existsSync(this.place)) renameSync(this.place, this.earlier);
    try {
      renameSync(this.written, this.place);
    } catch (error) {
      if (existsSync(this.earlier)) renameSync(this.earlier, this.place);
      throw error;
    }
    flushFolder(dirname(this.place));
  }

  /** Complete results that cannot stand in their place stand beside it. */
  private keptBeside(error: unknown): DiskFailure {
    const beside = this.movedBeside();
    const why = error instanceof UserError ? t("node.itIs", { what: toText(error.problems[0]!.what) }) : wordsOf(error);
    return new DiskFailure(t("node.keptBeside", { target: this.shown, why, beside }), false);
  }

  private movedBeside(): string {
    const beside = unusedName(`${this.place}-new`);
    try {
      renameSync(this.written, beside);
    } catch {
      this.lock?.release();
      this.lock = undefined;
      return this.written;
    }
    this.finish();
    return beside;
  }
}

/** Where a directory of results stands until it is complete. */
function partialOf(place: string): string {
  return `${place}.partial`;
}

/** What the program puts into DIR.partial. */
function isOwn(name: string): boolean {
  return isLock(name) || isNameOf(FILES, name) || [...OWN, ...KEPT].includes(name);
}

/**
 * Milliseconds without a sign of life after which a run on another machine counts as gone. Many commands compute in the
 * thread that shows them, which is then late by a year of a large region or a calibration.
 */
const SILENCE = 20 * BEAT;

/** How a run on another machine that holds a place is waited for. */
export interface Waiting {
  /** Told who is watched for how long (milliseconds), and of which place. */
  tell?: (held: Held, target: string, silence: number) => void;
  /** Milliseconds without a sign of life after which it counts as gone. */
  silence?: number;
}

/**
 * Opens results directories before some work, and leaves nothing behind of those that it does not complete. Where a run
 * on another machine holds one, its signs of life are waited for: without any the place is taken over, with what that
 * run has finished.
 */
export async function withResults<Value>(
  targets: readonly string[],
  work: (folders: readonly ResultsFolder[]) => Promise<Value>,
  { tell = () => {}, silence = SILENCE }: Waiting = {},
): Promise<Value> {
  const folders: ResultsFolder[] = [];
  try {
    for (const target of targets) {
      const partial = partialOf(resultsPlaceOf(target));
      const silent = await silentLocks(partial, silence, (held) => tell(held, target, silence));
      folders.push(new ResultsFolder(target, silent));
    }
    return await work(folders);
  } finally {
    for (const folder of folders) folder.discard();
  }
}

/** The name, or the name and a number, whichever is not there yet. */
function unusedName(name: string): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(tried)) return tried;
  }
}

/** What results of a scenario file are called: its name without folder and ending. */
export function scenarioName(file: string): string {
  return basename(file).replace(/\.ya?ml$/, "");
}

/**
 * What tells scenario files apart in tables and folders: their names or, where two have the same, as many folders above
 * as it takes.
 */
export function distinctNames(files: readonly string[]): string[] {
  const paths = files.map((file) => [...resolve(file).split(sep).slice(1, -1), scenarioName(file)]);
  const longest = Math.max(...paths.map((path) => path.length));
  for (let parts = 1; parts <= longest; parts++) {
    const names = paths.map((path) => path.slice(-parts).join("-"));
    if (new Set(names).size === files.length) return names;
  }
  throw mistakeAt(files.join(" "), "node.sameResults", "node.eachFileOnce", "node.leaveOutOrRename");
}

/** A results directory for each of several files: in `out` if given; `out` itself for a single one. */
export function outputFolders(names: readonly string[], out: string | undefined): string[] {
  if (out !== undefined && names.length === 1) return [out];
  return names.map((name) => `${out ?? "results"}/${name}`);
}

/** What commands add to the name of a scenario for a folder of their own; a comparison adds nothing. */
const STUDIES = ["game", "sweep", "sensitivity", "attribution"] as const;

/** What the results of a study of a scenario are called. */
export function studyName(file: string, study: (typeof STUDIES)[number]): string {
  return `${scenarioName(file)}-${study}`;
}

/**
 * The results directory that a path or a scenario, by its name or its file, means: itself, or that of the first study
 * of it, in `results` too. As it is where nothing is there.
 */
export function resultsNamed(name: string): string {
  const plain = name.replace(/\/+$/, "");
  const ofScenario = existsSync(fileNamed(diskFiles, plain)) ? [`results/${scenarioName(plain)}`] : [];
  const candidates = [plain, `results/${plain}`, ...ofScenario].flatMap((folder) => [
    folder,
    ...STUDIES.map((study) => `${folder}-${study}`),
  ]);
  return candidates.find((folder) => existsSync(folder) && statSync(folder).isDirectory()) ?? plain;
}
