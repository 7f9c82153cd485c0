import { Option } from "commander";
import { type ResolvedScenario, UserError } from "../../input/index.js";
import { INDICATORS } from "../../measures/indicators/index.js";
import { BLOCK_SIZE } from "../../measures/results/index.js";
import { lookup } from "../../measures/views/data.js";
import {
  blockRanges,
  type CompareOptions,
  checkLand,
  type Experiment,
  type FinishedBlocks,
  type PreparedScenario,
  restsOn,
  runExperiment,
  runsFinished,
  withoutEffect,
} from "../../runs/experiments/index.js";
import { ENGLISH, type Language, t } from "../../words/index.js";
import { checkVariants } from "../library/input.js";
import { Interrupted, interruptible, pauseFor } from "../node/process/interrupt.js";
import { distinctNames, outputFolders } from "../node/results/outputFolders.js";
import { originOf } from "../node/results/provenance.js";
import type { ResultsFolder } from "../node/results/resultsFolder.js";
import { writeResults } from "../node/results/writeResults.js";
import { spilledRows } from "../node/store/finishedWork.js";
import { finishedBlocks, subjectOfBlocks } from "../node/store/tasks.js";
import { runWorkers } from "../node/threads/pool.js";
import { cautionsOf } from "./cautions.js";
import { Command } from "./command.js";
import { type Compared, effectsJson, leagueTable, screenText } from "./compareText.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import {
  circumstances,
  formatOption,
  keepOption,
  languageOption,
  placesIn,
  positiveNumber,
  readScenario,
  replicatesOption,
  scenarioOptions,
  type TableFlags,
  tableOptions,
  workersOption,
} from "./options.js";
import { print, tell, warn, warnOf } from "./output.js";
import { progressOf } from "./progress.js";
import { inResults } from "./results.js";
import { checkStudy, type FoundStudy, studyFor, type UncertaintyFlags, uncertaintyOptions } from "./uncertainty.js";

interface CompareFlags extends UncertaintyFlags, TableFlags {
  replicates?: number;
  halfWidth?: number;
  indicator: string;
  workers?: number;
  lang: Language;
  allTables?: boolean;
}

/**
 * agglom compare FILE...: baseline against every variant on common random numbers; several files give a league table.
 */
export function compareCommand(finish: Finish): Command {
  return uncertaintyOptions(scenarioOptions(new Command("compare"), said(t("help.outCompare"))))
    .description(said(t("help.compare")))
    .group("run")
    .argument("<files...>", said(t("help.scenarioFiles")))
    .addOption(replicatesOption(said(t("help.replicates"))))
    .addOption(new Option("--half-width <share>", said(t("help.halfWidth"))).argParser(positiveNumber))
    .option("--indicator <id>", said(t("help.compareIndicator")), "real-gdp")
    .addOption(keepOption())
    .addOption(formatOption())
    .addOption(workersOption())
    .option("--fresh", said(t("help.fresh")))
    .addOption(languageOption())
    .option("--all-tables", said(t("help.allTables")))
    .option("--json", said(t("help.effectsJson")))
    .example("agglom compare scenarios/yangtze-river-delta/barrier-removal.yaml --replicates 20")
    .action(async (files: string[], flags: CompareFlags) => {
      checkIndicator(flags.indicator);
      const startedAt = new Date();
      const names = distinctNames(files);
      const folders = outputFolders(names, flags.out);
      const cases = files.map((file, f) => readCase(file, names[f]!, folders[f]!, flags));
      const done = await inResults(folders, async (opened) => {
        const done: Compared[] = [];
        for (const [c, one] of cases.entries()) done.push(await compareOne(one, opened[c]!, flags, startedAt));
        return done;
      });
      finish(conclude(done, flags));
    });
}

/** Prints what is said of all files together; the exit status. */
export function conclude(
  done: readonly Compared[],
  flags: { json?: boolean; indicator: string; lang?: Language },
): number {
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

export function readCase(file: string, name: string, target: string, flags: UncertaintyFlags): Case {
  const scenario = readScenario(file, flags);
  checkVariants(file, scenario);
  checkStudy(file, scenario, flags);
  return { file, name, target, scenario };
}

/** Runs, writes and prints. */
async function compareOne(one: Case, folder: ResultsFolder, flags: CompareFlags, startedAt: Date): Promise<Compared> {
  const { file, scenario, target } = one;
  const options = optionsOf(scenario, flags);
  const { replicates } = options;
  const setting = { scenario, keepReplicates: options.keepReplicates, stop: options.stop };
  const work = folder.openWork(subjectOfBlocks(setting), flags.fresh);
  const spilled = replicates > BLOCK_SIZE ? spilledRows(folder.spilled) : undefined;
  let useless = false;
  try {
    const finished = finishedBlocks(work, setting, replicates);
    if (leavesSome(finished, replicates, work.size)) folder.keepWork();
    const begin = (prepared: PreparedScenario) => checkLand(prepared, placesIn(file, flags));
    const running = { ...options, finished, begin, ...(spilled && { rows: spilled.rows }) };
    const experiment = await runStoppably(scenario, running, flags, target);
    const study = await studyFor(file, scenario, flags, { work, target });
    useless = experiment.comparison.summary.variants.length === 0;
    return present(one, { experiment, study, startedAt }, folder, flags);
  } finally {
    spilled?.close();
    work.close(useless);
  }
}

/** Whether so many replicates leave any of the finished blocks for a comparison of more. */
function leavesSome(finished: FinishedBlocks, replicates: number, blocks: number): boolean {
  const ranges = blockRanges((Math.ceil(replicates / BLOCK_SIZE) + blocks) * BLOCK_SIZE);
  return ranges.some((range) => range.end > replicates && finished.has(range));
}

/** How results are written and told. */
interface PresentFlags extends TableFlags {
  json?: boolean;
  lang?: Language;
  allTables?: boolean;
}

/** What has been run of a case, wherever that was. */
interface Outcome {
  experiment: Experiment;
  study: FoundStudy;
  startedAt: Date;
}

/** Writes and prints. Where not a single run could be finished there is nothing to write. */
export function present(
  { file, name, target, scenario }: Case,
  { experiment, study, startedAt }: Outcome,
  folder: ResultsFolder,
  { json, lang = ENGLISH, allTables = false, ...tables }: PresentFlags,
): Compared {
  const { prepared, comparison, workers } = experiment;
  const origin = originOf(file, scenario, circumstances(startedAt, workers));
  const ran = comparison.summary.variants.length > 0;
  const written = { ...study, ...tableOptions(tables), language: lang };
  const data = ran ? writeResults(folder, origin, experiment, written) : undefined;
  if (!ran) tell(said(t("cli.noRunFinished", { file, reason: comparison.failed[0]?.text })));
  const idle = withoutEffect(prepared, comparison.summary);
  warn(idle, lang);
  warnOf(cautionsOf(prepared), lang);
  const view = data && lookup(data, lang);
  if (!json) print(screenText({ prepared, comparison, view, idle, study, target, language: lang, allTables }));
  return { file, name, comparison, uncertainty: study.uncertainty };
}

function optionsOf(scenario: ResolvedScenario, flags: CompareFlags): CompareOptions {
  const { indicator, halfWidth } = flags;
  return {
    replicates: flags.replicates ?? scenario.replicates,
    ...(halfWidth === undefined ? {} : { stop: { indicator, halfWidth } }),
    keepReplicates: flags.keep === "replicates" || flags.keep === "all",
  };
}

/** With progress; a signal stops it and says how to go on. */
async function runStoppably(
  scenario: ResolvedScenario,
  options: CompareOptions,
  flags: CompareFlags,
  target: string,
): Promise<Experiment> {
  const { replicates, finished } = options;
  const arms = 1 + Object.keys(scenario.variants).length;
  const runs = arms * replicates;
  const taken = runsFinished(replicates, arms, finished);
  if (taken > 0 && !flags.quiet) tell(said(t("cli.goesOn", { title: scenario.title, taken, runs })));
  const steps = { name: "years" as const, each: scenario.years };
  const progress = progressOf(said(scenario.title), flags.quiet, { things: "runs", taken, steps });
  const told = { ...options, progress: progress.update, stepped: progress.stepped };
  try {
    return await interruptible((stop) =>
      runExperiment(scenario, told, runWorkers(flags.workers, { stop }), pauseFor(stop)).finally(progress.end),
    );
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const done = runsFinished(replicates, arms, finished);
    const text = done === 0 ? t("cli.stoppedNoRun") : t("cli.stoppedRuns", { done, runs, target });
    throw new Interrupted(error.signal, text);
  }
}

/** Every arm has a replicate at least that it shares with the baseline. */
function isComplete({ comparison }: Compared): boolean {
  return Object.values(restsOn(comparison)).every((count) => count > 0);
}

/** Throws UserError where there is no such indicator. `file`: what asks for it. */
export function checkIndicator(id: string, file = "--indicator"): void {
  if (INDICATORS.some((indicator) => indicator.id === id)) return;
  throw new UserError({
    file,
    value: id,
    what: t("cli.noIndicator"),
    allowed: INDICATORS.map((indicator) => indicator.id).join(", "),
    hint: t("cli.seeDictionary"),
  });
}
