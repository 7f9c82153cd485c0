import { choosingGovernments, meetingCouncil, startWorld } from "../../calibrate/index.js";
import { councilOf, governmentsOf } from "../../input/index.js";
import { shareBarriers } from "../../model/engine/barriers.js";
import type { ClearingOptions } from "../../model/engine/market.js";
import type { Policy } from "../../model/engine/policy.js";
import { Chain } from "../../model/engine/policyMaker.js";
import { RandomStream } from "../../model/engine/random.js";
import { Simulation } from "../../model/engine/simulation.js";
import type { Council } from "../../model/governance/council.js";
import type { Governments } from "../../model/governance/governments.js";
import { BASELINE, type PreparedScenario, type PreparedVariant } from "./prepare.js";

export interface StartOptions {
  /** In place of the arm's own policy. */
  policyOf?: (year: number) => Policy;
  clearing?: ClearingOptions;
}

/** Whether governments or a council decide on the policy of an arm, too. */
export function decidesItself({ scenario }: PreparedScenario, { name }: PreparedVariant): boolean {
  const variant = name === BASELINE ? undefined : name;
  return governmentsOf(scenario, variant).behaviour !== "fixed" || councilOf(scenario, variant) !== undefined;
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
  const variant = name === BASELINE ? undefined : name;
  const governments = choosingGovernments(scenario, variant, calibration, stream("governments"));
  const council = meetingCouncil(scenario, variant, calibration, governments, stream("council"));
  // The council meets before the cities decide.
  const makers = [council, governments].filter((maker) => maker !== undefined);
  const settings = {
    start: calibration.market,
    ...(options.clearing ? { clearing: options.clearing } : {}),
    ...(agents > 0 ? { random: stream("bonds") } : {}),
    ...(makers.length > 0 ? { policyMaker: new Chain(makers) } : {}),
  };
  const simulation = new Simulation(world, options.policyOf ?? policyOf, settings, undefined, shareBarriers(barriers));
  return { simulation, governments, council };
}
