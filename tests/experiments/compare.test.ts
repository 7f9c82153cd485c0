import { describe, expect, it } from "vitest";
import { attemptRun, compare, type Executor, prepareScenario, serialExecutor } from "../../src/experiments/index.js";
import { diskFiles } from "../../src/node/index.js";
import { effectRows, indicatorsCsv } from "../../src/results/index.js";
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
    expect(second.structures).toEqual(first.structures);
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

  it("leaves a replicate with a failed arm out, says why, and goes on", async () => {
    const { arms } = serialExecutor(prepared);
    const flaky: Executor = {
      arms,
      async run(tasks, done) {
        for (const [place, task] of tasks.entries())
          done(place, task.replicate === 1 && task.arm === 1 ? { failure: "no reason" } : attemptRun(prepared, task));
      },
    };
    const { summary, failed } = await compare(flaky, { replicates: 4 });
    expect(summary.replicates).toEqual([0, 2, 3]);
    expect(failed).toEqual([{ replicate: 1, reason: "no reason" }]);
  });

  it("has no effect at all before the first year of a reform", async () => {
    const { summary } = await compare(serialExecutor(prepared), { replicates: 2 });
    const early = [...effectRows(summary)].filter(({ year }) => year < 2024);
    expect(early.length).toBeGreaterThan(0);
    expect(early.every(({ effect, ciLow, ciHigh }) => effect === 0 && ciLow === 0 && ciHigh === 0)).toBe(true);
  });
});
