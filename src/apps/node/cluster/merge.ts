import type { ResolvedScenario } from "../../../input/index.js";
import { BLOCK_SIZE } from "../../../measures/results/index.js";
import { compare, type Experiment, prepareScenario } from "../../../runs/experiments/index.js";
import { type Draws, type DrawTask, runDraws, type Study, studyOf } from "../../../runs/studies/index.js";
import type { ResultsFolder } from "../results/resultsFolder.js";
import { finishedBlocks, finishedDraws, spilledRows } from "../store/finishedWork.js";
import { drawSettingOf, isOfDraws, type Plan, type PlannedTask } from "./planFolder.js";
import type { FinishedShards } from "./shardFiles.js";

/** A case whose results are together. Rows of single runs are in a file that has to be closed. */
interface MergedCase {
  experiment: Experiment;
  /** Where parameters were drawn. */
  study?: Study;
  close(): void;
}

/** Tasks of a plan without a result, in its order. */
export function missingTasks(plan: Plan, finished: FinishedShards): PlannedTask[] {
  return plan.tasks.filter(({ id }) => !finished.has(id));
}

/**
 * Puts the results of a plan's case together: the same numbers as if its runs had been made here. All of its tasks must
 * be done.
 */
export async function mergeCase(
  plan: Plan,
  finished: FinishedShards,
  place: number,
  folder: ResultsFolder,
): Promise<MergedCase> {
  const { replicates, keepReplicates } = plan.manifest.cases[place]!;
  const scenario = plan.scenarios[place]!;
  const spilled = replicates > BLOCK_SIZE ? spilledRows(folder.spilled) : undefined;
  try {
    const prepared = prepareScenario(scenario);
    const executor = { arms: prepared.variants.map(({ name }) => name), run: () => Promise.resolve() };
    const blocks = finishedBlocks(finished, { scenario, keepReplicates }, replicates);
    const comparison = await compare(executor, {
      replicates,
      keepReplicates,
      finished: blocks,
      ...(spilled && { rows: spilled.rows }),
    });
    const planned = plan.studies[place]!;
    const study =
      planned.kind === "drawn" && studyOf(planned, (await mergeDraws(plan, finished, place)).draws, planned);
    return {
      experiment: { prepared, comparison, workers: Math.max(1, finished.shards.length) },
      ...(study && { study }),
      close: () => spilled?.close(),
    };
  } catch (error) {
    spilled?.close();
    throw error;
  }
}

/** The draws of a case, and what has come of them. All of its tasks must be done. */
export async function mergeDraws(
  plan: Plan,
  finished: FinishedShards,
  place: number,
): Promise<{ scenario: ResolvedScenario; tasks: DrawTask[]; draws: Draws }> {
  const study = plan.studies[place]!;
  const setting = drawSettingOf(plan.scenarios[place]!, study);
  const tasks = plan.tasks.flatMap((task) => (task.case === place && task.kind === "draw" ? [task.task] : []));
  const draws = await runDraws(
    { ...setting, tasks, replicates: isOfDraws(study) ? plan.manifest.cases[place]!.replicates : 1 },
    finishedDraws(finished, setting, tasks),
  );
  return { scenario: setting.scenario, tasks, draws };
}
