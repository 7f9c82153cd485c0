import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPlan } from "../../src/apps/node/cluster/planFolder.js";
import { holdShard, isShardHeld, SILENCE } from "../../src/apps/node/cluster/shardFiles.js";
import { statusOf as readStatus } from "../../src/apps/node/cluster/status.js";
import { agglomHere } from "../apps/cli/program.js";
import { startWork } from "./plans.js";
import { until } from "./slurm.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-work-"));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = join(folder, "plan");
const shards = join(plan, "shards");
beforeAll(async () => {
  const args = ["scenarios/teaching/two-cities.yaml", "--set", "years=3", "--firms", "200", "--replicates", "24"];
  const made = await agglomHere(
    "plan",
    "compare",
    ...args,
    "--import",
    "tests/cluster/faulty.js",
    "--shards",
    "3",
    "--out",
    plan,
  );
  expect([made.stderr, made.status]).toEqual(["", 0]);
});

const statusOf = () => {
  const { tasks, done, running, stale, failed, pending } = readStatus(readPlan(plan));
  return { tasks, done, running, stale, failed, pending };
};
const START = { tasks: 3, done: 0, running: 0, stale: 0, failed: 0, pending: 3 };

/** Of one task at a time, for which one worker will do. */
const work = (options: readonly string[], env: Record<string, string> = {}) =>
  startWork(plan, ["--workers", "1", ...options], env);

/** The same in the process of the test, with what `faulty.js` registers. */
async function workHere(options: readonly string[], fault?: string) {
  if (fault) process.env["FAULT"] = fault;
  const { status, stdout, stderr } = await agglomHere("work", plan, "--workers", "1", "--quiet", ...options);
  delete process.env["FAULT"];
  return { status, text: stdout + stderr };
}

const merged = (...options: string[]) => agglomHere("merge", plan, "--out", join(folder, "nothing"), ...options);

describe("work on a shard", () => {
  it("that is asked to stop begins nothing more, says how to go on, and exits with 75", async () => {
    const slow = work(["--shard", "1/1", "--grace", "0"], { FAULT: "slow" });
    await until("the first task", () => statusOf().running === 1, 100, 100);
    expect(statusOf()).toEqual({ ...START, running: 1, pending: 2 });
    const beside = await work(["--shard", "1/1"]).ended;
    expect(beside.status).toBe(75);
    expect(beside.text).toMatch(/"1\/1" is a shard that another process is at work on/);
    slow.child.kill("SIGUSR1");
    const { status, text } = await slow.ended;
    expect(text).toMatch(
      /SIGUSR1: tasks at work get 0 s to end.*The same command goes on: agglom work .* --shard 1\/1/s,
    );
    expect(status).toBe(75);
    expect(statusOf()).toEqual(START);
    expect(readdirSync(shards).filter((name) => name.endsWith(".lock"))).toEqual([]);
  });

  it("that is killed leaves a task that counts as stale", async () => {
    const slow = startWork(plan, ["--shard", "2/3"], { FAULT: "slow" });
    await until("the first task", () => statusOf().running === 1, 100, 100);
    slow.child.kill("SIGKILL");
    await slow.ended;
    expect(statusOf()).toEqual({ ...START, stale: 1, pending: 2 });
  });

  it("that meets an error of the program fails for good with 42, and is tried again on request alone", async () => {
    const first = await workHere(["--shard", "3/3"], "error");
    expect(first.status).toBe(42);
    expect(first.text).toMatch(/Task [0-9a-f]{32} fails: unexpected failure, a fault of the program: no such thing/);
    const { status, stderr } = await merged();
    expect(status).toBe(75);
    expect(stderr).toMatch(/3 of 3 tasks have no result.*fails: unexpected failure.*Nothing was written/s);
    expect((await workHere(["--shard", "3/3"])).status).toBe(42);
    expect(statusOf()).toEqual({ ...START, stale: 1, failed: 1, pending: 1 });
    const again = await workHere(["--shard", "3/3", "--again"]);
    expect(again).toEqual({ status: 0, text: `Shard 3/3 of ${plan}: 1 of 1 tasks done.\n` });
  });

  it("whose worker dies is tried four times", async () => {
    const { status, text } = await work(["--shard", "1/3"], { FAULT: "crash" }).ended;
    expect(status).toBe(42);
    expect(text).toMatch(/its process was killed 4 times: it may need more memory than there is/);
    expect(statusOf()).toEqual({ ...START, done: 1, stale: 1, failed: 1, pending: 0 });
  });

  it("ends with 1 in a merge where nothing but failures is left", async () => {
    expect((await workHere(["--shard", "2/3"])).status).toBe(0);
    const { status, stderr } = await merged();
    expect(status).toBe(1);
    expect(stderr).toMatch(/1 of 3 tasks have no result.*fails: its process was killed.*agglom work .* --again/s);
    expect(existsSync(join(folder, "nothing"))).toBe(false);
    expect((await merged("--lang", "zh")).stderr).toContain("其进程被终止了 4 次：所需内存可能超过现有内存");
  });
});

describe("a lock of a process on another machine", () => {
  const held = mkdtempSync(join(folder, "held-"));
  const lock = join(held, "shards", "1-of-2.lock", "lock-7-abc");
  const holder = { pid: 7, host: "node7", system: "node7 pid:[1]", birth: null, since: Date.now() };
  const place = () => {
    mkdirSync(join(lock, ".."), { recursive: true });
    writeFileSync(lock, JSON.stringify(holder));
  };
  const hold = (waiting: (holder: string) => void = () => {}) => holdShard(held, { index: 1, count: 2 }, waiting, 1500);

  it("counts as at work as long as its signs of life are not too old", () => {
    place();
    expect(isShardHeld(held, "1-of-2")).toBe(true);
    const long = new Date(Date.now() - 2 * SILENCE);
    utimesSync(lock, long, long);
    expect(isShardHeld(held, "1-of-2")).toBe(false);
  });

  it("gives way when it shows no sign of life", async () => {
    place();
    const told: string[] = [];
    const holding = await hold((by) => told.push(by));
    expect(told).toEqual(["process 7 on node7"]);
    expect(existsSync(lock)).toBe(false);
    holding!.release();
    expect(readdirSync(join(held, "shards"))).toEqual([]);
  });

  it("holds as long as it shows one", async () => {
    place();
    const beat = wait(700).then(() => utimesSync(lock, new Date(), new Date()));
    expect(await hold()).toBeUndefined();
    await beat;
    expect(existsSync(lock)).toBe(true);
  });
});
