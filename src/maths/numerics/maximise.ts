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
    const next = x + (Math.abs(step) >= least ? step : Math.sign(step || 1) * least);
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
