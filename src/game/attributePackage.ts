import {
  type CompareOptions,
  type Experiment,
  type RunResult,
  type RunTask,
  runExperiment,
  type Workers,
} from "../experiments/index.js";
import { CLUSTER } from "../results/index.js";
import type { Locate, ResolvedScenario } from "../scenario/index.js";
import { type AttributionRow, attribute, leverLabels, subsetsOf } from "./attribution.js";

/** What each lever of a variant adds to its effect, from runs of all subsets of its levers. Throws UserError where it has none, or too many. */
export async function attributePackage(
  locate: Locate,
  scenario: ResolvedScenario,
  variant: string,
  options: CompareOptions,
  workers?: Workers<RunTask, RunResult>,
): Promise<{ rows: AttributionRow[]; experiment: Experiment }> {
  const subsets = subsetsOf(locate, scenario, variant);
  const experiment = await runExperiment(subsets, { ...options, keepReplicates: true }, workers);
  const labels = leverLabels(scenario.variants[variant]!.levers);
  const scopes = [CLUSTER, ...scenario.region.tables.cities.map(({ id }) => id)];
  return { rows: attribute(experiment.comparison.summary, variant, labels, scopes), experiment };
}
