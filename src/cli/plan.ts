import { hostname } from "node:os";
import { Command, Option } from "commander";
import { attemptRun, prepareScenario } from "../experiments/index.js";
import { plannedModules } from "../node/cluster/modules.js";
import {
  type CaseParts,
  hashOf,
  type PlanManifest,
  type PlanStudy,
  plannedTasks,
  planText,
  scenarioText,
  studyText,
} from "../node/cluster/plan.js";
import { type Plan, writePlan } from "../node/cluster/planFolder.js";
import { MOST_SHARDS } from "../node/cluster/shard.js";
import { distinctNames } from "../node/outputFolders.js";
import { programVersion } from "../node/program.js";
import { UserError } from "../scenario/index.js";
import { attemptWorld, onCohorts, type PlannedStudy } from "../study/index.js";
import { type Case, checkIndicator, readCase } from "./compare.js";
import { durationText } from "./duration.js";
import { EXIT, type Finish } from "./exit.js";
import { replicatesOption, scenarioOptions, wholeNumber } from "./options.js";
import { print } from "./output.js";
import { type FoundStudy, plannedStudy, type UncertaintyFlags, uncertaintyOptions } from "./uncertainty.js";

interface PlanFlags extends UncertaintyFlags {
  replicates?: number;
  indicator: string;
  keep?: "replicates";
  shards?: number;
}

/** agglom plan compare FILE...: writes down the tasks of an experiment, for machines that share them. */
export function planCommand(finish: Finish): Command {
  return new Command("plan")
    .description("cuts an experiment into tasks for a cluster; work, status and merge take them up")
    .addCommand(planCompareCommand(finish))
    .addHelpText(
      "after",
      "\nExample:\n  agglom plan compare scenarios/yangtze-river-delta/barrier-removal.yaml --replicates 400 --out results/plan\n" +
        "  agglom submit slurm results/plan --run\n  agglom merge results/plan",
    );
}

function planCompareCommand(finish: Finish): Command {
  return uncertaintyOptions(scenarioOptions(new Command("compare"), "folder of the plan (default results/NAME-plan)"))
    .description("plans baseline and every variant, paired")
    .argument("<files...>", "scenario files; several give a league table on one scale")
    .addOption(replicatesOption("number of replicates"))
    .option("--indicator <id>", "indicator of the league table", "real-gdp")
    .addOption(
      new Option("--keep <what>", "keep every replicate of every scope in indicators.csv").choices(["replicates"]),
    )
    .addOption(
      new Option(
        "--shards <n>",
        "shards to suggest; changes no number (default: of about a quarter of an hour, by a run that is timed)",
      ).argParser(wholeNumber(1, MOST_SHARDS)),
    )
    .option("--json", "print the plan as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  agglom plan compare scenarios/yangtze-river-delta/barrier-removal.yaml --replicates 400 --out results/plan",
    )
    .action((files: string[], flags: PlanFlags) => {
      checkIndicator(flags.indicator);
      checkUnstored(flags);
      const startedAt = new Date();
      const names = distinctNames(files);
      const folder = flags.out ?? `results/${names.length === 1 ? names[0] : "comparison"}-plan`;
      const cases = files.map((file, f) => readCase(file, names[f]!, folder, flags));
      const plan = planOf(folder, cases, flags, startedAt);
      const written = writePlan(plan);
      print(flags.json ? `${JSON.stringify(plan.manifest)}\n` : planWords(plan, written));
      finish(EXIT.done);
    });
}

/** Each is read, and its base year found, before there are jobs. */
function planOf(folder: string, cases: readonly Case[], flags: PlanFlags, startedAt: Date): Plan {
  const modules = plannedModules();
  const keepReplicates = flags.keep === "replicates";
  const parts = cases.map(({ file, scenario }) => {
    const study = plannedStudy(file, scenario, flags);
    const drawn = "tasks" in study ? study : undefined;
    return {
      scenario,
      replicates: flags.replicates ?? scenario.replicates,
      keepReplicates,
      worlds: drawn?.tasks ?? [],
      study: "tasks" in study ? drawnStudy(study, flags) : foundStudy(study),
    };
  });
  const tasks = plannedTasks(modules, parts);
  const seconds = parts.map((part) => secondsOf(part, flags.shards !== undefined));
  const total = seconds.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  const manifest: PlanManifest = {
    schemaVersion: 1,
    kind: "plan",
    program: programVersion(),
    node: process.version,
    command: "compare",
    indicator: flags.indicator,
    modules,
    cases: parts.map(({ scenario, replicates, study }, c) => ({
      name: cases[c]!.name,
      file: cases[c]!.file,
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
      command: process.argv.slice(2).join(" "),
      host: hostname(),
      startedAt: startedAt.toISOString(),
      secondsPerTask: total === null ? null : total / tasks.length,
    },
  };
  return {
    folder,
    manifest,
    tasks,
    scenarios: parts.map(({ scenario }) => scenario),
    studies: parts.map(({ study }) => study),
  };
}

function drawnStudy({ factors, draws }: PlannedStudy, { target, hold }: PlanFlags): PlanStudy {
  const said = factors.map(({ name, label, unit, central, distribution, source }) => ({
    name,
    label,
    unit,
    ...(central === undefined ? {} : { central }),
    distribution,
    source,
  }));
  return { kind: "drawn", target, held: hold, factors: said, draws };
}

function foundStudy({ uncertainty, note }: FoundStudy): PlanStudy {
  return { kind: "found", ...(uncertainty ? { uncertainty } : {}), ...(note ? { note } : {}) };
}

/** Of all tasks of a case on one core, by one run and one world that are timed; null where that is not wanted. Throws SimulationError where there is no base year. */
function secondsOf({ scenario, replicates, worlds }: CaseParts, untimed: boolean): number | null {
  const prepared = prepareScenario(scenario);
  if (untimed) return null;
  const first = timed(() => attemptRun(prepared, { replicate: 0, arm: 0 }));
  // The first is slower than those that follow, which matters where they are short.
  const run = first < LONG_RUN ? timed(() => attemptRun(prepared, { replicate: 0, arm: 0 })) : first;
  const [world] = worlds;
  const each = world ? timed(() => attemptWorld(onCohorts(scenario), [], world)) : 0;
  return run * replicates * prepared.variants.length + each * worlds.length;
}

/** Seconds. */
const LONG_RUN = 5;

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Seconds that a shard should last: long beside the start of a job, short beside its limit of time. */
const SHARD_SECONDS = 15 * 60;

function suggestedShards(seconds: number, tasks: number): number {
  return Math.max(1, Math.min(Math.ceil(seconds / SHARD_SECONDS), tasks, MOST_SHARDS));
}

/** A study that machines share is not there before they are done. */
function checkUnstored({ store }: PlanFlags): void {
  if (!store) return;
  throw new UserError({
    file: "--store",
    what: "does not go with a plan",
    allowed: "agglom compare --store",
    hint: "Leave it out; uncertainty.json of the merged results holds the study",
  });
}

function planWords({ folder, manifest }: Plan, written: "new" | "there"): string {
  const { tasks, shards, run } = manifest;
  const time =
    run.secondsPerTask === null
      ? ""
      : ` of about ${durationText(run.secondsPerTask)}, ${durationText(run.secondsPerTask * tasks)} on one core`;
  const there = written === "there" ? "The same plan is there already, and what is done of it stays. " : "";
  const next = [
    `agglom work ${folder}${shards === 1 ? "" : ` --shard 1/${shards}`}`,
    `agglom submit slurm ${folder}`,
    `agglom status ${folder}`,
    `agglom merge ${folder}`,
  ];
  return (
    `${there}${folder}: ${count(tasks, "task")}${time}; suggested: ${count(shards, "shard")}.\n` +
    `Next, on any machines that see this folder:\n${next.map((line) => `  ${line}\n`).join("")}`
  );
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
