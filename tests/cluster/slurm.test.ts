import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPlan } from "../../src/apps/node/cluster/planFolder.js";
import { statusOf } from "../../src/apps/node/cluster/status.js";
import { agglomHere } from "../apps/cli/program.js";
import { expectSame, planned } from "./plans.js";
import { type Slurm, startSlurm, until } from "./slurm.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-array-"));
let slurm: Slurm | string;
beforeAll(async () => {
  slurm = await startSlurm();
});
afterAll(async () => {
  if (typeof slurm !== "string") await slurm.stop();
  rmSync(folder, { recursive: true });
});

/** Seconds; a busy machine is slow. */
const PATIENCE = 100;

it("a job array of real Slurm, of which one job is killed and one preempted, gives the bytes of one machine", async (context) => {
  if (typeof slurm === "string") return context.skip(slurm);
  const cluster = slurm;
  // A block in each of three shards, long enough to be killed in it while a busy machine looks for the first.
  const made = await planned(folder, "--set", "years=15", "--replicates", "24");
  const submitted = agglomThere(cluster, "submit", "slurm", made.plan, "--run");
  expect(submitted).toMatch(/^Submitted batch job \d+\n$/);
  const array = submitted.match(/\d+/)![0];

  const first = await workerOf(made.plan, "1-of-3");
  process.kill(first, "SIGKILL");
  await until("the killed job in the queue", () => restartsOf(cluster, `${array}_1`) === 1, PATIENCE);
  await workerOf(made.plan, "2-of-3");
  cluster.run("scontrol", "requeue", `${array}_2`);
  await until("the preempted job in the queue", () => restartsOf(cluster, `${array}_2`) === 1, PATIENCE);

  // Slurm lets two minutes pass before it starts a job again.
  for (const job of [`${array}_1`, `${array}_2`]) cluster.run("scontrol", "update", `JobId=${job}`, "StartTime=now");
  // A job that is put back is in no queue for a moment.
  const ended = () => statusOf(readPlan(made.plan)).done === 3 && cluster.run("squeue", "--noheader") === "";
  await until("all jobs to end", ended, PATIENCE);

  const names = readdirSync(join(made.plan, "shards"));
  expect(names.filter((name) => /^\d-of-3\.jsonl$/.test(name)).sort()).toEqual(
    ["1-of-3", "2-of-3", "3-of-3"].map((name) => `${name}.jsonl`),
  );
  const journal = readFileSync(join(made.plan, "shards", "1-of-3.log.jsonl"), "utf8");
  expect(journal.split("\n").filter((line) => line.includes('"started"')).length).toBeGreaterThan(1);
  expect(statusOf(readPlan(made.plan))).toMatchObject({ tasks: 3, done: 3, running: 0, stale: 0, failed: 0 });
  const merged = await agglomHere("merge", made.plan, "--out", join(folder, "merged"));
  expect([merged.stderr, merged.status]).toEqual(["", 0]);
  expectSame(made, join(folder, "merged"));
}, 400_000);

/** Runs the program where Slurm's commands are found. */
function agglomThere({ run }: Slurm, ...args: string[]): string {
  return run(process.execPath, "bin/agglom.js", ...args);
}

/** The process that has begun a task of a shard. */
async function workerOf(plan: string, shard: string): Promise<number> {
  const [journal, lock] = [`${shard}.log.jsonl`, `${shard}.lock`].map((name) => join(plan, "shards", name)) as [
    string,
    string,
  ];
  const begun = () => existsSync(journal) && existsSync(lock) && readdirSync(lock).length > 0;
  await until(`work on ${shard}`, begun, PATIENCE, 10);
  await wait(50);
  return Number(readdirSync(lock)[0]!.split("-")[1]);
}

function restartsOf({ run }: Slurm, job: string): number {
  const text = run("scontrol", "show", "job", job);
  return text.includes("JobState=PENDING") ? Number(/Restarts=(\d+)/.exec(text)?.[1]) : 0;
}
