import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
