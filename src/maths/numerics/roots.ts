import { exp, log, square } from "./elementary.js";

/** Roots, slopes and peaks of functions of one variable: break points, sustain points, bisection over shares. */
type Curve = (x: number) => number;

/** Evenly spaced grid of `points` values from `low` to `high`, both included. */
export function linearGrid(low: number, high: number, points: number): number[] {
  return Array.from({ length: points }, (_, k) => low + ((high - low) * k) / (points - 1));
}

/** The same with equal ratios; `low` > 0. */
export function geometricGrid(low: number, high: number, points: number): number[] {
  return linearGrid(log(low), log(high), points).map(exp);
}

/**
 * Root of a continuous function whose values at the two ends differ in sign, to machine precision: inverse quadratic
 * interpolation where it is safe, bisection elsewhere (Chandrupatla 1997, Adv. Eng. Software 28). Throws RangeError
 * without a change of sign.
 */
export function findRoot(curve: Curve, low: number, high: number): number {
  let [a, b] = [high, low];
  let [atA, atB] = [curve(a), curve(b)];
  if (atA === 0) return a;
  if (atB === 0) return b;
  if (!(atA * atB < 0)) throw new RangeError(`No change of sign between ${low} and ${high}.`);
  let fraction = 0.5;
  for (let round = 0; round < 200; round++) {
    const x = a + fraction * (b - a);
    const atX = curve(x);
    const sameSideAsA = atX > 0 === atA > 0;
    const [c, atC] = sameSideAsA ? [a, atA] : [b, atB];
    if (!sameSideAsA) [b, atB] = [a, atA];
    [a, atA] = [x, atX];
    const width = Math.abs(b - a);
    const accuracy = 4 * Number.EPSILON * Math.max(Math.abs(a), 1e-12);
    if (atA === 0 || width <= accuracy) break;
    fraction = nextFraction([a, atA], [b, atB], [c, atC]);
    fraction = Math.min(Math.max(fraction, accuracy / (2 * width)), 1 - accuracy / (2 * width));
  }
  return Math.abs(atA) < Math.abs(atB) ? a : b;
}

type Point = readonly [x: number, value: number];

function nextFraction([a, atA]: Point, [b, atB]: Point, [c, atC]: Point): number {
  const position = (a - b) / (c - b);
  const level = (atA - atB) / (atC - atB);
  if (!(level * level < position && square(1 - level) < 1 - position)) return 0.5;
  return (atA / (atB - atA)) * (atC / (atB - atC)) + ((c - a) / (b - a)) * (atA / (atC - atA)) * (atB / (atC - atB));
}

/**
 * All roots that a scan of the grid separates, in its order. Poles and jumps, where the sign changes too, are left out.
 */
export function findRoots(curve: Curve, grid: readonly number[]): number[] {
  return [...rootsAlong(curve, grid)];
}

/** First root along the grid, or null where the function never changes sign on it. */
export function firstRoot(curve: Curve, grid: readonly number[]): number | null {
  for (const root of rootsAlong(curve, grid)) return root;
  return null;
}

function* rootsAlong(curve: Curve, grid: readonly number[]): Generator<number> {
  let before = NaN;
  for (const [k, x] of grid.entries()) {
    const value = curve(x);
    if (value === 0) yield x;
    else if (value * before < 0) {
      const root = findRoot(curve, grid[k - 1], x);
      if (Math.abs(curve(root)) <= 1e-3 * Math.max(Math.abs(before), Math.abs(value))) yield root;
    }
    before = value;
  }
}

/** First derivative by central differences of fourth order. */
export function slope(curve: Curve, x: number, step: number): number {
  const near = curve(x + step) - curve(x - step);
  const far = curve(x + 2 * step) - curve(x - 2 * step);
  return (8 * near - far) / (12 * step);
}

/** A point that was tried, and what it gave. */
export interface Trial {
  value: number;
  payoff: number;
}

/** The best point found, and all that were tried, in the order of trying. */
export interface Maximum extends Trial {
  trials: Trial[];
}

const GOLDEN = (3 - Math.sqrt(5)) / 2;

/**
 * Bounded maximisation of a function of one variable: parabolic steps, golden section where they fail (Brent 1973, ch.
 * 5). The bounds themselves are tried first, and one next to the better of them, so that corners take three trials.
 * `accuracy` is the width of the last interval. The function may have several peaks: what is returned is the best point
 * tried, a local maximum unless it has one peak only.
 */
export function maximise(payoff: (value: number) => number, low: number, high: number, accuracy: number): Maximum {
  const trials: Trial[] = [];
  const attempt = (value: number): number => {
    const result = payoff(value);
    trials.push({ value, payoff: result });
    return result;
  };
  const atLow = attempt(low);
  if (high > low) {
    const atHigh = attempt(high);
    // A payoff that falls from its better bound is taken to fall all the way: a corner.
    const corner =
      atLow >= atHigh
        ? attempt(Math.min(high, low + accuracy)) <= atLow
        : attempt(Math.max(low, high - accuracy)) <= atHigh;
    if (!corner) brent(attempt, low, high, accuracy);
  }
  const best = trials.reduce((first, second) => (second.payoff > first.payoff ? second : first));
  return { ...best, trials };
}

/** Searches the highest payoff between two values (Brent 1973); `payoff` keeps what it was asked. */
function brent(payoff: (value: number) => number, low: number, high: number, accuracy: number): void {
  let [a, b] = [low, high];
  let x = a + GOLDEN * (b - a);
  let [w, v] = [x, x];
  let fx = payoff(x);
  let [fw, fv] = [fx, fx];
  let step = 0;
  let before = 0;
  for (let round = 0; round < 60; round++) {
    const middle = (a + b) / 2;
    const least = accuracy / 3;
    if (Math.abs(x - middle) <= 2 * least - (b - a) / 2) return;
    const parabolic = parabolicStep(x, w, v, fx, fw, fv);
    const accepted =
      Math.abs(before) > least && Math.abs(parabolic) < Math.abs(before / 2) && x + parabolic > a && x + parabolic < b;
    before = step;
    if (accepted) step = parabolic;
    else {
      before = x >= middle ? a - x : b - x;
      step = GOLDEN * before;
    }
    const stride = Math.abs(step) >= least ? step : Math.sign(step || 1) * least;
    // Next to a bound the least step may lead beyond it: then it goes inwards.
    const next = x + stride >= low && x + stride <= high ? x + stride : x - stride;
    const fnext = payoff(next);
    if (fnext >= fx) {
      if (next >= x) a = x;
      else b = x;
      [v, w, x] = [w, x, next];
      [fv, fw, fx] = [fw, fx, fnext];
    } else {
      if (next < x) a = next;
      else b = next;
      if (fnext >= fw || w === x) [v, w, fv, fw] = [w, next, fw, fnext];
      else if (fnext >= fv || v === x || v === w) [v, fv] = [next, fnext];
    }
  }
}

/** Step from x to the peak of the parabola through three points; NaN or infinite where there is none. */
function parabolicStep(x: number, w: number, v: number, fx: number, fw: number, fv: number): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  return (-1 / 2) * (((x - v) * q - (x - w) * r) / (q - r));
}
