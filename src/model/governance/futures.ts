import { pairPayments } from "../../maths/bargaining/compensation.js";
import { sumAt } from "../../maths/numerics/sums.js";
import { SimulationError } from "../engine/errors.js";
import { copyPolicy } from "../engine/instruments.js";
import type { Policy } from "../engine/policy.js";
import type { FiscalTransfer } from "../engine/policyEntries.js";
import type { Present, YearGlance } from "../engine/policyMaker.js";
import {
  budgetPushes,
  CENTRE,
  giverOf,
  IMPOSSIBLE,
  jointObjective,
  type ObjectiveWeights,
  worthOfMoney,
} from "./objective.js";

/** A member of the council: a city, or cities that decide as one. */
export interface CouncilPlayer {
  id: string;
  cities: readonly number[];
  /** What each of its cities wants, in the same order; the player's payoff is the mean weighted by residents. */
  weights: readonly ObjectiveWeights[];
}

/** How far and at what players look. */
export interface Foresight {
  horizon: number;
  discount: number;
  players: readonly CouncilPlayer[];
  /** All cities of the region: whom rank and the GDP of the cluster are counted over. */
  cluster: readonly number[];
}

/** Discounted objective of every player. */
export type Payoffs = readonly number[];

/** The policy of every year to come. */
export type Course = (year: number) => Policy;

/** Futures that open from today, on cohorts, and what they would be worth to each player. */
export class Futures {
  /** Payoffs without an agreement. */
  readonly nothing: Payoffs;
  private readonly known = new WeakMap<Policy, Policy>();
  /** The first year without an agreement. */
  private readonly today: YearGlance;

  /**
   * `before`: the policy of every year without what is tabled. `standing` writes on a policy what governments have
   * chosen for themselves, as far as that policy lets them. Throws SimulationError where even the future without an
   * agreement cannot be simulated.
   */
  constructor(
    private readonly present: Present,
    private readonly before: Course,
    private readonly foresight: Foresight,
    private readonly standing: (policy: Policy) => Policy = (policy) => policy,
  ) {
    const glances = this.glances(before);
    this.today = glances[0];
    this.nothing = this.payoffsOf(glances);
  }

  /**
   * Payoff of each player under the policies of a course. A future that cannot be simulated, as when payments exceed
   * all that there is, is the worst for everybody.
   */
  payoffs(course: Course): Payoffs {
    try {
      return this.payoffsOf(this.glances(course));
    } catch (error) {
      if (!(error instanceof SimulationError)) throw error;
      return this.foresight.players.map(() => IMPOSSIBLE);
    }
  }

  /**
   * What a player's objective gains by 100 million a year more in its budget in the years in which `paid` holds,
   * without an agreement. Throws SimulationError where that is nothing.
   */
  worthOfMoney(player: number, paid: (year: number) => boolean): number {
    const revenue = this.revenue(player);
    const { economy, publicRevenue } = this.present;
    const [withMore, withLess] = budgetPushes(revenue).map((push) => {
      const money = this.divided(player, push).map(({ city, amount }) => {
        return { id: `budget:${city}`, payer: giverOf(economy, publicRevenue, city), payee: city, amount };
      });
      return this.payoffs((year) => (paid(year) ? withTransfers(this.before(year), money) : this.before(year)))[player];
    });
    return worthOfMoney(this.foresight.players[player].id, revenue, withMore, withLess);
  }

  /**
   * Yearly payments that give every player its receipt (negative: it pays), from city to city by their revenue; the
   * centre pays what is missing.
   */
  transfers(receipts: readonly number[], purpose: string): FiscalTransfer[] {
    const parts = receipts.flatMap((receipt, player) => this.divided(player, receipt));
    return pairPayments(parts.map(({ amount }) => amount)).map(({ payer, payee, amount }) => {
      const [from, to] = [parts[payer]?.city ?? CENTRE, parts[payee]?.city ?? CENTRE];
      // A payment to the centre is a negative one from it.
      const flow = to === CENTRE ? { payer: CENTRE, payee: from, amount: -amount } : { payer: from, payee: to, amount };
      return { id: `${purpose}:${flow.payer}>${flow.payee}`, ...flow };
    });
  }

  /** 100 million a year, base-year prices. */
  revenue(player: number): number {
    return this.sumOver(player, this.today.realRevenue);
  }

  gdp(player: number): number {
    return this.sumOver(player, this.today.realGdp);
  }

  /** A player's money divides among its cities by own revenue. */
  private divided(player: number, amount: number): { city: number; amount: number }[] {
    const { realRevenue } = this.today;
    const revenue = this.revenue(player);
    return this.foresight.players[player].cities.map((city) => ({
      city,
      amount: (amount * realRevenue[city]) / revenue,
    }));
  }

  private sumOver(player: number, amounts: Float64Array): number {
    return sumAt(this.foresight.players[player].cities, amounts);
  }

  /** The years up to the horizon, with what governments have chosen for themselves on each year's policy. */
  private glances(course: Course): YearGlance[] {
    return this.present.lookAhead((year) => this.carriedOut(course(year)), this.foresight.horizon);
  }

  /** A policy with what governments have chosen for themselves; written once. */
  private carriedOut(policy: Policy): Policy {
    const known = this.known.get(policy) ?? this.standing(policy);
    this.known.set(policy, known);
    return known;
  }

  /** Payoff of each player in the years looked ahead at: the objective of its cities, weighed by their residents. */
  private payoffsOf(glances: readonly YearGlance[]): Payoffs {
    const { players, discount, cluster } = this.foresight;
    return players.map(({ cities, weights }) => {
      const { residents } = this.present;
      const people = sumAt(cities, residents);
      const shares = cities.map((city) => residents[city] / people);
      return jointObjective(glances, { cities, weights, shares }, cluster, discount);
    });
  }
}

/** The policy with further yearly payments. */
export function withTransfers(policy: Policy, transfers: readonly FiscalTransfer[]): Policy {
  if (transfers.length === 0) return policy;
  const paying = copyPolicy(policy);
  paying.transfers.push(...transfers);
  return paying;
}
