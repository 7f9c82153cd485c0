import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * A disk that refuses: in this process files of a folder may have so many bytes; once one would have more, nothing is taken
 * there at all, for the reason that the code names. Returns what makes the disk whole again.
 */
export function breakDisk(code: string, most: number, folder: string): () => void {
  const { openSync, writeSync, appendFileSync } = fs;
  const paths = new Map<number | undefined, unknown>();
  let broken = false;
  function refuse(path: unknown, end: number): void {
    if (!String(path).startsWith(folder)) return;
    broken ||= end > most;
    if (broken) throw Object.assign(new Error(`${code}: write '${path}'`), { code, syscall: "write", path });
  }
  put({
    openSync(...args: Parameters<typeof openSync>) {
      const file = openSync(...args);
      paths.set(file, args[0]);
      return file;
    },
    writeSync(file: number, data: Buffer, from = 0, length = data.length - from, position: number | null = null) {
      refuse(paths.get(file), (position ?? 0) + length);
      return writeSync(file, data, from, length, position);
    },
    appendFileSync(...args: Parameters<typeof appendFileSync>) {
      refuse(args[0], 0);
      appendFileSync(...args);
    },
  });
  return () => put({ openSync, writeSync, appendFileSync });
}

/** Puts functions in the place of those of `node:fs` of their names. Returns what puts the old ones back. */
export function insteadOf(functions: Partial<typeof fs>): () => void {
  const old = Object.fromEntries(Object.keys(functions).map((name) => [name, fs[name as keyof typeof fs]]));
  put(functions);
  return () => put(old);
}

/** An error of the machine. */
export const refusal = (code: string, syscall = "write") => Object.assign(new Error(code), { code, syscall });

/** What an action throws; undefined where it throws nothing. */
export function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

function put(functions: object): void {
  Object.assign(fs, functions);
  syncBuiltinESMExports();
}
