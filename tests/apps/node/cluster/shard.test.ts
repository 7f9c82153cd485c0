import { describe, expect, it } from "vitest";
import {
  parseShard,
  type Shard,
  shardOfEnvironment,
  tasksOfShard,
} from "../../../../src/apps/node/cluster/shardFiles.js";

const tasks = Array.from({ length: 23 }, (_, task) => task);

describe("a shard of a plan", () => {
  it.each([1, 2, 3, 7, 23, 40])(
    "is one of %i that hold every task once, in numbers that differ by one at most",
    (count) => {
      const shards = Array.from({ length: count }, (_, s) => tasksOfShard(tasks, { index: s + 1, count }));
      expect(shards.flat().sort((a, b) => a - b)).toEqual(tasks);
      const sizes = shards.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    },
  );

  it("is written I/N", () => {
    expect(parseShard("3/7")).toEqual({ index: 3, count: 7 });
  });

  it.each(["0/7", "8/7", "3", "3/0", "-1/3", "1.5/3", "a/b", "", "1/2/3", "1/9999999"])("is not %j", (text) => {
    expect(() => parseShard(text)).toThrow(/--shard: .* is no part of a plan. Allowed: I\/N with I from 1 to N/);
  });
});

describe("the shard of a scheduler's job", () => {
  const again = { ...slurm(7, 7, 2, 2), AGGLOM_SHARDS: "40" };
  const cases: [string, Record<string, string>, Shard][] = [
    ["Slurm, from 1", slurm(3, 1, 7, 1), { index: 3, count: 7 }],
    ["Slurm, from 0", slurm(0, 0, 7, 1), { index: 1, count: 7 }],
    ["Slurm, every tenth", slurm(30, 10, 3, 10), { index: 3, count: 3 }],
    ["Slurm, one job of an array of 9 shards", { ...slurm(5, 5, 1, 1), AGGLOM_SHARDS: "9" }, { index: 5, count: 9 }],
    ["Slurm, jobs 7 and 9 of an array of 40 again", again, { index: 7, count: 40 }],
    ["Slurm, all of an array from 5", { ...slurm(7, 5, 9, 1), AGGLOM_SHARDS: "9" }, { index: 3, count: 9 }],
    ["Slurm, one job of an array from 0", { ...slurm(0, 0, 1, 1), AGGLOM_SHARDS: "9" }, { index: 1, count: 9 }],
    ["Kubernetes", { JOB_COMPLETION_INDEX: "0", AGGLOM_SHARDS: "5" }, { index: 1, count: 5 }],
    ["Kubernetes, as the plan suggests", { JOB_COMPLETION_INDEX: "3" }, { index: 4, count: 4 }],
    ["GNU parallel", { PARALLEL_SEQ: "2", AGGLOM_SHARDS: "5" }, { index: 2, count: 5 }],
    ["HyperQueue", { HQ_TASK_ID: "4" }, { index: 4, count: 4 }],
  ];
  it.each(cases)("is found: %s", (_, env, shard) => expect(shardOfEnvironment(env, 4)).toEqual(shard));

  it("is none where no scheduler has started the process", () => {
    expect(shardOfEnvironment({ AGGLOM_SHARDS: "3", SLURM_ARRAY_TASK_ID: "" }, 4)).toBeUndefined();
  });

  it.each([
    [{ JOB_COMPLETION_INDEX: "4" }, /JOB_COMPLETION_INDEX: "4" is none of 4 shards/],
    [{ HQ_TASK_ID: "0" }, /HQ_TASK_ID: "0" is none of 4 shards.*counted from 1/],
    [slurm(15, 10, 3, 10), /SLURM_ARRAY_TASK_ID: "15" is none of 3 shards/],
    [{ PARALLEL_SEQ: "two" }, /PARALLEL_SEQ: "two" is no number of a job/],
    [{ PARALLEL_SEQ: "1", AGGLOM_SHARDS: "x" }, /AGGLOM_SHARDS: "x" is no number/],
  ])("is refused in words: %j", (env, words) => expect(() => shardOfEnvironment(env, 4)).toThrow(words));
});

function slurm(id: number, min: number, count: number, step: number): Record<string, string> {
  return {
    SLURM_ARRAY_TASK_ID: `${id}`,
    SLURM_ARRAY_TASK_MIN: `${min}`,
    SLURM_ARRAY_TASK_COUNT: `${count}`,
    SLURM_ARRAY_TASK_STEP: `${step}`,
  };
}
