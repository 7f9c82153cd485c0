import { describe, expect, it } from "vitest";
import { statusWords } from "../../../src/apps/cli/status.js";
import type { PlanStatus } from "../../../src/apps/node/cluster/status.js";
import { because } from "../../../src/measures/results/index.js";
import { textOf } from "../../../src/words/index.js";

const status = (more: Partial<PlanStatus>): PlanStatus => ({
  ...{ plan: "", tasks: 20, done: 5, running: 0, stale: 0, failed: 0, pending: 15, failedRuns: 0 },
  ...{ secondsPerTask: 60, secondsLeft: 900, shards: [], reasons: [] },
  ...more,
});
const words = (more: Partial<PlanStatus>) => statusWords("p", status(more));

describe("the status of a plan", () => {
  it("counts what is not done by its kind, and says how long the rest takes", () => {
    expect(words({})).toBe("p: 5 of 20 tasks done.\n  15 not begun\nAbout 15 min left at 60 s a task.\n");
    expect(words({ running: 3, stale: 2, failed: 1, pending: 9, failedRuns: 4 })).toBe(
      "p: 5 of 20 tasks done.\n  3 at work\n  2 begun by a process that is gone (work on the shard again)\n" +
        "  1 failed for good (agglom work --again tries them again)\n  9 not begun\n" +
        "4 runs could not be finished; they are rows of the results.\nAbout 15 min left at 60 s a task, 3 at a time.\n",
    );
    expect(words({ running: 1 })).not.toContain("at a time");
    expect(words({ secondsPerTask: null, secondsLeft: null })).not.toContain("About");
  });

  it("has ten reasons, and counts the others", () => {
    const reasons = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: `t${n}`, ...because(textOf(`why ${n}`)), failed: true }));
    expect(words({ reasons: reasons(1) })).toContain("\n  t0: why 0\n");
    expect(words({ reasons: reasons(10) })).toMatch(/ {2}t0: why 0\n(.*\n){8} {2}t9: why 9\nAbout/);
    expect(words({ reasons: reasons(12) })).toMatch(/ {2}t9: why 9\n {2}\.\.\. and 2 more\nAbout/);
  });

  it("says why in the reader's language", () => {
    const reasons = [{ id: "t0", ...because(textOf("no land", "没有土地")), failed: true }];
    expect(statusWords("p", status({ reasons }), "zh")).toContain("  t0：没有土地\n");
  });

  it("says what comes next where all is done", () => {
    expect(words({ done: 20, pending: 0, secondsLeft: 0 })).toBe(
      "p: 20 of 20 tasks done.\nAll is done: agglom merge p\n",
    );
    expect(statusWords("my plan", status({ done: 20, secondsLeft: 0 }))).toContain(": agglom merge 'my plan'\n");
  });
});
