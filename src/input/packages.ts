import { councilOf } from "./councils.js";
import type { Path } from "./document.js";
import { chosenLevers } from "./governments.js";
import type { LeverEntry } from "./leverEntry.js";
import type { ResolvedScenario } from "./resolvedScenario.js";
import type { PlacedLever } from "./timeline.js";

/** Levers in force in the baseline (no name) or in a variant: the baseline's and its own. */
export function leversOf(scenario: ResolvedScenario, variant?: string): LeverEntry[] {
  return placedLevers(scenario, variant).map(({ entry }) => entry);
}

/**
 * All that may be in force together: in the game, which is played on the baseline, in the baseline's run and in every
 * variant; with what governments choose there, unless left out, and the agreement where a council may put it in force.
 */
export function packagesOf(scenario: ResolvedScenario, { chosen }: { chosen: boolean }): PlacedLever[][] {
  const agreed = placed(scenario.coordination?.agreement.levers ?? [], ["coordination", "agreement"]);
  const common = (variant?: string) => [
    ...placedLevers(scenario, variant),
    ...(chosen ? chosenLevers(scenario, variant) : []),
  ];
  const variants = Object.keys(scenario.variants).map((name) => [
    ...common(name),
    ...(councilOf(scenario, name) ? agreed : []),
  ]);
  return [[...common(), ...agreed], ...variants];
}

function placedLevers({ baseline, variants }: ResolvedScenario, variant?: string): PlacedLever[] {
  const own = variant === undefined ? [] : placed(variants[variant]!.levers, ["variants", variant]);
  return [...placed(baseline.levers, ["baseline"]), ...own];
}

function placed(levers: LeverEntry[], path: Path): PlacedLever[] {
  return levers.map((entry, i) => ({ entry, path: [...path, "levers", i] }));
}
