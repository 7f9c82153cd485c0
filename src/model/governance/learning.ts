import {
  type AttractionSettings,
  attractionShares,
  type Experience,
  imitationProbability,
  learn,
} from "../../maths/bargaining/replicator.js";
import type { Trial } from "../../maths/numerics/roots.js";
import type { RandomStream } from "../engine/random.js";

/** City governments that learn in place of answering best. Draws are keyed by lever, year and what is drawn. */
export type LearningSettings =
  | { by: "experience"; attraction: AttractionSettings; random: RandomStream }
  | {
      by: "imitation";
      /** Noise of the comparison, in units of the objective (log points over the horizon). */
      noise: number;
      /** Probability that a city tries a value at random in place of looking at another. */
      exploration: number;
      random: RandomStream;
    };

/** Draws of a decision: whom to meet, whether to copy, whether to try something at random, and what. */
const [MEET, COPY, EXPLORE, TRY, PLAY] = [0, 1, 2, 3, 4];

/**
 * What choices between a lever's values have taught, by lever: experience-weighted attraction (Camerer and Ho 1999).
 */
export class ExperienceOfLevers {
  private readonly byLever = new Map<number, Experience>();

  /**
   * Which of the values to play, learning from what each would have earned; payoffs count as gains on what is in force.
   * The replicator in discrete time with exponential fitness is the case phi = delta = 1, rho = 0: shares grow in
   * proportion to exp(lambda payoff).
   */
  play(
    l: number,
    year: number,
    trials: readonly Trial[],
    played: number,
    { attraction, random }: Extract<LearningSettings, { by: "experience" }>,
  ): number {
    const before = this.byLever.get(l) ?? { attractions: new Float64Array(trials.length), weight: 1 };
    const gains = trials.map(({ payoff }) => payoff - trials[played].payoff);
    const experience = learn(before, gains, played, attraction);
    this.byLever.set(l, experience);
    const shares = attractionShares(experience.attractions, attraction.lambda);
    let rest = random.uniform(l, year, PLAY);
    const drawn = shares.findIndex((share) => {
      rest -= share;
      return rest < 0;
    });
    return drawn < 0 ? shares.length - 1 : drawn;
  }
}

/** Which city another looks at: any of the others with the same probability; -1 where there is none. */
export function meet(city: number, year: number, others: readonly number[], random: RandomStream): number {
  if (others.length === 0) return -1;
  return others[Math.floor(random.uniform(city, year, MEET) * others.length)];
}

/**
 * What an imitator does on lever `l`: "try" a value at random (`at` in 0..1), "copy" the other city, or "keep" its own.
 */
export function imitationStep(
  l: number,
  city: number,
  year: number,
  own: number,
  theirs: number,
  { noise, exploration, random }: Extract<LearningSettings, { by: "imitation" }>,
): { act: "copy" | "keep" } | { act: "try"; at: number } {
  if (random.uniform(l, year, EXPLORE) < exploration) return { act: "try", at: random.uniform(l, year, TRY) };
  // One toss a city: it takes over the other's whole policy or none of it.
  const copies = random.uniform(city, year, COPY) < imitationProbability(own, theirs, noise);
  return { act: copies ? "copy" : "keep" };
}
