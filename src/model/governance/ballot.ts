import { pow } from "../../maths/numerics/elementary.js";
import { copyPolicy, instrumentsWith } from "../engine/instruments.js";
import type { Policy } from "../engine/policy.js";
import { type FiscalTransfer, hoursWith, type PublicWork } from "../engine/policyEntries.js";
import { type Course, type Foresight, type Futures, type Payoffs, withTransfers } from "./futures.js";
import { type Belief, countedOn, type Promised } from "./trust.js";

export interface VotingRules extends Foresight {
  /** Years between meetings (in the Yangtze River Delta two from 1997, one from 2004). */
  every: number;
  /** An agreement binds all players or none; or those who stay. */
  decision: "unanimity" | "quorum";
  /** Under the decision `quorum`: the least share of players that may go ahead without the others. */
  quorum: number;
  /** Whether members can be held to what they signed until it is changed. */
  binding: boolean;
  /**
   * Paid to the other members, in equal parts, for every year of a breach that is noticed, 100 million at base-year
   * prices.
   */
  sanction: number;
  /** Probability that a breach is noticed in any one of its years, 0..1. */
  monitoring: number;
}

/**
 * What is tabled: writes itself among some players (indices) on the policy of a year, and tells whether anything of it
 * is in force then; never asked of fewer than two.
 */
export type Proposal = (joining: readonly number[], policy: Policy, year: number) => boolean;

/** What a player weighed at a meeting, in discounted units of its objective. */
export interface Vote {
  player: string;
  /**
   * When it stays with the members (payments made), when it is outside (the others' agreement where they may go on,
   * else none), and when it breaks its word.
   */
  inside: number;
  outside: number;
  breach: number;
  stays: boolean;
  /** Where members are doubted: what it was promised, of which the payoffs above are what it counts on. */
  belief?: Belief;
  /** Where it signs and breaks its word. */
  breaks?: boolean;
}

/** Payoffs that differ by less are the same but for rounding: markets of futures are cleared to 1e-8. */
export const INDIFFERENT = 1e-7;

const ROUNDING = 1e-9;

/** The votes of one meeting. */
export class Ballot {
  private readonly agreements = new Map<string, Agreement>();
  private readonly unpaid = new Map<string, Payoffs>();

  /**
   * `before`: the policy of every year without what is tabled. `trust`: how far every player is believed, 0..1; absent:
   * all fully.
   */
  constructor(
    private readonly rules: VotingRules,
    private readonly proposal: Proposal,
    private readonly futures: Futures,
    private readonly before: Course,
    readonly year: number,
    private readonly trust?: readonly number[],
  ) {}

  /**
   * What every tabled member gets by staying, by being outside and by a breach. `transfers`: compensation between
   * members.
   */
  vote(members: readonly number[], transfers: readonly FiscalTransfer[]): Vote[] {
    const { players, binding } = this.rules;
    const agreement = this.among(members);
    const together =
      transfers.length === 0 ? this.withoutPayments(members) : this.futures.payoffs(agreement.paying(transfers));
    // Payoffs of all where the k-th member breaks its word; none where words bind.
    const broken: Payoffs[] = [];
    const promised = members.map((player): Promised => {
      const others = members.filter((member) => member !== player);
      const alone = this.mayGoOn(others) ? this.withoutPayments(others) : this.futures.nothing;
      if (!binding) broken.push(this.breach(members, [player], transfers));
      const breach = broken.at(-1)?.[player] ?? Number.NEGATIVE_INFINITY;
      return { inside: together[player], outside: alone[player], breach };
    });
    const { trust } = this;
    // Members that are doubted count on less than is promised: `ended` is what all get until a breach comes out.
    const ended = trust && !binding ? this.breach(members, [], transfers) : undefined;
    return members.map((player, tabled) => {
      const believed = members.map((member) => trust?.[member] ?? 1);
      const futures = { nothing: this.futures.nothing[player], ended: ended ?? [], broken };
      const counted = ended ? countedOn(promised[tabled], { tabled, player }, believed, futures) : promised[tabled];
      const stays = counted.inside >= Math.max(counted.outside, counted.breach) - INDIFFERENT;
      return { player: players[player].id, ...counted, stays };
    });
  }

  /** Whether some may have the agreement without the others. */
  mayGoOn(members: readonly number[]): boolean {
    const { players, decision, quorum } = this.rules;
    return decision === "quorum" && members.length >= Math.max(2, quorum * players.length - ROUNDING);
  }

  /** Whether anything of the agreement among some is in force in a year. */
  inForce(members: readonly number[]): (year: number) => boolean {
    return (year) => this.among(members).inForce(year);
  }

  /** Payoffs under the agreement among some, without payments. */
  private withoutPayments(members: readonly number[]): Payoffs {
    const key = members.join();
    const payoffs = this.unpaid.get(key) ?? this.futures.payoffs(this.among(members).paying([]));
    this.unpaid.set(key, payoffs);
    return payoffs;
  }

  /**
   * Expected payoffs where some break their word: at each meeting it comes out with a probability, and there is no
   * agreement after that.
   */
  private breach(
    members: readonly number[],
    breakers: readonly number[],
    transfers: readonly FiscalTransfer[],
  ): number[] {
    const { monitoring, every, horizon, players } = this.rules;
    const keepers = members.filter((member) => !breakers.includes(member));
    const cities = breakers.flatMap((breaker) => players[breaker].cities);
    const money = this.moneyOfBreach(members, breakers, transfers);
    const broken = brokenCourse(this.among(members), this.among(keepers), this.before, cities, money);
    const noticed = 1 - pow(1 - monitoring, every);
    const expected = players.map(() => 0);
    let unnoticed = 1;
    for (let years = every; unnoticed > 0; years += every) {
      const probability = years >= horizon ? unnoticed : unnoticed * noticed;
      const until = this.year + years;
      const course = (year: number) => (year < until ? broken(year) : this.before(year));
      if (probability > 0)
        this.futures.payoffs(course).forEach((payoff, player) => {
          expected[player] += probability * payoff;
        });
      unnoticed -= probability;
    }
    return expected;
  }

  /**
   * What is paid where some break their word: they neither pay nor receive compensation, and each is fined in the years
   * in which it is noticed.
   */
  moneyOfBreach(
    members: readonly number[],
    breakers: readonly number[],
    transfers: readonly FiscalTransfer[],
  ): FiscalTransfer[] {
    const { players, sanction, monitoring } = this.rules;
    const cities = breakers.flatMap((breaker) => players[breaker].cities);
    const fine = sanction * monitoring;
    const fines = players.map(() => 0);
    for (const breaker of breakers)
      for (const member of members) fines[member] += member === breaker ? -fine : fine / (members.length - 1);
    return [
      ...transfers.filter(({ payer, payee }) => !cities.includes(payer) && !cities.includes(payee)),
      ...this.futures.transfers(fines, "sanction"),
    ];
  }

  /** What is tabled among some; put together once. */
  private among(members: readonly number[]): Agreement {
    const key = members.join();
    const agreement = this.agreements.get(key) ?? new Agreement(this.proposal, this.before, members);
    this.agreements.set(key, agreement);
    return agreement;
  }
}

/** The policy of every year while some `cities` break their word and the keepers of it do not. */
export function brokenCourse(
  together: Agreement,
  keepers: Agreement,
  before: Course,
  cities: readonly number[],
  money: readonly FiscalTransfer[],
): Course {
  return remembered((year) => {
    if (!together.inForce(year)) return before(year);
    const broken = breakAgreement(together.policy(year), keepers.policy(year), before(year), cities);
    return withTransfers(broken, money);
  });
}

/** What is agreed among some as it comes into force and ends, year by year. */
export class Agreement {
  private readonly ofYear: (year: number) => { policy: Policy; inForce: boolean };

  constructor(proposal: Proposal, before: Course, members: readonly number[]) {
    this.ofYear = remembered((year) => {
      const without = before(year);
      if (members.length < 2) return { policy: without, inForce: false };
      const policy = copyPolicy(without);
      const inForce = proposal(members, policy, year);
      return { policy: inForce ? policy : without, inForce };
    });
  }

  policy(year: number): Policy {
    return this.ofYear(year).policy;
  }

  inForce(year: number): boolean {
    return this.ofYear(year).inForce;
  }

  /** With payments in the years in which something of it is in force. */
  paying(transfers: readonly FiscalTransfer[]): Course {
    return remembered((year) => {
      const { policy, inForce } = this.ofYear(year);
      return inForce ? withTransfers(policy, transfers) : policy;
    });
  }
}

/** The same function of the year, each value found once. */
function remembered<Value>(of: (year: number) => Value): (year: number) => Value {
  const known = new Map<number, Value>();
  return (year) => {
    const value = known.get(year) ?? of(year);
    known.set(year, value);
    return value;
  };
}

const DECIDED_BY_CITY = instrumentsWith({ breach: "city" });
const KEPT_AMONG_OTHERS = instrumentsWith({ breach: "keepers" });

/**
 * The policy when some cities break an agreement that all others keep, instrument by instrument (instruments.ts says
 * who takes back what): `together` is the agreement among all, `others` that among the others, `before` the policy
 * without one.
 */
export function breakAgreement(together: Policy, others: Policy, before: Policy, cities: readonly number[]): Policy {
  const broken = copyPolicy(together);
  const n = before.retention.length;
  for (const city of cities) {
    for (const name of DECIDED_BY_CITY) broken[name] = takeBack(broken[name], before[name], city, n);
  }
  Object.assign(broken, Object.fromEntries(KEPT_AMONG_OTHERS.map((name) => [name, [...others[name]]])));
  withdrawWorks(broken, together, before, cities);
  return broken;
}

/**
 * Writes entries of a city as they were before. Rules that differ by sector on one side alone are those of all sectors
 * on the other.
 */
function takeBack(broken: Float64Array, before: Float64Array, city: number, n: number): Float64Array {
  const taken = broken.length < before.length ? before.map((_, cell) => broken[cell % broken.length]) : broken;
  for (let cell = city; cell < taken.length; cell += n) taken[cell] = before[cell % before.length];
  return taken;
}

/**
 * Without the parts of a link that the breakers agreed to the way between its ends is that much longer; what they build
 * anyhow stays, and ways of others that lead over it are left as they are.
 */
function withdrawWorks(broken: Policy, together: Policy, before: Policy, cities: readonly number[]): void {
  const n = before.retention.length;
  const own = ({ city }: PublicWork) => cities.includes(city);
  const kept = [...together.publicWorks.filter((work) => !own(work)), ...before.publicWorks.filter(own)];
  broken.publicWorks = kept;
  for (const { project, city, end, hoursBefore } of together.publicWorks.filter(own)) {
    const hours = hoursWith(
      kept.filter((work) => work.project === project),
      hoursBefore,
    );
    for (const pair of [city * n + end, end * n + city]) {
      // Other levers of the agreement may have shortened the way; only what the works gave is taken back.
      if (broken.travelHours[pair] < hours) broken.travelHours[pair] = Math.min(hours, before.travelHours[pair]);
    }
  }
}
