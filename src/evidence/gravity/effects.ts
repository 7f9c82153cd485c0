import { exp, log, square } from "../../maths/numerics/elementary.js";
import { cholesky, solveCholesky } from "../../maths/numerics/linear.js";
import { largestSize, meanOf, sumOf } from "../../maths/numerics/sums.js";

/** Pairs of places with a flow and regressors, each an array over pairs. Origins and destinations are places from 0. */
export interface Observations {
  places: number;
  origins: Int32Array;
  destinations: Int32Array;
  flow: Float64Array;
  regressors: readonly Float64Array[];
}

/** The observations at some positions. */
export function observationsAt(all: Observations, kept: readonly number[]): Observations {
  return {
    places: all.places,
    origins: Int32Array.from(kept, (k) => all.origins[k]),
    destinations: Int32Array.from(kept, (k) => all.destinations[k]),
    flow: Float64Array.from(kept, (k) => all.flow[k]),
    regressors: all.regressors.map((column) => Float64Array.from(kept, (k) => column[k])),
  };
}

/**
 * Columns of the effects: of an origin its place, of a destination `ofDestination`, -1 where its effect is the unit of
 * the others.
 */
interface Effects {
  ofOrigin: Int32Array;
  ofDestination: Int32Array;
  count: number;
}

/**
 * Effects without those that others make up: in each part of the table that hangs together the last destination has
 * none.
 */
export function effectsOf({ places, origins, destinations }: Observations): Effects {
  const part = Int32Array.from({ length: 2 * places }, (_, side) => side);
  const root = (side: number): number => {
    let found = side;
    while (part[found] !== found) found = part[found];
    return found;
  };
  origins.forEach((origin, k) => {
    part[root(origin)] = root(places + destinations[k]);
  });
  const units = new Map<number, number>();
  for (const destination of destinations) {
    const whole = root(places + destination);
    units.set(whole, Math.max(units.get(whole) ?? -1, destination));
  }
  const effects: Effects = {
    ofOrigin: new Int32Array(places).fill(-1),
    ofDestination: new Int32Array(places).fill(-1),
    count: 0,
  };
  for (const origin of new Set(origins)) effects.ofOrigin[origin] = effects.count++;
  for (const place of new Set(destinations))
    if (units.get(root(places + place)) !== place) effects.ofDestination[place] = effects.count++;
  return effects;
}

/** A weighted regression: coefficients of the regressors, and what effects and regressors make of each observation. */
interface Regression {
  coefficients: Float64Array;
  fitted: Float64Array;
  /** Least part of a regressor's square that effects and the regressors before it leave of it. */
  leastLeft: number;
}

/**
 * Weighted least squares of a response on effects and regressors, by its normal equations; null where they are
 * singular.
 */
export function regress(
  observations: Observations,
  effects: Effects,
  weight: Float64Array,
  response: Float64Array,
): Regression | null {
  const { origins, destinations, regressors } = observations;
  const size = effects.count + regressors.length;
  const { matrix, right } = normalEquations(observations, effects, weight, response);
  const lower = cholesky(size, matrix);
  if (lower === null) return null;
  const solved = solveCholesky(size, lower, right);
  if (!solved.every(Number.isFinite)) return null;
  const coefficients = solved.subarray(effects.count);
  const fitted = new Float64Array(weight.length);
  const at = (column: number) => (column < 0 ? 0 : solved[column]);
  for (let k = 0; k < fitted.length; k++) {
    fitted[k] = at(effects.ofOrigin[origins[k]]) + at(effects.ofDestination[destinations[k]]);
    for (let c = 0; c < regressors.length; c++) fitted[k] += coefficients[c] * regressors[c][k];
  }
  let leastLeft = 1;
  for (let column = effects.count; column < size; column++) {
    const place = column * size + column;
    leastLeft = Math.min(leastLeft, square(lower[place]) / matrix[place]);
  }
  return { coefficients, fitted, leastLeft };
}

/** Lower triangle of the weighted squares of all columns, and their products with the response. */
function normalEquations(
  { origins, destinations, regressors }: Observations,
  effects: Effects,
  weight: Float64Array,
  response: Float64Array,
): { matrix: Float64Array; right: Float64Array } {
  const size = effects.count + regressors.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  // Columns of an observation in rising order: origin, destination, regressors.
  const columns = Int32Array.from({ length: 2 + regressors.length }, (_, c) => effects.count + c - 2);
  const values = new Float64Array(columns.length).fill(1);
  for (let k = 0; k < weight.length; k++) {
    columns[0] = effects.ofOrigin[origins[k]];
    columns[1] = effects.ofDestination[destinations[k]];
    for (let c = 0; c < regressors.length; c++) values[2 + c] = regressors[c][k];
    for (let a = 0; a < columns.length; a++) {
      const row = columns[a];
      const part = weight[k] * values[a];
      if (row < 0 || part === 0) continue;
      right[row] += part * response[k];
      for (let b = 0; b <= a; b++) if (columns[b] >= 0) matrix[row * size + columns[b]] += part * values[b];
    }
  }
  return { matrix, right };
}

/**
 * What is left of a column, as a share of it, where effects and other columns make it up: rounding leaves less, a
 * single pair of thousands leaves more.
 */
const COLLINEAR = 1e-7;

/**
 * Positions of the regressors that effects and the regressors before them do not make up, so that of those that hang
 * together the last falls away. Rank by projection: effects first, then each column on those kept (Gram and Schmidt,
 * twice for accuracy).
 */
export function identifiedRegressors(observations: Observations): number[] {
  if (allClear(observations)) return [...observations.regressors.keys()];
  const bare = { ...observations, regressors: [] };
  const effects = effectsOf(bare);
  const basis: Float64Array[] = [];
  return observations.regressors.flatMap((column, c) => {
    const left = residual(bare, effects, basis, column);
    const size = norm(left);
    if (!(size > COLLINEAR * norm(column))) return [];
    basis.push(left.map((value) => value / size));
    return [c];
  });
}

/**
 * Part of a square that rounding can never leave: where all leave more, one factorization shows that all are
 * identified.
 */
const CLEAR = 1e-8;

function allClear(observations: Observations): boolean {
  const alike = new Float64Array(observations.flow.length).fill(1);
  const regression = regress(observations, effectsOf(observations), alike, alike);
  return regression !== null && regression.leastLeft > CLEAR;
}

function residual(
  bare: Observations,
  effects: Effects,
  basis: readonly Float64Array[],
  column: Float64Array,
): Float64Array {
  const alike = new Float64Array(column.length).fill(1);
  let left = column;
  for (let round = 0; round < 2; round++) {
    const { fitted } = regress(bare, effects, alike, left)!;
    left = left.map((value, k) => value - fitted[k]);
    for (const unit of basis) {
      const along = sumOf(unit, (value, k) => value * left[k]);
      left = left.map((value, k) => value - along * unit[k]);
    }
  }
  return left;
}

function norm(values: Float64Array): number {
  return Math.sqrt(sumOf(values, square));
}

/** What counts as nothing beside a column of ones. */
const NO_FLOW = 1e-5;
const SEPARATION_ROUNDS = 200;
/** Weight of positive flows against zeros: enough to hold them at nothing. */
const HELD = 1e7;

/**
 * Positions of zero flows that some combination of effects and regressors tells from all others: it could grow for ever
 * and fit them ever better, so that no estimate is finite until they are left out. By the iterated rectifier of
 * Correia, Guimaraes and Zylkin (2019).
 */
export function separatedZeros(observations: Observations): Set<number> {
  const { flow } = observations;
  const effects = effectsOf(observations);
  const weight = flow.map((value) => (value > 0 ? HELD : 1));
  let wanted = flow.map((value) => (value > 0 ? 0 : 1));
  for (let round = 0; round < SEPARATION_ROUNDS; round++) {
    const regression = regress(observations, effects, weight, wanted);
    if (regression === null) break;
    const fitted = regression.fitted.map((value, k) => (flow[k] > 0 || Math.abs(value) < NO_FLOW ? 0 : value));
    if (fitted.every((value) => value >= 0)) return new Set([...fitted.keys()].filter((k) => fitted[k] > 0));
    wanted = fitted.map((value) => Math.max(0, value));
  }
  return new Set();
}

/** Largest change of ln of an expected flow at which the iteration rests; the next would be its square. */
const AT_REST = 1e-8;
const POISSON_ROUNDS = 60;
/** Halvings of a step before it is given up. */
const HALVINGS = 12;

/** Coefficients of the regressors, and ln of expected flows over the mean flow. */
export interface PoissonFit {
  coefficients: Float64Array;
  linear: Float64Array;
}

/**
 * Gravity by Poisson pseudo maximum likelihood (Gourieroux, Monfort and Trognon 1984; Santos Silva and Tenreyro 2006)
 * with effects of origins and destinations,
 *
 *   E flow[k] = exp(origin + destination + sum_c coefficient[c] regressor[c][k]),
 *
 * by Newton's steps on all of them, halved where the likelihood would fall. `start`: ln of expected flows to begin
 * with. Regressors must be identified. Null where the iteration does not rest, as with zeros that something separates.
 */
export function poissonFit(observations: Observations, start?: Float64Array): PoissonFit | null {
  const { flow } = observations;
  const effects = effectsOf(observations);
  const mean = meanOf(flow);
  const observed = flow.map((value) => value / mean);
  const from = start ?? observed.map((value) => log((value + 1) / 2));
  // The first step leads from any start to what effects and regressors can make.
  const response = from.map((value, k) => value + observed[k] / exp(value) - 1);
  const first = regress(observations, effects, from.map(exp), response);
  if (first === null) return null;
  let fit: PoissonFit = { coefficients: first.coefficients.slice(), linear: first.fitted };
  for (let round = 0; round < POISSON_ROUNDS; round++) {
    const step = newtonStep(observations, effects, observed, fit);
    if (step === null) return null;
    fit = step.fit;
    if (step.length <= AT_REST) return fit;
  }
  return null;
}

/** A step of Newton, or the largest half, quarter, ... of it that raises the likelihood; null where none does. */
function newtonStep(
  observations: Observations,
  effects: Effects,
  observed: Float64Array,
  { coefficients, linear }: PoissonFit,
): { fit: PoissonFit; length: number } | null {
  const expected = linear.map(exp);
  const misfit = expected.map((value, k) => observed[k] / value - 1);
  const step = regress(observations, effects, expected, misfit);
  if (step === null) return null;
  const now = logLikelihood(observed, linear);
  const slack = 1e-12 * (1 + Math.abs(now));
  for (let halving = 0, part = 1; halving < HALVINGS; halving++, part /= 2) {
    const moved = linear.map((value, k) => value + part * step.fitted[k]);
    if (!(logLikelihood(observed, moved) >= now - slack)) continue;
    const slopes = coefficients.map((value, c) => value + part * step.coefficients[c]);
    const length = part * largestSize(step.fitted);
    return { fit: { coefficients: slopes, linear: moved }, length };
  }
  return null;
}

/** Without the part that no coefficient moves. */
function logLikelihood(observed: Float64Array, linear: Float64Array): number {
  return linear.reduce((sum, value, k) => sum + observed[k] * value - exp(value), 0);
}
