import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Plan, readPlan } from "../../src/apps/node/cluster/planFolder.js";
import { FinishedShards, openShard, parseShard, tasksOfShard } from "../../src/apps/node/cluster/shardFiles.js";
import type { TaskResult } from "../../src/apps/node/store/finishedWork.js";
import { agglomHere, root } from "../apps/cli/program.js";

const SCENARIO = "tests/runs/studies/small/scenario.yaml";

export interface Planned {
  plan: string;
  /** Results of the single-machine command. */
  alone: string;
  /** As the plan was made. */
  args: string[];
}

/** Makes a plan and the results that its merge must equal. */
export async function planned(folder: string, ...options: string[]): Promise<Planned> {
  const [plan, alone] = [join(folder, "plan"), join(folder, "alone")];
  const args = [SCENARIO, ...options, "--quiet"];
  const made = await agglomHere("plan", "compare", ...args, "--shards", "3", "--out", plan);
  expect([made.stderr, made.status]).toEqual(["", 0]);
  const compared = await agglomHere("compare", ...args, "--out", alone);
  expect([compared.stderr, compared.status]).toEqual(["", 0]);
  return { plan, alone, args };
}

/** Works on a shard without waiting; resolves to status and messages. */
export function startWork(plan: string, options: readonly string[] = [], env: Record<string, string> = {}) {
  const args = ["bin/agglom.js", "work", plan, "--workers", "2", "--quiet", ...options];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
  const ended = new Promise<{ status: number | null; text: string }>((resolve) =>
    child.on("close", (status) => resolve({ status, text })),
  );
  return { child, ended };
}

/** All results of a plan that is done, by id. */
export function resultsOf(folder: string): Map<string, TaskResult> {
  const plan = readPlan(folder);
  const finished = new FinishedShards(plan);
  const results = new Map(plan.tasks.map(({ id }) => [id, finished.all(id)[0]!]));
  finished.close();
  return results;
}

/** A copy of a plan in which these shards are done, by results that are known. */
export function copyWith(
  { plan }: Planned,
  name: string,
  shards: readonly string[],
  results: ReadonlyMap<string, TaskResult>,
): Plan {
  const folder = join(plan, "..", name);
  cpSync(plan, folder, { recursive: true });
  const copy = readPlan(folder);
  for (const shard of shards.map(parseShard)) {
    const store = openShard(copy, shard);
    for (const { id } of tasksOfShard(copy.tasks, shard)) store.put(id, results.get(id)!);
    store.close();
  }
  return copy;
}

/** Every byte is that of the single-machine command, but for the circumstances of the run. */
export function expectSame({ alone }: Planned, merged: string): void {
  const names = readdirSync(alone).sort();
  expect(readdirSync(merged).sort()).toEqual(names);
  for (const name of names.filter((one) => one !== "manifest.json"))
    expect(readFileSync(join(merged, name)).equals(readFileSync(join(alone, name))), name).toBe(true);
  const manifest = (at: string) => JSON.parse(readFileSync(join(at, "manifest.json"), "utf8")) as object;
  expect({ ...manifest(merged), run: null }).toEqual({ ...manifest(alone), run: null });
}
