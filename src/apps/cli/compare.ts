import { availableParallelism } from "node:os";
import { armsOf, type ResolvedScenario } from "../../input/index.js";
import { BLOCK_SIZE, type Summary } from "../../measures/results/index.js";
import { lookup, plain } from "../../measures/views/index.js";
import {
  type CompareOptions,
  checkLand,
  type Experiment,
  largestHalfWidth,
  type PreparedScenario,
  restsOn,
  runExperiment,
  runsFinished,
  type StoppingRule,
  withoutEffect,
} from "../../runs/experiments/index.js";
import { onCohorts, type PlannedStudy } from "../../runs/studies/index.js";
import { ENGLISH, type Text, t } from "../../words/index.js";
import { checkIndicator, checkVariants } from "../library/input.js";
import { Interrupted, interruptible, pauseFor } from "../node/process/interrupt.js";
import { originOf } from "../node/results/provenance.js";
import { distinctNames, outputFolders, type ResultsFolder } from "../node/results/resultsFolder.js";
import { type SavingPaid, writeResults } from "../node/results/writeResults.js";
import { finishedBlocks, spilledRows, subjectOfBlocks } from "../node/store/finishedWork.js";
import { Crew, runWorkers } from "../node/threads/pool.js";
import { cautionsOf } from "./cautions.js";
import { Command } from "./command.js";
import { type Compared, effectsJson, FirstAnswer, leagueTable, screenText } from "./compareText.js";
import { EXIT, stoppedWith } from "./exit.js";
import { said } from "./language.js";
import {
  type CommonFlags,
  circumstances,
  placesIn,
  positiveNumber,
  readScenario,
  scenarioOptions,
  type TableFlags,
  tableOptions,
} from "./options.js";
import { inResults, print, tell, warn, warnOf } from "./output.js";
import { progressOf } from "./progress.js";
import { type FoundStudy, plannedStudy, studyFor, type UncertaintyFlags, uncertaintyOptions } from "./uncertainty.js";

interface CompareFlags extends UncertaintyFlags, PresentFlags {
  replicates?: number;
  halfWidth?: number;
  indicator: string;
}

/**
 * agglom compare FILE...: baseline against every variant on common random numbers; several files give a league table.
 */
export function compareCommand(): Command {
  return uncertaintyOptions(scenarioOptions(new Command("compare", "help.compare"), "help.outCompare"))
    .group("run")
    .stoppable()
    .takes("<files...>", "help.scenarioFiles")
    .replicates("help.replicates")
    .value("--half-width <share>", "help.halfWidth", positiveNumber)
    .flag("--indicator <id>", "help.compareIndicator", "real-gdp")
    .choice("--keep <what>", "help.keep", ["replicates", "effects", "all"])
    .format()
    .workers()
    .flag("--fresh", "help.fresh")
    .language()
    .flag("--full", "help.full")
    .flag("--all-tables", "help.allTables")
    .flag("--json", "help.effectsJson")
    .example("agglom compare scenarios/yangtze-river-delta/barrier-removal.yaml --replicates 20")
    .does(async (files: string[], flags: CompareFlags) => {
      checkIndicator(flags.indicator, "--indicator");
      const startedAt = new Date();
      const names = distinctNames(files);
      const folders = outputFolders(names, flags.out);
      const cases = files.map((file, f) => readCase(file, names[f]!, folders[f]!, flags));
      const done = await inResults(folders, async (opened) => {
        const done: Compared[] = [];
        for (const [c, one] of cases.entries()) done.push(await compareOne(one, opened[c]!, flags, startedAt));
        return done;
      });
      return conclude(done, flags);
    });
}

/** Prints what is said of all files together; the exit status. */
export function conclude(done: readonly Compared[], flags: CommonFlags & Pick<CompareFlags, "indicator">): number {
  if (flags.json) print(effectsJson(done));
  else if (done.length > 1) print(leagueTable(done, flags.indicator, flags.lang ?? ENGLISH));
  return done.every(isComplete) ? EXIT.done : EXIT.failed;
}

/** A scenario file to compare: its name in the league table, and where its results go. */
export interface Case {
  file: string;
  name: string;
  target: string;
  scenario: ResolvedScenario;
}

/** With the draws to be run beside it, or the study that is there already. */
export interface PlannedCase extends Case {
  study: PlannedStudy | FoundStudy;
}

/**
 * Reads a scenario to be compared, and the study that belongs to it. `name`: as the user has it; `target`: its results.
 */
export function readCase(file: string, name: string, target: string, flags: UncertaintyFlags): PlannedCase {
  const scenario = readScenario(file, flags);
  checkVariants(file, scenario);
  return { file, name, target, scenario, study: plannedStudy(file, scenario, flags) };
}

/** Runs, writes and prints. */
async function compareOne(
  one: PlannedCase,
  folder: ResultsFolder,
  flags: CompareFlags,
  startedAt: Date,
): Promise<Compared> {
  const { file, scenario, target } = one;
  const options = optionsOf(scenario, flags);
  const { replicates } = options;
  const crew = crewOf(one, replicates, flags.workers);
  const setting = { scenario, keepReplicates: options.keepReplicates, stop: options.stop };
  const work = folder.openWork(subjectOfBlocks(setting), flags.fresh);
  const spilled = replicates > BLOCK_SIZE ? spilledRows(folder.spilled) : undefined;
  let useless = false;
  try {
    const finished = finishedBlocks(work, setting, replicates);
    const begin = (prepared: PreparedScenario) => checkLand(prepared, placesIn(file, flags));
    const stopped = () => stoppedText(one, { ...options, finished }, work.size > 0);
    const running = { ...options, finished, begin, stopped, ...(spilled && { rows: spilled.rows }) };
    const run = () => runStoppably(scenario, running, flags, crew);
    // On cohorts the first answer is the whole one.
    const whole = scenario.population === "cohorts" ? await run() : undefined;
    const first = await firstAnswer(one, whole, running, flags, crew);
    const study = await studyFor(file, scenario, { ...flags, workers: crew }, one.study, { work, target });
    if (study.uncertainty) first?.tellRange(study.uncertainty);
    const experiment = whole ?? (await run());
    useless = experiment.comparison.summary.variants.length === 0;
    tellImprecise(experiment.comparison.summary, options.stop);
    if (work.holdsOthers) folder.keepWork();
    const outcome = { experiment, study, startedAt };
    const presented = () => present(one, outcome, folder, flags, crew.savingPaid(scenario));
    return await stoppedWith(() => said(stopped()), presented);
  } finally {
    await crew.close();
    spilled?.close();
    work.close(useless);
  }
}

/** A stopping rule that the replicates of the scenario, or those asked for, did not meet. */
function tellImprecise(summary: Summary, stop: StoppingRule | undefined): void {
  const reached = stop && largestHalfWidth(summary, stop.indicator);
  if (!stop || !reached || reached <= stop.halfWidth) return;
  const values = { indicator: stop.indicator, count: summary.replicates.length, wanted: plain(100 * stop.halfWidth) };
  warnOf([t("cli.halfWidthNotMet", { ...values, reached: plain(100 * reached) })]);
}

/** Threads for the first answer, parameter draws and runs: no more than the longest of them has work for. */
function crewOf({ scenario, study }: PlannedCase, replicates: number, wanted = availableParallelism()): Crew {
  const runs = replicates * armsOf(scenario).length;
  return new Crew(Math.min(wanted, Math.max(runs, "tasks" in study ? study.tasks.length : 0)));
}

/** Tells of the cohorts at central values where draws or agents are still to come. */
async function firstAnswer(
  { file, scenario, study }: PlannedCase,
  whole: Experiment | undefined,
  { begin, stopped }: { begin: (prepared: PreparedScenario) => void; stopped: () => Text },
  { quiet }: CompareFlags,
  crew: Crew,
): Promise<FirstAnswer | undefined> {
  if (quiet || (whole && !("tasks" in study))) return undefined;
  const rough = { replicates: 1, keepReplicates: false, begin };
  const cohorts = (stop: AbortSignal) =>
    runExperiment(onCohorts(scenario), rough, runWorkers(crew, { stop }), pauseFor(stop));
  const experiment = whole ?? (await toldWhereStopped(cohorts, stopped));
  const first = new FirstAnswer(originOf(file, scenario, circumstances(new Date(), 0)), experiment);
  first.tell();
  return first;
}

/** How results are written and told. */
interface PresentFlags extends TableFlags, Pick<CommonFlags, "json" | "lang"> {
  full?: boolean;
  allTables?: boolean;
}

/** What has been run of a case, wherever that was. */
interface Outcome {
  experiment: Experiment;
  study: FoundStudy;
  startedAt: Date;
}

/** Writes and prints. Where not a single run could be finished there is nothing to write. */
export async function present(
  { file, name, target, scenario }: Case,
  { experiment, study, startedAt }: Outcome,
  folder: ResultsFolder,
  { json, lang = ENGLISH, full = false, allTables = false, ...tables }: PresentFlags,
  savingPaid?: SavingPaid,
): Promise<Compared> {
  const { prepared, comparison, workers } = experiment;
  const origin = originOf(file, scenario, circumstances(startedAt, workers));
  const ran = comparison.summary.variants.length > 0;
  const written = { ...study, ...tableOptions(tables), language: lang };
  const data = ran ? await writeResults(folder, origin, experiment, written, savingPaid) : undefined;
  if (!ran) tell(said("cli.noRunFinished", { file, reason: comparison.failed[0]?.text }));
  const idle = withoutEffect(prepared, comparison.summary);
  warn(idle);
  warnOf(cautionsOf(prepared));
  if (!json)
    print(
      screenText({
        file,
        prepared,
        comparison,
        view: data && lookup(data, lang),
        idle,
        study,
        target,
        language: lang,
        full: full || allTables,
      }),
    );
  return { file, name, comparison, uncertainty: study.uncertainty, data };
}

function optionsOf(
  scenario: ResolvedScenario,
  { indicator, halfWidth, replicates = scenario.replicates, keep }: CompareFlags,
): CompareOptions {
  return {
    replicates,
    ...(halfWidth !== undefined && { stop: { indicator, halfWidth } }),
    keepReplicates: keep === "replicates" || keep === "all",
  };
}

/** With progress; a signal stops it and says how to go on. */
async function runStoppably(
  scenario: ResolvedScenario,
  options: CompareOptions & { stopped: () => Text },
  flags: CompareFlags,
  crew: Crew,
): Promise<Experiment> {
  const { replicates, finished, stopped } = options;
  const arms = armsOf(scenario).length;
  const taken = runsFinished(replicates, arms, finished);
  if (taken > 0 && !flags.quiet) tell(said("cli.goesOn", { title: scenario.title, taken, runs: arms * replicates }));
  const progress = progressOf(said(scenario.title), flags.quiet, {
    things: "runs",
    taken,
    steps: { name: "years" as const, each: scenario.years },
  });
  const told = { ...options, progress: progress.update, stepped: progress.stepped };
  return toldWhereStopped(
    (stop) => runExperiment(scenario, told, runWorkers(crew, { stop }), pauseFor(stop)).finally(progress.end),
    stopped,
  );
}

/** Work that a signal stops; `stopped`: what is kept then. */
async function toldWhereStopped<Value>(
  work: (stop: AbortSignal) => Promise<Value>,
  stopped: () => Text,
): Promise<Value> {
  try {
    return await interruptible(work);
  } catch (error) {
    throw error instanceof Interrupted ? new Interrupted(error.signal, stopped()) : error;
  }
}

/** What is kept of runs that are stopped, if only parameter draws. */
function stoppedText(one: Case, { replicates, finished }: CompareOptions, isKept: boolean): Text {
  const arms = armsOf(one.scenario).length;
  const done = runsFinished(replicates, arms, finished);
  if (done === 0 && !isKept) return t("cli.stoppedNoRun");
  return t("cli.stoppedRuns", { done, runs: arms * replicates, target: one.target });
}

/** Every arm has a replicate at least that it shares with the baseline. */
function isComplete({ comparison }: Compared): boolean {
  return Object.values(restsOn(comparison)).every((count) => count > 0);
}
