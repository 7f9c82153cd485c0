import type { FinishedRun } from "./session.js";

/** Runs that are kept: a baseline, and policies among which somebody goes back and forth. */
const MOST = 8;

/** Those used last come last. */
const kept = new Map<string, FinishedRun>();

/** A run that was made before. */
export function finishedRun(key: string): FinishedRun | undefined {
  const run = kept.get(key);
  return run && keepRun(key, run);
}

export function keepRun(key: string, run: FinishedRun): FinishedRun {
  kept.delete(key);
  kept.set(key, run);
  if (kept.size > MOST) kept.delete(kept.keys().next().value!);
  return run;
}
