import { type Bargain, type CompensationSettings, strikeBargain } from "./councilCompensation.js";
import { Futures } from "./councilFutures.js";
import { Agreement, Ballot, type Vote, type VotingRules } from "./councilVote.js";
import type { FiscalTransfer, Policy } from "./policy.js";
import type { PolicyMaker, Simulation } from "./simulation.js";

export interface CouncilSettings extends VotingRules {
  /** Year of the first meeting. */
  from: number;
  /** Under the decision `quorum`: the least share of players that may go ahead without the others. */
  quorum: number;
  /** How members compensate each other while the agreement is in force; absent: not at all. */
  compensation?: CompensationSettings | undefined;
}

export interface Meeting {
  year: number;
  /** Indices of the players between whom the agreement is in force from this meeting on. */
  members: number[];
  votes: Vote[];
  /** Absent without compensation. */
  bargain?: Bargain | undefined;
}

/**
 * A council that meets every few years. At a meeting the agreement among all is tabled, with compensation where the scenario has a rule for it; whoever is
 * better off outside, or by breaking its word until the breach comes out and having no agreement after it (unless bound), does not sign. The next meeting
 * starts afresh, so agreements last as long as nobody prefers to leave: more frequent meetings shorten the spoils of a breach (Friedman 1971).
 */
export class Council implements PolicyMaker {
  readonly meetings: Meeting[] = [];
  private readonly settings: CouncilSettings;
  private readonly standing: ((policy: Policy) => Policy) | undefined;
  private transfers: readonly FiscalTransfer[] = [];

  /** `standing`: writes on a policy what governments have chosen for themselves; absent: they choose nothing. */
  constructor(settings: CouncilSettings, standing?: (policy: Policy) => Policy) {
    this.settings = settings;
    this.standing = standing;
  }

  get playerIds(): string[] {
    return this.settings.players.map(({ id }) => id);
  }

  govern(simulation: Simulation, scenario: Policy): Policy {
    const { from, every } = this.settings;
    const { year } = simulation.world;
    if (year >= from && (year - from) % every === 0) this.meet(simulation, scenario);
    const members = this.meetings.at(-1)?.members ?? [];
    return new Agreement(this.settings, scenario, members).paying(this.transfers)(year);
  }

  private meet(simulation: Simulation, scenario: Policy): void {
    const { players, decision, quorum } = this.settings;
    const { year } = simulation.world;
    const futures = new Futures(simulation, scenario, this.settings, this.standing);
    const ballot = new Ballot(this.settings, futures, scenario, year);
    let members = players.map((_, player) => player);
    let tabled = this.table(futures, ballot, members);
    while (members.length > 0 && tabled.votes.some(({ stays }) => !stays)) {
      const staying = stayers(members, tabled);
      const enough = decision === "quorum" && staying.length >= Math.max(2, quorum * players.length);
      members = enough ? staying : [];
      if (enough) tabled = this.table(futures, ballot, members);
    }
    const receipts = members.length > 0 ? (tabled.bargain?.receipts ?? []) : [];
    this.transfers = futures.transfers(receipts, COMPENSATION);
    this.meetings.push({ year, members, ...tabled });
  }

  /** The votes on the agreement among some, after they have bargained for compensation if they may. */
  private table(futures: Futures, ballot: Ballot, members: readonly number[]): Tabled {
    const { compensation, horizon } = this.settings;
    const inForce = ballot.inForce(members);
    const matters = Array.from({ length: horizon }, (_, ahead) => ballot.year + ahead).some(inForce);
    if (!compensation || !matters) return { votes: ballot.vote(members, []) };
    return strikeBargain(futures, ballot, members, compensation, COMPENSATION);
  }
}

const COMPENSATION = "compensation";

type Tabled = Pick<Meeting, "votes" | "bargain">;

/** Who goes on without those who refuse; where they could be paid to stay only the one that lacks most is left behind, for the others may be affordable. */
function stayers(members: readonly number[], { votes, bargain }: Tabled): number[] {
  const refusing = members.filter((_, m) => !votes[m]!.stays);
  if (!bargain) return members.filter((member) => !refusing.includes(member));
  const lack = (member: number) => bargain.refusing[member]! - bargain.gains[member]!;
  const dearest = refusing.reduce((first, second) => (lack(second) > lack(first) ? second : first));
  return members.filter((member) => member !== dearest);
}

/** Several makers of policy, one after the other on what the one before has made. */
export class Chain implements PolicyMaker {
  private readonly makers: readonly PolicyMaker[];

  constructor(makers: readonly PolicyMaker[]) {
    this.makers = makers;
  }

  govern(simulation: Simulation, scenario: Policy): Policy {
    return this.makers.reduce((policy, maker) => maker.govern(simulation, policy), scenario);
  }
}
