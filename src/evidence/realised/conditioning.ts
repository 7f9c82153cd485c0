import { type Calibration, calibrate } from "../../calibrate/index.js";
import { errorOf, nearestName, type Region } from "../../input/index.js";
import type { Conditioning } from "../../measures/results/index.js";
import { SimulationError } from "../../runs/experiments/index.js";
import {
  type Datum,
  type Decision,
  deciderOf,
  type Factor,
  type Moments,
  tallyOf,
  WHOLLY_ASKED,
  whollyAsked,
  withChanges,
} from "../../runs/studies/index.js";
import { REALISED } from "./catalogue.js";
import { subjectOf } from "./subject.js";

/** All data of a region with their errors; those of `without` are only shown. */
export function dataOf({ moments }: Pick<Region, "moments">, without: readonly string[] = []): Datum[] {
  return Object.entries(moments).map(([id, moment]) => {
    const conditions = moment.use === "condition" && !without.includes(id);
    return { id, kind: moment.kind, value: moment.value, error: errorOf(moment), conditions } as Datum;
  });
}

/** A moment of a region file that nobody measures, and the nearest that is measured. */
export function unknownMoment({ moments }: Pick<Region, "moments">): { id: string; nearest?: string } | undefined {
  const known = REALISED.map(({ id }) => id);
  const id = Object.keys(moments).find((one) => !known.includes(one));
  if (id === undefined) return undefined;
  const nearest = nearestName(id, known);
  return { id, ...(nearest !== undefined && { nearest }) };
}

/**
 * Moments of a calibrated region; NaN where it does not identify one. Those that condition and are quick come first,
 * and none is asked for once `open` says of those so far that no more are needed.
 */
export function momentsOf(
  calibration: Calibration,
  data: readonly Pick<Datum, "id" | "conditions">[],
  open: (moments: Moments) => boolean = () => true,
): Moments {
  const subject = subjectOf(calibration);
  const moments: (number | undefined)[] = data.map(() => undefined);
  const asked = data.map(({ id, conditions }, m) => {
    const entry = REALISED.find((one) => one.id === id)!;
    return { m, entry, rank: Number(!conditions) * 2 + Number(entry.slow ?? false) };
  });
  for (const { m, entry } of asked.sort((a, b) => a.rank - b.rank)) {
    moments[m] = entry.measure(subject);
    if (!open(moments)) break;
  }
  return moments;
}

/**
 * Calibrates a candidate and asks it for its moments, if it is not one of the first for no more than reject it;
 * undefined where it has no base year. `values`: by factor.
 */
export function askCandidate(
  region: Region,
  factors: readonly Factor[],
  { data, seed }: Conditions,
  [candidate, values]: Candidate,
): Moments | undefined {
  const changes = factors.flatMap((factor, f) => factor.changes(values[f]!));
  const decide = deciderOf(seed, data);
  try {
    const calibration = calibrate(withChanges({ region }, changes).region);
    if (data.length === 0) return [];
    return momentsOf(calibration, data, (moments) => candidate < WHOLLY_ASKED || decide(candidate, moments).kept);
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}

/** A candidate by its number, and its values by factor. */
export type Candidate = readonly [number: number, values: readonly number[]];

/** What candidates are held against, and the seed of their coins. */
export interface Conditions {
  data: readonly Datum[];
  seed: string | number;
}

/** What a search for draws found. */
export interface Found extends Conditions {
  decisions: readonly Decision[];
  /** Candidates without a base year. */
  failed: number;
  /** SHA-256 of the data. */
  hash: string;
  without: readonly string[];
}

/** What is told of it, beside the draws and in every study of them. The region itself must have a base year. */
export function conditioningOf(region: Region, found: Found): Conditioning {
  const { data, decisions, failed, seed, hash, without } = found;
  const centre = momentsOf(calibrate(region), data);
  const [asked, kept] = [whollyAsked(decisions), decisions.filter((one) => one.kept)];
  const tally = tallyOf(data, asked, kept);
  return {
    hash,
    candidates: decisions.length + failed,
    failed,
    kept: kept.length,
    asked: asked.length,
    without: [...without],
    central: short(deciderOf(seed, data)(0, centre).likelihood),
    moments: data.map(({ id, kind, value, error }, m) => {
      const { alone, prior, kept: after } = tally[m]!;
      const { label, unit } = REALISED.find((entry) => entry.id === id)!;
      const told = typeof value === "number" ? value : ([...value] as [number, number]);
      return {
        ...{ id, label, unit, kind, value: told, error: short(error), use: region.moments[id]!.use },
        ...{ alone: short(alone), central: known(centre[m]!), prior: known2(prior), kept: known2(after) },
      };
    }),
  };
}

/** Digits beyond are noise of the draws. */
const short = (value: number) => Number(value.toPrecision(4));
const known = (value: number) => (Number.isFinite(value) ? short(value) : null);
const known2 = ([mean, deviation]: readonly [number, number]): [number | null, number | null] => [
  known(mean),
  known(deviation),
];
