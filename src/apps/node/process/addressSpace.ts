import { readFileSync } from "node:fs";

/**
 * Switches of Node for a process whose address space is limited (`ulimit -v`). Without them every WebAssembly memory
 * reserves ten gigabytes of it for checks of bounds by the processor; with them only as much as it may ever have: a
 * gigabyte (pages of 64 KiB). They work from the start of a process alone.
 */
export const FRUGAL = ["--disable-wasm-trap-handler", "--wasm-max-mem-pages=16384"] as const;

/**
 * Bytes of address space that a frugal process takes at most with the work in its own thread, and for each worker
 * thread beside it.
 */
const [PROCESS, THREAD] = [4e9, 3e9] as const;

/** Bytes of address space that this process may have; undefined where no limit is set or none can be told. */
export function addressLimit(): number | undefined {
  try {
    return limitIn(readFileSync("/proc/self/limits", "utf8"));
  } catch {
    return undefined;
  }
}

/** The limit in force, which comes first, of a text as Linux shows it. */
export function limitIn(limits: string): number | undefined {
  const bytes = /^Max address space +(\d+) /m.exec(limits)?.[1];
  return bytes === undefined ? undefined : Number(bytes);
}

/**
 * How many of the wanted workers a process has room for: where its memory ends, V8 aborts beyond repair. One works in
 * the process's own thread.
 */
export function workersWithin(limit: number | undefined, wanted: number): number {
  if (limit === undefined) return wanted;
  const threads = Math.floor((limit - PROCESS) / THREAD);
  return threads < 2 ? 1 : Math.min(wanted, threads);
}
