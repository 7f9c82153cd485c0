import { execFileSync, type StdioOptions } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * What tells this machine from others, and containers on it from each other: processes of none of these can be seen
 * from here.
 */
export function systemOf(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/**
 * When a process of this machine was born, in words that no later process of the same number has; null where that
 * cannot be told.
 */
export function birthOf(pid: number): string | null {
  return fromProc(pid)?.birth ?? fromPs(pid);
}

/** What the system calls an error: "ENOENT". */
export const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Keeps this thread waiting for so many milliseconds. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Whether a process of this machine runs. `birth` tells it from another that got its number later. */
export function isRunning(pid: number, birth: string | null = null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Anything but "no such process" is a process that belongs to somebody else.
    if (codeOf(error) === "ESRCH") return false;
  }
  if (fromProc(pid)?.state === "Z") return false;
  const now = birth === null ? null : birthOf(pid);
  return now === null || now === birth;
}

/** Linux: state and time of birth stand behind the name, which is in brackets. */
function fromProc(pid: number): { state: string; birth: string } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return { state: fields[0]!, birth: fields[19]! };
  } catch {
    return undefined;
  }
}

/** Where there is no /proc, as on macOS. */
function fromPs(pid: number): string | null {
  try {
    const quiet = { stdio: ["ignore", "pipe", "ignore"] satisfies StdioOptions };
    return (
      execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], quiet)
        .toString()
        .trim() || null
    );
  } catch {
    return null;
  }
}
