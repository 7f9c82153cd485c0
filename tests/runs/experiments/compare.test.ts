import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, parseOverride } from "../../../src/input/index.js";
import { estimateOf } from "../../../src/measures/results/effects.js";
import {
  because,
  EFFECTS,
  effectAt,
  effectRows,
  keptRow,
  pairsOf,
  REPLICATES as RUNS,
  replicateRows,
  type Summary,
} from "../../../src/measures/results/index.js";
import { mergeBlock, newComparison, runsOf, structureRows } from "../../../src/runs/experiments/comparison.js";
import {
  attemptRun,
  type BlockRange,
  blockRanges,
  type Comparison,
  type ComparisonBlock,
  compare,
  type Executor,
  type FinishedBlocks,
  prepareScenario,
  type RunResult,
  type RunTask,
  reportContext,
  restsOn,
  runsFinished,
  serialExecutor,
} from "../../../src/runs/experiments/index.js";
import { textOf } from "../../../src/words/index.js";
import { blockOf } from "./blockOf.js";

const load = (...overrides: string[]) =>
  loadScenario(
    "scenarios/teaching/two-cities.yaml",
    diskFiles,
    ["years=3", "firms=400", ...overrides].map(parseOverride),
  );

/** What its tables hold, to the digits that they keep. */
const tablesOf = (summary: Summary) =>
  JSON.stringify([
    Array.from(replicateRows(summary), (row) => keptRow(RUNS, row)),
    Array.from(effectRows(summary), (row) => keptRow(EFFECTS, row)),
  ]);

describe("a comparison", () => {
  const prepared = prepareScenario(load());

  const known = new Map<string, RunResult>();
  /** A run as it was made the first time, for tests that ask what a comparison makes of runs. */
  const knownRun = (task: RunTask): RunResult => {
    const key = JSON.stringify(task);
    if (!known.has(key)) known.set(key, attemptRun(prepared, task));
    return structuredClone(known.get(key)!);
  };
  /** In this thread, but for runs that are made to fail. */
  const failing = (fails: (task: RunTask) => boolean): Executor => ({
    arms: serialExecutor(prepared).arms,
    async run(tasks, done, _, places = tasks.keys()) {
      for await (const place of places) {
        const task = tasks[place]!;
        done(place, fails(task) ? { failure: textOf("no reason") } : knownRun(task));
      }
    },
  });
  const executor = failing(() => false);

  it("does not depend on the order in which runs end", async () => {
    const { arms } = serialExecutor(prepared);
    const backwards: Executor = {
      arms,
      async run(tasks, done) {
        for (const [place, task] of [...tasks.entries()].reverse()) done(place, attemptRun(prepared, task));
      },
    };
    const first = await compare(serialExecutor(prepared), { replicates: 3 });
    const second = await compare(backwards, { replicates: 3 });
    expect(tablesOf(second.summary)).toBe(tablesOf(first.summary));
    expect(reportContext(prepared, second)).toEqual(reportContext(prepared, first));
  });

  it("has the structure of each city in the base year and in the last year of each arm, sector by sector", async () => {
    const rows = [...structureRows(prepared, await compare(executor, { replicates: 1 }))];
    const { tables, baseYear } = prepared.scenario.region;
    const { cities, sectors } = tables;
    const pairs = cities.flatMap(({ id: city }) => sectors.map(({ id: sector }) => `${city} ${sector}`));
    const arms = [`base-year ${baseYear}`, ...prepared.variants.map(({ name }) => `${name} 2024`)];
    expect(rows.map(({ variant, year, city, sector }) => `${variant} ${year} ${city} ${sector}`)).toEqual(
      arms.flatMap((arm) => pairs.map((pair) => `${arm} ${pair}`)),
    );
  });

  it("stops once the interval is narrow enough, on a whole round of four", async () => {
    const loose = await compare(executor, {
      replicates: 12,
      stop: { indicator: "real-gdp", halfWidth: 10 },
    });
    expect(loose.summary.replicates).toHaveLength(4);
    const tight = await compare(executor, {
      replicates: 8,
      stop: { indicator: "real-gdp", halfWidth: 1e-12 },
    });
    expect(tight.summary.replicates).toHaveLength(8);
  });

  describe("of several blocks", () => {
    const REPLICATES = 19;
    const tables = ({ summary }: Comparison) => tablesOf(summary);
    /** Counts runs and may stop after some of them. */
    const counted = (most = Number.POSITIVE_INFINITY) => {
      const made: RunTask[] = [];
      const run: Executor["run"] = (tasks, done) =>
        executor.run(tasks, (place, result) => {
          if (made.length >= most) throw new Error("stopped");
          made.push(tasks[place]!);
          done(place, result);
        });
      return { made, executor: { ...executor, run } };
    };
    /** As plain data, as if each had been on a disk. */
    const kept = () => {
      const blocks = new Map<string, ComparisonBlock>();
      const key = ({ first, end }: BlockRange) => `${first}-${end}`;
      const finished: FinishedBlocks = {
        has: (range) => blocks.has(key(range)),
        read: (range) => structuredClone(blocks.get(key(range))!),
        put: (range, block) => blocks.set(key(range), structuredClone(block)),
      };
      return { blocks, finished };
    };
    const whole = compare(executor, { replicates: REPLICATES });

    it("is the merger of its blocks, whoever runs them", async () => {
      const merged = newComparison(serialExecutor(prepared).arms);
      const ranges = blockRanges(REPLICATES);
      expect(ranges).toEqual([
        { first: 0, end: 8 },
        { first: 8, end: 16 },
        { first: 16, end: 19 },
      ]);
      const blocks: ComparisonBlock[] = [];
      for (const range of ranges.toReversed()) blocks.push(await blockOf(prepareScenario(load()), range));
      for (const block of blocks.toReversed()) mergeBlock(merged, structuredClone(block));
      expect(tables(merged)).toBe(tables(await whole));
      expect(reportContext(prepared, merged)).toEqual(reportContext(prepared, await whole));
    });

    it("has the interval of two variants that the table of replicates gives", async () => {
      const comparison = await whole;
      const { chance = [] } = reportContext(prepared, comparison).answer!;
      const { place, indicator, from, to, halves } = chance[0]!;
      expect([place, indicator, from, to]).toEqual(["cluster", "real-gdp", 2024, 2024]);
      const rows = [...replicateRows(comparison.summary, (id) => id === indicator)].filter(({ year }) => year === to);
      const valuesOf = (arm: string) => rows.filter(({ variant }) => variant === arm).map(({ value }) => value);
      const variants = comparison.summary.names.slice(1);
      expect(halves).toHaveLength((variants.length * (variants.length - 1)) / 2);
      for (const { run, against, half } of halves) {
        const before = valuesOf(against);
        const { mean, high } = estimateOf(valuesOf(run).map((value, r) => value - before[r]!));
        expect(Math.abs(half! - (high - mean)), `${run} against ${against}`).toBeLessThanOrEqual(1e-5 * (high - mean));
      }
      expect(halves.filter(({ half }) => half! > 0).length).toBeGreaterThan(1);
    });

    it("goes on from finished blocks to the same bytes, and runs none of them again", async () => {
      const { blocks, finished } = kept();
      const arms = serialExecutor(prepared).arms.length;
      const first = counted(11 * arms);
      await expect(compare(first.executor, { replicates: REPLICATES, finished })).rejects.toThrow("stopped");
      expect([...blocks.keys()]).toEqual(["0-8"]);
      blocks.set("16-19", await blockOf(prepared, { first: 16, end: 19 }));
      const second = counted();
      const told: number[] = [];
      const resumed = await compare(second.executor, {
        replicates: REPLICATES,
        finished,
        progress: (done) => told.push(done),
      });
      expect(new Set(second.made.map(({ replicate }) => replicate))).toEqual(new Set([8, 9, 10, 11, 12, 13, 14, 15]));
      expect(tables(resumed)).toBe(tables(await whole));
      expect(told).toEqual([0, ...Array.from({ length: 8 * arms + 1 }, (_, n) => (8 + 3) * arms + n)]);
    });

    it("goes on from single runs of a block that was not finished, to the same bytes", async () => {
      const arms = serialExecutor(prepared).arms.length;
      const { finished: blocks } = kept();
      const runs = new Map<string, RunResult>();
      const key = ({ replicate, arm }: RunTask) => `${replicate}:${arm}`;
      const finished: FinishedBlocks = {
        ...blocks,
        runs: {
          has: (run) => runs.has(key(run)),
          read: (run) => structuredClone(runs.get(key(run))!),
          put: (run, result) => runs.set(key(run), structuredClone(result)),
        },
      };
      await expect(compare(counted(arms + 2).executor, { replicates: 3, finished })).rejects.toThrow("stopped");
      expect(runsFinished(3, arms, finished)).toBe(arms + 2);
      const second = counted();
      const told: number[] = [];
      const resumed = await compare(second.executor, { replicates: 3, finished, progress: (done) => told.push(done) });
      expect(second.made).toEqual(runsOf({ first: 0, end: 3 }, arms).slice(arms + 2));
      expect(told).toEqual([0, ...Array.from({ length: 2 * arms - 1 }, (_, n) => arms + 2 + n)]);
      expect(tables(resumed)).toBe(tables(await compare(executor, { replicates: 3 })));
    });

    it("with a stopping rule stops on the same replicate when it has been stopped before", async () => {
      const last = (await whole).summary.years.length - 1;
      const { variants, indicators, scopes } = (await whole).summary;
      // Between what four and what twelve replicates reach.
      const relative = ({ summary }: Comparison) =>
        Math.max(
          ...variants.slice(1).map((_, v) => {
            const effect = effectAt(summary, v + 1, last, scopes.indexOf("cluster"), indicators.indexOf("real-gdp"));
            return (effect.ciHigh - effect.ciLow) / 2 / Math.abs(effect.baselineMean);
          }),
        );
      const twelve = await compare(executor, { replicates: 12 });
      const stop = { indicator: "real-gdp", halfWidth: relative(twelve) * 1.0001 };
      const plain = await compare(executor, { replicates: 32, stop });
      const { finished } = kept();
      const early = plain.summary.replicates.length;
      expect([8, 12]).toContain(early);
      const stopped = counted((early - 1) * prepared.variants.length);
      await expect(compare(stopped.executor, { replicates: 32, stop, finished })).rejects.toThrow("stopped");
      const resumed = await compare(executor, { replicates: 32, stop, finished });
      expect(resumed.summary.replicates).toEqual(plain.summary.replicates);
      expect(tables(resumed)).toBe(tables(plain));
    });
  });

  it("tells of every year of every run, also of those that fail", async () => {
    const short = prepareScenario(load());
    let years = 0;
    await compare(serialExecutor(short), { replicates: 2, stepped: (more) => (years += more) });
    expect(years).toBe(2 * short.variants.length * short.scenario.years);
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
      { variant: "goods", replicate: 1, ...because(textOf("no reason")) },
      { variant: "baseline", replicate: 2, ...because(textOf("no reason")) },
    ]);
    expect(restsOn(comparison)).toEqual({ baseline: 3, goods: 2, firms: 3, people: 3, everything: 3 });
  });

  it("does not change others by an arm that fails", async () => {
    const all = await compare(executor, { replicates: 3 });
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
    const { summary } = await compare(executor, { replicates: 2 });
    const early = [...effectRows(summary)].filter(({ year }) => year < 2024);
    expect(early.length).toBeGreaterThan(0);
    expect(early.every(({ effect, ciLow, ciHigh }) => effect === 0 && ciLow === 0 && ciHigh === 0)).toBe(true);
  });
});
