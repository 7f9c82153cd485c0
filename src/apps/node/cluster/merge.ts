import { type ResolvedScenario, UserError } from "../../../input/index.js";
import { BLOCK_SIZE } from "../../../measures/results/index.js";
import {
  type BlockRange,
  type ComparisonBlock,
  compare,
  type Experiment,
  type FinishedBlocks,
  prepareScenario,
} from "../../../runs/experiments/index.js";
import {
  runWorlds,
  type Study,
  studyOf,
  type WorldResult,
  type Worlds,
  type WorldTask,
} from "../../../runs/studies/index.js";
import { t } from "../../../words/index.js";
import { spilledRows } from "../results/finishedBlocks.js";
import type { ResultsFolder } from "../results/resultsFolder.js";
import { pack } from "../store/packed.js";
import { type DesignOfPlan, type PlannedTask, type TaskResult, worldsOf } from "./plan.js";
import type { Plan } from "./planFolder.js";
import type { FinishedShards } from "./shardFiles.js";

/** A case whose results are together. Rows of single runs are in a file that has to be closed. */
export interface MergedCase {
  experiment: Experiment;
  /** Where worlds were drawn. */
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
  const spilled =
    replicates > BLOCK_SIZE ? spilledRows(folder, { plan: plan.manifest.plan, program: "merge" }) : undefined;
  try {
    const prepared = prepareScenario(plan.scenarios[place]!);
    const executor = { arms: prepared.variants.map(({ name }) => name), run: () => Promise.resolve() };
    const blocks = finishedBlocks(plan, finished, place);
    const rows = spilled ? { rows: spilled.rows } : {};
    const comparison = await compare(executor, { replicates, keepReplicates, finished: blocks, ...rows });
    const study = await mergedStudy(plan, finished, place);
    return {
      experiment: { prepared, comparison, workers: Math.max(1, finished.shards.length) },
      ...(study ? { study } : {}),
      close: () => spilled?.close(),
    };
  } catch (error) {
    spilled?.close();
    throw error;
  }
}

async function mergedStudy(plan: Plan, finished: FinishedShards, place: number): Promise<Study | undefined> {
  const study = plan.studies[place]!;
  if (study.kind !== "drawn") return undefined;
  const { scenario } = worldsOf(plan.scenarios[place]!, study);
  const { tasks, known } = worldsDone(plan, finished, place);
  const cases = { ...study, scenario, tasks, replicates: 1 };
  return studyOf(cases, await runWorlds(cases, { known }), study);
}

/**
 * The only case of a plan of worlds: its tasks, and what has come of them, case by case of the design. All of its tasks
 * must be done.
 */
export async function mergeWorlds(
  plan: Plan,
  finished: FinishedShards,
  study: DesignOfPlan,
): Promise<{ scenario: ResolvedScenario; tasks: WorldTask[]; worlds: Worlds }> {
  const { tasks, known } = worldsDone(plan, finished, 0);
  const { replicates } = study.design;
  const cases = { ...worldsOf(plan.scenarios[0]!, study), tasks, replicates };
  return { scenario: cases.scenario, tasks, worlds: await runWorlds(cases, { known }) };
}

function worldsDone(
  plan: Plan,
  finished: FinishedShards,
  place: number,
): { tasks: WorldTask[]; known: Map<number, WorldResult> } {
  const worlds = plan.tasks.flatMap((task) => (task.case === place && task.kind === "world" ? [task] : []));
  return {
    tasks: worlds.map(({ task }) => task),
    known: new Map(worlds.map(({ id }, w) => [w, singleResult(plan, finished, id) as WorldResult])),
  };
}

function finishedBlocks(plan: Plan, finished: FinishedShards, place: number): FinishedBlocks {
  const blocks = plan.tasks.flatMap((task) => (task.case === place && task.kind === "block" ? [task] : []));
  const idOf = ({ first }: BlockRange) => blocks[first / BLOCK_SIZE]!.id;
  return {
    has: () => true,
    read: (range) => singleResult(plan, finished, idOf(range)) as ComparisonBlock,
    put: () => {},
  };
}

/** A task that was run in several cuts of the plan must have the same result in all of them. */
function singleResult(plan: Plan, finished: FinishedShards, id: string): TaskResult {
  const [first, ...others] = finished.all(id);
  const text = others.length > 0 ? pack(first) : "";
  if (others.every((other) => pack(other) === text)) return first!;
  throw new UserError({
    file: plan.folder,
    value: id,
    what: t("node.resultsDiffer"),
    allowed: t("node.resultsAgree"),
    hint: t("node.removeUntrusted"),
  });
}
