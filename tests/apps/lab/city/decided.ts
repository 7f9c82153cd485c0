import type { PolicyEvent } from "../../../../src/measures/results/index.js";

/** What a government decided on a lever in a year: after 0.1 it chose 0.2, of which it tried both and 0.4. */
export function decision(
  year: number,
  city: string,
  value = 0.2,
  lever = "tax-rates.profitTaxRate manufacturing",
): PolicyEvent {
  const trials = [
    { value: 0.4, payoff: 0.97 },
    { value: 0.1, payoff: 0.99 },
    { value, payoff: 1 },
  ];
  const decided = { value, before: 0.1, payoffBefore: 0.99, payoffAfter: 1, trials };
  return { year, actor: city, patches: [{ op: "add", path: ["governments", city, lever], value: decided }] };
}

/** A council's meeting: who votes how, by inside and outside. */
export function meeting(
  year: number,
  votes: readonly { player: string; inside: number; outside: number }[],
): PolicyEvent {
  const value = {
    members: [],
    votes: votes.map((vote) => ({ ...vote, breach: null, stays: vote.inside >= vote.outside })),
  };
  return { year, actor: "council", patches: [{ op: "add", path: ["agreement"], value }] };
}
