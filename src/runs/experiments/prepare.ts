import {
  type Calibration,
  type CompiledPolicies,
  calibrate,
  choosingGovernments,
  meetingCouncil,
  policyTimeline,
  startWorld,
} from "../../calibrate/index.js";
import {
  armsOf,
  councilOf,
  governmentsOf,
  groupsOf,
  type LeverEntry,
  leversOf,
  type ResolvedScenario,
  regionOf,
} from "../../input/index.js";
import { type Scope, scopesOf, yearView } from "../../measures/indicators/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { ClearingOptions } from "../../model/engine/market.js";
import { type Barriers, barriersOf, shareBarriers } from "../../model/engine/moves.js";
import type { YearOutcome } from "../../model/engine/outcome.js";
import type { Policy } from "../../model/engine/policy.js";
import { Chain } from "../../model/engine/policyMaker.js";
import { RandomStream } from "../../model/engine/random.js";
import { Simulation } from "../../model/engine/simulation.js";
import type { Council } from "../../model/governance/council.js";
import type { Governments } from "../../model/governance/governments.js";

/**
 * One arm of a scenario: its calibrated world and the policy of each year, made when they are first asked for. Throws
 * SimulationError where that fails.
 */
export interface PreparedVariant {
  readonly name: string;
  readonly levers: LeverEntry[];
  readonly calibration: Calibration;
  readonly policyOf: (year: number) => Policy;
  /** The base year of the arm's world, undisturbed, for indicators that compare with it. */
  readonly base: YearOutcome;
  /** The base year's policy. */
  readonly barriers: Barriers;
}

/** A scenario whose arms are calibrated and compiled; shared by all replicates of a process. */
export interface PreparedScenario {
  scenario: ResolvedScenario;
  variants: PreparedVariant[];
  provinces: readonly string[];
  scopes: Scope[];
}

/** Worlds of one region that have been calibrated, by its parameters. */
export type KnownWorlds = Map<string, () => Calibrated>;

/** Those of the scenario that was prepared last, so that the next one on the same region need not calibrate them. */
const lastWorlds = new WeakMap<ResolvedScenario["region"], KnownWorlds>();

/**
 * Calibrates the region once for every different set of parameters and compiles the levers of every arm. `names`: some
 * arms only. `known`: worlds that need not be calibrated again, for scenarios that differ in policy alone; new ones are
 * added. Throws SimulationError where the first arm cannot be calibrated; of others it is their runs that fail.
 */
export function prepareScenario(
  scenario: ResolvedScenario,
  names = armsOf(scenario),
  known: KnownWorlds = lastWorlds.get(scenario.region) ?? new Map(),
): PreparedScenario {
  const worlds: KnownWorlds = new Map();
  const policies = new Map<string, CompiledPolicies>();
  const variants = names.map((name) => {
    const region = regionOf(scenario, name);
    const key = JSON.stringify([region.parameters, region.ownership, region.capital]);
    const world = known.get(key) ?? once(() => calibrated(region));
    known.set(key, world);
    worlds.set(key, world);
    const compiled = policies.get(key) ?? new Map();
    policies.set(key, compiled);
    return new Arm(name, leversOf(scenario, name), world, compiled);
  });
  lastWorlds.set(scenario.region, worlds);
  const first = variants[0];
  const { economy } = first.calibration.world;
  const { provinces } = first.calibration.geography;
  const view = yearView(economy, provinces, first.base, first.base);
  return { scenario, variants, provinces, scopes: scopesOf(view, groupsOf(scenario)) };
}

type Calibrated = Pick<PreparedVariant, "calibration" | "base" | "barriers">;

class Arm implements PreparedVariant {
  private readonly policy: () => (year: number) => Policy;

  constructor(
    readonly name: string,
    readonly levers: LeverEntry[],
    private readonly world: () => Calibrated,
    compiled: CompiledPolicies,
  ) {
    this.policy = once(() => policyTimeline(this.calibration, levers, compiled));
  }

  get calibration(): Calibration {
    return this.world().calibration;
  }

  get base(): YearOutcome {
    return this.world().base;
  }

  get barriers(): Barriers {
    return this.world().barriers;
  }

  get policyOf(): (year: number) => Policy {
    return this.policy();
  }
}

function calibrated(region: ResolvedScenario["region"]): Calibrated {
  const calibration = calibrate(region);
  const start = startWorld(calibration, 0, null);
  const barriers = barriersOf(start);
  const options = { start: calibration.market };
  const rest = new Simulation(start, () => calibration.world.basePolicy, options, undefined, barriers);
  return { calibration, base: rest.step(), barriers };
}

/** What was made the first time, or why that failed. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | { error: unknown } | undefined;
  return () => {
    try {
      made ??= { value: make() };
    } catch (error) {
      made = { error };
    }
    if ("error" in made) throw made.error;
    return made.value;
  };
}

/** The world of an arm, undefined where it has no base year: it is its runs that tell why. */
export function calibrationOf(arm: PreparedVariant): Calibration | undefined {
  return unlessImpossible(() => arm.calibration);
}

/** What can be simulated; undefined of what cannot. */
export function unlessImpossible<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}

export interface StartOptions {
  /** In place of the arm's own policy. */
  policyOf?: (year: number) => Policy;
  clearing?: ClearingOptions;
}

/** Whether governments or a council decide on the policy of an arm, too. */
export function decidesItself({ scenario }: PreparedScenario, { name }: PreparedVariant): boolean {
  return governmentsOf(scenario, name).behaviour !== "fixed" || councilOf(scenario, name) !== undefined;
}

/**
 * An arm at the start of its first year. Draws depend on (seed, replicate) alone; no replicate: firms as cohorts,
 * without chance.
 */
export function startSimulation(
  { scenario }: PreparedScenario,
  { name, calibration, policyOf, barriers }: PreparedVariant,
  replicate: number | null,
  options: StartOptions = {},
): { simulation: Simulation; governments: Governments | undefined; council: Council | undefined } {
  const agents = replicate !== null && scenario.population === "agents" ? scenario.firms : 0;
  const stream = (kind: string) => new RandomStream(scenario.seed, replicate ?? 0, kind);
  const world = startWorld(calibration, agents, stream("firms"), scenario.startYear, scenario.dynamics);
  const governments = choosingGovernments(scenario, name, calibration, stream("governments"));
  const council = meetingCouncil(scenario, name, calibration, governments, stream("council"));
  // The council meets before the cities decide.
  const makers = [council, governments].filter((maker) => maker !== undefined);
  const settings = {
    start: calibration.market,
    ...(options.clearing && { clearing: options.clearing }),
    ...(agents > 0 && { random: stream("bonds") }),
    ...(makers.length > 0 && { policyMaker: new Chain(makers) }),
  };
  const simulation = new Simulation(world, options.policyOf ?? policyOf, settings, undefined, shareBarriers(barriers));
  return { simulation, governments, council };
}
