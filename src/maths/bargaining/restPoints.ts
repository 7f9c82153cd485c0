/**
 * Where replicator dynamics rests, whether it stays there, and from where it comes (Hofbauer and Sigmund 1998, chapters
 * 7 and 10).
 */

import { pow } from "../numerics/elementary.js";
import { type Complex, eigenvalues, solveLinear } from "../numerics/linear.js";
import { largestSize, sumOf } from "../numerics/sums.js";
import { growthRates, offsetsOf, type PopulationGame, replicatorPath } from "./replicator.js";

export interface RestPoint {
  state: Float64Array;
  /**
   * Of the dynamics at the point: one for every strategy that nobody plays (its growth rate), in order, then those of
   * the strategies in use.
   */
  eigenvalues: Complex[];
  /**
   * All real parts are negative: asymptotically stable. Of several populations, exactly the evolutionarily stable
   * states are (Selten 1980).
   */
  stable: boolean;
}

/** Positions in the state of the strategies in use, by population. */
type Support = readonly (readonly number[])[];

/**
 * All isolated rest points: for every choice of strategies in use, the states in which those of a population earn the
 * same, by Newton's method from a grid of starts. Pure states come first, in the order of profiles.
 */
export function restPoints(game: PopulationGame, startsPerAxis = 4): RestPoint[] {
  const found: Float64Array[] = [];
  for (const support of supportsOf(game)) {
    const inUse = support.flat();
    for (const shares of gridStates(
      support.map((used) => used.length),
      startsPerAxis,
    )) {
      const start = new Float64Array(sumOf(game.strategies));
      for (const [k, position] of inUse.entries()) start[position] = shares[k];
      const state = equalPayoffs(game, start);
      if (!state || inUse.some((position) => !(state[position] > 1e-9))) continue;
      if (found.every((other) => distance(other, state) > 1e-7)) found.push(state);
    }
  }
  return found.map((state) => describeRestPoint(game, state));
}

/**
 * The state in which all strategies that `start` uses earn the same within their population, by Newton's method. Shares
 * may come out beyond zero and one: then nobody is indifferent in the game, and the state says how far from it. Null
 * where the method finds none.
 */
export function equalPayoffs(game: PopulationGame, start: Float64Array): Float64Array | null {
  const support = supportOf(game, start);
  const axes = axesOf(support);
  if (axes.length === 0) return start.slice();
  const gaps = (state: Float64Array) => {
    const payoffs = game.payoffs(state);
    return Float64Array.from(axes, ({ position, reference }) => payoffs[position] - payoffs[reference]);
  };
  let state: Float64Array = start.slice();
  for (let round = 0; round < 50; round++) {
    const here = gaps(state);
    const step = solveLinear(axes.length, jacobian(gaps, state, axes), here);
    if (!step?.every(Number.isFinite)) return null;
    state = along(state, axes, step, -1);
    if (step.every((change) => Math.abs(change) < 1e-13 * (1 + largestSize(state)))) return state;
  }
  const rest = largestSize(gaps(state));
  return rest <= 1e-10 * Math.max(1, largestSize(game.payoffs(state))) ? state : null;
}

/** Eigenvalues and stability of the dynamics at a rest point. */
export function describeRestPoint(game: PopulationGame, state: Float64Array): RestPoint {
  const axes = axesOf(supportOf(game, state));
  const change = (at: Float64Array) => {
    const growth = growthRates(game, at);
    return Float64Array.from(axes, ({ position }) => at[position] * growth[position]);
  };
  const growth = growthRates(game, state);
  const ofUnused = Array.from(growth, (re) => ({ re, im: 0 })).filter((_, k) => !(state[k] > 0));
  const values = [...ofUnused, ...eigenvalues(axes.length, jacobian(change, state, axes))];
  return { state, eigenvalues: values, stable: values.every(({ re }) => re < 0) };
}

export interface Basin {
  /** Null: paths that reached no stable rest point. */
  restPoint: RestPoint | null;
  /** Part of the starts. */
  share: number;
}

/**
 * How many of evenly spread starts lead to each stable rest point; error about one over `startsPerAxis` times the
 * length of the boundary. Paths are followed for `duration`, or until they are within a thousandth of a stable point.
 */
export function basins(game: PopulationGame, startsPerAxis = 50, duration = 1e4): Basin[] {
  const stable = restPoints(game).filter((point) => point.stable);
  const counts = new Float64Array(stable.length + 1);
  let starts = 0;
  for (const start of gridStates(game.strategies, startsPerAxis)) {
    const nearest = (state: Float64Array) => stable.findIndex((point) => distance(point.state, state) < 1e-3);
    const options = { tolerance: 1e-6, until: (state: Float64Array) => nearest(state) >= 0 };
    const [end] = replicatorPath(game, start, [duration], options);
    const reached = nearest(end);
    counts[reached >= 0 ? reached : stable.length]++;
    starts++;
  }
  return Array.from(counts, (count, k) => ({ restPoint: stable[k] ?? null, share: count / starts }));
}

/** A small change: more of one strategy, less of the population's reference. */
interface Axis {
  position: number;
  reference: number;
}

/** One axis for every strategy in use but one a population. */
function axesOf(support: Support): Axis[] {
  return support.flatMap((used) => used.slice(0, -1).map((position) => ({ position, reference: used.at(-1)! })));
}

function along(state: Float64Array, axes: readonly Axis[], steps: Float64Array, factor: number): Float64Array {
  const next = state.slice();
  for (const [k, { position, reference }] of axes.entries()) {
    next[position] += factor * steps[k];
    next[reference] -= factor * steps[k];
  }
  return next;
}

/** Derivatives of as many values as there are axes, along the axes, by differences of fourth order. */
function jacobian(values: (state: Float64Array) => Float64Array, state: Float64Array, axes: readonly Axis[]) {
  const n = axes.length;
  const matrix = new Float64Array(n * n);
  const width = 1e-3;
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    const at = (steps: number) => values(along(state, axes, unit, steps * width));
    const [up, down, farUp, farDown] = [at(1), at(-1), at(2), at(-2)];
    for (let row = 0; row < n; row++) {
      matrix[row * n + column] = (8 * (up[row] - down[row]) - (farUp[row] - farDown[row])) / (12 * width);
    }
  }
  return matrix;
}

function supportOf({ strategies }: PopulationGame, state: Float64Array): Support {
  return offsetsOf(strategies).map((first, p) => {
    const own = Array.from({ length: strategies[p] }, (_, s) => first + s);
    return own.filter((position) => state[position] > 0);
  });
}

/** Every choice of strategies in use, the fewest first. */
function supportsOf({ strategies }: PopulationGame): Support[] {
  const offsets = offsetsOf(strategies);
  const perPopulation = strategies.map((count, p) =>
    Array.from({ length: pow(2, count) - 1 }, (_, k) => k + 1).map((mask) =>
      Array.from({ length: count }, (_, s) => offsets[p] + s).filter((_, s) => (mask >> s) & 1),
    ),
  );
  const used = (support: Support) => support.flat().length;
  return product(perPopulation).sort((a, b) => used(a) - used(b));
}

/**
 * Evenly spread mixed states: `perAxis` points along every edge of every population's simplex, none on its boundary.
 */
function gridStates(strategies: readonly number[], perAxis: number): Float64Array[] {
  const simplices = strategies.map((count) =>
    compositions(perAxis - 1, count).map((parts) => parts.map((part) => (part + 1 / count) / perAxis)),
  );
  return product(simplices).map((shares) => Float64Array.from(shares.flat()));
}

/** All ways to write `total` as an ordered sum of `parts` whole numbers from zero. */
function compositions(total: number, parts: number): number[][] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    compositions(total - first, parts - 1).map((rest) => [first, ...rest]),
  );
}

/** One of each list, in every combination; the last list runs fastest. */
function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((sofar, list) => sofar.flatMap((head) => list.map((item) => [...head, item])), [[]]);
}

function distance(a: Float64Array, b: Float64Array): number {
  return largestSize(a.map((value, k) => value - b[k]));
}
