import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { UserError } from "../scenario/index.js";

const MANIFEST = "manifest.json";

/** All that commands write into directories. What holds anything else is the user's, and never replaced. */
const WRITTEN: ReadonlySet<string> = new Set([
  MANIFEST,
  ...["indicators.csv", "effects.csv", "flows.csv", "policy.jsonl", "dictionary.csv", "report.json", "report.html"],
  ...["game.json", "attribution.csv", "fit.csv", "theory.json", "resolved.yaml"],
  ...["schema.json", "levers.md", "indicators.md"],
]);

/** Throws UserError unless results may appear there, in place of nothing but earlier results. Asked before a run, so that no run is in vain. */
export function checkResultsPlace(target: string): void {
  checkPlace(target);
  const place = resolve(target);
  if (existsSync(place) && readdirSync(place).length > 0 && !existsSync(`${place}${sep}${MANIFEST}`)) {
    throw misplaced(target, `holds no ${MANIFEST}, so that its files are no earlier results`);
  }
  for (const beside of [`${place}.partial`, `${place}.old`]) {
    const problem = existsSync(beside) ? foreignIn(beside) : undefined;
    if (problem) throw misplaced(target, `needs ${beside} for a moment, which ${problem}`);
  }
}

/** Throws UserError unless single files may be written there, over nothing but files of earlier commands. */
export function checkPlace(target: string): void {
  const place = resolve(target);
  const fromHere = relative(place, process.cwd());
  if (target.trim() === "") throw misplaced(target, "names no folder");
  if (fromHere === "" || (fromHere !== ".." && !fromHere.startsWith(`..${sep}`)))
    throw misplaced(target, "is the folder that you are in, or one around it");
  const problem = existsSync(place) ? foreignIn(place) : inFile(place);
  if (problem) throw misplaced(target, problem);
}

function foreignIn(place: string): string | undefined {
  if (!statSync(place).isDirectory()) return "is a file";
  const foreign = readdirSync(place).find((name) => !WRITTEN.has(name));
  return foreign === undefined ? undefined : `holds ${foreign}, which is none of the files of results`;
}

/** A place that is not there yet must not lie below a file. */
function inFile(place: string): string | undefined {
  let above = dirname(place);
  while (!existsSync(above)) above = dirname(above);
  return statSync(above).isDirectory() ? undefined : `lies below ${above}, which is a file`;
}

function misplaced(target: string, what: string): UserError {
  return new UserError({
    file: "--out",
    value: target,
    what,
    allowed: "a folder that is absent, empty, or holds nothing but earlier results, which are replaced",
    hint: "Choose another place with --out DIR, such as results/NAME",
  });
}

/**
 * A results directory that appears only complete: everything is written to `DIR.partial`, flushed, and renamed at the end. A killed run leaves
 * DIR as it was (or absent) and a `.partial` that the next run of the same DIR replaces.
 */
export class ResultsFolder {
  /** Where the directory appears. Absolute. */
  readonly target: string;
  /** Where files stand until the directory is complete. */
  readonly partial: string;

  /** @throws UserError where the place cannot be written, or holds something other than earlier results. */
  constructor(target: string) {
    checkResultsPlace(target);
    this.target = resolve(target);
    this.partial = `${this.target}.partial`;
    makeFolder(target, () => {
      mkdirSync(dirname(this.target), { recursive: true });
      rmSync(this.partial, { recursive: true, force: true });
      mkdirSync(this.partial);
    });
  }

  /** Writes one file from text or from pieces, without holding them all in memory. */
  write(name: string, content: string | Iterable<string>): void {
    writeFile(`${this.partial}/${name}`, content);
  }

  /** Makes the directory appear, in place of older results of the same name. */
  complete(): void {
    const old = unusedName(`${this.target}.old`);
    if (existsSync(this.target)) renameSync(this.target, old);
    renameSync(this.partial, this.target);
    rmSync(old, { recursive: true, force: true });
  }

  /** Leaves nothing behind. */
  discard(): void {
    rmSync(this.partial, { recursive: true, force: true });
  }
}

/** Writes texts at hand into a directory of results or a new one. */
export function writeFolder(target: string, files: Readonly<Record<string, string>>): void {
  checkPlace(target);
  makeFolder(target, () => mkdirSync(target, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFile(`${target}/${name}`, content);
}

/** The name, or the name and a number, whichever is not there yet: somebody may keep a copy beside the results. */
function unusedName(name: string): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(tried)) return tried;
  }
}

function makeFolder(target: string, make: () => void): void {
  try {
    make();
  } catch (error) {
    throw misplaced(target, `cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}

function writeFile(path: string, content: string | Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    let buffer = "";
    for (const piece of typeof content === "string" ? [content] : content) {
      buffer += piece;
      if (buffer.length > 1 << 16) {
        writeSync(file, buffer);
        buffer = "";
      }
    }
    writeSync(file, buffer);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
