import type { LeverEntry } from "../input/index.js";
import { type ArrayInstrument, INSTRUMENT_TEXT } from "../levers/document.js";
import { INSTRUMENTS } from "../model/engine/instruments.js";
import { compile, leverRegion } from "./policyTimeline.js";
import type { Calibration } from "./world.js";

/**
 * What a lever does to one array of policy in its first year: least and largest value of the entries that it changes,
 * without and with it.
 */
export interface ChangedInstrument {
  instrument: ArrayInstrument;
  before: [number, number];
  after: [number, number];
  /** Entries that it changes, and what there is one of each for. */
  entries: number;
  shape: "node" | "pair" | "cell" | "sectorPair" | "worker" | "workerPair";
}

/**
 * Arrays that one of an arm's levers changes in its first year, beside all other levers of that year. Lists of
 * agreements and platforms are not among them.
 */
export function leverChanges(
  calibration: Calibration,
  entries: readonly LeverEntry[],
  entry: LeverEntry,
): ChangedInstrument[] {
  const year = entry.from;
  const base = calibration.world.basePolicy;
  const region = leverRegion(calibration);
  const others = entries.filter(
    (other) => other !== entry && other.from <= year && year <= (other.to ?? Number.POSITIVE_INFINITY),
  );
  const without = compile(base, region, others, year);
  const policy = compile(base, region, [...others, entry], year);
  return (Object.keys(INSTRUMENT_TEXT) as ArrayInstrument[]).flatMap((instrument) => {
    const [before, after] = [without[instrument], policy[instrument]];
    // A lever that tells sectors apart has more entries than what it replaces.
    const changed = after.reduce<number[]>((found, value, at) => {
      if (value !== before[at % before.length]) found.push(at);
      return found;
    }, []);
    if (changed.length === 0) return [];
    return {
      instrument,
      before: spanOf(changed.map((at) => before[at % before.length])),
      after: spanOf(changed.map((at) => after[at])),
      entries: changed.length,
      shape: after.length > before.length ? "sectorPair" : INSTRUMENTS[instrument].shape,
    };
  });
}

function spanOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
