import { type Calibration, calibrate, policyTimeline, startWorld } from "../calibrate/index.js";
import type { YearOutcome } from "../engine/outcome.js";
import type { Policy } from "../engine/policy.js";
import { Simulation } from "../engine/simulation.js";
import { type Scope, scopesOf, yearView } from "../indicators/index.js";
import { type LeverEntry, leversOf, type ResolvedScenario, regionOf } from "../scenario/index.js";

export const BASELINE = "baseline";

/** One arm of a scenario, ready to run: its calibrated world and the policy of each year. */
export interface PreparedVariant {
  name: string;
  calibration: Calibration;
  policyOf: (year: number) => Policy;
  levers: LeverEntry[];
  /** The base year of the arm's world, undisturbed, for indicators that compare with it. */
  base: YearOutcome;
}

/** A scenario whose arms are calibrated and compiled; shared by all replicates of a process. */
export interface PreparedScenario {
  scenario: ResolvedScenario;
  variants: PreparedVariant[];
  provinces: readonly string[];
  scopes: Scope[];
}

/** Calibrates the region once for every different set of parameters and compiles the levers of every arm. `names`: some arms only. */
export function prepareScenario(
  scenario: ResolvedScenario,
  names = [BASELINE, ...Object.keys(scenario.variants)],
): PreparedScenario {
  const known = new Map<string, { calibration: Calibration; base: YearOutcome }>();
  const variants = names.map((name): PreparedVariant => {
    const variant = name === BASELINE ? undefined : name;
    const region = regionOf(scenario, variant);
    const key = JSON.stringify(region.parameters);
    const { calibration, base } = known.get(key) ?? calibrated(region);
    known.set(key, { calibration, base });
    const levers = leversOf(scenario, variant);
    return { name, calibration, base, levers, policyOf: policyTimeline(calibration, levers) };
  });
  const first = variants[0]!;
  const { economy } = first.calibration.world;
  const { provinces } = first.calibration.geography;
  const view = yearView(economy, provinces, first.base, first.base);
  return { scenario, variants, provinces, scopes: scopesOf(view) };
}

function calibrated(region: ResolvedScenario["region"]): { calibration: Calibration; base: YearOutcome } {
  const calibration = calibrate(region);
  const rest = new Simulation(startWorld(calibration, 0, null), () => calibration.world.basePolicy, {
    start: calibration.market,
  });
  return { calibration, base: rest.step() };
}
