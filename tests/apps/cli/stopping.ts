import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isRunning } from "../../../src/apps/node/process/process.js";
import { root, withoutDraws } from "./program.js";

/** All bytes of a results directory, a letter each, without what a manifest says of the run itself. */
export function contentOf(place: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(place).map((name) => {
      const bytes = readFileSync(join(place, name));
      if (name !== "manifest.json") return [name, bytes.toString("latin1")];
      const { run: _, ...manifest } = JSON.parse(bytes.toString()) as { run: unknown };
      return [name, JSON.stringify(manifest)];
    }),
  );
}

/** A command that somebody stops; `ended`: its status and what it said. */
export function starting(...args: string[]) {
  const child = spawn(process.execPath, ["bin/agglom.js", ...withoutDraws(args)], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said += text.toString();
  });
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  const ended = closed.then((status) => ({ status, said }));
  const speaks = new Promise((resolve) => child.stderr.once("data", resolve));
  return { child, ended, speaks: Promise.race([speaks, closed]) };
}

/**
 * Waits until a process has ended. One that is left after so many seconds is an error that says which it is, and is
 * ended: a test that waited on would hang until its time limit, with the process beside it.
 */
export async function goneWithin(seconds: number, pid: number): Promise<void> {
  const command = commandOf(pid);
  const last = performance.now() + 1000 * seconds;
  while (isRunning(pid) && performance.now() < last) await wait(50);
  if (!isRunning(pid)) return;
  process.kill(pid, "SIGKILL");
  throw new Error(`process ${pid} still runs after ${seconds} s: ${command}`);
}

/** How a process was started; Linux alone tells it by a file. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
  } catch {
    return "its command is not known";
  }
}
