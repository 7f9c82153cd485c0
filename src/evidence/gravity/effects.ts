import { cholesky, solveCholesky } from "../../maths/numerics/linear.js";

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
export interface Effects {
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
export interface Regression {
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
    leastLeft = Math.min(leastLeft, lower[place] ** 2 / matrix[place]);
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
