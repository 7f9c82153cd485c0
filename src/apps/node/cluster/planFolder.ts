import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { mistakeAt, type ResolvedScenario, UserError } from "../../../input/index.js";
import { program, seed, type Uncertainty } from "../../../measures/results/index.js";
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
import { type AnyText, type Text, t } from "../../../words/index.js";
import { diskFailure, flushFolder, namesIn, partialFileOf, realPath, wordsOf, writeNew } from "../disk/carefulFile.js";
import { damagedFile, jsonText, readJson } from "../disk/files.js";
import { inFolder, refusable } from "../disk/places.js";
import { importedModules, importModules, modulePaths } from "../process/modules.js";
import { codeOf } from "../process/process.js";
import { hashOf, programText } from "../process/program.js";
import { blockTasks, type DrawSetting, drawTasks, type Task } from "../store/finishedWork.js";
import { pack, unpack } from "../store/packed.js";

const [MANIFEST, TASKS] = ["manifest.json", "plan.jsonl"] as const;
const [SCENARIOS, STUDIES, SHARDS] = ["scenarios", "studies", "shards"] as const;

/** A plan as it stands in a folder. */
export interface Plan {
  folder: string;
  manifest: PlanManifest;
  tasks: PlannedTask[];
  /** By case. */
  scenarios: ResolvedScenario[];
  /** By case. */
  studies: PlanStudy[];
}

export function shardsFolder(folder: string): string {
  return join(folder, SHARDS);
}

/** Names of files in the folder of results, sorted; none where somebody removed it. */
export function namesInShards(folder: string): string[] {
  return namesIn(shardsFolder(folder)).sort();
}

/**
 * Creates the folder of a plan, whole or not at all. One that is there already and holds the same plan stays as it is,
 * with all that is done of it.
 */
export function writePlan({ folder, manifest, tasks, scenarios, studies }: Plan): "new" | "there" {
  const place = realPath(folder);
  if (existsSync(place) && !isEmptyFolder(place)) {
    if (samePlan(folder, manifest)) return "there";
    throw occupied(folder);
  }
  const partial = partialFileOf(place);
  inFolder(folder, dirname(place), () => {
    refusable(folder, () => mkdirSync(partial));
    try {
      for (const name of [SCENARIOS, STUDIES, SHARDS]) mkdirSync(join(partial, name));
      const write = (name: string, text: string) => writeNew(join(partial, name), text, folder);
      for (const [c, scenario] of scenarios.entries()) write(join(SCENARIOS, `${c}.json`), scenarioText(scenario));
      for (const [c, study] of studies.entries()) write(join(STUDIES, `${c}.json`), studyText(study));
      write(TASKS, planText(tasks));
      write(MANIFEST, jsonText(manifest));
      flushFolder(partial);
      appear(folder, partial, place);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  });
  return "new";
}

/** Throws UserError unless the folder holds a whole plan that this program made. */
export function readPlan(folder: string): Plan {
  const manifest = readManifest(folder);
  checkProgram(folder, manifest);
  const lines = readUnchanged(folder, TASKS, manifest.plan).split("\n").slice(0, -1);
  const { cases } = manifest;
  return {
    folder,
    manifest,
    tasks: lines.map((line) => unpack(line) as PlannedTask),
    scenarios: cases.map(
      ({ sha256 }, c) => JSON.parse(readUnchanged(folder, join(SCENARIOS, `${c}.json`), sha256)) as ResolvedScenario,
    ),
    studies: cases.map(({ study }, c) => unpack(readUnchanged(folder, join(STUDIES, `${c}.json`), study)) as PlanStudy),
  };
}

function readUnchanged(folder: string, name: string, sum: string): string {
  const text = read(folder, name);
  if (hashOf(text) !== sum) throw damagedFile(join(folder, name), t("node.changedSince"), MAKE_AGAIN);
  return text;
}

/** Somebody else may have made the same plan in the meantime. */
function appear(folder: string, partial: string, place: string): void {
  try {
    renameSync(partial, place);
    flushFolder(dirname(place));
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOTEMPTY" || code === "EEXIST") throw occupied(folder);
    throw diskFailure(folder, error);
  }
}

function samePlan(folder: string, manifest: PlanManifest): boolean {
  if (![MANIFEST, TASKS].every((name) => existsSync(join(folder, name)))) return false;
  const what = ({ plan, command, indicator, cases }: PlanManifest) => JSON.stringify([plan, command, indicator, cases]);
  return what(readManifest(folder)) === what(manifest);
}

function readManifest(folder: string): PlanManifest {
  read(folder, MANIFEST);
  const file = join(folder, MANIFEST);
  const { kind, schemaVersion } = readJson(file, anyPlan, MAKE_AGAIN);
  if (kind !== "plan") throw noPlan(folder, t("node.manifestOfOther", { name: MANIFEST }));
  if (typeof schemaVersion === "number" && schemaVersion !== PLAN_EDITION)
    throw otherProgram(folder, "schemaVersion", schemaVersion, String(PLAN_EDITION));
  return readJson(file, planSchema, MAKE_AGAIN);
}

const anyPlan = z.looseObject({ kind: z.unknown().optional(), schemaVersion: z.unknown().optional() });

function read(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch (error) {
    const why = codeOf(error) === "ENOENT" ? t("scenario.noSuchFile") : wordsOf(error);
    throw noPlan(folder, t("node.noReadable", { name, why }));
  }
}

/** Another version has other numbers, and results of two programs do not belong together. */
function checkProgram(folder: string, { program, node }: PlanManifest): void {
  const here = programText();
  if (programText(program) !== here) throw otherProgram(folder, "program", programText(program), here);
  const major = (version: string) => version.split(".")[0]!;
  if (major(node) !== major(process.version))
    throw otherProgram(folder, "node", node, t("node.nodeHere", { version: major(process.version) }));
}

function otherProgram(folder: string, path: string, value: unknown, allowed: AnyText): UserError {
  return new UserError({
    file: join(folder, MANIFEST),
    path,
    value,
    what: t("node.otherProgram"),
    allowed,
    hint: t("node.sameProgram"),
  });
}

function isEmptyFolder(place: string): boolean {
  return statSync(place).isDirectory() && readdirSync(place).length === 0;
}

function occupied(folder: string): UserError {
  const place = { file: "--out", value: folder };
  return mistakeAt(place, "node.otherPlanThere", "node.emptyOrSamePlan", "node.anotherPlace");
}

function noPlan(folder: string, what: Text): UserError {
  return mistakeAt(folder, what, "node.planFolder", "node.checkOrPlan");
}

const MAKE_AGAIN = {
  allowed: t("node.planAsWritten"),
  hint: t("node.planAgain"),
};

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One scenario of a plan, and what is to be run of it. */
const caseSchema = z.strictObject({
  /** In the league table, and of its results. */
  name: z.string(),
  /** As the command named it. */
  file: z.string(),
  /** Of the resolved scenario, which stands in the plan as `scenarios/PLACE.json`. */
  sha256,
  seed,
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
const planSchema = z.strictObject({
  schemaVersion: z.literal(PLAN_EDITION),
  kind: z.literal("plan"),
  program,
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
type DrawsOfPlan = DesignOfPlan | { kind: "league" | "facts"; cells: OutcomeCell[] };

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

/** Modules that have been loaded, as a plan names them. */
export function plannedModules(): PlanManifest["modules"] {
  const paths = modulePaths();
  return importedModules().map((module, place) => ({ ...module, path: paths[place]! }));
}

/** Loads the modules of a plan. Throws UserError where one is not there or is not the same. */
export async function importPlanned(modules: PlanManifest["modules"]): Promise<void> {
  for (const { file, path, sha256 } of modules) {
    if (!existsSync(path) || hashOf(readFileSync(path)) !== sha256)
      throw mistakeAt({ file: path, value: file }, "node.moduleChanged", "node.sameModule", "node.putItThere");
  }
  await importModules(
    modules.map(({ path }) => path),
    modules.map(({ file }) => file),
  );
}
