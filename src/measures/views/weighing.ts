import type { Decision } from "../results/index.js";

/**
 * Well away from the chosen value: this part of the range that was tried. Our assumption; a search tries many values
 * next to its answer, which tell nothing.
 */
const AWAY = 0.1;

/**
 * A choice is called flat where going so far away costs less than this, log points. Our assumption: 0.1 % of all it
 * wants, in one year.
 */
const FLAT = 0.1;

/** A value that was weighed, and what it would have brought over the chosen one, as a difference of objectives. */
export interface Alternative {
  value: number;
  gain: number;
}

/** What a decision was weighed against. */
export interface Weighing {
  lowest: Alternative;
  highest: Alternative;
  /** The best of those well away from the chosen one; undefined where nothing else was tried. */
  best: Alternative | undefined;
  flat: boolean;
}

export function weighing({ value: chosen, payoffAfter, trials }: Decision): Weighing {
  const distance = ({ value }: Alternative) => Math.abs(value - chosen);
  const tried = trials.map(({ value, payoff }): Alternative => ({ value, gain: payoff - payoffAfter }));
  tried.sort((a, b) => a.value - b.value);
  const [lowest, highest] = [tried[0]!, tried.at(-1)!];
  const away = AWAY * (highest.value - lowest.value);
  const others = tried.filter((one) => distance(one) > 0).sort((a, b) => distance(a) - distance(b));
  const best = others.filter((one) => distance(one) >= away).sort((a, b) => b.gain - a.gain)[0];
  const [nearest] = others;
  // At a bound the search tries one value next to it and the other bound: the slope there tells more.
  const atBound = chosen === lowest.value || chosen === highest.value;
  const bySlope = atBound && nearest && distance(nearest) < away;
  const gain = bySlope ? (nearest.gain * away) / distance(nearest) : best?.gain;
  return { lowest, highest, best, flat: gain !== undefined && 100 * Math.abs(gain) < FLAT };
}
