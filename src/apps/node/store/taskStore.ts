import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { mistakeAt, UserError } from "../../../input/index.js";
import { type AnyText, t } from "../../../words/index.js";
import { diskFailure, onDisk, replaceFile, wordsOf } from "../disk/carefulFile.js";
import { damagedFile } from "../disk/files.js";
import { pack, packedBytes, unpack } from "./packed.js";
import { linesOf, readTaskLine, skimmedLines, sumOf, type TaskLine, taskLine } from "./taskLines.js";

/** What the tasks of a store belong to: results are taken up again by the same plan and program alone. */
export interface StoreHeader {
  /** SHA-256 of all that is to be done. */
  plan: string;
  /** Version of the program. */
  program: string;
  /** For people and for other programs; compared as well. */
  [more: string]: unknown;
}

/**
 * Finished tasks of a file. In memory are only their ids and places in the file. The id of a task says all that it
 * depends on, never a place in a list.
 */
export interface FinishedTasks<Result> {
  readonly header: StoreHeader;
  readonly size: number;
  has(id: string): boolean;
  /** In the order in which they were done. */
  ids(): Iterable<string>;
  /** Reads one from the disk. Throws UserError where it has been damaged in the meantime. */
  read(id: string): Result;
  close(): void;
}

/** What marks the first line. */
const FORMAT = "agglom-tasks-1";

/** Milliseconds after which tasks that are written are flushed, too: after each one where it takes as long. */
const FLUSH_AFTER = 1000;

type Place = Omit<TaskLine, "id"> & { line: number };

/**
 * What a store is opened for: to know its tasks by the beginnings of its lines, to read all of them, or to add to them.
 */
type Use = "skim" | "read" | "write";

/**
 * Opens a store for reading. Every line is checked against its sum; a last line that is not whole (its writer was
 * killed) is left out, and a line that stands there twice counts once.
 * @throws UserError where the file is not there, is no store or is damaged: it names the line.
 */
export function readStore<Result>(file: string): FinishedTasks<Result> {
  return new TaskStore<Result>(file, "read");
}

/**
 * The same in the time that its number of tasks takes, not their size: a result is checked when it is read, not before.
 */
export function skimStore<Result>(file: string): FinishedTasks<Result> {
  return new TaskStore<Result>(file, "skim");
}

/**
 * Creates a store, or opens one to go on with it: a last line that is not whole is cut off. One process at a time may
 * do so; a lock is the caller's. `hint`: what to try where the store belongs to another plan or program, as the
 * beginning of a sentence.
 * @throws UserError where the file is of another header, which it names, no store, or damaged; DiskFailure where it
 * cannot be written.
 */
export function openStore<Result>(
  file: string,
  header: StoreHeader,
  hint: AnyText = t("node.anotherFile"),
): TaskStore<Result> {
  if (!existsSync(file)) replaceFile(file, `${pack({ format: FORMAT, ...header })}\n`);
  const store = new TaskStore<Result>(file, "write");
  try {
    checkHeader(file, store.header, header, hint);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * An append-only file of finished tasks, a line each. What has been appended survives a killed process at once, a
 * failure of power after a second.
 */
export class TaskStore<Result> implements FinishedTasks<Result> {
  readonly header: StoreHeader;
  private readonly handle: number;
  /** Else it is opened for each read: a process may hold few files. */
  private readonly staysOpen: boolean;
  private readonly places = new Map<string, Place>();
  /** Whole lines and their bytes. */
  private lines = 0;
  private end = 0;
  private flushed = performance.now();
  private flushing: NodeJS.Timeout | undefined;
  /** What a flush beside the work has met. */
  private unflushed: unknown;

  /** @internal Use openStore, readStore or skimStore. */
  constructor(
    private readonly file: string,
    use: Use,
  ) {
    this.staysOpen = use === "write";
    this.handle = opened(file, this.staysOpen);
    try {
      this.header = this.readHeader();
      if (use === "skim") for (const task of skimmedLines(this.handle, this.end)) this.place(task);
      for (const { bytes, ended } of linesOf(this.handle, this.end)) if (ended) this.enter(bytes);
      if (this.staysOpen) onDisk(this.file, () => ftruncateSync(this.handle, this.end));
    } catch (error) {
      closeSync(this.handle);
      throw error;
    }
    if (!this.staysOpen) closeSync(this.handle);
  }

  get size(): number {
    return this.places.size;
  }

  has(id: string): boolean {
    return this.places.has(id);
  }

  ids(): Iterable<string> {
    return this.places.keys();
  }

  read(id: string): Result {
    const place = this.places.get(id);
    if (!place) throw new Error(`TaskStore: no task ${id} in ${this.file}`);
    const bytes = this.bytesAt(place);
    const task = readTaskLine(bytes);
    if (task?.id !== id) throw this.damaged(place.line, t("node.noSum"));
    return unpack(task.result) as Result;
  }

  private bytesAt({ start, bytes: length }: Place): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    const handle = this.staysOpen ? this.handle : opened(this.file, false);
    try {
      for (let at = 0; at < length; ) {
        const read = readSync(handle, bytes, at, length - at, start + at);
        if (read === 0) break;
        at += read;
      }
    } finally {
      if (!this.staysOpen) closeSync(handle);
    }
    return bytes;
  }

  /**
   * Adds a finished task; `result`: plain data and typed arrays.
   * @throws DiskFailure where it cannot be written; the file then ends with the last task before it.
   */
  append(id: string, result: Result): void {
    if (this.places.has(id)) throw new Error(`TaskStore: task ${id} was done before`);
    if (!/^[\w.:-]+$/.test(id)) throw new Error(`TaskStore: ${id} cannot be an id`);
    const packed = packedBytes(result)!;
    const sum = sumOf(id, packed);
    const line = taskLine(id, packed, sum);
    this.throwUnflushed();
    this.write(line);
    this.place({ id, sum, start: this.end, bytes: line.length - 1 });
    // Work that lets no timer have its turn must not keep results from the disk.
    if (performance.now() - this.flushed >= FLUSH_AFTER) this.flush();
    else this.flushing ??= setTimeout(() => this.flushBeside(), FLUSH_AFTER).unref();
  }

  /** Flushes and closes the file. */
  close(): void {
    if (!this.staysOpen) return;
    try {
      if (this.flushing) this.flush();
      this.throwUnflushed();
    } finally {
      onDisk(this.file, () => closeSync(this.handle));
    }
  }

  private write(line: Buffer): void {
    try {
      for (let at = 0; at < line.length; ) at += writeSync(this.handle, line, at, line.length - at, this.end + at);
    } catch (error) {
      this.cutOff();
      const [needed, written] = [this.end + line.length, this.end];
      throw diskFailure(this.file, error, { folder: dirname(this.file), needed, written });
    }
  }

  /** Where not even that can be done, the next one who opens the file does it. */
  private cutOff(): void {
    try {
      ftruncateSync(this.handle, this.end);
    } catch {
      // What the disk refused first is told of.
    }
  }

  private flush(): void {
    clearTimeout(this.flushing);
    this.flushing = undefined;
    onDisk(this.file, () => fsyncSync(this.handle));
    this.flushed = performance.now();
  }

  private flushBeside(): void {
    try {
      this.flush();
    } catch (error) {
      this.unflushed = error;
    }
  }

  private throwUnflushed(): void {
    if (this.unflushed !== undefined) throw this.unflushed;
  }

  private readHeader(): StoreHeader {
    const [first] = linesOf(this.handle);
    const bytes = first?.ended ? first.bytes : Buffer.alloc(0);
    const header = headerOf(this.file, bytes);
    this.pass(bytes.length);
    return header;
  }

  private enter(bytes: Buffer): void {
    const task = readTaskLine(bytes);
    if (!task) throw this.damaged(this.lines + 1, t("node.noSum"));
    this.place({ ...task, start: this.end, bytes: bytes.length });
  }

  /** The line after those before it. */
  private place({ id, sum, start, bytes }: TaskLine): void {
    this.pass(bytes);
    const before = this.places.get(id);
    if (!before) this.places.set(id, { line: this.lines, sum, start, bytes });
    else if (before.sum !== sum) throw this.damaged(this.lines, t("node.otherResultOfTask", { line: before.line }));
  }

  private pass(bytes: number): void {
    this.lines++;
    this.end += bytes + 1;
  }

  private damaged(line: number, wrong: AnyText): UserError {
    return damagedFile(this.file, wrong, {
      line,
      allowed: t("node.linesAsWritten"),
      hint: t("node.removeTaskLine"),
    });
  }
}

function opened(file: string, writable: boolean): number {
  try {
    return openSync(file, writable ? "r+" : "r");
  } catch (error) {
    if (writable) throw diskFailure(file, error);
    throw new UserError({
      file,
      what: t("node.cannotBeRead", { why: wordsOf(error) }),
      allowed: t("node.finishedTasks"),
    });
  }
}

function headerOf(file: string, line: Buffer): StoreHeader {
  try {
    const { format, ...header } = unpack(line.toString("utf8")) as StoreHeader & { format?: unknown };
    if (format === FORMAT && typeof header.plan === "string" && typeof header.program === "string") return header;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const first = t("node.formatLine", { format: FORMAT });
  throw mistakeAt({ file, line: 1 }, "node.noFinishedTasks", first, "node.fileStays");
}

/** Names what differs first: the program before the plan, which it may have changed. */
function checkHeader(file: string, found: StoreHeader, wanted: StoreHeader, hint: AnyText): void {
  const keys = [...new Set(["program", ...Object.keys(wanted), ...Object.keys(found)])];
  const different = keys.find((key) => pack(found[key]) !== pack(wanted[key]));
  if (different === undefined) return;
  // Sums of plans say nothing to people.
  const difference =
    different === "plan"
      ? { what: t("node.otherTasks"), allowed: t("node.samePlan") }
      : {
          path: different,
          value: found[different],
          what: t("node.otherRunsTasks"),
          allowed: pack(wanted[different]) ?? t("node.fileWithout", { name: different }),
        };
  throw new UserError({ file, line: 1, ...difference, hint });
}
