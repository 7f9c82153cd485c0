import { square } from "../../maths/numerics/elementary.js";
import { latinHypercubePoints, sobolPoints } from "../../maths/numerics/sobol.js";
import { RandomStream } from "../../model/engine/random.js";

/** A random 32-bit word a dimension, of a seed and what it is for. */
function scramblingKeys(seed: string | number, purpose: string, dimensions: number): Int32Array {
  const stream = new RandomStream(seed, 0, purpose);
  return Int32Array.from({ length: dimensions }, (_, dimension) => stream.word(dimension, 0));
}

/**
 * Points of Sobol's sequence with Owen's scrambling, [row][factor], in (0, 1); the same for the same seed. The first
 * points of a longer design are those of a shorter one, so that a design may grow; means are best at a power of two.
 */
export function sobolDesign(rows: number, factors: number, seed: string | number): Float64Array[] {
  return sobolPoints(rows, factors, { keys: scramblingKeys(seed, "sobol design", factors) });
}

/**
 * The design of Saltelli et al. 2010 (Comput. Phys. Commun. 181): groups of factors + 2 rows, each A, B and, factor by
 * factor, A with that factor of B. [row][factor]; `groups` x (factors + 2) rows. Throws RangeError above 512 factors.
 */
export function saltelliDesign(groups: number, factors: number, seed: string | number): Float64Array[] {
  return saltelliRows(sobolDesign(groups, 2 * factors, seed));
}

/** The same from any points with two coordinates a factor, those of A before those of B. */
export function saltelliRows(points: readonly Float64Array[]): Float64Array[] {
  return points.flatMap((point) => {
    const factors = point.length / 2;
    const [a, b] = [point.slice(0, factors), point.slice(factors)];
    const mixed = Array.from({ length: factors }, (_, factor) => {
      const row = a.slice();
      row[factor] = b[factor];
      return row;
    });
    return [a, b, ...mixed];
  });
}

/**
 * Every combination of levels, [row][factor], the last factor fastest. `levels`: how many each factor has. A level is
 * the middle of its share of (0, 1), so that the quantile of a list is its entry.
 */
export function gridDesign(levels: readonly number[]): Float64Array[] {
  const rows = levels.reduce((product, count) => product * count, 1);
  return Array.from({ length: rows }, (_, row) => {
    const point = new Float64Array(levels.length);
    let rest = row;
    for (let factor = levels.length - 1; factor >= 0; factor--) {
      const count = levels[factor];
      point[factor] = ((rest % count) + 0.5) / count;
      rest = Math.floor(rest / count);
    }
    return point;
  });
}

/**
 * Latin hypercube, [row][factor], in (0, 1); the same for the same seed. Every factor has one row in each of `rows`
 * equal shares.
 */
export function latinHypercubeDesign(rows: number, factors: number, seed: string | number): Float64Array[] {
  const stream = new RandomStream(seed, 0, "latin hypercube design");
  return latinHypercubePoints(rows, factors, (stratum, factor, draw) => stream.uniform(stratum, factor, draw));
}

/** One factor changed, all others as they were. */
export interface MorrisStep {
  from: number;
  to: number;
  factor: number;
  /** Of its coordinate in the unit cube. */
  change: number;
}

export interface MorrisDesign {
  /** [row][factor], in [0, 1]; factors + 1 rows a trajectory. */
  rows: Float64Array[];
  /** Between rows, `factors` of them a trajectory. */
  steps: MorrisStep[];
}

/** Levels of each factor, 0, 1/(LEVELS-1) .. 1; even, so that all are equally likely. */
const LEVELS = 4;

/**
 * Trajectories through the levels of all factors, each factor changed once by LEVELS / (2 (LEVELS - 1)) in an order by
 * chance (Morris 1991, Technometrics 33). Of the candidates those are kept that lie far from each other (Campolongo,
 * Cariboni and Saltelli 2007, Environ. Model. Softw. 22), one after the other as in Ruano et al. 2012. The same for the
 * same seed. `candidates`: trajectories drawn for each one that is kept; 1 keeps all.
 */
export function morrisDesign(
  trajectories: number,
  factors: number,
  seed: string | number,
  candidates = 4,
): MorrisDesign {
  const stream = new RandomStream(seed, 0, "morris design");
  const drawn = Array.from({ length: trajectories * candidates }, (_, t) => trajectory(t, factors, stream));
  const kept = candidates > 1 ? farApart(drawn, trajectories) : drawn;
  const steps = kept.flatMap(({ order, change }, t) =>
    order.map((factor, k) => {
      const from = t * (factors + 1) + k;
      return { from, to: from + 1, factor, change: change[factor] };
    }),
  );
  return { rows: kept.flatMap(({ rows }) => rows), steps };
}

interface Trajectory {
  rows: Float64Array[];
  /** Factors in the order in which they change. */
  order: number[];
  /** By factor. */
  change: Float64Array;
}

/** Trajectory t: a start on the levels, then each factor moved once. The rows are points of the unit cube. */
function trajectory(t: number, factors: number, stream: RandomStream): Trajectory {
  const size = LEVELS / (2 * (LEVELS - 1));
  const place = Float64Array.from({ length: factors }, (_, f) => stream.uniform(t, f, 0));
  const order = [...place.keys()].sort((a, b) => place[a] - place[b]);
  const change = place.map((_, f) => (stream.uniform(t, f, 1) < 0.5 ? -size : size));
  // The lower half of the levels can go up, the upper half down.
  const start = change.map((by, f) => {
    const level = Math.floor((stream.uniform(t, f, 2) * LEVELS) / 2) / (LEVELS - 1);
    return onLevel(by > 0 ? level : level + size);
  });
  const rows = [start];
  for (const factor of order) {
    const row = rows.at(-1)!.slice();
    row[factor] = onLevel(row[factor] + change[factor]);
    rows.push(row);
  }
  return { rows, order, change };
}

/** The level nearest to a coordinate: free of what rounding adds up to. */
function onLevel(coordinate: number): number {
  return Math.round(coordinate * (LEVELS - 1)) / (LEVELS - 1);
}

/**
 * The two farthest from each other, then each time the one farthest from those that are kept; in the order in which
 * they were drawn.
 */
function farApart(drawn: readonly Trajectory[], count: number): Trajectory[] {
  const distances = drawn.map((one, i) => Float64Array.from(drawn.slice(0, i), (other) => distance(one, other)));
  const between = (i: number, j: number) => square(i === j ? 0 : distances[Math.max(i, j)][Math.min(i, j)]);
  const farthest = drawn.map((_, i) => Math.max(...drawn.map((_, j) => between(i, j))));
  const kept = [farthest.indexOf(Math.max(...farthest))];
  const spread = drawn.map((_, i) => between(i, kept[0]));
  while (kept.length < count) {
    for (const k of kept) spread[k] = -1;
    const next = spread.indexOf(Math.max(...spread));
    kept.push(next);
    for (const i of drawn.keys()) spread[i] += between(i, next);
  }
  return kept.sort((a, b) => a - b).map((i) => drawn[i]);
}

/**
 * Sum of the distances of all rows of one from all rows of the other; along the other, one coordinate changes at a
 * time.
 */
function distance(one: Trajectory, other: Trajectory): number {
  let sum = 0;
  for (const row of one.rows) {
    let squares = other.rows[0].reduce((total, coordinate, f) => total + square(row[f] - coordinate), 0);
    sum += Math.sqrt(squares);
    for (const [k, factor] of other.order.entries()) {
      const [before, after] = [other.rows[k][factor], other.rows[k + 1][factor]];
      squares += square(row[factor] - after) - square(row[factor] - before);
      sum += Math.sqrt(Math.max(0, squares));
    }
  }
  return sum;
}
