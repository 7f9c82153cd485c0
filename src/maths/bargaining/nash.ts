import { SaidRangeError, t } from "../../words/index.js";
import { maximise, type Trial } from "../numerics/roots.js";
import { sumOf } from "../numerics/sums.js";
import { courseOf } from "./replicator.js";

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

/** Nash equilibria of games whose choices are numbers, by letting the players answer each other. */

export interface Game {
  /** One entry a player. */
  choices: readonly Choice[];
  payoff(player: number, profile: readonly number[]): number;
}

interface SearchResult {
  /** `cycle`: the search came back to where it had been; `undecided`: it was still moving after the last round. */
  status: "equilibrium" | "cycle" | "undecided";
  profile: number[];
  rounds: number;
}

/**
 * A profile that comes back is a cycle if the search went this many accuracies away in between; less is slow
 * convergence.
 */
const AWAY = 1000;

/**
 * Best-response iteration (Cournot 1838; Fudenberg and Tirole 1991, section 1.2.5), player after player, until no
 * choice moves by more than its accuracy. With accuracies finer than 1e-7 see bestResponse.
 */
export function nashSearch(game: Game, start: readonly number[], maxRounds = 1000): SearchResult {
  const accuracy = game.choices.map((choice) => (choice.kind === "interval" ? choice.accuracy : 0));
  const profiles = [[...start]];
  let profile = profiles[0];
  for (let rounds = 1; rounds <= maxRounds; rounds++) {
    profile = [...profile];
    for (const player of profile.keys()) profile[player] = bestChoice(game, player, profile);
    profiles.push(profile);
    const course = courseOf(profiles, accuracy);
    if (course.state === "settled") return { status: "equilibrium", profile, rounds };
    if (course.state === "cycle" && goesAway(profiles.slice(-course.length), accuracy))
      return { status: "cycle", profile, rounds };
  }
  return { status: "undecided", profile, rounds: maxRounds };
}

/**
 * The profile that the players would choose together for the greatest sum of payoffs, improved choice by choice from
 * `start`: the optimum itself where the sum is concave and smooth, else one from which no single choice improves it.
 */
export function jointOptimum({ choices, payoff }: Game, start: readonly number[]): SearchResult {
  const together = (_: number, profile: readonly number[]) => sumOf(choices, (_, player) => payoff(player, profile));
  return nashSearch({ choices, payoff: together }, start);
}

function bestChoice(game: Game, player: number, profile: readonly number[]): number {
  const trial = [...profile];
  const payoff = (value: number) => {
    trial[player] = value;
    return game.payoff(player, trial);
  };
  return bestResponse(payoff, game.choices[player], profile[player]).value;
}

function goesAway(cycle: readonly number[][], accuracy: readonly number[]): boolean {
  const last = cycle.at(-1)!;
  return cycle.some((profile) => profile.some((value, k) => Math.abs(value - last[k]) > AWAY * accuracy[k]));
}
