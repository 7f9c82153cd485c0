import { describe, expect, it } from "vitest";
import { pairsOf } from "../../../src/measures/results/index.js";
import {
  type BlockRange,
  type CompareOptions,
  type ComparisonBlock,
  compare,
  type Executor,
  type FinishedBlocks,
  type RunResult,
  type RunTask,
  runBlocks,
  runsFinished,
} from "../../../src/runs/experiments/index.js";
import { textOf } from "../../../src/words/index.js";
import { NAMES, run } from "../../measures/results/runs.js";

/** What runs are made of here: the effect of a replicate, or a run that fails. */
type Made = (task: RunTask) => number | "fails";

/** Runs of a cluster that makes 100, and what the reform adds; a year each. Keeps what it was asked for. */
function executorOf(made: Made = () => 1) {
  const asked: string[] = [];
  const executor: Executor = {
    arms: NAMES,
    async run(tasks, done, stepped, places = tasks.keys()) {
      for await (const place of places) {
        const task = tasks[place]!;
        asked.push(`${task.replicate}/${task.arm}`);
        const value = made(task);
        stepped?.(1);
        const more = value === "fails" || task.arm === 0 ? 0 : value;
        const ran: RunResult =
          value === "fails"
            ? { failure: textOf("no market") }
            : {
                record: run(NAMES[task.arm]!, task.replicate, 100 + more, 1, 0.5),
                ...{
                  structure: [[more]],
                  sectors: [[more]],
                  trade: Float64Array.of(more),
                  told: Float64Array.of(more),
                },
              };
        done(place, ran);
      }
    },
  };
  return { asked, executor };
}

/** Blocks and runs that are kept, by name. */
function kept(withRuns: boolean) {
  const blocks = new Map<string, ComparisonBlock>();
  const runs = new Map<string, RunResult>();
  const name = ({ first, end }: BlockRange) => `${first}-${end}`;
  const ofRun = ({ replicate, arm }: RunTask) => `${replicate}/${arm}`;
  const finished: FinishedBlocks = {
    has: (range) => blocks.has(name(range)),
    read: (range) => structuredClone(blocks.get(name(range))!),
    put: (range, block) => blocks.set(name(range), structuredClone(block)),
    ...(withRuns && {
      runs: {
        has: (task) => runs.has(ofRun(task)),
        read: (task) => structuredClone(runs.get(ofRun(task))!),
        put: (task, result) => runs.set(ofRun(task), structuredClone(result)),
      },
    }),
  };
  return { blocks, runs, finished };
}

const replicatesOf = async (made: Made, options: CompareOptions) => {
  const { executor, asked } = executorOf(made);
  const { summary } = await compare(executor, options);
  return { replicates: summary.replicates, pairs: pairsOf(summary, 1), asked };
};

describe("a comparison", () => {
  it("runs every arm of every replicate once, and tells of what is done at the start and after each run", async () => {
    const { executor, asked } = executorOf();
    const told: [number, number][] = [];
    let years = 0;
    const { summary, failed } = await compare(executor, {
      replicates: 2,
      progress: (done, total) => told.push([done, total]),
      stepped: (more) => {
        years += more;
      },
    });
    expect(asked).toEqual(["0/0", "0/1", "1/0", "1/1"]);
    expect(told).toEqual([0, 1, 2, 3, 4].map((done) => [done, 4]));
    expect([years, summary.replicates, failed]).toEqual([4, [0, 1], []]);
  });

  it("takes up blocks and runs that are kept, tells of them at once, and runs the others alone", async () => {
    const before = kept(true);
    const first = executorOf();
    await runBlocks(first.executor, [{ first: 0, end: 8 }], { finished: before.finished });
    expect([...before.blocks.keys()]).toEqual(["0-8"]);
    for (const arm of [0, 1])
      await first.executor.run([{ replicate: 8, arm }], (_, result) =>
        before.finished.runs!.put({ replicate: 8, arm }, result),
      );
    before.runs.delete("8/1");
    const { executor, asked } = executorOf();
    const told: number[] = [];
    const { summary } = await compare(executor, {
      ...{ replicates: 10, finished: before.finished },
      progress: (done) => told.push(done),
    });
    expect(asked).toEqual(["8/1", "9/0", "9/1"]);
    expect(told).toEqual([0, 17, 18, 19, 20]);
    expect(summary.replicates).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...before.blocks.keys()]).toEqual(["0-8", "8-10"]);
  });

  it("keeps no block where that is the whole and its runs are kept, and does where they are not", async () => {
    const [whole, alone] = [kept(true), kept(false)];
    await compare(executorOf().executor, { replicates: 3, finished: whole.finished });
    expect([[...whole.blocks.keys()], whole.runs.size]).toEqual([[], 6]);
    await compare(executorOf().executor, { replicates: 3, finished: alone.finished });
    expect([...alone.blocks.keys()]).toEqual(["0-3"]);
  });

  it("counts runs that need not be made: those of finished blocks, and single ones", async () => {
    const before = kept(true);
    expect(runsFinished(10, 2, undefined)).toBe(0);
    expect(runsFinished(10, 2, before.finished)).toBe(0);
    before.runs.set("1/0", { failure: textOf("no") });
    before.runs.set("9/1", { failure: textOf("no") });
    expect(runsFinished(10, 2, before.finished)).toBe(2);
    before.blocks.set("0-8", {} as ComparisonBlock);
    expect(runsFinished(10, 2, before.finished)).toBe(16 + 1);
  });
});

describe("a comparison that stops once it is precise", () => {
  const stop = (halfWidth: number, indicator = "gdp") => ({ indicator, halfWidth });

  it("needs four pairs, however alike they are", async () => {
    const even = await replicatesOf(() => 1, { replicates: 20, stop: stop(0) });
    expect(even.replicates).toEqual([0, 1, 2, 3]);
    expect(even.asked).toHaveLength(8);
  });

  it("goes on by rounds of four, over blocks, until the interval is as narrow as is asked for", async () => {
    // Effects of 0 and 2 by turns: of 4, 8 and 12 replicates half widths of 1.84, 0.894 and 0.664, per cent of 100.
    const byTurns: Made = ({ replicate }) => 2 * (replicate % 2);
    const until = async (halfWidth: number) =>
      (await replicatesOf(byTurns, { replicates: 16, stop: stop(halfWidth) })).replicates.length;
    expect(await until(0.0184)).toBe(4);
    expect(await until(0.0183)).toBe(8);
    expect(await until(0.009)).toBe(8);
    expect(await until(0.0089)).toBe(12);
    expect(await until(0.001)).toBe(16);
  });

  it("does not stop by an indicator that nobody records, nor where nothing can be compared", async () => {
    expect((await replicatesOf(() => 1, { replicates: 8, stop: stop(9, "none") })).replicates).toHaveLength(8);
    const lame = await replicatesOf(({ arm }) => (arm === 1 ? "fails" : 1), { replicates: 8, stop: stop(9) });
    expect([lame.replicates.length, lame.pairs]).toEqual([8, []]);
    // Pairs count, not replicates: two of the first four were not finished.
    const half = await replicatesOf(({ replicate, arm }) => (arm === 1 && replicate < 2 ? "fails" : 1), {
      ...{ replicates: 12, stop: stop(0) },
    });
    expect([half.replicates.length, half.pairs]).toEqual([8, [2, 3, 4, 5, 6, 7]]);
  });

  it("stops on the same replicate from blocks that are kept", async () => {
    const before = kept(false);
    const byTurns: Made = ({ replicate }) => 2 * (replicate % 2);
    await compare(executorOf(byTurns).executor, { replicates: 16, stop: stop(0.0089), finished: before.finished });
    // The second block was left half-way: it is none that is finished.
    expect([...before.blocks.keys()]).toEqual(["0-8"]);
    const again = executorOf(byTurns);
    const { summary } = await compare(again.executor, {
      ...{ replicates: 16, stop: stop(0.0089), finished: before.finished },
    });
    expect(summary.replicates).toHaveLength(12);
    expect(again.asked).toHaveLength(8);
  });
});
