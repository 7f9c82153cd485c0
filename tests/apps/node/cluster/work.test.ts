import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Plan, readPlan } from "../../../../src/apps/node/cluster/planFolder.js";
import { holdShard, openShard, parseShard } from "../../../../src/apps/node/cluster/shardFiles.js";
import { historyOf, Journal } from "../../../../src/apps/node/cluster/status.js";
import { workOn } from "../../../../src/apps/node/cluster/work.js";
import { because } from "../../../../src/measures/results/index.js";
import { textOf } from "../../../../src/words/index.js";
import { writeSmallPlan } from "./smallPlan.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-small-work-"));
beforeAll(() => void writeSmallPlan(join(folder, "first"), 6, { shards: 2 }));
afterAll(() => rmSync(folder, { recursive: true }));

/** A plan of six tasks, of which none is done. */
function planOf(name: string): Plan {
  cpSync(join(folder, "first"), join(folder, name), { recursive: true });
  return readPlan(join(folder, name));
}

const idsOf = ({ tasks }: Plan) => tasks.map(({ id }) => id);

/** Puts results of tasks into a shard's file. */
function put(plan: Plan, shard: string, ids: readonly string[]): void {
  const store = openShard(plan, parseShard(shard));
  for (const id of ids) store.put(id, { arms: [Float64Array.of(1)] });
  store.close();
}

/** Works on a shard in which nothing is to be run: what comes of it, and the progress that was told. */
async function worked(plan: Plan, shard: string, { again = false, stopped = false } = {}) {
  const stop = new AbortController();
  if (stopped) stop.abort();
  const told: number[][] = [];
  const done = await workOn(plan, parseShard(shard), stop.signal, {
    ...{ workers: 1, again, grace: 0 },
    progress: (now, of) => void told.push([now, of]),
    waiting: () => {},
  });
  return { done, told };
}

const whole = { failed: [], stopped: false };

describe("work on a shard", () => {
  it("leaves what is done there or in another cut of the plan, and nothing else", async () => {
    const plan = planOf("done");
    const ids = idsOf(plan);
    // Tasks 0, 2 and 4 are the first of two shards'.
    put(plan, "1/2", [ids[0]!]);
    put(plan, "2/3", [ids[4]!, ids[1]!]);
    const some = await worked(plan, "1/2", { stopped: true });
    expect(some).toEqual({ done: { tasks: 3, done: 2, failed: [], stopped: true }, told: [[2, 3]] });
    put(plan, "1/2", [ids[2]!]);
    expect(await worked(plan, "1/2")).toEqual({ done: { ...whole, tasks: 3, done: 3 }, told: [[3, 3]] });
    // What stands in the other shard of the same cut is not this one's.
    put(plan, "1/2", [ids[3]!]);
    expect((await worked(plan, "2/2", { stopped: true })).done).toMatchObject({ tasks: 3, done: 1 });
  });

  it("begins nothing once it was asked to stop", async () => {
    const plan = planOf("stopped");
    const { done } = await worked(plan, "1/1", { stopped: true });
    expect(done).toEqual({ tasks: 6, done: 0, failed: [], stopped: true });
    expect(historyOf(plan.folder).size).toBe(0);
  });

  it("tries what failed for good, or killed its process four times, only where it is asked to", async () => {
    const plan = planOf("failed");
    const [fails, kills, lives] = idsOf(plan) as [string, string, string];
    const journal = new Journal(plan.folder, parseShard("1/1"));
    journal.add({ event: "failed", id: fails, ...because(textOf("no base year")) });
    for (let death = 0; death < 4; death++) journal.add({ event: "killed", id: kills });
    for (let death = 0; death < 3; death++) journal.add({ event: "killed", id: lives });
    put(plan, "1/1", idsOf(plan).slice(3));
    const { done } = await worked(plan, "1/1", { stopped: true });
    expect(done).toMatchObject({ tasks: 6, done: 3, stopped: true });
    const reasons = done!.failed.map(({ id, text }) => [id, text.en]);
    expect(reasons).toEqual([
      [fails, "no base year"],
      [kills, "its process was killed 4 times: it may need more memory than there is"],
    ]);
    // From now on it has failed for good, and is told of once.
    expect(historyOf(plan.folder).get(kills)!.failed!.text.en).toContain("killed 4 times");
    expect((await worked(plan, "1/1", { stopped: true })).done!.failed).toHaveLength(2);
    expect((await worked(plan, "1/1", { stopped: true, again: true })).done).toMatchObject({ done: 3, failed: [] });
    const after = historyOf(plan.folder);
    expect([fails, kills, lives].map((id) => [after.get(id)!.failed, after.get(id)!.killed])).toEqual([
      [undefined, 0],
      [undefined, 0],
      [undefined, 3],
    ]);
    // Failed tasks are no reason to say that it was stopped.
    journal.add({ event: "failed", id: fails, ...because(textOf("no base year")) });
    put(plan, "1/1", [kills, lives]);
    expect((await worked(plan, "1/1")).done).toMatchObject({ done: 5, stopped: false });
  });

  it("is another process's while that is at it, and free again after", async () => {
    const plan = planOf("held");
    const lock = await holdShard(plan.folder, parseShard("1/2"), () => {});
    expect((await worked(plan, "1/2", { stopped: true })).done).toBeUndefined();
    expect((await worked(plan, "2/2", { stopped: true })).done).toMatchObject({ tasks: 3 });
    lock!.release();
    for (let time = 0; time < 2; time++)
      expect((await worked(plan, "1/2", { stopped: true })).done).toMatchObject({ tasks: 3 });
  });
});
