import { describe, expect, it } from "vitest";
import {
  attemptRun,
  type Comparison,
  compare,
  type Executor,
  prepareScenario,
  type RunTask,
  reportContext,
  restsOn,
  serialExecutor,
} from "../../src/experiments/index.js";
import { diskFiles } from "../../src/node/files.js";
import { effectRows, indicatorsCsv, pairsOf } from "../../src/results/index.js";
import { loadScenario, parseOverride } from "../../src/scenario/index.js";

const load = (...overrides: string[]) =>
  loadScenario(
    "scenarios/teaching/two-cities.yaml",
    diskFiles,
    ["years=4", "firms=400", ...overrides].map(parseOverride),
  );

describe("a comparison", () => {
  const prepared = prepareScenario(load());

  it("does not depend on the order in which runs end", async () => {
    const { arms } = serialExecutor(prepared);
    const backwards: Executor = {
      arms,
      async run(tasks, done) {
        for (const [place, task] of [...tasks.entries()].reverse()) done(place, attemptRun(prepared, task));
      },
    };
    const first = await compare(serialExecutor(prepared), { replicates: 6 });
    const second = await compare(backwards, { replicates: 6 });
    expect([...indicatorsCsv(second.summary)]).toEqual([...indicatorsCsv(first.summary)]);
    expect(reportContext(prepared, second)).toEqual(reportContext(prepared, first));
  });

  it("stops once the interval is narrow enough, on a whole round of four", async () => {
    const loose = await compare(serialExecutor(prepared), {
      replicates: 12,
      stop: { indicator: "real-gdp", halfWidth: 10 },
    });
    expect(loose.summary.replicates).toHaveLength(4);
    const tight = await compare(serialExecutor(prepared), {
      replicates: 8,
      stop: { indicator: "real-gdp", halfWidth: 1e-12 },
    });
    expect(tight.summary.replicates).toHaveLength(8);
  });

  /** In this thread, but for runs that are made to fail. */
  const failing = (fails: (task: RunTask) => boolean): Executor => ({
    arms: serialExecutor(prepared).arms,
    async run(tasks, done) {
      for (const [place, task] of tasks.entries())
        done(place, fails(task) ? { failure: "no reason" } : attemptRun(prepared, task));
    },
  });

  it("leaves a failed run out of its own arm, and out of all pairs if it is the baseline's; says why, and goes on", async () => {
    const runs = failing(({ replicate, arm }) => (replicate === 1 && arm === 1) || (replicate === 2 && arm === 0));
    const comparison = await compare(runs, { replicates: 4 });
    const { summary, failed } = comparison;
    expect(summary.replicates).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2].map((arm) => summary.variants[arm]!.replicates)).toEqual([
      [0, 1, 3],
      [0, 2, 3],
      [0, 1, 2, 3],
    ]);
    expect([0, 1, 2].map((arm) => pairsOf(summary, arm))).toEqual([
      [0, 1, 3],
      [0, 3],
      [0, 1, 3],
    ]);
    expect(failed).toEqual([
      { variant: "goods", replicate: 1, reason: "no reason" },
      { variant: "baseline", replicate: 2, reason: "no reason" },
    ]);
    expect(restsOn(comparison)).toEqual({ baseline: 3, goods: 2, firms: 3, people: 3, everything: 3 });
  });

  it("does not change others by an arm that fails", async () => {
    const all = await compare(serialExecutor(prepared), { replicates: 3 });
    const some = await compare(
      failing(({ arm }) => arm === 1),
      { replicates: 3 },
    );
    const others = ({ summary }: Comparison) => [...effectRows(summary)].filter(({ variant }) => variant !== "goods");
    expect(others(some)).toEqual(others(all));
    const structures = (comparison: Comparison) => reportContext(prepared, comparison).structure;
    expect(structures(some)).toEqual(structures(all).toSpliced(1, 1));
    expect(reportContext(prepared, some).variants.map(({ id }) => id)).toEqual([
      "baseline",
      "firms",
      "people",
      "everything",
    ]);
  });

  it("stops on precision of those arms that can be compared", async () => {
    const stop = { indicator: "real-gdp", halfWidth: 10 };
    const one = await compare(
      failing(({ arm }) => arm === 1),
      { replicates: 12, stop },
    );
    expect(one.summary.replicates).toHaveLength(4);
    const none = await compare(
      failing(({ arm }) => arm === 0),
      { replicates: 8, stop },
    );
    expect(none.summary.replicates).toHaveLength(8);
  });

  it("has no effect at all before the first year of a reform", async () => {
    const { summary } = await compare(serialExecutor(prepared), { replicates: 2 });
    const early = [...effectRows(summary)].filter(({ year }) => year < 2024);
    expect(early.length).toBeGreaterThan(0);
    expect(early.every(({ effect, ciLow, ciHigh }) => effect === 0 && ciLow === 0 && ciHigh === 0)).toBe(true);
  });
});
