import { readFileSync } from "node:fs";

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
 * How many of the wanted workers a process has room for, the first of which is its own thread: where its memory ends,
 * V8 aborts beyond repair.
 */
export function workersWithin(limit: number | undefined, wanted: number): number {
  if (limit === undefined) return wanted;
  return Math.max(1, Math.min(wanted, 1 + Math.floor((limit - PROCESS) / THREAD)));
}

const CODES: ReadonlySet<unknown> = new Set(["ENOMEM", "ERR_WORKER_OUT_OF_MEMORY", "ERR_WORKER_INIT_FAILED"]);

/** What V8 says where it gets no memory for an array or a module of WebAssembly, which have no code of their own. */
const MESSAGES = /buffer allocation failed|allocate (Wasm )?memory|grow instance memory|memory size exceeded/;

/** Whether something failed because the machine, or a limit of the process, had no more memory for it. */
export function lacksMemory(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return CODES.has(code) || (typeof message === "string" && MESSAGES.test(message));
}

/** The same of a process: how V8 ends where it has no memory for itself. */
export function diedOfMemory(signal: NodeJS.Signals | null): boolean {
  return signal === "SIGTRAP" || signal === "SIGABRT" || signal === "SIGILL";
}
