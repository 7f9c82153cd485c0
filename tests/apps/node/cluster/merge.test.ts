import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { mergeDraws, missingTasks } from "../../../../src/apps/node/cluster/merge.js";
import { readPlan } from "../../../../src/apps/node/cluster/planFolder.js";
import { FinishedShards, openShard, parseShard } from "../../../../src/apps/node/cluster/shardFiles.js";
import { scenario, writeSmallPlan } from "./smallPlan.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-merge-"));
afterAll(() => rmSync(folder, { recursive: true }));

const place = join(folder, "plan");
writeSmallPlan(place, 3, { shards: 2 });
const plan = readPlan(place);
const arms = ["baseline", ...Object.keys(scenario.variants)];
/** What came of a draw: so much in the baseline, one more in each further arm. */
const resultOf = (value: number) => ({ arms: arms.map((_, arm) => Float64Array.of(value + arm)) });

/** Adds what came of tasks, by their places, to a shard's file. */
function put(shard: string, results: Readonly<Record<number, number>>): void {
  const store = openShard(plan, parseShard(shard));
  for (const [task, value] of Object.entries(results)) store.put(plan.tasks[Number(task)]!.id, resultOf(value));
  store.close();
}

describe("results of a plan that are put together", () => {
  it("lack the tasks of which no shard has a result", () => {
    put("1/2", { 0: 10 });
    put("2/3", { 2: 30 });
    const finished = new FinishedShards(plan);
    expect(missingTasks(plan, finished)).toEqual([plan.tasks[1]]);
    finished.close();
  });

  it("are those of the draws in the order of the plan, whatever shards did them", async () => {
    put("2/2", { 1: 20 });
    const finished = new FinishedShards(plan);
    expect(missingTasks(plan, finished)).toEqual([]);
    const merged = await mergeDraws(plan, finished, 0);
    finished.close();
    expect(merged.tasks).toEqual([0, 1, 2].map((replicate) => ({ changes: [], replicate })));
    expect(merged.scenario).toEqual(plan.scenarios[0]);
    expect(merged.draws.arms).toEqual(arms);
    expect(merged.draws.cells).toEqual([{ year: 2022, place: "cluster", indicator: "real-gdp" }]);
    expect(merged.draws.results).toEqual([10, 20, 30].map(resultOf));
  });
});
