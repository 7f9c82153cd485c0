import { createHash } from "node:crypto";
import { z } from "zod";
import type { ResolvedScenario } from "../../../input/index.js";
import type { Uncertainty } from "../../../measures/results/index.js";
import { type BlockRange, blockRanges, type ComparisonBlock } from "../../../runs/experiments/index.js";
import {
  type Cases,
  cellsOf,
  type Front,
  type Outcome,
  type OutcomeCell,
  onCohorts,
  type PlannedSensitivity,
  type PlannedSweep,
  type WorldResult,
  type WorldTask,
} from "../../../runs/studies/index.js";
import { programText } from "../process/program.js";
import { pack } from "../store/packed.js";
import { contentSum, taskId } from "../store/taskId.js";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One scenario of a plan, and what is to be run of it. */
const caseSchema = z.strictObject({
  /** In the league table, and of its results. */
  name: z.string(),
  /** As the command named it. */
  file: z.string(),
  /** Of the resolved scenario, which stands in the plan as `scenarios/PLACE.json`. */
  sha256,
  seed: z.union([z.number(), z.string()]),
  replicates: z.int().min(1),
  /** Every replicate of every scope is kept, not of the cluster alone. */
  keepReplicates: z.boolean(),
  /** Of `studies/PLACE.json`, which holds what the plan needs of its study. */
  study: sha256,
});

/**
 * manifest.json of a plan: what is to be done, by which program. All that differs between equal plans stands under
 * `run`.
 */
export const planSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal("plan"),
  program: z.strictObject({ name: z.literal("agglom"), version: z.string(), commit: z.string().nullable() }),
  node: z.string(),
  command: z.enum(["compare", "sweep", "sensitivity"]),
  /** Of the league table; of other experiments the first that they look at. */
  indicator: z.string(),
  modules: z.array(z.strictObject({ file: z.string(), path: z.string(), sha256 })),
  cases: z.array(caseSchema).min(1),
  tasks: z.int().min(1),
  /** Of plan.jsonl, whose lines name all tasks by what they depend on. */
  plan: sha256,
  /** A suggestion: any other number gives the same results. */
  shards: z.int().min(1),
  run: z.strictObject({
    command: z.string(),
    host: z.string(),
    startedAt: z.string(),
    /** On one core; null where no task was timed. */
    secondsPerTask: z.number().nullable(),
  }),
});

export type PlanManifest = z.infer<typeof planSchema>;
export type PlannedCase = PlanManifest["cases"][number];

/** A line of plan.jsonl: all arms of some replicates, or a world of a study. */
export type PlannedTask = {
  /** By all that its result depends on, never a place in a list. */
  id: string;
  /** Place among the cases. */
  case: number;
} & ({ kind: "block"; task: BlockRange } | { kind: "world"; task: WorldTask });

/** Of a block, or of a world. */
export type TaskResult = ComparisonBlock | WorldResult;

/**
 * What a plan holds of a case's study. Of a comparison: worlds that were drawn, to be run as tasks beside its blocks,
 * or what is said without them. Of other experiments: the design, all of whose cases are worlds.
 */
export type PlanStudy = UncertaintyOfPlan | DesignOfPlan;

type UncertaintyOfPlan =
  | ({ kind: "drawn"; target: number; held: readonly string[] } & Pick<Cases, "factors" | "values">)
  | { kind: "found"; uncertainty?: Uncertainty; note?: string };

export type DesignOfPlan = { outcomes: Outcome[] } & (
  | { kind: "sweep"; front: Front; design: DesignOf<PlannedSweep> }
  | { kind: "sensitivity"; design: DesignOf<PlannedSensitivity> }
);

/** Scenario and tasks stand elsewhere in the plan. */
type DesignOf<Planned> = Omit<Planned, "scenario" | "tasks">;

export function isDesign(study: PlanStudy): study is DesignOfPlan {
  return study.kind === "sweep" || study.kind === "sensitivity";
}

/**
 * The scenario of which a study's worlds are made, and what is kept of each where that is not what a study of
 * uncertainty keeps.
 */
export function worldsOf(
  scenario: ResolvedScenario,
  study: PlanStudy,
): { scenario: ResolvedScenario; cells?: OutcomeCell[] } {
  return isDesign(study) ? { scenario, cells: cellsOf(study.outcomes) } : { scenario: onCohorts(scenario) };
}

/** A case with all that its tasks depend on. */
export interface CaseParts {
  scenario: ResolvedScenario;
  study: PlanStudy;
  replicates: number;
  keepReplicates: boolean;
  worlds: readonly WorldTask[];
}

/** The tasks of some cases by this program, in the order of cases, replicates and worlds. */
export function plannedTasks(modules: readonly { sha256: string }[], cases: readonly CaseParts[]): PlannedTask[] {
  const by = { program: programText(), modules: modules.map(({ sha256 }) => sha256) };
  return cases.flatMap(({ scenario, study, replicates, keepReplicates, worlds }, place): PlannedTask[] => {
    const blocks = contentSum({ ...by, scenario, keepReplicates });
    const studied = contentSum({ ...by, ...worldsOf(scenario, study), worlds: true });
    return [
      ...(isDesign(study) ? [] : blockRanges(replicates)).map((task) => ({
        id: taskId(blocks, task),
        case: place,
        kind: "block" as const,
        task,
      })),
      ...worlds.map((task) => ({ id: taskId(studied, task), case: place, kind: "world" as const, task })),
    ];
  });
}

export function planText(tasks: readonly PlannedTask[]): string {
  return tasks.map((task) => `${pack(task)}\n`).join("");
}

export function scenarioText(scenario: ResolvedScenario): string {
  return JSON.stringify(scenario);
}

export function studyText(study: PlanStudy): string {
  return pack(study);
}

export function hashOf(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}
