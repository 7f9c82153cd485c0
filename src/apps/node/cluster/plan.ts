import { createHash } from "node:crypto";
import { z } from "zod";
import type { ResolvedScenario } from "../../../input/index.js";
import type { Uncertainty } from "../../../measures/results/index.js";
import {
  type Cases,
  cellsOf,
  type DrawList,
  type DrawTask,
  type Front,
  type Outcome,
  type OutcomeCell,
  onCohorts,
  type PlannedSensitivity,
  type PlannedSweep,
} from "../../../runs/studies/index.js";
import { pack } from "../store/packed.js";
import { blockTasks, type DrawSetting, drawTasks, type Task } from "../store/tasks.js";

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

/** Of manifest.json of a plan. */
export const PLAN_EDITION = 3;

/**
 * manifest.json of a plan: what is to be done, by which program. All that differs between equal plans stands under
 * `run`.
 */
export const planSchema = z.strictObject({
  schemaVersion: z.literal(PLAN_EDITION),
  kind: z.literal("plan"),
  program: z.strictObject({ name: z.literal("agglom"), version: z.string(), commit: z.string().nullable() }),
  node: z.string(),
  command: z.enum(["compare", "sweep", "sensitivity", "league", "facts"]),
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

/** A line of plan.jsonl. `case`: its place among the cases. */
export type PlannedTask = Task & { case: number };

/**
 * What a plan holds of a case's study. Of a comparison: parameter draws, to be run as tasks beside its blocks, or what
 * is said without them. Of other experiments all tasks are draws.
 */
export type PlanStudy = UncertaintyOfPlan | DrawsOfPlan;

/** Of a sweep or a study of sensitivity: the design. Of others: what is kept of each draw. */
export type DrawsOfPlan = DesignOfPlan | { kind: "league" | "facts"; cells: OutcomeCell[] };

type UncertaintyOfPlan =
  | ({ kind: "drawn"; target: number; held: readonly string[]; list: Pick<DrawList, "seed" | "from" | "data"> } & Pick<
      Cases,
      "factors" | "values"
    >)
  | { kind: "found"; uncertainty?: Uncertainty; note?: string };

export type DesignOfPlan = { outcomes: Outcome[] } & (
  | { kind: "sweep"; front: Front; design: DesignOf<PlannedSweep> }
  | { kind: "sensitivity"; design: DesignOf<PlannedSensitivity> }
);

/** Scenario and tasks stand elsewhere in the plan. */
type DesignOf<Planned> = Omit<Planned, "scenario" | "tasks">;

/** Whether all tasks are draws. */
export function isOfDraws(study: PlanStudy): study is DrawsOfPlan {
  return study.kind !== "drawn" && study.kind !== "found";
}

/** What the draws of a case are made of. */
export function drawSettingOf(scenario: ResolvedScenario, study: PlanStudy): DrawSetting {
  if (!isOfDraws(study)) return { scenario: onCohorts(scenario) };
  return { scenario, cells: "cells" in study ? study.cells : cellsOf(study.outcomes) };
}

/** A case with all that its tasks depend on. */
export interface CaseParts {
  scenario: ResolvedScenario;
  study: PlanStudy;
  replicates: number;
  keepReplicates: boolean;
  draws: readonly DrawTask[];
}

/** The tasks of some cases by this program, in the order of cases, replicates and draws. */
export function plannedTasks(cases: readonly CaseParts[]): PlannedTask[] {
  return cases.flatMap(({ scenario, study, replicates, keepReplicates, draws }, place) => {
    const blocks = isOfDraws(study) ? [] : blockTasks({ scenario, keepReplicates }, replicates);
    const all = [...blocks, ...drawTasks(drawSettingOf(scenario, study), draws)];
    return all.map(({ id, ...task }) => ({ id, case: place, ...task }));
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
