import type { ResolvedScenario } from "../../input/index.js";
import { attemptRun, type PreparedScenario } from "../../runs/experiments/index.js";
import { attemptDraw, type DrawTask, type OutcomeCell } from "../../runs/studies/index.js";

/** Seconds that a run of a draw with all its variants takes on one core. */
export function secondsOfDraw(scenario: ResolvedScenario, cells: readonly OutcomeCell[], draw: DrawTask): number {
  return timed(() => attemptDraw(scenario, cells, draw));
}

/** Seconds that one run of one arm takes on one core. */
export function secondsOfRun(prepared: PreparedScenario): number {
  const first = timed(() => attemptRun(prepared, { replicate: 0, arm: 0 }));
  // The first is slower than those that follow, which matters where they are short.
  return first < LONG_RUN ? timed(() => attemptRun(prepared, { replicate: 0, arm: 0 })) : first;
}

/** Seconds. */
const LONG_RUN = 5;

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
