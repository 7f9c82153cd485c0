import { enclaveCredits, productionAccounts } from "./accounts.js";
import { checkCities, checkCommitments, checkOthers, cityBudgets } from "./cityBudgets.js";
import { settleClaims } from "./claims.js";
import { copyOnCohorts } from "./cohorts.js";
import { sumByNode } from "./economy.js";
import { commitLand, releaseLand } from "./land.js";
import { type ClearingOptions, DEFAULT_CLEARING, Market, type Prices } from "./market.js";
import type { MarketInputs } from "./marketInputs.js";
import { Memory } from "./memory.js";
import {
  barriersOf,
  type ConservationErrors,
  carryOut,
  emptyFlows,
  type Moves,
  planMoves,
  shareBarriers,
} from "./moves.js";
import type { FactorFlows, YearOutcome } from "./outcome.js";
import { priceLevel, promisePayments, reinvestZoneTax } from "./payments.js";
import type { Policy } from "./policy.js";
import type { PolicyMaker, Present, YearGlance } from "./policyMaker.js";
import type { RandomStream } from "./random.js";
import { recordYear } from "./record.js";
import { copyWorld, residentsOf, type World } from "./world.js";
import { type ClearedYear, readMarket } from "./year.js";
import { yearInputs } from "./yearInputs.js";

export interface SimulationOptions {
  clearing?: ClearingOptions;
  /** Noise of compensation bonds; without it they see the index itself. */
  random?: RandomStream;
  /** A solved market of the same economy to start from. */
  start?: Prices;
  /** Who decides on the policy of a year beside the scenario: councils, governments that choose. */
  policyMaker?: PolicyMaker;
}

/** Payoffs are differences of logs of some thousandths; eight digits of the market leave them five. */
export const LOOK_AHEAD_CLEARING: ClearingOptions = { tolerance: 1e-8, maxIterations: 600 };

/**
 * A running world: each `step` is one year of the schedule (docs/model.md, section 3). The policy of a year comes from
 * `policyOf`, compiled afresh from the scenario's levers; nothing else of the scenario reaches the engine.
 */
export class Simulation {
  readonly market: Market;

  constructor(
    readonly world: World,
    private readonly policyOf: (year: number) => Policy,
    private readonly options: SimulationOptions = {},
    private readonly memory = Memory.ofBaseYear(world),
    private readonly barriers = barriersOf(world),
  ) {
    this.market = new Market(world.economy);
    if (options.start) this.market.startFrom(options.start);
  }

  /** One year with its record, ledger and audit. Throws SimulationError where it cannot be completed. */
  step(): YearOutcome {
    const { world, market, memory } = this;
    const year = this.clear((inputs) => checkCommitments(world.economy, inputs, memory.publicRevenue));
    checkCities(market, year.inputs);
    const { record, errors } = this.move(year, true, (moves, flows) => recordYear(world, market, year, moves, flows));
    Object.assign(record.accounts.audit, errors);
    return record;
  }

  /** The same year without record and audit, for looking ahead. */
  glance(): YearGlance {
    const year = this.clear();
    const seen = glimpse(this.world, this.market, year);
    this.move(year, false, () => {});
    return seen;
  }

  /** The same of a last year: its moves, which nobody will see, are left out, but there must be land for them. */
  private lastGlance(): YearGlance {
    const { world, market, memory } = this;
    const year = this.clear();
    const seen = glimpse(world, market, year);
    commitLand(world, year.policy, releaseLand(world, year.policy, market.industrialRent, priceLevel(world, memory)));
    return seen;
  }

  /** A year up to its cleared market; numbers as in docs/model.md, section 3. */
  private clear(check?: (inputs: MarketInputs) => void): ClearedYear {
    const { world, market, memory, options, barriers } = this;
    const policy = this.decidePolicy(); // 1, 2
    const wedges = barriers.wedges.of(policy); // 3
    const inputs = yearInputs(world, memory, policy, wedges, options.random); // 4
    check?.(inputs);
    market.clear(inputs, options.clearing ?? DEFAULT_CLEARING); // 5
    checkOthers(market, inputs);
    return readMarket(world, market, inputs); // 6
  }

  /** What follows from it. `everyFlow`: firms' moves are booked by origin even where no lever asks for it. */
  private move<Seen>(
    year: ClearedYear,
    everyFlow: boolean,
    look: (moves: Moves, flows: FactorFlows) => Seen,
  ): { record: Seen; errors: ConservationErrors } {
    const { world, market, memory } = this;
    const { policy, inputs } = year;
    const flows = emptyFlows(world.economy);
    const closeness = this.barriers.closeness.of(policy);
    const moves = planMoves(world, market, year, memory, closeness, flows, everyFlow); // 7
    const record = look(moves, flows); // 8
    memory.rememberTaxes(market, world.population); // 9
    settleClaims(world.population.claims, inputs.claims, world.economy, memory.pending); // 10
    reinvestZoneTax(market, inputs, memory.pending);
    const errors = carryOut(world, moves, flows); // 11
    promisePayments(world, memory, policy, flows, moves.land.payments); // 12
    memory.rememberYear(market, year, moves.capital);
    world.year++;
    return { record, errors };
  }

  /** The scenario's levers in force, and what councils and governments make of them. */
  private decidePolicy(): Policy {
    const scenario = this.policyOf(this.world.year);
    return this.options.policyMaker?.govern(this.present(), scenario) ?? scenario;
  }

  /** The year about to begin, for those who decide on its policy. */
  present(): Present {
    const { year, economy, stocks } = this.world;
    return {
      year,
      economy,
      residents: residentsOf(stocks, economy.nodes),
      publicRevenue: this.memory.publicRevenue,
      lookAhead: (policyOf, years) => {
        const ahead = this.fork(policyOf);
        return Array.from({ length: years }, (_, k) => (k < years - 1 ? ahead.glance() : ahead.lastGlance()));
      },
    };
  }

  /** A copy on cohorts that may run ahead under another policy; this run is not touched. */
  fork(policyOf: (year: number) => Policy, clearing: ClearingOptions = LOOK_AHEAD_CLEARING): Simulation {
    return this.continued(copyOnCohorts(this.world), policyOf, { clearing });
  }

  /** A copy that goes on from here under another policy, with the same firms and the same luck. */
  branch(policyOf: (year: number) => Policy): Simulation {
    return this.continued(copyWorld(this.world), policyOf, this.options);
  }

  /** The same year of another world, from what this run has solved, remembers and has compiled. */
  private continued(world: World, policyOf: (year: number) => Policy, options: SimulationOptions): Simulation {
    const { market: start, memory, barriers } = this;
    return new Simulation(world, policyOf, { ...options, start }, memory.copy(), shareBarriers(barriers));
  }

  /**
   * Moves what this run remembers towards what another remembers, keeping `factor` of the difference (stability
   * analysis).
   */
  approachMemory(other: Simulation, factor: number): void {
    this.memory.approach(other.memory, factor);
  }
}

/** What somebody who looks ahead sees of a cleared year: no record, no audit. */
function glimpse({ economy, stocks }: World, market: Market, year: ClearedYear): YearGlance {
  const { inputs, priceIndex } = year;
  const production = productionAccounts(market);
  const credits = enclaveCredits(production, inputs);
  const budgets = cityBudgets(market, inputs);
  const { nodeSpending } = market.finance;
  return {
    realGdp: production.gdp.map((value, i) => (value + credits[i]) / priceIndex[i]),
    realRevenue: priceIndex.map((price, i) => budgets[i] / price),
    realConsumptionPerHead: priceIndex.map((price, i) => nodeSpending[i] / price / inputs.residents[i]),
    knowledge: sumByNode(stocks.knowledge, economy.nodes),
  };
}
