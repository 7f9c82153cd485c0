import { describe, expect, it } from "vitest";
import type { ResolvedScenario } from "../../../src/input/index.js";
import { onWorkers, type Runner, type Workers } from "../../../src/runs/experiments/index.js";

const scenario = {} as ResolvedScenario;
const here: Runner<number, number> = { run: async () => {} };

/** Workers that note how they were started, and whether they were closed. */
function crew(wanted: number) {
  const started: number[] = [];
  let closed = 0;
  const workers: Workers<number, number> = {
    wanted,
    start(_, count) {
      started.push(count);
      return {
        run: async () => {},
        close: async () => {
          closed++;
        },
      };
    },
  };
  return { workers, started, closed: () => closed };
}

describe("workers", () => {
  it("are no more than wanted, and no more than there are tasks", async () => {
    for (const [wanted, tasks, started] of [
      [60, 8, 8],
      [2, 8, 2],
    ] as const) {
      const one = crew(wanted);
      expect(await onWorkers(scenario, tasks, here, one.workers, async (_, count) => count)).toBe(started);
      expect([one.started, one.closed()]).toEqual([[started], 1]);
    }
  });

  it("are not started where one would do, in whose place this thread does it", async () => {
    for (const one of [crew(1), crew(0)]) {
      await onWorkers(scenario, 8, here, one.workers, async (runner) => expect(runner).toBe(here));
      expect(one.started).toEqual([]);
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
