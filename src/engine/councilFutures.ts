import { pairPayments } from "../bargaining/compensation.js";
import { SimulationError } from "./errors.js";
import type { ClearingOptions } from "./market.js";
import { type ObjectiveWeights, objective } from "./objective.js";
import type { FiscalTransfer, Policy } from "./policy.js";
import { copyPolicy } from "./policyCopy.js";
import type { Simulation, YearGlance } from "./simulation.js";

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

const LOOK_AHEAD: ClearingOptions = { tolerance: 1e-8, maxIterations: 400 };

/** Budgets are moved by this share of revenue, up and down, to see what money is worth. */
const BUDGET_STEP = 0.01;

/** Futures that open from today, on cohorts, under constant or dated policies; and what they would pay each player. */
export class Futures {
  private readonly simulation: Simulation;
  private readonly foresight: Foresight;
  /** Residents by node today. */
  private readonly residents: Float64Array;
  /** What every node has of revenue and GDP in the first year without an agreement. */
  private readonly today: YearGlance;
  private readonly without: Policy;
  /** Payoffs without an agreement. */
  readonly nothing: Payoffs;

  /** `without`: the policy of today without an agreement. */
  constructor(simulation: Simulation, without: Policy, foresight: Foresight) {
    this.simulation = simulation;
    this.foresight = foresight;
    this.without = without;
    this.residents = residentsOf(simulation);
    const glances = this.glances(() => without);
    this.today = glances[0]!;
    this.nothing = this.value(glances);
  }

  payoffs(policyOf: (year: number) => Policy): Payoffs {
    return this.value(this.glances(policyOf));
  }

  /** What a player's objective gains by 100 million a year more in its budget, without an agreement. Throws SimulationError where that is nothing. */
  worthOfMoney(player: number): number {
    const step = BUDGET_STEP * this.revenue(player);
    const [up, down] = [step, -step].map((amount) => {
      const receipts = this.foresight.players.map((_, p) => (p === player ? amount : 0));
      const policy = withTransfers(this.without, this.transfers(receipts, "budget"));
      return this.payoffs(() => policy)[player]!;
    });
    const worth = (up! - down!) / (2 * step);
    if (worth > 0) return worth;
    const { id } = this.foresight.players[player]!;
    throw new SimulationError(
      `Money is worth nothing to ${id}: with more of it its objective does not rise, so that the council cannot compensate it. Give its revenue or consumption more weight.`,
      { player: id },
    );
  }

  /** Yearly payments that give every player its receipt (negative: it pays), from city to city by their revenue; the centre pays what is missing. */
  transfers(receipts: readonly number[], purpose: string): FiscalTransfer[] {
    const parts = receipts.flatMap((receipt, player) => this.divided(player, receipt));
    return pairPayments(parts.map(({ amount }) => amount)).map(({ payer, payee, amount }) => {
      const [from, to] = [parts[payer]?.city ?? CENTRE, parts[payee]?.city ?? CENTRE];
      // A payment to the centre is a negative one from it.
      const flow = to === CENTRE ? { payer: CENTRE, payee: from, amount: -amount } : { payer: from, payee: to, amount };
      return { id: `${purpose}:${flow.payer}>${flow.payee}`, ...flow };
    });
  }

  revenue(player: number): number {
    return this.sumOver(player, this.today.realRevenue);
  }

  gdp(player: number): number {
    return this.sumOver(player, this.today.realGdp);
  }

  /** A player's money divides among its cities by own revenue. */
  private divided(player: number, amount: number): { city: number; amount: number }[] {
    const { cities } = this.foresight.players[player]!;
    const revenue = this.revenue(player);
    return cities.map((city) => ({ city, amount: (amount * this.today.realRevenue[city]!) / revenue }));
  }

  private sumOver(player: number, amounts: Float64Array): number {
    return this.foresight.players[player]!.cities.reduce((sum, city) => sum + amounts[city]!, 0);
  }

  private glances(policyOf: (year: number) => Policy): YearGlance[] {
    const ahead = this.simulation.fork(policyOf, LOOK_AHEAD);
    return Array.from({ length: this.foresight.horizon }, () => ahead.glance());
  }

  private value(glances: readonly YearGlance[]): Payoffs {
    const { players, discount, cluster } = this.foresight;
    return players.map(({ cities, weights }) => {
      const peers = { own: cities, cluster };
      let people = 0;
      let total = 0;
      cities.forEach((city, c) => {
        people += this.residents[city]!;
        total += this.residents[city]! * objective(glances, city, weights[c]!, peers, discount);
      });
      return total / people;
    });
  }
}

const CENTRE = -1;

/** The policy with further yearly payments. */
export function withTransfers(policy: Policy, transfers: readonly FiscalTransfer[]): Policy {
  if (transfers.length === 0) return policy;
  const paying = copyPolicy(policy);
  paying.transfers.push(...transfers);
  return paying;
}

function residentsOf({ world }: Simulation): Float64Array {
  const { economy, stocks } = world;
  const residents = new Float64Array(economy.nodes);
  for (let k = 0; k < stocks.workers.length; k++) residents[k % economy.nodes] += stocks.workers[k]!;
  return residents;
}
