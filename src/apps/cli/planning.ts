import { hostname } from "node:os";
import type { ResolvedScenario } from "../../input/index.js";
import { attemptRun, type PreparedScenario, prepareScenario } from "../../runs/experiments/index.js";
import {
  attemptDraw,
  type DrawTask,
  type FactorText,
  type OutcomeCell,
  type StudyPlan,
} from "../../runs/studies/index.js";
import { shellWord, t } from "../../words/index.js";
import {
  type CaseParts,
  drawSettingOf,
  isOfDraws,
  PLAN_EDITION,
  type Plan,
  type PlanManifest,
  plannedModules,
  plannedTasks,
  planText,
  scenarioText,
  studyText,
  writePlan,
} from "../node/cluster/planFolder.js";
import { MOST_SHARDS } from "../node/cluster/shardFiles.js";
import { hashOf, programVersion } from "../node/process/program.js";
import { type Command, wholeNumber } from "./command.js";
import { commandLine, said } from "./language.js";
import { durationText, jsonLine, lines, print } from "./output.js";

export interface PlanningFlags {
  shards?: number;
  json?: boolean;
}

/** Options of every plan. */
export function planningOptions(command: Command): Command {
  return command
    .value("--shards <n>", "help.shardsToSuggest", wholeNumber(1, MOST_SHARDS))
    .flag("--json", "help.planJson");
}

/** An experiment to be written down. */
interface PlannedExperiment extends Pick<PlanManifest, "command" | "indicator"> {
  /** Of the plan. */
  folder: string;
  cases: (CaseParts & { name: string; file: string })[];
}

/** Writes down the parameter draws of scenarios, each of them a task. */
export function planDraws(
  kind: "league" | "facts",
  cases: readonly { file: string; title: string; plan: StudyPlan }[],
  flags: PlanningFlags & { out?: string },
): void {
  const parts = cases.map(({ file, title, plan: { scenario, tasks, cells } }) => {
    return {
      name: title,
      file,
      scenario,
      study: { kind, cells: cells! },
      replicates: 1,
      keepReplicates: false,
      draws: tasks,
    };
  });
  const folder = flags.out ?? `results/${kind}-plan`;
  makePlan({ folder, command: kind, indicator: "real-gdp", cases: parts }, new Date(), flags);
}

/** Writes the plan of an experiment and says what comes next. Throws SimulationError where a case has no base year. */
export function makePlan(experiment: PlannedExperiment, startedAt: Date, flags: PlanningFlags): void {
  const plan = planOf(experiment, startedAt, flags);
  const written = writePlan(plan);
  print(flags.json ? jsonLine(plan.manifest) : planWords(plan, written));
}

function planOf({ folder, command, indicator, cases }: PlannedExperiment, startedAt: Date, flags: PlanningFlags): Plan {
  const modules = plannedModules();
  const tasks = plannedTasks(cases);
  const seconds = cases.map((one) => secondsOf(one, flags.shards !== undefined));
  const total = seconds.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  const manifest: PlanManifest = {
    schemaVersion: PLAN_EDITION,
    kind: "plan",
    program: programVersion(),
    node: process.version,
    command,
    indicator,
    modules,
    cases: cases.map(({ name, file, scenario, replicates, keepReplicates, study }) => ({
      name,
      file,
      sha256: hashOf(scenarioText(scenario)),
      seed: scenario.seed,
      replicates,
      keepReplicates,
      study: hashOf(studyText(study)),
    })),
    tasks: tasks.length,
    plan: hashOf(planText(tasks)),
    shards: flags.shards ?? suggestedShards(total!, tasks.length),
    run: {
      command: commandLine(),
      host: hostname(),
      startedAt: startedAt.toISOString(),
      secondsPerTask: total === null ? null : total / tasks.length,
    },
  };
  return {
    folder,
    manifest,
    tasks,
    scenarios: cases.map(({ scenario }) => scenario),
    studies: cases.map(({ study }) => study),
  };
}

/** What a plan holds of a factor. */
export function factorText({ name, label, unit, central, distribution, source }: FactorText): FactorText {
  return { name, label, unit, ...(central !== undefined && { central }), distribution, source };
}

/**
 * Of all tasks of a case on one core, by one run and one draw that are timed; null where that is not wanted. Throws
 * SimulationError where there is no base year.
 */
function secondsOf({ scenario, study, replicates, draws }: CaseParts, untimed: boolean): number | null {
  const prepared = prepareScenario(scenario);
  if (untimed) return null;
  const [draw] = draws;
  const drawn = drawSettingOf(scenario, study);
  const each = draw ? secondsOfDraw(drawn.scenario, drawn.cells ?? [], draw) : 0;
  const blocks = isOfDraws(study) ? 0 : secondsOfRun(prepared) * replicates * prepared.variants.length;
  return blocks + each * draws.length;
}

/** Seconds that a shard should last: long beside the start of a job, short beside its limit of time. */
const SHARD_SECONDS = 15 * 60;

function suggestedShards(seconds: number, tasks: number): number {
  return Math.max(1, Math.min(Math.ceil(seconds / SHARD_SECONDS), tasks, MOST_SHARDS));
}

function planWords({ folder, manifest }: Plan, written: "new" | "there"): string {
  const { tasks, shards, run } = manifest;
  const time =
    run.secondsPerTask === null
      ? ""
      : t("cli.timeOfTasks", { each: durationText(run.secondsPerTask), all: durationText(run.secondsPerTask * tasks) });
  const asked = shellWord(folder);
  const next = [
    `agglom work ${asked}${shards === 1 ? "" : ` --shard 1/${shards}`}`,
    ...["submit slurm", "status", "merge"].map((command) => `agglom ${command} ${asked}`),
  ];
  const head = said("cli.planned", { there: written === "there", folder, tasks, time, shards });
  return head + lines(next.map((line) => `  ${line}`));
}

/** Seconds that a run of a draw with all its variants takes on one core. */
export function secondsOfDraw(scenario: ResolvedScenario, cells: readonly OutcomeCell[], draw: DrawTask): number {
  return timed(() => attemptDraw(scenario, cells, draw));
}

/** Seconds that one run of one arm takes on one core. */
function secondsOfRun(prepared: PreparedScenario): number {
  const first = timed(() => attemptRun(prepared, { replicate: 0, arm: 0 }));
  // The first is slower than those that follow, which matters where they are short.
  return first < LONG_RUN ? timed(() => attemptRun(prepared, { replicate: 0, arm: 0 })) : first;
}

/** Seconds. */
const LONG_RUN = 5;

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
