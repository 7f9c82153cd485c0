import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type AnyText, SaidError, type Text, t, textOf, toText } from "../../../words/index.js";
import { codeOf, isRunning, pause } from "../process/process.js";

/** Text or bytes of a file, whole or in pieces, which are never all in memory. */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>;

/** Bytes of a file that are on the disk of a folder, and bytes that were needed. */
interface Room {
  folder: string;
  needed: number;
  written: number;
}

/**
 * Creates a file, writes all of it and flushes it. Returns its bytes. Throws DiskFailure, saying how much would have
 * been needed. `place`: what it belongs to, for messages; `before`: bytes that already stand there.
 */
export function writeNew(path: string, content: Content, place = path, before = 0): number {
  const file = onDisk(place, () => openSync(path, "wx"));
  const blocks = blocksOf(content);
  let written = 0;
  let pending = 0;
  try {
    for (let next = blocks.next(); !next.done; next = blocks.next()) {
      pending = next.value.length;
      writeWhole(file, next.value);
      written += pending;
      pending = 0;
    }
    fsyncSync(file);
    return written;
  } catch (error) {
    const needed = before + written + pending + bytesOf(blocks);
    throw diskFailure(place, error, { folder: dirname(path), needed, written: before + written });
  } finally {
    closeSync(file);
  }
}

/** A file by its path, and what it shall hold. */
type NewFile = readonly [path: string, content: Content];

/** Puts a file in the place of an older one, which stays whole until all of the new one is on the disk. */
export function replaceFile(path: string, content: Content): void {
  replaceFiles([[path, content]]);
}

/**
 * Puts files in the place of older ones, which stay until all of the new ones are on the disk. Where one of them cannot
 * take its place those that stand where nothing was before go again. What is no file (a device, a pipe) is written to.
 */
export function replaceFiles(files: readonly NewFile[]): void {
  const made: { path: string; target: string; partial: string }[] = [];
  const added: string[] = [];
  try {
    for (const [path, content] of files) {
      if (existsSync(path) && !statSync(path).isFile()) {
        writeThrough(path, content);
        continue;
      }
      const target = realPath(path);
      clearAway(target);
      const partial = partialFileOf(target);
      made.push({ path, target, partial });
      writeNew(partial, content, path);
    }
    for (const { path, target, partial } of made) {
      const fresh = !existsSync(target);
      onDisk(path, () => renameSync(partial, target));
      if (fresh) added.push(target);
    }
    for (const folder of new Set(made.map(({ target }) => dirname(target)))) flushFolder(folder);
  } catch (error) {
    for (const target of added) {
      try {
        rmSync(target);
      } catch {
        // What the disk said first is told.
      }
    }
    throw error;
  } finally {
    // Of a name that is too long there is nothing to remove, which `rmSync` does not take.
    for (const { partial } of made) if (existsSync(partial)) rmSync(partial);
  }
}

/** Follows symbolic links, the last of which may lead to what is not there yet. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Makes a folder, or leaves it to somebody else who makes it at the same time. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

/** Names of what is in a folder; none where it is not there. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Ending of a file that is being written, before the number of the process. */
const PARTIAL = ".partial-";

/** Name of a file while it is being written. */
export const partialFileOf = (target: string): string => `${target}${PARTIAL}${process.pid}`;

/** Whether this is the name of a file of the given names, or of one that is being written or was left half-written. */
export function isNameOf(names: Pick<ReadonlySet<string>, "has">, name: string): boolean {
  return names.has(name.replace(/\.partial-\d+$/, ""));
}

/** Makes names in a folder last through a failure of power. Some file systems know no such thing. */
export function flushFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!["EINVAL", "ENOTSUP"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    closeSync(handle);
  }
}

/** Removes what processes that were killed left of the same file. */
function clearAway(target: string): void {
  const start = basename(target) + PARTIAL;
  for (const name of namesIn(dirname(target)).filter((one) => one.startsWith(start))) {
    const pid = Number(name.slice(start.length));
    if (pid === process.pid || !isRunning(pid)) rmSync(join(dirname(target), name), { force: true });
  }
}

function writeThrough(path: string, content: Content): void {
  const file = onDisk(path, () => openSync(path, "w"));
  try {
    for (const block of blocksOf(content)) onDisk(path, () => writeWhole(file, block));
  } finally {
    closeSync(file);
  }
}

/** The system may take a part of what it is given, as a disk does that is full after it. */
function writeWhole(file: number, block: Uint8Array): void {
  for (let at = 0; at < block.length; ) at += writeSync(file, block, at);
}

/** Does something on the disk. Throws DiskFailure, of `place`, where that cannot be. */
export function onDisk<Result>(place: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw diskFailure(place, error);
  }
}

/** Characters that are gathered before they are written, and bytes that are written at once. */
const BLOCK = 1 << 16;

function* blocksOf(content: Content): Generator<Uint8Array> {
  let text = "";
  for (const piece of typeof content === "string" || content instanceof Uint8Array ? [content] : content) {
    if (typeof piece === "string") {
      text += piece;
      if (text.length < BLOCK) continue;
    }
    yield* cut(Buffer.from(text));
    text = "";
    if (typeof piece !== "string") yield* cut(piece);
  }
  yield* cut(Buffer.from(text));
}

/** In small blocks, so that it is known how much a full disk has taken. */
function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += BLOCK) yield bytes.subarray(at, at + BLOCK);
}

function bytesOf(blocks: Iterable<Uint8Array>): number {
  let bytes = 0;
  for (const block of blocks) bytes += block.length;
  return bytes;
}

const WORDS: Readonly<Record<string, Text>> = {
  ENOSPC: t("node.noSpace"),
  EDQUOT: t("node.quotaUsed"),
  EFBIG: t("node.fileTooLarge"),
  EROFS: t("node.readOnly"),
  EACCES: t("node.noRight"),
  EPERM: t("node.noRight"),
  ENAMETOOLONG: t("node.longName"),
  ELOOP: t("node.circle"),
  EBUSY: t("node.inUse"),
  EIO: t("node.deviceFails"),
  ENOENT: t("node.noFolder"),
  ENOTDIR: t("node.noFolder"),
  EISDIR: t("node.isFolder"),
};

/** What the machine says where it refuses something on a disk, in words. Any other error is thrown. */
export function wordsOf(error: unknown): Text {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined || syscall === "uv_cwd") throw error;
  return WORDS[code] ?? textOf(code);
}

/** What a disk refuses today and may take tomorrow, or on another machine: the same command is worth another try. */
const PASSING: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS"]);

/** Of these it helps to free space. */
const FULL: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT"]);

/** Whether the machine refuses something for a reason of the disk that may pass. */
export function isPassing(error: unknown): boolean {
  return PASSING.has((error as Partial<NodeJS.ErrnoException> | undefined)?.code);
}

/** Results that cannot be written though their place was in order: a full disk above all. */
export class DiskFailure extends SaidError {
  /** Tells it from other errors where classes are not shared. */
  override readonly name = "DiskFailure";
  /** Another try may succeed: the command line then exits with status 75, else with 1. */
  readonly passing: boolean;

  constructor(text: Text, passing: boolean) {
    super(text);
    this.passing = passing;
  }
}

/** Says why something cannot be written. */
export function diskFailure(place: AnyText, error: unknown, room?: Room): DiskFailure {
  if (error instanceof DiskFailure) return error;
  const full = FULL.has(codeOf(error));
  const amounts = full && room ? amountsOf(room) : "";
  return new DiskFailure(
    t("node.diskFailure", { place: toText(place), why: wordsOf(error), amounts, full }),
    isPassing(error),
  );
}

function amountsOf({ folder, needed, written }: Room): Text {
  const { bavail, bsize } = statfsSync(folder);
  return t("node.roomNeeded", { needed: megabytes(needed), free: megabytes(written + bavail * bsize) });
}

function megabytes(bytes: number): string {
  return `${Number((bytes / 1e6).toPrecision(2))} MB`;
}

/** Milliseconds until a pipe that is full is tried again. */
const PATIENCE = 10;

/**
 * Writes all of a text to standard output (1) or standard error (2) before it returns: what a stream of Node takes may
 * be lost in part, or on its way when the program ends. Returns undefined, "gone" where nobody reads any more, or what
 * else is wrong in words.
 */
export function writeOut(file: 1 | 2, text: string): AnyText | undefined {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EPIPE") return "gone";
      if (code !== "EAGAIN") return wordsOf(error);
      pause(PATIENCE);
    }
  }
  return undefined;
}
