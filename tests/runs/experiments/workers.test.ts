import { describe, expect, it } from "vitest";
import type { ResolvedScenario } from "../../../src/input/index.js";
import { onWorkers, type Runner, type Workers } from "../../../src/runs/experiments/index.js";

const scenario = {} as ResolvedScenario;
const runner = (): Runner<number, number> => ({
  async run(tasks, done, _, places = tasks.keys()) {
    for await (const place of places) done(place, tasks[place]! ** 2);
  },
});
const here = runner();

/** Workers that note how they were started, and whether they were closed. */
function crew(wanted: number, { run } = runner()) {
  const started: number[] = [];
  let closed = 0;
  const workers: Workers<number, number> = {
    wanted,
    turn: async () => {},
    start(_, count) {
      started.push(count);
      return {
        run,
        close: async () => {
          closed++;
        },
      };
    },
  };
  return { workers, started, closed: () => closed };
}

describe("workers", () => {
  it("are no more than wanted, and no more than there are tasks; this thread is one of them", async () => {
    for (const [wanted, tasks, threads] of [
      [60, 8, 8],
      [2, 8, 2],
    ] as const) {
      const one = crew(wanted);
      expect(await onWorkers(scenario, tasks, here, one.workers, async (_, count) => count)).toBe(threads);
      expect([one.started, one.closed()]).toEqual([[threads - 1], 1]);
    }
  });

  it("share the tasks with this thread: each is done once", async () => {
    const done: [number, number][] = [];
    const { workers } = crew(2);
    const work = ({ run }: Runner<number, number>) => run([5, 6, 7, 8], (...told) => done.push(told));
    await onWorkers(scenario, 4, here, workers, work);
    expect(done.sort()).toEqual([5, 6, 7, 8].map((task, place) => [place, task ** 2]));
  });

  it("are not disturbed where a clock tells of steps after this thread has failed", async () => {
    let told = 0;
    let late: () => void = () => {};
    const { workers } = crew(2, {
      async run(_tasks, _done, stepped) {
        late = () => stepped!(1);
        late();
        await new Promise(() => {});
      },
    });
    const failing: Runner<number, number> = {
      run: async () => {
        throw new Error("no disk");
      },
    };
    const work = ({ run }: Runner<number, number>) =>
      run(
        [1, 2],
        () => {},
        () => told++,
      );
    await expect(onWorkers(scenario, 2, failing, workers, work)).rejects.toThrow("no disk");
    expect(late).not.toThrow();
    expect(told).toBe(1);
  });

  it("begin no task after one has failed, and tell of nothing more", async () => {
    const begun: number[] = [];
    const slow: Runner<number, number> = {
      async run(tasks, done, _, places = tasks.keys()) {
        for await (const place of places) {
          begun.push(place);
          await new Promise((resolve) => setTimeout(resolve, 5));
          if (place === 1) throw new Error("one");
          done(place, 0);
        }
      },
    };
    const told: number[] = [];
    const work = ({ run }: Runner<number, number>) => run([0, 0, 0, 0, 0], (place) => told.push(place));
    await expect(onWorkers(scenario, 5, slow, crew(2, slow).workers, work)).rejects.toThrow("one");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([begun, told.includes(1)]).toEqual([[0, 1, ...begun.slice(2, 3)], false]);
  });

  it("are not started where one would do, in whose place this thread does it", async () => {
    for (const one of [crew(1), crew(0)]) {
      const done: [number, number][] = [];
      const work = ({ run }: typeof here) => run([5, 7], (place, result) => done.push([place, result]));
      await onWorkers(scenario, 8, here, one.workers, work);
      expect([one.started, done.map(([place]) => place)]).toEqual([[], [0, 1]]);
    }
    expect(await onWorkers(scenario, 1, here, crew(60).workers, async (_, count) => count)).toBe(1);
    expect(await onWorkers(scenario, 8, here, undefined, async (_, count) => count)).toBe(1);
  });

  it("are closed when the work fails", async () => {
    const one = crew(4);
    const failing = async () => {
      throw new Error("no");
    };
    await expect(onWorkers(scenario, 8, here, one.workers, failing)).rejects.toThrow("no");
    expect(one.closed()).toBe(1);
  });
});
