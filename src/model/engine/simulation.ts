import { checkCities, checkCommitments, checkOthers } from "./cityBudgets.js";
import { settleClaims } from "./claims.js";
import { copyOnCohorts, copyWorld } from "./copyWorld.js";
import { glimpse } from "./glance.js";
import { type ClearingOptions, DEFAULT_CLEARING, Market, type Prices } from "./market.js";
import type { MarketInputs } from "./marketInputs.js";
import { Memory } from "./memory.js";
import { type ConservationErrors, carryOut, emptyFlows, type Moves, planMoves } from "./moves.js";
import type { FactorFlows, YearOutcome } from "./outcome.js";
import { promisePayments, reinvestZoneTax } from "./payments.js";
import type { Policy } from "./policy.js";
import type { PolicyMaker, Present, YearGlance } from "./policyMaker.js";
import type { RandomStream } from "./random.js";
import { recordYear } from "./record.js";
import { CompiledWedges } from "./wedges.js";
import { residentsOf, type World } from "./world.js";
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

/** What is asked of a year beside carrying it out. */
interface Reading<Seen> {
  /** Whether firms' moves are booked by origin even where no lever asks for it. */
  everyFlow: boolean;
  beforeMarket(inputs: MarketInputs): void;
  beforeMoves(year: ClearedYear, moves: Moves, flows: FactorFlows): Seen;
}

/**
 * A running world: each `step` is one year of the schedule (docs/model.md, section 3). The policy of a year comes from
 * `policyOf`, compiled afresh from the scenario's levers; nothing else of the scenario reaches the engine.
 */
export class Simulation {
  readonly world: World;
  readonly market: Market;
  private readonly policyOf: (year: number) => Policy;
  private readonly options: SimulationOptions;
  private readonly memory: Memory;
  private readonly wedges: CompiledWedges;

  constructor(
    world: World,
    policyOf: (year: number) => Policy,
    options: SimulationOptions = {},
    memory = Memory.ofBaseYear(world),
    wedges = new CompiledWedges(world.economy),
  ) {
    this.world = world;
    this.policyOf = policyOf;
    this.options = options;
    this.memory = memory;
    this.wedges = wedges;
    this.market = new Market(world.economy);
    if (options.start) this.market.startFrom(options.start);
  }

  /** One year with its record, ledger and audit. Throws SimulationError where it cannot be completed. */
  step(): YearOutcome {
    const { world, market, memory } = this;
    const { seen: outcome, errors } = this.pass({
      everyFlow: true,
      beforeMarket: (inputs) => checkCommitments(world.economy, inputs, memory.publicRevenue),
      beforeMoves: (year, moves, flows) => {
        checkCities(market, year.inputs);
        return recordYear(world, market, year, moves, flows);
      },
    });
    Object.assign(outcome.accounts.audit, errors);
    return outcome;
  }

  /** The same year without record and audit, for looking ahead. */
  glance(): YearGlance {
    const { world, market } = this;
    return this.pass({
      everyFlow: false,
      beforeMarket: () => {},
      beforeMoves: (year) => glimpse(world, market, year),
    }).seen;
  }

  /** The schedule of a year; numbers as in docs/model.md, section 3. */
  private pass<Seen>(reading: Reading<Seen>): { seen: Seen; errors: ConservationErrors } {
    const { world, market, memory, options } = this;
    const policy = this.decidePolicy(); // 1, 2
    const wedges = this.wedges.of(policy); // 3
    const inputs = yearInputs(world, memory, policy, wedges, options.random); // 4
    reading.beforeMarket(inputs);
    market.clear(inputs, options.clearing ?? DEFAULT_CLEARING); // 5
    checkOthers(market, inputs);
    const year = readMarket(world, market, inputs); // 6
    const flows = emptyFlows(world.economy);
    const moves = planMoves(world, market, year, memory, flows, reading.everyFlow); // 7
    const seen = reading.beforeMoves(year, moves, flows); // 8
    memory.rememberTaxes(market, world.population); // 9
    settleClaims(world.population.claims, inputs.claims, world.economy, memory.pending); // 10
    reinvestZoneTax(market, inputs, memory.pending);
    const errors = carryOut(world, moves, flows); // 11
    promisePayments(world, memory, policy, flows, moves.land.payments); // 12
    memory.rememberYear(market, year, moves.capital);
    world.year++;
    return { seen, errors };
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
      lookAhead: (policyOf, years) => {
        const ahead = this.fork(policyOf);
        return Array.from({ length: years }, () => ahead.glance());
      },
    };
  }

  /** A copy on cohorts that may run ahead under another policy; this run is not touched. */
  fork(policyOf: (year: number) => Policy, clearing: ClearingOptions = LOOK_AHEAD_CLEARING): Simulation {
    const world = copyOnCohorts(this.world);
    return new Simulation(world, policyOf, { clearing, start: this.market }, this.memory.copy(), this.wedges.share());
  }

  /** A copy that goes on from here under another policy, with the same firms and the same luck. */
  branch(policyOf: (year: number) => Policy): Simulation {
    const options = { ...this.options, start: this.market };
    return new Simulation(copyWorld(this.world), policyOf, options, this.memory.copy(), this.wedges.share());
  }

  /**
   * Moves what this run remembers towards what another remembers, keeping `factor` of the difference (stability
   * analysis).
   */
  approachMemory(other: Simulation, factor: number): void {
    this.memory.approach(other.memory, factor);
  }
}
