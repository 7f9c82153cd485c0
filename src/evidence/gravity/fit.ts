import {
  identifiedRegressors,
  type Observations,
  observationsAt,
  type PoissonFit,
  poissonFit,
  separatedZeros,
} from "./effects.js";

/** Ln of an expected flow over the mean below which a zero is looked at: it may be on its way to minus infinity. */
const HARDLY_EXPECTED = -20;

/** A gravity equation as far as a table identifies it. */
export interface GravityFit {
  /** One a regressor; NaN where the table does not tell it. */
  coefficients: number[];
  /** Positions of the observations that take part. */
  used: number[];
  /** Ln of expected flows over their mean, by position; NaN where an observation takes no part. */
  linear: Float64Array;
}

/**
 * Poisson gravity of a table as it comes. Places that send or receive nothing and zeros that something separates take
 * no part, since their effects have no finite estimate; regressors that effects and those before them make up have
 * none. `start`: `linear` of a fit to begin with.
 */
export function gravityFit(all: Observations, start?: Float64Array): GravityFit {
  const active = activePositions(all);
  const fit = fitOf(all, active, start);
  const suspect = fit.found?.linear.some((value) => value < HARDLY_EXPECTED) ?? true;
  if (!suspect || fit.kept.length === 0) return resultOf(all, active, fit);
  const separated = separatedZeros(identifiedOf(observationsAt(all, active), fit.kept));
  if (separated.size === 0) return resultOf(all, active, fit);
  const rest = active.filter((_, k) => !separated.has(k));
  return resultOf(all, rest, fitOf(all, rest, start));
}

interface Attempt {
  kept: number[];
  found: PoissonFit | null;
}

function fitOf(all: Observations, positions: readonly number[], start: Float64Array | undefined): Attempt {
  if (positions.length === 0) return { kept: [], found: null };
  const observations = observationsAt(all, positions);
  const kept = identifiedRegressors(observations);
  const begin = start && Float64Array.from(positions, (k) => start[k]);
  const known = begin?.every(Number.isFinite) ? begin : undefined;
  return { kept, found: poissonFit(identifiedOf(observations, kept), known) };
}

function identifiedOf(observations: Observations, kept: readonly number[]): Observations {
  return { ...observations, regressors: kept.map((c) => observations.regressors[c]) };
}

function resultOf(all: Observations, used: number[], { kept, found }: Attempt): GravityFit {
  const coefficients = all.regressors.map((_, c) => found?.coefficients[kept.indexOf(c)] ?? NaN);
  const linear = new Float64Array(all.flow.length).fill(NaN);
  if (found)
    used.forEach((position, k) => {
      linear[position] = found.linear[k];
    });
  return { coefficients, used, linear };
}

/** Observations without those of places whose flows are all zero. */
function activePositions({ places, origins, destinations, flow }: Observations): number[] {
  const sent = new Float64Array(places);
  const received = new Float64Array(places);
  for (const [k, value] of flow.entries()) {
    sent[origins[k]] += value;
    received[destinations[k]] += value;
  }
  return [...flow.keys()].filter((k) => sent[origins[k]] > 0 && received[destinations[k]] > 0);
}
