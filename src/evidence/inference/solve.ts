/**
 * Difference between simulated and observed coefficients that is looked through: a twentieth of the last printed digit.
 */
const CLOSE = 5e-4;
const ROUNDS = 12;

/** A figure at which a simulated coefficient meets an observed one. */
export interface Solved {
  /** Never below zero. */
  x: number;
  simulated: number;
  /** Change of the coefficient with the figure there. */
  slope: number;
}

/**
 * Secant from two starting points for curve(x) = target, at or above zero; ends at zero where the target lies beyond
 * it.
 */
export function solveFor(curve: (x: number) => number, target: number, start: readonly [number, number]): Solved {
  let [x0, x1] = start;
  let [at0, at1] = [curve(x0), curve(x1)];
  let slope = (at1 - at0) / (x1 - x0);
  for (let round = 0; round < ROUNDS && Math.abs(at1 - target) > CLOSE; round++) {
    const next = Math.max(0, x1 + (target - at1) / slope);
    if (next === x1) break;
    [x0, at0] = [x1, at1];
    [x1, at1] = [next, curve(next)];
    slope = (at1 - at0) / (x1 - x0);
  }
  return { x: x1, simulated: at1, slope };
}

/** A function that remembers what it has been asked: calibrations take seconds. */
export function remembered(curve: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>();
  return (x) => {
    const value = known.get(x) ?? curve(x);
    known.set(x, value);
    return value;
  };
}
