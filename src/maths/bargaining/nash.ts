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
  /** One entry a choice. */
  choices: readonly Choice[];
  /** Which player makes each choice; by default every choice has a player of its own. */
  owners?: readonly number[];
  payoff(player: number, profile: readonly number[]): number;
}

export interface SearchOptions {
  /** All at once on what the others last did, or in turn, by players as `order` lists them. */
  updating?: "simultaneous" | "sequential";
  /** Part of the way that a choice between bounds goes to the best response; lists know no part of the way. */
  damping?: number;
  order?: readonly number[];
  maxRounds?: number;
}

export interface SearchResult {
  /** `cycle`: the search came back to where it had been; `undecided`: it was still moving after the last round. */
  status: "equilibrium" | "cycle" | "undecided";
  profile: number[];
  /**
   * Most that a player could still gain by another choice: the profile is an epsilon-equilibrium for any epsilon from
   * this.
   */
  regret: number;
  rounds: number;
  /** The profiles of the cycle in their order, empty without one. */
  cycle: number[][];
}

/**
 * A profile that comes back is a cycle if the search went this many accuracies away in between; less is slow
 * convergence.
 */
const AWAY = 1000;

/**
 * Best-response iteration (Cournot 1838; Fudenberg and Tirole 1991, section 1.2.5) until no choice moves by more than
 * its accuracy. Updating all at once does not depend on the numbering of the players; updating in turn does so through
 * `order` only. With accuracies finer than 1e-7 see bestResponse.
 */
export function nashSearch(game: Game, start: readonly number[], options: SearchOptions = {}): SearchResult {
  const { updating = "sequential", damping = 1, order = playersOf(game), maxRounds = 1000 } = options;
  const accuracy = game.choices.map(accuracyOf);
  const profiles = [[...start]];
  for (let round = 1; round <= maxRounds; round++) {
    const before = profiles.at(-1)!;
    const next = [...before];
    for (const player of order) {
      const reply = bestReply(game, player, updating === "simultaneous" ? before : next);
      for (const k of choicesOf(game, player)) next[k] = partOfTheWay(game.choices[k], before[k], reply[k], damping);
    }
    profiles.push(next);
    const course = courseOf(profiles, accuracy);
    if (course.state === "settled") return result(game, "equilibrium", next, round);
    if (course.state === "cycle") {
      const cycle = profiles.slice(-course.length);
      if (goesAway(cycle, accuracy)) return { ...result(game, "cycle", next, round), cycle };
    }
  }
  return result(game, "undecided", profiles.at(-1)!, maxRounds);
}

function result(game: Game, status: SearchResult["status"], profile: number[], rounds: number): SearchResult {
  return { status, profile, regret: regret(game, profile), rounds, cycle: [] };
}

/** Most that any player could gain by changing choices of its own; zero in an equilibrium. */
export function regret(game: Game, profile: readonly number[]): number {
  const gains = playersOf(game).map((player) => {
    const reply = bestReply(game, player, profile);
    return game.payoff(player, reply) - game.payoff(player, profile);
  });
  return Math.max(0, ...gains);
}

/**
 * The profile that the players would choose together for the greatest sum of payoffs, improved choice by choice from
 * `start`: the optimum itself where the sum is concave and smooth, else one from which no single choice improves it.
 */
export function jointOptimum(game: Game, start: readonly number[], maxRounds = 1000): SearchResult {
  const players = playersOf(game);
  const together: Game = {
    choices: game.choices,
    payoff: (_, profile) => sumOf(players, (player) => game.payoff(player, profile)),
  };
  return nashSearch(together, start, { maxRounds });
}

export function playersOf({ choices, owners }: Game): number[] {
  return [...new Set(owners ?? choices.keys())].sort((a, b) => a - b);
}

function choicesOf({ choices, owners }: Game, player: number): number[] {
  return owners ? Array.from(choices.keys()).filter((k) => owners[k] === player) : [player];
}

/** The profile with the player's own choices at their best, one after the other until none moves. */
function bestReply(game: Game, player: number, profile: readonly number[]): number[] {
  const reply = [...profile];
  const own = choicesOf(game, player);
  for (let sweep = 0; sweep < 100; sweep++) {
    let moved = 0;
    for (const k of own) {
      const best = bestChoice(game, player, k, reply);
      moved = Math.max(moved, awayBy(best.value, reply[k], accuracyOf(game.choices[k])));
      reply[k] = best.value;
    }
    if (own.length === 1 || moved <= 1) break;
  }
  return reply;
}

function bestChoice(game: Game, player: number, k: number, profile: readonly number[]): BestResponse {
  const trial = [...profile];
  const payoff = (value: number) => {
    trial[k] = value;
    return game.payoff(player, trial);
  };
  return bestResponse(payoff, game.choices[k], profile[k]);
}

function accuracyOf(choice: Choice): number {
  return choice.kind === "interval" ? choice.accuracy : 0;
}

/** Distance in accuracies. */
function awayBy(value: number, from: number, accuracy: number): number {
  return value === from ? 0 : Math.abs(value - from) / accuracy;
}

function goesAway(cycle: readonly number[][], accuracy: readonly number[]): boolean {
  const last = cycle.at(-1)!;
  return cycle.some((profile) => profile.some((value, k) => awayBy(value, last[k], accuracy[k]) > AWAY));
}

function partOfTheWay(choice: Choice, from: number, to: number, damping: number): number {
  return choice.kind === "list" || damping === 1 ? to : from + damping * (to - from);
}
