import { type Calibration, calibrate, policyTimeline, startWorld } from "../../src/calibrate/index.js";
import { type LeverEntry, loadRegion } from "../../src/input/index.js";
import { findLever } from "../../src/levers/index.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { RandomStream } from "../../src/model/engine/random.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { disk } from "../input/disk.js";

/** A lever as a scenario file lists it, parameters with a default left out. */
export type Entry = { type: string; from?: number; to?: number } & Record<string, unknown>;

/** Levers take effect in the second year of an arm, so that its first year shows that nobody anticipates. */
export const START = 2022;
export const REFORM = START + 1;

const calibrated = new Map<string, Calibration>();

/** The calibrated world of a shipped region, calibrated once for all tests of a process: nobody may change it. */
export function calibrationOf(region: string): Calibration {
  const known = calibrated.get(region) ?? calibrate(loadRegion(`scenarios/regions/${region}/region.yaml`, disk));
  calibrated.set(region, known);
  return known;
}

export interface Run {
  years: number;
  /** 0 = cohorts. */
  agents?: number;
  seed?: number;
  replicate?: number;
}

/** One arm: every year's outcome under the levers, in force from the reform year on unless they say otherwise. */
export function arm(calibration: Calibration, levers: readonly Entry[], run: Run): YearOutcome[] {
  const { years, agents = 0, seed = 1, replicate = 0 } = run;
  const world = startWorld(calibration, agents, new RandomStream(seed, replicate, "firms"));
  world.year = START;
  const simulation = new Simulation(world, policyTimeline(calibration, levers.map(complete)), {
    start: calibration.market,
  });
  return Array.from({ length: years }, () => simulation.step());
}

/** The entry with the defaults of its schema, as the reader of scenario files fills them in. */
export function complete({ type, from = REFORM, to, ...parameters }: Entry): LeverEntry {
  const filled = findLever(type)!.schema.parse(parameters) as Record<string, unknown>;
  return { ...filled, type, from, ...(to === undefined ? {} : { to }) };
}

/** Names of an economy as indices. */
export function names({ world: { economy } }: Calibration) {
  const index = (ids: readonly string[], id: string) => {
    const at = ids.indexOf(id);
    if (at < 0) throw new Error(`no ${id} among ${ids.join(", ")}`);
    return at;
  };
  return {
    node: (id: string) => index(economy.nodeIds, id),
    sector: (id: string) => index(economy.sectorIds, id),
    labour: (id: string) => index(economy.labourIds, id),
    cities: economy.nodeIds.map((_, i) => i).filter((i) => economy.isCity[i] === 1),
  };
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Every number of an outcome in one list: equal lists are equal years. */
export function numbersOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersOf);
}
