import { exp, log } from "../../maths/numerics/elementary.js";
import { largestSize, sumOf } from "../../maths/numerics/sums.js";
/**
 * The long run: location dynamics followed to rest. Everything here is generic over a function that turns the stocks of
 * the places (shares of mobile workers, capital, firms; labour by sector) into growth rates, usually by way of a
 * clearing of the market:
 *
 *   d stock[i] / dt = stock[i] growth[i](stocks)
 *
 * At rest growth is zero where somebody is and not positive where nobody is (equal payoffs with corners).
 */

import { eigenvalues, solveLinear } from "../../maths/numerics/linear.js";
import { findRoots } from "../../maths/numerics/roots.js";
import { joined, SaidRangeError, t } from "../../words/index.js";

/** Payoff of every place, shadow payoffs of empty places included, given the shares. Both [places] */
export type Payoffs = (shares: Float64Array) => Float64Array;
/** Growth rate of every stock. Both [places] */
export type Growth = (stocks: Float64Array) => Float64Array;

/** Everybody spread evenly. [places] */
export const equalShares = (places: number) => new Float64Array(places).fill(1 / places);

/** Replicator dynamics on shares (Weibull 1995): a share grows by how far its payoff lies above the mean. */
export function replicator(payoffs: Payoffs): Growth {
  return (shares) => {
    const payoff = payoffs(shares);
    const mean = sumOf(shares, (value, i) => value * payoff[i]);
    return payoff.map((value) => value - mean);
  };
}

/**
 * Adjustment towards the shares that movers would choose: growth is ln(chosen share / share). At rest the map
 * reproduces the shares.
 */
export function adjustment(choose: (shares: Float64Array) => Float64Array): Growth {
  return (shares) => choose(shares).map((chosen, i) => log(Math.max(chosen, Number.MIN_VALUE) / shares[i]));
}

export interface LongRunOptions {
  /** Keep the total of the stocks (shares) or let it move (labour of a sector). */
  conserve?: boolean;
  /** Whether places may empty; not where growth is unbounded, or undefined, at zero. */
  corners?: boolean;
  /** Largest growth rate that counts as rest. */
  tolerance?: number;
  maxSteps?: number;
}

export interface RestPoint {
  stocks: Float64Array;
  growth: Float64Array;
  /** Real part of the leading eigenvalue of the dynamics' Jacobian; negative = locally stable. */
  leading: number;
  stable: boolean;
}

/**
 * Follows the dynamics from `start` to a locally stable rest point: second-order steps with controlled error, and
 * Newton's method once it lands nearby. Places whose stock vanishes are set to zero where the dynamics would not revive
 * them. Throws RangeError where nothing comes to rest.
 */
export function settle(growth: Growth, start: Float64Array, options: LongRunOptions = {}): RestPoint {
  const { conserve = true, corners = true, tolerance = 1e-12, maxSteps = 20_000 } = options;
  let stocks: Float64Array = start.slice();
  let step = NaN;
  for (let count = 0; count < maxSteps; count++) {
    if (count % 20 === 0) {
      const found = nearbyRest(growth, stocks, { conserve, corners, tolerance });
      if (found) return found;
    }
    const here = growth(stocks);
    const fastest = largestSize(here);
    if (fastest === 0) break;
    if (Number.isNaN(step)) step = 0.05 / fastest;
    step = Math.min(step, 1 / fastest);
    const ahead = growth(moved(stocks, here, step, conserve));
    let error = 0;
    for (let i = 0; i < stocks.length; i++) {
      if (stocks[i] > 0) error = Math.max(error, 0.5 * step * Math.abs(ahead[i] - here[i]));
    }
    if (error <= 0.02) {
      const mean = here.map((value, i) => (value + ahead[i]) / 2);
      stocks = moved(stocks, mean, step, conserve);
      if (corners) stocks = keepSeed(stocks);
    }
    step *= Math.min(2, Math.max(0.2, 0.9 * Math.sqrt(0.01 / Math.max(error, 1e-12))));
  }
  throw new SaidRangeError(t("validation.longRunMoves", { stocks: joined(Array.from(stocks, String), "comma") }));
}

/** Nobody dies out for good while the dynamics runs: a place may become attractive again. */
function keepSeed(stocks: Float64Array): Float64Array {
  const seed = SEED * sumOf(stocks);
  return stocks.map((value) => (value > 0 ? Math.max(value, seed) : 0));
}

function moved(stocks: Float64Array, growth: Float64Array, step: number, conserve: boolean): Float64Array {
  const next = stocks.map((value, i) => (value > 0 ? value * exp(step * growth[i]) : 0));
  return conserve ? scaledTo(sumOf(stocks), next) : next;
}

function scaledTo(total: number, stocks: Float64Array): Float64Array {
  const scale = total / sumOf(stocks);
  return stocks.map((value) => value * scale);
}

const SEED = 1e-14;

/** Shares below which a shrinking place is tried as empty. */
const VANISHING = [1e-9, 1e-5, 1e-3, 0.02];

function withoutDust(stocks: Float64Array, growth: Float64Array, part: number, conserve: boolean): Float64Array {
  const total = sumOf(stocks);
  const staying = stocks.map((value, i) => (value < part * total && growth[i] < 0 ? 0 : value));
  return conserve ? scaledTo(total, staying) : staying;
}

/**
 * How far (share of the total) Newton's method may land from where the dynamics stands and still count as where it was
 * going.
 */
const REACH = 0.02;

/** The stable rest point that stocks are about to reach, where one is near; null else. */
function nearbyRest(
  growth: Growth,
  stocks: Float64Array,
  options: Required<Omit<LongRunOptions, "maxSteps">>,
): RestPoint | null {
  const { conserve, corners, tolerance } = options;
  const here = growth(stocks);
  const total = sumOf(stocks);
  const candidates = corners ? VANISHING.map((part) => withoutDust(stocks, here, part, conserve)) : [stocks];
  for (const candidate of candidates) {
    const solution = solveRest(growth, candidate, options);
    if (!solution) continue;
    const near = solution.every((value, i) => Math.abs(value - stocks[i]) <= REACH * total);
    if (!near) continue;
    const rest = describeRest(growth, solution, conserve);
    const nobodyReturns = solution.every((value, i) => value > 0 || rest.growth[i] <= tolerance);
    if (rest.stable && nobodyReturns) return rest;
  }
  return null;
}

/**
 * Newton's method on the places with a stock: growth zero (or equal, where the total is kept) to `tolerance`. Null
 * where it fails or would empty a place. The rest point may be unstable.
 */
export function solveRest(growth: Growth, start: Float64Array, options: LongRunOptions = {}): Float64Array | null {
  const { conserve = true, tolerance = 1e-12 } = options;
  const places = occupied(start);
  const total = sumOf(start);
  let stocks: Float64Array = start.slice();
  let gaps = restGaps(growth(stocks), places, conserve);
  let size = largestSize(gaps);
  for (let round = 0; round < 60; round++) {
    if (size <= tolerance / 16) return stocks;
    const step = newtonStep(growth, stocks, gaps, places, conserve);
    if (!step) return null;
    let improved = false;
    for (let fraction = 1; fraction > 1e-3 && !improved; fraction /= 2) {
      const next = stocks.slice();
      for (const [k, i] of places.entries()) next[i] += fraction * step[k];
      if (places.some((i) => !(next[i] > 0) || next[i] > 1e6 * total)) continue;
      const nextGaps = restGaps(growth(next), places, conserve);
      const nextSize = largestSize(nextGaps);
      if (!(nextSize < size)) continue;
      [stocks, gaps, size, improved] = [next, nextGaps, nextSize, true];
    }
    if (!improved) return size <= tolerance ? stocks : null;
  }
  return size <= tolerance ? stocks : null;
}

/** What must vanish: growth of every occupied place, or its difference from that of the last one. */
function restGaps(growth: Float64Array, places: readonly number[], conserve: boolean): Float64Array {
  const reference = conserve ? growth[places[places.length - 1]] : 0;
  const gaps = Float64Array.from(places, (i) => growth[i] - reference);
  return conserve ? gaps.subarray(0, places.length - 1) : gaps;
}

/** The step by which the gaps of some places would vanish if growth were linear; null where it has no such step. */
function newtonStep(
  growth: Growth,
  stocks: Float64Array,
  gaps: Float64Array,
  places: readonly number[],
  conserve: boolean,
): Float64Array | null {
  const n = gaps.length;
  if (n === 0) return null;
  const jacobian = directionalJacobian((at) => restGaps(growth(at), places, conserve), stocks, places, conserve);
  const solution = solveLinear(
    n,
    jacobian,
    gaps.map((gap) => -gap),
  );
  if (!solution) return null;
  if (!conserve) return solution;
  return Float64Array.from([...solution, -sumOf(solution)]);
}

/**
 * Derivatives of a vector by the stocks of `places`; where the total is kept the last place takes the other side and
 * has no column.
 */
function directionalJacobian(
  values: (stocks: Float64Array) => Float64Array,
  stocks: Float64Array,
  places: readonly number[],
  conserve: boolean,
): Float64Array {
  const columns = conserve ? places.length - 1 : places.length;
  const last = places[places.length - 1];
  const jacobian = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j++) {
    const step = 1e-4 * stocks[places[j]];
    const at = (size: number) => {
      const shifted = stocks.slice();
      shifted[places[j]] += size;
      if (conserve) shifted[last] -= size;
      return values(shifted).slice(0, columns);
    };
    const [up, down, farUp, farDown] = [at(step), at(-step), at(2 * step), at(-2 * step)];
    for (let i = 0; i < columns; i++) {
      jacobian[i * columns + j] = (8 * (up[i] - down[i]) - (farUp[i] - farDown[i])) / (12 * step);
    }
  }
  return jacobian;
}

/** Growth and local stability at a rest point. */
export function describeRest(growth: Growth, stocks: Float64Array, conserve = true): RestPoint {
  const rates = growth(stocks).slice();
  const leading = leadingEigenvalue(growth, stocks, conserve);
  return { stocks, growth: rates, leading, stable: leading < 0 };
}

/**
 * Largest real part of the eigenvalues of the dynamics' Jacobian at a rest point, by finite differences. An empty place
 * contributes its growth rate; where the total is kept only directions that keep it count.
 */
export function leadingEigenvalue(growth: Growth, stocks: Float64Array, conserve = true): number {
  const places = occupied(stocks);
  const rates = growth(stocks).slice();
  const ofEmpty = Array.from(rates).filter((_, i) => !(stocks[i] > 0));
  const change = (at: Float64Array) => {
    const speed = growth(at);
    return Float64Array.from(places, (i) => at[i] * speed[i]);
  };
  const jacobian = directionalJacobian(change, stocks, places, conserve);
  const size = Math.round(Math.sqrt(jacobian.length));
  const ofOccupied = eigenvalues(size, jacobian).map((value) => value.re);
  return Math.max(...ofEmpty, ...ofOccupied, -Infinity);
}

/** Payoff of the first of two places less that of the second. */
export function payoffGap(payoffs: Payoffs, firstShare: number): number {
  const [first, second] = payoffs(Float64Array.of(firstShare, 1 - firstShare));
  return first - second;
}

/**
 * All rest points of two places with somebody in both: equal payoffs by a scan (denser towards the corners) and root
 * finding.
 */
export function interiorRestPoints(payoffs: Payoffs): RestPoint[] {
  const half = Array.from({ length: 60 }, (_, k) => 1 / (1 + exp(0.1 + 0.2 * k)));
  const grid = [...half.toReversed(), ...half.map((share) => 1 - share)];
  return findRoots((first) => payoffGap(payoffs, first), grid).map((first) =>
    describeRest(replicator(payoffs), Float64Array.of(first, 1 - first)),
  );
}

/** Places with a stock, the largest last: where the total is kept it takes the other side of every small change. */
function occupied(stocks: Float64Array): number[] {
  const places = Array.from(stocks.keys()).filter((i) => stocks[i] > 0);
  const largestPlace = places.reduce((best, i) => (stocks[i] > stocks[best] ? i : best), places[0]);
  return [...places.filter((i) => i !== largestPlace), largestPlace];
}
