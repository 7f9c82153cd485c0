import { statfsSync } from "node:fs";
import { type AnyText, SaidError, type Text, t, textOf, toText } from "../../../words/index.js";

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

/**
 * Says why something cannot be written. `room`: bytes of it that are on the disk of `folder`, and bytes that were
 * needed.
 */
export function diskFailure(
  place: AnyText,
  error: unknown,
  room?: { folder: string; needed: number; written: number },
): DiskFailure {
  if (error instanceof DiskFailure) return error;
  const full = FULL.has((error as NodeJS.ErrnoException).code);
  const amounts = full && room ? amountsOf(room) : "";
  return new DiskFailure(
    t("node.diskFailure", { place: toText(place), why: wordsOf(error), amounts, full }),
    isPassing(error),
  );
}

function amountsOf({ folder, needed, written }: { folder: string; needed: number; written: number }): Text {
  const { bavail, bsize } = statfsSync(folder);
  return t("node.roomNeeded", { needed: megabytes(needed), free: megabytes(written + bavail * bsize) });
}

function megabytes(bytes: number): string {
  return `${Number((bytes / 1e6).toPrecision(2))} MB`;
}
