import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../scenario/index.js";

/**
 * A results directory that appears only complete: everything is written to `DIR.partial`, flushed, and renamed at the end. A killed run leaves
 * DIR as it was (or absent) and a `.partial` that the next run of the same DIR replaces.
 */
export class ResultsFolder {
  readonly target: string;
  /** Where files stand until the directory is complete. */
  readonly partial: string;

  /** @throws UserError where the place cannot be written. */
  constructor(target: string) {
    this.target = target.replace(/\/+$/, "");
    this.partial = `${this.target}.partial`;
    try {
      mkdirSync(dirname(this.target), { recursive: true });
      rmSync(this.partial, { recursive: true, force: true });
      mkdirSync(this.partial);
    } catch (error) {
      throw new UserError({
        file: target,
        what: `cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`,
        allowed: "a folder that you may write to",
        hint: "Choose another place with --out DIR",
      });
    }
  }

  /** Writes one file from text or from pieces, without holding them all in memory. */
  write(name: string, content: string | Iterable<string>): void {
    const file = openSync(`${this.partial}/${name}`, "w");
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

  /** Makes the directory appear, in place of an older one of the same name. */
  complete(): void {
    const old = `${this.target}.old`;
    rmSync(old, { recursive: true, force: true });
    if (existsSync(this.target)) renameSync(this.target, old);
    renameSync(this.partial, this.target);
    rmSync(old, { recursive: true, force: true });
  }

  /** Leaves nothing behind. */
  discard(): void {
    rmSync(this.partial, { recursive: true, force: true });
  }
}

/** A small results directory from texts at hand. */
export function writeFolder(target: string, files: Readonly<Record<string, string>>): void {
  const folder = new ResultsFolder(target);
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  folder.complete();
}
