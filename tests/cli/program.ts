import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs the built program in the checkout and waits. */
export function agglom(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ["bin/agglom.js", ...args], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
}

/** Starts the built program without waiting. */
export function startAgglom(...args: string[]) {
  return spawn(process.execPath, ["bin/agglom.js", ...args], { cwd: root, stdio: "ignore" });
}
