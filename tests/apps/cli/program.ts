import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built program in a process of its own, in the checkout, and waits: where the process itself is what is tested. */
export function agglom(...args: string[]): Ended {
  return spawnSync(process.execPath, ["bin/agglom.js", ...withoutDraws(args)], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
}

/** Commands that start worker threads. */
const ON_WORKERS = ["compare", "game", "attribute", "sweep", "sensitivity", "facts", "league", "events", "scorecard"];

/**
 * Runs the built program in the process of the test, without the second that a process takes to start. It is the bundle that `agglom` runs and that
 * its worker threads load: one program is tested, not another one made of the sources. One call at a time. Where a test says
 * nothing of workers, work is done in this thread: workers change no number, and each takes half a second to start.
 */
export async function agglomHere(...args: string[]): Promise<Ended> {
  return agglomAsTyped(...withoutDraws(args));
}

/** Parameter draws are run where a test says how many: elsewhere they would take most of its time. */
export function withoutDraws(args: string[]): string[] {
  const compares = args[0] === "compare" || (args[0] === "plan" && args[1] === "compare");
  return compares && !args.includes("--uncertainty") ? [...args, "--uncertainty", "0"] : args;
}

/** The same with the parameter draws that a user gets who says nothing of them. */
export async function agglomAsTyped(...args: string[]): Promise<Ended> {
  const { main } = (await import(
    pathToFileURL(`${root}dist/bundle/main.js`).href
  )) as typeof import("../../../src/apps/cli/main.js");
  const workers = ON_WORKERS.includes(args[0]!) && !args.includes("--workers") ? ["--workers", "1"] : [];
  const said = { 1: "", 2: "" };
  const status = await main([process.execPath, "agglom", ...args, ...workers], (file, text) => {
    said[file] += text;
    return undefined;
  });
  return { status, stdout: said[1], stderr: said[2] };
}

/** Starts the built program without waiting. */
export function startAgglom(...args: string[]) {
  return spawn(process.execPath, ["bin/agglom.js", ...withoutDraws(args)], { cwd: root, stdio: "ignore" });
}
