import { breakAgreement } from "./breach.js";
import { type Foresight, type Futures, withTransfers } from "./councilFutures.js";
import type { FiscalTransfer, Policy } from "./policy.js";
import { copyPolicy } from "./policyCopy.js";

export interface VotingRules extends Foresight {
  /** Years between meetings (C11: two from 1997, one from 2004 in the Yangtze River Delta). */
  every: number;
  /** An agreement binds all players or none; or those who stay. */
  decision: "unanimity" | "quorum";
  /** Whether members can be held to what they signed until it is changed. */
  binding: boolean;
  /** Paid to the other members, in equal parts, for every year of a breach that is noticed, 100 million at base-year prices. */
  sanction: number;
  /** Probability that a breach is noticed in any one of its years, 0..1. */
  monitoring: number;
  /** Writes the agreement among some players (indices) on the policy of a year; never asked of fewer than two. */
  agreement(joining: readonly number[], policy: Policy, year: number): void;
}

/** What a player weighed at a meeting, in discounted units of its objective. */
export interface Vote {
  player: string;
  /** When it stays with the members (payments made), when it is outside (unanimity: no agreement; quorum: the others'), and when it breaks its word. */
  inside: number;
  outside: number;
  breach: number;
  stays: boolean;
}

/** The votes of one meeting. */
export class Ballot {
  private readonly rules: VotingRules;
  private readonly futures: Futures;
  private readonly scenario: Policy;
  private readonly year: number;

  /** `scenario`: the policy of the year without an agreement. */
  constructor(rules: VotingRules, futures: Futures, scenario: Policy, year: number) {
    this.rules = rules;
    this.futures = futures;
    this.scenario = scenario;
    this.year = year;
  }

  /** What every tabled member gets by staying, by being outside and by a breach. `transfers`: compensation between members. */
  vote(members: readonly number[], transfers: readonly FiscalTransfer[]): Vote[] {
    const { players, decision, binding } = this.rules;
    const paying = withTransfers(agreed(this.rules, this.scenario, members, this.year), transfers);
    const together = this.futures.payoffs(() => paying);
    return members.map((player) => {
      const others = this.among(members.filter((member) => member !== player));
      const alone = decision === "unanimity" ? this.futures.nothing : this.futures.payoffs(() => others);
      const [inside, outside] = [together[player]!, alone[player]!];
      const breach = binding ? Number.NEGATIVE_INFINITY : this.breach(members, player, others, transfers);
      return { player: players[player]!.id, inside, outside, breach, stays: inside >= outside && inside >= breach };
    });
  }

  /** Expected payoff of a breach: at each meeting it comes out with a probability, and there is no agreement after that. */
  private breach(
    members: readonly number[],
    player: number,
    others: Policy,
    transfers: readonly FiscalTransfer[],
  ): number {
    const { monitoring, every, horizon } = this.rules;
    const broken = this.broken(members, player, others, transfers);
    const noticed = 1 - (1 - monitoring) ** every;
    let expected = 0;
    let unnoticed = 1;
    for (let years = every; unnoticed > 0; years += every) {
      const probability = years >= horizon ? unnoticed : unnoticed * noticed;
      const until = this.year + years;
      const policyOf = (year: number) => (year < until ? broken : this.scenario);
      if (probability > 0) expected += probability * this.futures.payoffs(policyOf)[player]!;
      unnoticed -= probability;
    }
    return expected;
  }

  /** The others keep their word, the breaker does not: it neither pays nor receives compensation, and is fined in the years in which it is noticed. */
  private broken(
    members: readonly number[],
    breaker: number,
    others: Policy,
    transfers: readonly FiscalTransfer[],
  ): Policy {
    const { players, sanction, monitoring } = this.rules;
    const { cities } = players[breaker]!;
    const broken = breakAgreement(this.among(members), others, this.scenario, cities);
    const fine = sanction * monitoring;
    const fines = players.map(() => 0);
    for (const member of members) fines[member] = member === breaker ? -fine : fine / (members.length - 1);
    return withTransfers(broken, [
      ...transfers.filter(({ payer, payee }) => !cities.includes(payer) && !cities.includes(payee)),
      ...this.futures.transfers(fines, "sanction"),
    ]);
  }

  private among(members: readonly number[]): Policy {
    return agreed(this.rules, this.scenario, members, this.year);
  }
}

/** The scenario's policy with the agreement among some written on it. */
export function agreed(rules: VotingRules, scenario: Policy, members: readonly number[], year: number): Policy {
  if (members.length < 2) return scenario;
  const policy = copyPolicy(scenario);
  rules.agreement(members, policy, year);
  return policy;
}
