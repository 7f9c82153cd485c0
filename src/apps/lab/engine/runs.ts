import type { YearView } from "../../../measures/indicators/index.js";
import type { Arm } from "./calls.js";
import { type FinishedRun, type ReadyArm, runArm } from "./session.js";
import type { PolicySpec, WorldSpec } from "./worlds.js";

/** Runs that are kept: a baseline, and policies among which somebody goes back and forth. */
const MOST = 8;

/** Those used last come last. */
const kept = new Map<string, FinishedRun>();

/** What a run depends on. */
export function keyOf(arm: Arm, { world, policy }: { world: WorldSpec; policy: PolicySpec }): string {
  return JSON.stringify(arm === 0 ? [world] : [world, policy]);
}

/**
 * The run of an arm, the kept one or a new one; `see` gets its years as they come, `pause` is awaited between those
 * that are made.
 */
export async function watched(
  ready: ReadyArm,
  key: string,
  pause: () => Promise<void>,
  see: (view: YearView, at: number) => void = () => {},
): Promise<FinishedRun> {
  const known = kept.get(key);
  if (known) {
    known.views.forEach(see);
    return keep(key, known);
  }
  const years = runArm(ready);
  for (let at = 0, step = years.next(); ; at++, step = years.next()) {
    if (step.done) return keep(key, step.value);
    see(step.value, at);
    await pause();
  }
}

function keep(key: string, run: FinishedRun): FinishedRun {
  kept.delete(key);
  kept.set(key, run);
  if (kept.size > MOST) kept.delete(kept.keys().next().value!);
  return run;
}
