import { SaidRangeError, t } from "../../words/index.js";
import { maximise, type Trial } from "../numerics/maximise.js";

/** What may be chosen: any number between bounds, found to within `accuracy`, or one from a list. */
export type Choice = Interval | { kind: "list"; values: readonly number[] };

interface Interval {
  kind: "interval";
  low: number;
  high: number;
  accuracy: number;
}

/** The choice that pays most, and all that were weighed, the current one first. */
export interface BestResponse extends Trial {
  trials: Trial[];
}

/** Gains below this part of the payoff are rounding. */
const ROUNDING = 1e-12;

/**
 * Payoffs no longer tell choices apart that differ by less than about this part of the interval (the root of the
 * machine's precision).
 */
const DISTINCT = 1e-7;

/**
 * Best choice given what the others do: bounded maximisation between bounds, enumeration of a list. `current` stays
 * where nothing pays more, else the first of the list among equals. An accuracy finer than 1e-7 of the interval takes a
 * payoff that is smooth and known to machine precision: the last digits come from where its slope is zero. Throws
 * RangeError for an empty list.
 */
export function bestResponse(payoff: (value: number) => number, choice: Choice, current?: number): BestResponse {
  const trials = current === undefined ? [] : [{ value: current, payoff: payoff(current) }];
  if (choice.kind === "list") {
    if (choice.values.length === 0) throw new SaidRangeError(t("bargaining.nothingToChoose"));
    trials.push(...choice.values.map((value) => ({ value, payoff: payoff(value) })));
    return { ...firstOfTheBest(trials), trials };
  }
  const { low, high, accuracy } = choice;
  const coarse = Math.max(accuracy, DISTINCT * (high - low));
  trials.push(...maximise(payoff, low, high, coarse).trials);
  const best = accuracy < coarse ? sharpen(payoff, firstOfTheBest(trials), choice) : firstOfTheBest(trials);
  return { ...best, trials };
}

function firstOfTheBest(trials: readonly Trial[]): Trial {
  return trials.reduce((best, trial) => {
    // Where the best so far is minus infinity, anything finite is better.
    const least = Number.isFinite(best.payoff) ? best.payoff + ROUNDING * Math.abs(best.payoff) : best.payoff;
    return trial.payoff > least ? trial : best;
  });
}

/**
 * Newton's steps to where the slope is zero, from differences of fourth order; the given point where that is no better
 * (corner, kink).
 */
function sharpen(payoff: (value: number) => number, best: Trial, { low, high, accuracy }: Interval): Trial {
  let x = best.value;
  for (let round = 0; round < 4; round++) {
    const width = Math.min(2e-3 * Math.max(Math.abs(x), 0.01 * (high - low)), (x - low) / 2, (high - x) / 2);
    if (!(width > 0)) return best;
    const [farDown, down, here, up, farUp] = [-2, -1, 0, 1, 2].map((steps) => payoff(x + steps * width)) as Five;
    const slope = (8 * (up - down) - (farUp - farDown)) / (12 * width);
    const curvature = (up + down - 2 * here) / (width * width);
    const step = -slope / curvature;
    if (!(curvature < 0 && Math.abs(step) < 2 * width)) return best;
    x += step;
    if (Math.abs(step) <= accuracy / 4) break;
  }
  const reached = { value: x, payoff: payoff(x) };
  return reached.payoff >= best.payoff - ROUNDING * Math.abs(best.payoff) ? reached : best;
}

type Five = [number, number, number, number, number];
