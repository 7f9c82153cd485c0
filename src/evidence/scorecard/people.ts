/**
 * Games that people played in published experiments, put to what governments do here: they sign what patience sustains
 * and give to a common good what pays them. Both are certain, which people are not.
 */
import { type Game, grimTrigger, nashSearch, normalForm } from "../../maths/bargaining/index.js";
import { sumOf } from "../../maths/numerics/sums.js";

const COOPERATE = 0;
const DEFECT = 1;

/** A prisoners' dilemma played again with a probability. */
export interface RepeatedDilemma {
  /** Payoffs: defect on a cooperator, both cooperate, both defect, cooperate with a defector. */
  temptation: number;
  reward: number;
  punishment: number;
  sucker: number;
  /** Probability of a further round. */
  continuation: number;
}

/** Share who cooperate: all where the threat to end it sustains that (Friedman 1971), else none. */
export function cooperation({ temptation, reward, punishment, sucker, continuation }: RepeatedDilemma): number {
  const payoff = (own: number, other: number) =>
    own === COOPERATE ? (other === COOPERATE ? reward : sucker) : other === COOPERATE ? temptation : punishment;
  const game = normalForm([2, 2], ([a, b]) => [payoff(a, b), payoff(b, a)]);
  const patience = grimTrigger(game, [COOPERATE, COOPERATE], [DEFECT, DEFECT]);
  return patience.every((least) => least !== null && least <= continuation) ? 1 : 0;
}

/** A common good of which each gets so much of every unit that anybody gives. */
export interface CommonGood {
  players: number;
  /** Of a unit given, to each: a dilemma between 1 / players and 1. */
  yield: number;
}

/** Share of an endowment that is given where each for itself does what pays it, from all of it on. */
export function contribution({ players, yield: each }: CommonGood): number {
  const game: Game = {
    choices: Array.from({ length: players }, () => ({ kind: "interval", low: 0, high: 1, accuracy: 1e-6 })),
    payoff: (i, given) => 1 - given[i] + each * sumOf(given, (share) => share),
  };
  const { profile } = nashSearch(
    game,
    game.choices.map(() => 1),
  );
  return sumOf(profile, (share) => share) / players;
}
