import type { Policy } from "../engine/policy.js";
import type { FiscalTransfer } from "../engine/policyEntries.js";
import type { PolicyMaker, Present } from "../engine/policyMaker.js";
import { Agreement, Ballot, brokenCourse, INDIFFERENT, type Proposal, type Vote, type VotingRules } from "./ballot.js";
import { type Bargain, type CompensationSettings, strikeBargain } from "./bargain.js";
import { type Course, Futures } from "./futures.js";
import { gainIndex, keepProbability, type LogitSettings, type TrustSettings, trustAfter } from "./trust.js";

export interface CouncilSettings extends VotingRules {
  /** Year of the first meeting. */
  from: number;
  /** How members compensate each other while an agreement is in force; absent: not at all. */
  compensation?: CompensationSettings | undefined;
  /** Absent: everybody is believed. */
  trust?: TrustSettings | undefined;
  /** Absent: members do what is better for them. */
  logit?: LogitSettings | undefined;
  /** Decided on one after the other, each on top of those that have passed: all in one, or item by item. */
  agenda: readonly AgendaItem[];
}

export interface AgendaItem {
  label: string;
  proposal: Proposal;
}

/** What a meeting decided on one item. */
export interface Resolution {
  year: number;
  item: string;
  /** Indices of the players between whom it is in force from this meeting on. */
  members: number[];
  /** Of those tabled last, then of those who left before. */
  votes: Vote[];
  /** Absent without compensation. */
  bargain?: Bargain | undefined;
  /** How far every player was believed; absent where all are. */
  trust?: readonly number[] | undefined;
}

/** A resolution and how it is carried out. */
interface Decided extends Resolution {
  proposal: Proposal;
  transfers: readonly FiscalTransfer[];
  /** Players that sign and break their word, and what is paid then. */
  breakers: readonly number[];
  moneyOfBreach: readonly FiscalTransfer[];
}

/** Draws of a player at an item: whether it keeps its word, and whether a breach is noticed. */
const [KEEPS, NOTICED, DRAWS] = [0, 1, 2];

/**
 * A council that meets every few years and goes through its agenda. Each item is tabled among all, with compensation
 * where the scenario has a rule for it; whoever is better off outside, or by breaking its word until the breach comes
 * out and having no agreement after it (unless bound), does not sign. The next meeting starts afresh, so agreements
 * last as long as nobody prefers to leave: more frequent meetings shorten the spoils of a breach (Friedman 1971). Items
 * taken together can pass where one by one they would not: what one costs a player another may give it (Tollison and
 * Willett 1979).
 */
export class Council implements PolicyMaker {
  readonly resolutions: Resolution[] = [];
  /** Decided at the last meeting. */
  private decided: readonly Decided[] = [];
  /** How far every player is believed, at the beginning of every year of which there is one; none where all are. */
  readonly trusted: { year: number; trust: readonly number[] }[] = [];
  private trust: readonly number[] | undefined;

  /** `standing`: writes on a policy what governments have chosen for themselves; absent: they choose nothing. */
  constructor(
    private readonly settings: CouncilSettings,
    private readonly standing?: (policy: Policy) => Policy,
  ) {
    const { trust, players } = settings;
    this.trust = trust && players.map(() => trust.initial);
  }

  get playerIds(): string[] {
    return this.settings.players.map(({ id }) => id);
  }

  govern(present: Present, scenario: Policy): Policy {
    const { from, every } = this.settings;
    const { year } = present;
    if (year >= from && (year - from) % every === 0) this.meet(present, scenario);
    if (this.trust && year >= from) this.remember(this.trust, year, scenario);
    return withDecided(this.settings, () => scenario, this.decided, true)(year);
  }

  /** Trust moves with what is done in a year by those who have something in force. */
  private remember(trust: readonly number[], year: number, scenario: Policy): void {
    this.trusted.push({ year, trust });
    const inForce = this.decided.map(({ proposal, members }) =>
      new Agreement(proposal, () => scenario, members).inForce(year),
    );
    this.trust = trust.map((now, player) => {
      const signed = this.decided.flatMap(({ members, breakers }, item) =>
        inForce[item] && members.includes(player)
          ? [breakers.includes(player) && this.draw(player, year, item, NOTICED) < this.settings.monitoring]
          : [],
      );
      return signed.length === 0 ? now : trustAfter(now, !signed.includes(true), this.settings.trust!);
    });
  }

  private meet(present: Present, scenario: Policy): void {
    const decided: Decided[] = [];
    for (const [place, item] of this.settings.agenda.entries()) {
      const before = withDecided(this.settings, () => scenario, decided, false);
      const made = this.decide(item, place, present, before);
      if (made) decided.push(made);
    }
    this.decided = decided;
    this.resolutions.push(
      ...decided.map(({ year, item, members, votes, bargain, trust }) => ({
        ...{ year, item, members, votes, bargain },
        ...(trust && { trust }),
      })),
    );
  }

  /** Undefined where nothing of the item would be in force before the next meeting. */
  private decide({ label, proposal }: AgendaItem, item: number, present: Present, before: Course): Decided | undefined {
    const { players } = this.settings;
    const { year } = present;
    const { trust } = this;
    const futures = new Futures(present, before, this.settings, this.standing);
    const ballot = new Ballot(this.settings, proposal, futures, before, year, trust);
    let members = players.map((_, player) => player);
    if (!this.matters(ballot, members)) return undefined;
    const left: Vote[] = [];
    let tabled = this.table(futures, ballot, members, item);
    while (members.length > 0 && tabled.votes.some(({ stays }) => !stays)) {
      const staying = stayers(members, tabled);
      if (!ballot.mayGoOn(staying) || !this.matters(ballot, staying)) {
        members = [];
        break;
      }
      left.push(...tabled.votes.filter((_, m) => !staying.includes(members[m])));
      members = staying;
      tabled = this.table(futures, ballot, members, item);
    }
    const receipts = members.length > 0 ? (tabled.bargain?.receipts ?? []) : [];
    const transfers = futures.transfers(receipts, `${COMPENSATION} ${label}`);
    const votes = [...tabled.votes, ...left];
    const breakers = members.filter((_, m) => tabled.votes[m].breaks);
    const moneyOfBreach = breakers.length > 0 ? ballot.moneyOfBreach(members, breakers, transfers) : [];
    const resolution = { year, item: label, members, votes, bargain: tabled.bargain, trust };
    return { ...resolution, proposal, transfers, breakers, moneyOfBreach };
  }

  /** Whether anything that some would agree on is in force before the next meeting. */
  private matters(ballot: Ballot, members: readonly number[]): boolean {
    const until = Array.from({ length: this.settings.every }, (_, ahead) => ballot.year + ahead);
    return until.some(ballot.inForce(members));
  }

  /** The votes on what is tabled among some, after they have bargained for compensation if they may. */
  private table(futures: Futures, ballot: Ballot, members: readonly number[], item: number): Tabled {
    const { compensation } = this.settings;
    const tabled = compensation
      ? strikeBargain(futures, ballot, members, compensation, COMPENSATION)
      : { votes: ballot.vote(members, []) };
    const { logit } = this.settings;
    if (!logit) return tabled;
    const votes = tabled.votes.map((vote, m) => asPeople(vote, logit, this.draw(members[m], ballot.year, item, KEEPS)));
    return { ...tabled, votes };
  }

  private draw(player: number, year: number, item: number, what: number): number {
    return this.settings.logit?.random.uniform(player, year, DRAWS * item + what) ?? 0;
  }
}

/**
 * What a member does that keeps its word with the probability of people: else it does the best of what is left to it,
 * which is to refuse, or to sign and break its word. `draw`: uniform on 0..1.
 */
function asPeople(vote: Vote, logit: LogitSettings, draw: number): Vote {
  const { inside, outside, breach, belief } = vote;
  const tempted = breach > outside;
  const { kept, promised } = belief ?? { kept: 1, promised: { inside, outside, breach } };
  const gain = inside - Math.max(outside, breach);
  const ifKept = kept * (promised.inside - (tempted ? promised.breach : promised.outside));
  const keeps = draw < keepProbability(gainIndex(gain, ifKept, INDIFFERENT), logit);
  return { ...vote, stays: keeps || tempted, ...(!keeps && tempted && { breaks: true }) };
}

const COMPENSATION = "compensation";

type Tabled = Pick<Resolution, "votes" | "bargain">;

/**
 * The policy of every year with what has been decided written on it, one on top of the other; as signed, or as carried
 * out, in which some break their word.
 */
function withDecided(
  { players }: Pick<CouncilSettings, "players">,
  scenario: Course,
  decided: readonly Decided[],
  carriedOut: boolean,
): Course {
  return decided.reduce<Course>((before, { proposal, members, transfers, breakers, moneyOfBreach }) => {
    const together = new Agreement(proposal, before, members);
    if (!carriedOut || breakers.length === 0) return together.paying(transfers);
    const keepers = members.filter((member) => !breakers.includes(member));
    const cities = breakers.flatMap((breaker) => players[breaker].cities);
    return brokenCourse(together, new Agreement(proposal, before, keepers), before, cities, moneyOfBreach);
  }, scenario);
}

/**
 * Who goes on without those who refuse; where they could be paid to stay only the one that lacks most is left behind,
 * for the others may be affordable.
 */
function stayers(members: readonly number[], { votes, bargain }: Tabled): number[] {
  const refusing = members.filter((_, m) => !votes[m].stays);
  if (!bargain) return members.filter((member) => !refusing.includes(member));
  const lack = (member: number) => bargain.refusing[member] - bargain.gains[member];
  const dearest = refusing.reduce((first, second) => (lack(second) > lack(first) ? second : first));
  return members.filter((member) => member !== dearest);
}
