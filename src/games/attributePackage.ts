import type { Locate, ResolvedScenario } from "../input/index.js";
import { CLUSTER } from "../measures/results/index.js";
import {
  type CompareOptions,
  type Experiment,
  type Failure,
  type RunResult,
  type RunTask,
  runExperiment,
  SimulationError,
  type Workers,
} from "../runs/experiments/index.js";
import { t } from "../words/index.js";
import { type AttributionRow, attribute, completeReplicates, leverLabels, subsetsOf } from "./attribution.js";

/**
 * What each lever of a variant adds to its effect, from runs of all subsets of its levers in the replicates in which
 * all of them were finished (`complete`: how many). Throws UserError where it has no levers, or too many;
 * SimulationError where no replicate is complete.
 */
export async function attributePackage(
  locate: Locate,
  scenario: ResolvedScenario,
  variant: string,
  options: CompareOptions,
  workers?: Workers<RunTask, RunResult>,
): Promise<{ rows: AttributionRow[]; experiment: Experiment; complete: number }> {
  const subsets = subsetsOf(locate, scenario, variant);
  const experiment = await runExperiment(subsets, { ...options, keepReplicates: true }, workers);
  const { summary, failed } = experiment.comparison;
  const complete = completeReplicates(summary).length;
  if (summary.variants.length === 0 || complete === 0) throw noneComplete(failed);
  const labels = leverLabels(scenario.variants[variant].levers);
  const places = [CLUSTER, ...scenario.region.tables.cities.map(({ id }) => id)];
  return { rows: attribute(summary, variant, labels, places), experiment, complete };
}

function noneComplete(failed: readonly Failure[]): SimulationError {
  const [first] = failed;
  return new SimulationError(
    t("game.noneComplete", { variant: first?.variant, replicate: first?.replicate, reason: first?.text }),
  );
}
