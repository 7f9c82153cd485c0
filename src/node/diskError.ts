import { statfsSync } from "node:fs";

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on its disk",
  EDQUOT: "the quota of its disk is used up",
  EFBIG: "files may not get as large there",
  EROFS: "its file system is read-only",
  EACCES: "there is no right to write there",
  EPERM: "there is no right to write there",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its symbolic links lead in a circle",
  EBUSY: "it is in use",
  EIO: "its device fails",
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EISDIR: "it is a folder",
};

/** What the machine says where it refuses something on a disk, in words. Any other error is thrown. */
export function wordsOf(error: unknown): string {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined || syscall === "uv_cwd") throw error;
  return WORDS[code] ?? code;
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
export class DiskFailure extends Error {
  /** Tells it from other errors where classes are not shared. */
  override readonly name = "DiskFailure";
  /** Another try may succeed: the command line then exits with status 75, else with 1. */
  readonly passing: boolean;

  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}

/** Says why something cannot be written. `room`: bytes of it that are on the disk of `folder`, and bytes that were needed. */
export function diskFailure(
  place: string,
  error: unknown,
  room?: { folder: string; needed: number; written: number },
): DiskFailure {
  if (error instanceof DiskFailure) return error;
  const full = FULL.has((error as NodeJS.ErrnoException).code);
  const amounts = full && room ? `; ${amountsOf(room)}` : "";
  const hint = full ? "Free some space, or choose another place" : "Choose another place";
  return new DiskFailure(
    `${place} cannot be written: ${wordsOf(error)}${amounts}. ${hint}. What stood there before is as it was.`,
    isPassing(error),
  );
}

function amountsOf({ folder, needed, written }: { folder: string; needed: number; written: number }): string {
  const { bavail, bsize } = statfsSync(folder);
  return `at least ${megabytes(needed)} are needed, ${megabytes(written + bavail * bsize)} were free`;
}

function megabytes(bytes: number): string {
  return `${Number((bytes / 1e6).toPrecision(2))} MB`;
}
