import { breakAgreement } from "./breach.js";
import type { ClearingOptions } from "./market.js";
import { type ObjectiveWeights, objective } from "./objective.js";
import type { Policy } from "./policy.js";
import { copyPolicy } from "./policyCopy.js";
import type { PolicyMaker, Simulation, YearGlance } from "./simulation.js";

/** A member of the council: a city, or cities that decide as one. */
export interface CouncilPlayer {
  id: string;
  cities: readonly number[];
  /** What each of its cities wants, in the same order; the player's payoff is the mean weighted by residents. */
  weights: readonly ObjectiveWeights[];
}

export interface CouncilSettings {
  /** First meeting, and years between meetings (C11: every two years from 1997, every year from 2004 in the Yangtze River Delta). */
  from: number;
  every: number;
  horizon: number;
  discount: number;
  /** An agreement binds all players or none; or those who stay, when they are at least `quorum` of all. */
  decision: "unanimity" | "quorum";
  quorum: number;
  /** Whether members can be held to what they signed until it is changed. */
  binding: boolean;
  /** Paid to the other members, in equal parts, for every year of a breach, 100 million at base-year prices. */
  sanction: number;
  players: readonly CouncilPlayer[];
  /** Writes the agreement among some players (indices) on the policy of a year; never asked of fewer than two. */
  agreement(joining: readonly number[], policy: Policy, year: number): void;
}

/** What a player weighed at a meeting. */
export interface Vote {
  player: string;
  /** Objective when it stays with the members, when it is outside (unanimity: no agreement; quorum: the others'), and when it breaks its word. */
  inside: number;
  outside: number;
  breach: number;
  stays: boolean;
}

export interface Meeting {
  year: number;
  /** Indices of the players between whom the agreement is in force from this meeting on. */
  members: number[];
  votes: Vote[];
}

const LOOK_AHEAD: ClearingOptions = { tolerance: 1e-8, maxIterations: 400 };

/**
 * A council that meets every few years. At a meeting the agreement among all is tabled; whoever is better off outside, or by breaking its word until the
 * next meeting and having no agreement after it (unless bound), does not sign. The next meeting starts afresh, so agreements last as long as nobody
 * prefers to leave: more frequent meetings shorten the spoils of a breach (Friedman 1971).
 */
export class Council implements PolicyMaker {
  readonly meetings: Meeting[] = [];
  private readonly settings: CouncilSettings;
  private written: { scenario: Policy; key: string; policy: Policy } | undefined;
  private year = 0;

  constructor(settings: CouncilSettings) {
    this.settings = settings;
  }

  govern(simulation: Simulation, scenario: Policy): Policy {
    const { from, every } = this.settings;
    const { year } = simulation.world;
    this.year = year;
    if (year >= from && (year - from) % every === 0) this.meet(simulation, scenario);
    return this.write(scenario, this.meetings.at(-1)?.members ?? []);
  }

  private meet(simulation: Simulation, scenario: Policy): void {
    const { players, decision, quorum } = this.settings;
    let members = players.map((_, player) => player);
    let votes: Vote[] = [];
    for (;;) {
      votes = this.vote(simulation, scenario, members);
      const staying = members.filter((_, m) => votes[m]!.stays);
      if (staying.length === members.length) break;
      const enough = decision === "quorum" && staying.length >= Math.max(2, quorum * players.length);
      members = enough ? staying : [];
      if (members.length === 0) break;
    }
    this.meetings.push({ year: simulation.world.year, members, votes });
  }

  /** What every tabled member gets by staying, by being outside and by a breach. */
  private vote(simulation: Simulation, scenario: Policy, members: readonly number[]): Vote[] {
    const { players, decision, binding, every } = this.settings;
    const together = this.lookAhead(simulation, () => this.write(scenario, members));
    const none = this.lookAhead(simulation, () => this.write(scenario, []));
    const until = simulation.world.year + every;
    return members.map((player) => {
      const others = members.filter((member) => member !== player);
      const alone = decision === "unanimity" ? none : this.lookAhead(simulation, () => this.write(scenario, others));
      const inside = this.payoff(simulation, together, player);
      const outside = this.payoff(simulation, alone, player);
      let breach = Number.NEGATIVE_INFINITY;
      if (!binding) {
        const broken = this.breach(scenario, members, player);
        const after = this.write(scenario, []);
        breach = this.payoff(
          simulation,
          this.lookAhead(simulation, (year) => (year < until ? broken : after)),
          player,
        );
      }
      return { player: players[player]!.id, inside, outside, breach, stays: inside >= outside && inside >= breach };
    });
  }

  /** The others keep their word, the breaker does not, and pays the sanction. */
  private breach(scenario: Policy, members: readonly number[], breaker: number): Policy {
    const { players, sanction } = this.settings;
    const others = members.filter((member) => member !== breaker);
    const { cities } = players[breaker]!;
    const broken = breakAgreement(this.write(scenario, members), this.write(scenario, others), scenario, cities);
    for (const other of sanction > 0 ? others : []) {
      const payee = players[other]!.cities[0]!;
      broken.transfers.push({
        id: `sanction ${breaker} ${other}`,
        payer: cities[0]!,
        payee,
        amount: sanction / others.length,
      });
    }
    return broken;
  }

  private lookAhead(simulation: Simulation, policyOf: (year: number) => Policy): YearGlance[] {
    const ahead = simulation.fork(policyOf, LOOK_AHEAD);
    return Array.from({ length: this.settings.horizon }, () => ahead.glance());
  }

  private payoff(simulation: Simulation, glances: readonly YearGlance[], player: number): number {
    const { players, discount } = this.settings;
    const { cities, weights } = players[player]!;
    const { economy, stocks } = simulation.world;
    const rivals = players.flatMap((other) => [...other.cities]);
    let people = 0;
    let total = 0;
    cities.forEach((city, c) => {
      let residents = 0;
      for (let t = 0; t < economy.labourTypes; t++) residents += stocks.workers[t * economy.nodes + city];
      people += residents;
      total += residents * objective(glances, city, weights[c]!, rivals, discount);
    });
    return total / people;
  }

  private write(scenario: Policy, members: readonly number[]): Policy {
    if (members.length < 2) return scenario;
    const key = `${this.year}: ${members.join()}`;
    if (this.written?.scenario === scenario && this.written.key === key) return this.written.policy;
    const policy = copyPolicy(scenario);
    this.settings.agreement(members, policy, this.year);
    this.written = { scenario, key, policy };
    return policy;
  }
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
