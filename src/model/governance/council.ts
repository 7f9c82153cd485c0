import type { FiscalTransfer, Policy } from "../engine/policy.js";
import type { PolicyMaker, Present } from "../engine/policyMaker.js";
import { Agreement, Ballot, type Proposal, type Vote, type VotingRules } from "./ballot.js";
import { type Bargain, type CompensationSettings, strikeBargain } from "./bargain.js";
import { type Course, Futures } from "./futures.js";

export interface CouncilSettings extends VotingRules {
  /** Year of the first meeting. */
  from: number;
  /** How members compensate each other while an agreement is in force; absent: not at all. */
  compensation?: CompensationSettings | undefined;
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
}

/** A resolution and how it is carried out. */
interface Decided extends Resolution {
  proposal: Proposal;
  transfers: readonly FiscalTransfer[];
}

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
  private readonly settings: CouncilSettings;
  private readonly standing: ((policy: Policy) => Policy) | undefined;
  /** Decided at the last meeting. */
  private decided: readonly Decided[] = [];

  /** `standing`: writes on a policy what governments have chosen for themselves; absent: they choose nothing. */
  constructor(settings: CouncilSettings, standing?: (policy: Policy) => Policy) {
    this.settings = settings;
    this.standing = standing;
  }

  get playerIds(): string[] {
    return this.settings.players.map(({ id }) => id);
  }

  govern(present: Present, scenario: Policy): Policy {
    const { from, every } = this.settings;
    const { year } = present;
    if (year >= from && (year - from) % every === 0) this.meet(present, scenario);
    return withDecided(() => scenario, this.decided)(year);
  }

  private meet(present: Present, scenario: Policy): void {
    const decided: Decided[] = [];
    for (const item of this.settings.agenda) {
      const before = withDecided(() => scenario, decided);
      const made = this.decide(item, present, before);
      if (made) decided.push(made);
    }
    this.decided = decided;
    this.resolutions.push(...decided.map(({ proposal: _, transfers: __, ...resolution }) => resolution));
  }

  /** Undefined where nothing of the item would be in force before the next meeting. */
  private decide({ label, proposal }: AgendaItem, present: Present, before: Course): Decided | undefined {
    const { players } = this.settings;
    const { year } = present;
    const futures = new Futures(present, before, this.settings, this.standing);
    const ballot = new Ballot(this.settings, proposal, futures, before, year);
    let members = players.map((_, player) => player);
    if (!this.matters(ballot, members)) return undefined;
    const left: Vote[] = [];
    let tabled = this.table(futures, ballot, members);
    while (members.length > 0 && tabled.votes.some(({ stays }) => !stays)) {
      const staying = stayers(members, tabled);
      if (!ballot.mayGoOn(staying) || !this.matters(ballot, staying)) {
        members = [];
        break;
      }
      left.push(...tabled.votes.filter((_, m) => !staying.includes(members[m])));
      members = staying;
      tabled = this.table(futures, ballot, members);
    }
    const receipts = members.length > 0 ? (tabled.bargain?.receipts ?? []) : [];
    const transfers = futures.transfers(receipts, `${COMPENSATION} ${label}`);
    const votes = [...tabled.votes, ...left];
    return { year, item: label, members, votes, bargain: tabled.bargain, proposal, transfers };
  }

  /** Whether anything that some would agree on is in force before the next meeting. */
  private matters(ballot: Ballot, members: readonly number[]): boolean {
    const until = Array.from({ length: this.settings.every }, (_, ahead) => ballot.year + ahead);
    return until.some(ballot.inForce(members));
  }

  /** The votes on what is tabled among some, after they have bargained for compensation if they may. */
  private table(futures: Futures, ballot: Ballot, members: readonly number[]): Tabled {
    const { compensation } = this.settings;
    if (!compensation) return { votes: ballot.vote(members, []) };
    return strikeBargain(futures, ballot, members, compensation, COMPENSATION);
  }
}

const COMPENSATION = "compensation";

type Tabled = Pick<Resolution, "votes" | "bargain">;

/** The policy of every year with what has been decided written on it, one on top of the other. */
function withDecided(scenario: Course, decided: readonly Decided[]): Course {
  return decided.reduce<Course>(
    (before, { proposal, members, transfers }) => new Agreement(proposal, before, members).paying(transfers),
    scenario,
  );
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
