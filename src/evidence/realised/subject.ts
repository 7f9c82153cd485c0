import type { Calibration } from "../../calibrate/index.js";
import { copyOnCohorts } from "../../model/engine/cohorts.js";
import { copyPolicy } from "../../model/engine/instruments.js";
import { Market } from "../../model/engine/market.js";
import type { MarketInputs } from "../../model/engine/marketInputs.js";
import { Memory } from "../../model/engine/memory.js";
import { type Barriers, barriersOf, shareBarriers } from "../../model/engine/moves.js";
import type { YearOutcome } from "../../model/engine/outcome.js";
import type { Policy } from "../../model/engine/policy.js";
import { Simulation } from "../../model/engine/simulation.js";
import type { World } from "../../model/engine/world.js";
import { yearInputs } from "../../model/engine/yearInputs.js";

/** A calibrated region whose responses are measured. */
export interface Subject {
  calibration: Calibration;
  /** Compiled of its policy: the same for all that is measured. */
  barriers: Barriers;
  /** Nodes of the cluster, the largest by GDP first. */
  cities: number[];
  /** A year at rest: its flows and moves. */
  year: YearOutcome;
}

/** How large a push is of which the response is measured: small enough for an elasticity, large against rounding. */
export const PUSH = 0.01;

/** What its runs need. */
type Measured = Pick<Subject, "calibration" | "barriers">;

/** A calibrated region as its moments are measured: its base year, and its cities with the largest GDP first. */
export function subjectOf(calibration: Calibration): Subject {
  const { world } = calibration;
  const barriers = barriersOf(world);
  const year = simulationOf({ calibration, barriers }, world.basePolicy).step();
  const cities = [...world.economy.isCity.keys()]
    .filter((i) => world.economy.isCity[i] === 1)
    .sort((a, b) => year.accounts.gdp[b] - year.accounts.gdp[a]);
  return { calibration, barriers, cities, year };
}

/** The largest, the median and the smallest of some cities in order of size. */
export function sampleOf(cities: readonly number[]): number[] {
  return [...new Set([0, Math.floor((cities.length - 1) / 2), cities.length - 1])].map((rank) => cities[rank]);
}

/** The world from its base year on under one policy, on cohorts. */
export function simulationOf({ calibration, barriers }: Measured, policy: Policy): Simulation {
  const { world, market } = calibration;
  return new Simulation(copyOnCohorts(world), () => policy, { start: market }, undefined, shareBarriers(barriers));
}

/** A base policy that `change` has written on. */
export function changedPolicy({ world }: Calibration, change: (policy: Policy) => void): Policy {
  const policy = copyPolicy(world.basePolicy);
  change(policy);
  return policy;
}

/** The market of a base year of which something is other than it was, before anything moves. */
export function clearedWith(
  { calibration, barriers }: Measured,
  change: (world: World, memory: Memory) => World,
): { market: Market; inputs: MarketInputs } {
  const copy = copyOnCohorts(calibration.world);
  const memory = Memory.ofBaseYear(copy);
  const world = change(copy, memory);
  const { economy, basePolicy } = world;
  const inputs = yearInputs(world, memory, basePolicy, barriers.wedges.of(basePolicy), undefined);
  const market = new Market(economy);
  market.startFrom(calibration.market);
  market.clear(inputs);
  return { market, inputs };
}
