/**
 * Games that people played in published experiments, put to what governments do here: they sign what patience sustains
 * and give to a common good what pays them. Both are certain, which people are not; councils that sign as people do
 * (docs/model.md, 7.15e) keep their word with a probability, which is fitted here.
 */
import { type Game, grimTrigger, nashSearch, normalForm } from "../../maths/bargaining/index.js";
import { inverse } from "../../maths/numerics/linear.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { gainIndex, keepProbability, type LogitSettings } from "../../model/governance/trust.js";

const COOPERATE = 0;
const DEFECT = 1;

/** A prisoner's dilemma played again with a probability. */
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

/** A repeated dilemma in which every choice is turned round with a probability. */
export interface NoisyDilemma extends RepeatedDilemma {
  error: number;
}

/** Odds with which a stranger is believed: even, as in the index of risk dominance. */
const STRANGER = 0.5;

/**
 * Index of gain of cooperating, -1..1: the threat to end cooperation for good against always defecting, with a stranger
 * who does either. Without errors it is one less twice the basin of attraction of defection (Dal Bo and Frechette
 * 2011). An error ends cooperation as a breach does.
 */
export function indexOfDilemma({ temptation, reward, punishment, sucker, continuation, error }: NoisyDilemma): number {
  const [means, slips] = [1 - error, error];
  const round = (own: number, other: number) =>
    own * (other * reward + (1 - other) * sucker) + (1 - own) * (other * temptation + (1 - other) * punishment);
  const apart = round(slips, slips) / (1 - continuation);
  // Cooperation goes on for as long as nobody is seen to defect.
  const worth = (own: number, other: number) => {
    const goesOn = continuation * own * other;
    return (round(own, other) + (continuation - goesOn) * apart) / (1 - goesOn);
  };
  const ifKept = worth(means, means) - worth(slips, means);
  const ifNot = worth(means, slips) - apart;
  return gainIndex(STRANGER * ifKept + (1 - STRANGER) * ifNot, STRANGER * ifKept);
}

/** Share who keep cooperating by a logit of the index. */
export function keeping(game: NoisyDilemma, logit: Pick<LogitSettings, "bias" | "slope">): number {
  return keepProbability(indexOfDilemma(game), logit);
}

/** The share of so many people that cooperated in a treatment. */
export interface Treatment {
  game: NoisyDilemma;
  share: number;
  people: number;
}

const NEWTON_STEPS = 50;

/**
 * Maximum likelihood of the logit over treatments by Newton's method; choices of one person are counted as one, since
 * they are not independent. With standard errors.
 */
export function fitKeeping(
  treatments: readonly Treatment[],
): Record<"bias" | "slope" | "biasError" | "slopeError", number> {
  const rows = treatments.map(({ game, ...rest }) => ({ ...rest, index: indexOfDilemma(game) }));
  let [bias, slope] = [0, 0];
  let covariance = new Float64Array(4);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const information = new Float64Array(4);
    const score = [0, 0];
    for (const { index, share, people } of rows) {
      const probability = keepProbability(index, { bias, slope });
      const weight = people * probability * (1 - probability);
      for (const [row, x] of [1, index].entries()) {
        score[row] += people * (share - probability) * x;
        for (const [column, y] of [1, index].entries()) information[2 * row + column] += weight * x * y;
      }
    }
    covariance = Float64Array.from(inverse(2, information)!);
    bias += covariance[0] * score[0] + covariance[1] * score[1];
    slope += covariance[2] * score[0] + covariance[3] * score[1];
  }
  return { bias, slope, biasError: Math.sqrt(covariance[0]), slopeError: Math.sqrt(covariance[3]) };
}
