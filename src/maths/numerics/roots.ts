/** Roots, slopes and peaks of functions of one variable: break points, sustain points, bisection over shares. */
type Curve = (x: number) => number;

/** Evenly spaced grid of `points` values from `low` to `high`, both included. */
export function linearGrid(low: number, high: number, points: number): number[] {
  return Array.from({ length: points }, (_, k) => low + ((high - low) * k) / (points - 1));
}

/** The same with equal ratios; `low` > 0. */
export function geometricGrid(low: number, high: number, points: number): number[] {
  return linearGrid(Math.log(low), Math.log(high), points).map(Math.exp);
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
  if (!(level * level < position && (1 - level) ** 2 < 1 - position)) return 0.5;
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
  let before = Number.NaN;
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
