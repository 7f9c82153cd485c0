import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Plan, readPlan } from "../../../../src/apps/node/cluster/planFolder.js";
import { holdShard, openShard, parseShard } from "../../../../src/apps/node/cluster/shardFiles.js";
import { historyOf, Journal, statusOf } from "../../../../src/apps/node/cluster/status.js";
import { because } from "../../../../src/measures/results/index.js";
import { textOf } from "../../../../src/words/index.js";
import { writeSmallPlan } from "./smallPlan.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-small-status-"));
beforeAll(() => void writeSmallPlan(join(folder, "first"), 8, { shards: 2 }));
afterAll(() => rmSync(folder, { recursive: true }));

/** A plan of eight tasks, of which none is done. */
function planOf(name: string): { plan: Plan; ids: string[] } {
  cpSync(join(folder, "first"), join(folder, name), { recursive: true });
  const plan = readPlan(join(folder, name));
  return { plan, ids: plan.tasks.map(({ id }) => id) };
}

const why = (text: string) => because(textOf(text));

describe("where a plan stands", () => {
  it("counts every task once, by what its journal and its results say of it", async () => {
    const { plan, ids } = planOf("counts");
    const nothing = statusOf(plan);
    expect(nothing).toMatchObject({
      tasks: 8,
      done: 0,
      pending: 8,
      secondsPerTask: null,
      secondsLeft: null,
      shards: [],
    });
    const [done, failed, running, gone, stopped, killed, again] = ids as [string, ...string[]] & string[];
    const here = new Journal(plan.folder, parseShard("1/2"));
    const there = new Journal(plan.folder, parseShard("2/2"));
    const store = openShard(plan, parseShard("1/2"));
    store.put(done, { arms: [Float64Array.of(1)] });
    store.close();
    here.add({ event: "started", id: done });
    here.add({ event: "finished", id: done, seconds: 4, failedRuns: 2, ...why("a run failed") });
    here.add({ event: "failed", id: failed!, ...why("no base year") });
    // Its results are gone, and with them the runs that could not be finished.
    there.add({ event: "finished", id: ids[7]!, seconds: 4, failedRuns: 5, ...why("a run failed") });
    here.add({ event: "started", id: running! });
    there.add({ event: "started", id: gone! });
    there.add({ event: "started", id: stopped! });
    there.add({ event: "stopped", id: stopped! });
    there.add({ event: "started", id: killed! });
    there.add({ event: "killed", id: killed! });
    there.add({ event: "failed", id: again!, ...why("too large") });
    there.add({ event: "again", id: again! });
    const lock = await holdShard(plan.folder, parseShard("1/2"), () => {});
    const status = statusOf(plan);
    expect(status).toMatchObject({
      ...{ plan: plan.manifest.plan, tasks: 8, done: 1, running: 1, stale: 1, failed: 1, pending: 4 },
      // Six tasks are left, one at a time.
      ...{ failedRuns: 2, secondsPerTask: 4, secondsLeft: 24, shards: ["1/2"] },
    });
    expect(status.reasons.map(({ id, failed: good, text }) => [id, good, text.en])).toEqual([
      [done, false, "a run failed"],
      [failed, true, "no base year"],
    ]);
    // Two at a time take half of it.
    here.add({ event: "started", id: again! });
    expect(statusOf(plan)).toMatchObject({ running: 2, pending: 3, secondsLeft: 12 });
    lock!.release();
    expect(statusOf(plan)).toMatchObject({ running: 0, stale: 3, secondsLeft: 24 });
  });

  it("is known from journals of all shards in the order of their times, whatever else stands in them", () => {
    const { plan, ids } = planOf("journals");
    const [one, other] = ids as [string, string];
    const journal = new Journal(plan.folder, parseShard("1/1"));
    journal.add({ event: "started", id: one });
    const file = join(plan.folder, "shards", "1-of-1.log.jsonl");
    // Half a line of a process that was killed, and lines of nothing.
    appendFileSync(file, '{"event":"failed","id":"half');
    const next = new Journal(plan.folder, parseShard("1/1"));
    next.add({ event: "killed", id: one });
    next.add({ event: "started", id: other });
    appendFileSync(file, 'null\n\n{"event":"killed"}\n{"event":"killed","id":"nobody"}\n');
    appendFileSync(file, `${JSON.stringify({ event: "danced", id: other, at: "3000" })}\n`);
    // An earlier event of another file.
    const early = { event: "failed", id: one, at: "1000", host: "x", shard: "2-of-2", ...why("early") };
    appendFileSync(join(plan.folder, "shards", "2-of-2.log.jsonl"), `${JSON.stringify(early)}\n`);
    const known = historyOf(plan.folder);
    expect([...known.keys()].toSorted()).toEqual([one, other].toSorted());
    expect(known.get(one)).toMatchObject({ open: false, killed: 1, shard: "1-of-1", failed: { reason: "early" } });
    expect(known.get(other)).toEqual({ open: true, killed: 0, failedRuns: 0, shard: "1-of-1" });
    next.add({ event: "again", id: one });
    const after = historyOf(plan.folder).get(one)!;
    expect([after.killed, after.failed, after.open]).toEqual([0, undefined, false]);
  });
});
