import { BASELINE, lastYearOf, mistakeAt, nearestName, type ResolvedScenario, spanOf } from "../../input/index.js";
import { currencyOf, prepareScenario } from "../../runs/experiments/index.js";
import {
  type Cases,
  cellsOf,
  type Draws,
  type DrawTask,
  type Factor,
  type Outcome,
  outcomeOf,
  parseVaried,
  uncertainFactors,
  type Varied,
  variedFactor,
} from "../../runs/studies/index.js";
import { english, type Language, type Text, type TextKey, t, textOf, type Words } from "../../words/index.js";
import { checkVariants } from "../library/input.js";
import type { DesignOfPlan } from "../node/cluster/planFolder.js";
import { originOf, type RunCircumstances } from "../node/results/provenance.js";
import { outputFolders, type ResultsFolder, studyName } from "../node/results/resultsFolder.js";
import { writeStudy } from "../node/results/writeResults.js";
import { drawWorkers } from "../node/threads/pool.js";
import { Command } from "./command.js";
import { EXIT } from "./exit.js";
import { said } from "./language.js";
import {
  askedFor,
  type CommonFlags,
  circumstances,
  collected,
  loadWith,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
} from "./options.js";
import { durationText, inResults, jsonLine, print, tell } from "./output.js";
import { makePlan, type PlanningFlags, planningOptions, secondsOfDraw } from "./planning.js";
import { keepingDraws, runPlan } from "./runPlan.js";

/**
 * A study of cases as a declaration: what is asked of it, and what is said of its results. How it is run here, planned
 * for machines that share its cases, and put together again is the same for all.
 */
export interface CaseStudy<Flags extends StudyFlags, Study extends DesignOfPlan, Report> {
  name: Study["kind"];
  help: Record<"run" | "out" | "plan", TextKey>;
  examples: Record<"run" | "plan", string>;
  /** Adds what makes this study of a study of cases. */
  options(command: Command): Command;
  /** Throws UserError where that cannot be, SimulationError where the region has no base year. */
  asked(file: string, flags: Flags): AskedStudy<Study>;
  /** What there is to run, in words. */
  size(asked: AskedStudy<Study>): Text;
  report(asked: AskedStudy<Study>, draws: Draws): Report;
  results(report: Report): Parameters<typeof writeStudy>[4];
  text(report: Report, target: string, language?: Language): string;
  /** Whether all that was asked for came out. */
  isWhole(report: Report): boolean;
}

/** The study that is asked for, as plain data. */
interface AskedStudy<Study extends DesignOfPlan> {
  scenario: ResolvedScenario;
  tasks: DrawTask[];
  study: Study;
}

/** What there is to run of a study that is asked for. */
export const casesOf = <Study extends DesignOfPlan>({ scenario, tasks, study }: AskedStudy<Study>): Cases => ({
  ...study.design,
  scenario,
  tasks,
  cells: cellsOf(study.outcomes),
});

/** agglom sweep FILE, agglom sensitivity FILE: runs the cases here. */
export function caseStudyRun<Flags extends StudyFlags, Study extends DesignOfPlan, Report>(
  kind: CaseStudy<Flags, Study, Report>,
): Command {
  return kind
    .options(studyOptions(new Command(kind.name, kind.help.run), kind.help.out))
    .group("study")
    .stoppable()
    .takes("<file>", "help.scenarioFile")
    .example(kind.examples.run)
    .does(async (file: string, flags: Flags) => {
      const startedAt = new Date();
      const asked = kind.asked(file, flags);
      const cases = casesOf(asked);
      const [target] = outputFolders([studyName(file, kind.name)], flags.out) as [string];
      const report = await inResults([target], async ([folder]) => {
        tellSize(cases, flags, kind.size(asked));
        const title = said(asked.scenario.title);
        return keepingDraws(folder!, [cases], flags, async (kept) => {
          const draws = await runPlan(cases, flags, { title, things: "cases", kept });
          const run = circumstances(startedAt, flags.workers ?? 0);
          return writeCaseStudy(kind, { file, asked, draws, run }, folder!, flags.lang);
        });
      });
      return tellCaseStudy(kind, report, target, flags);
    });
}

/** agglom plan sweep FILE, agglom plan sensitivity FILE: every run of all variants in a case is a task. */
export function caseStudyPlanning<Flags extends StudyFlags, Study extends DesignOfPlan, Report>(
  kind: CaseStudy<Flags, Study, Report>,
): Command {
  const command = caseOptions(new Command(kind.name, kind.help.plan), t("help.outStudyPlan", { name: kind.name }));
  return planningOptions(kind.options(command.takes("<file>", "help.scenarioFile")))
    .example(kind.examples.plan)
    .does((file: string, flags: Flags & PlanningFlags) => {
      const startedAt = new Date();
      const { scenario, tasks, study } = kind.asked(file, flags);
      const name = studyName(file, kind.name);
      const { replicates } = study.design;
      const one = { name, file, scenario, study, replicates, keepReplicates: false, draws: tasks };
      const [first] = study.outcomes;
      const folder = flags.out ?? `results/${name}-plan`;
      makePlan({ folder, command: kind.name, indicator: first!.indicator, cases: [one] }, startedAt, flags);
    });
}

/** Writes what came out, wherever the cases were run. */
export function writeCaseStudy<Study extends DesignOfPlan, Report>(
  kind: CaseStudy<StudyFlags, Study, Report>,
  { file, asked, draws, run }: { file: string; asked: AskedStudy<Study>; draws: Draws; run: RunCircumstances },
  folder: ResultsFolder,
  language?: Language,
): Report {
  const report = kind.report(asked, draws);
  writeStudy(folder, originOf(file, asked.scenario, run), casesOf(asked), draws, kind.results(report), language);
  return report;
}

/** Prints what came out; the exit status. */
export function tellCaseStudy<Study extends DesignOfPlan, Report>(
  kind: CaseStudy<StudyFlags, Study, Report>,
  report: Report,
  target: string,
  { json, lang }: CommonFlags,
): number {
  print(json ? jsonLine(report) : kind.text(report, target, lang));
  return kind.isWhole(report) ? EXIT.done : EXIT.failed;
}

/** Options of every study that varies numbers of a scenario. */
export interface StudyFlags extends ScenarioOptions {
  vary: Varied[];
  factor: string[];
  variant: string[];
  outcome: string[];
}

/** What is told where nothing is asked for, of the cluster. */
export const DEFAULT_OUTCOMES = ["real-gdp", "real-national-income", "real-final-consumption-per-head"];

/** Options of a study that is run here. `out`: what its results directory would hold. */
function studyOptions(command: Command, out: Words): Command {
  return caseOptions(command, out).workers().language().flag("--fresh", "help.fresh").flag("--json", "help.studyJson");
}

/** Options that say what cases of a study there are, and what is looked at. */
function caseOptions(command: Command, out: Words): Command {
  return scenarioOptions(command, out)
    .value("--vary <path=values>", "help.vary", (text, before: Varied[]) => [...before, parseVaried(text)], [], "")
    .value("--factor <name>", "help.factor", collected, [])
    .value("--variant <name>", "help.variantOnly", collected, [])
    .value("--outcome <indicator>", t("help.outcome", { outcomes: DEFAULT_OUTCOMES.join(", ") }), collected, []);
}

/** A scenario as a study runs it, and how it is read again with one number replaced. */
export interface StudySubject {
  scenario: ResolvedScenario;
  load(path: string, value: number): ResolvedScenario;
}

/** Throws UserError where the scenario cannot be read, has no variant to compare, or lacks one that is asked for. */
export function subjectOf(file: string, flags: StudyFlags, running: Partial<ResolvedScenario>): StudySubject {
  const whole = readScenario(file, flags);
  const load = loadWith(file, flags);
  checkVariants(file, whole);
  const names = variantsOf(whole, flags);
  const cut = (scenario: ResolvedScenario): ResolvedScenario => ({
    ...scenario,
    ...running,
    variants: Object.fromEntries(Object.entries(scenario.variants).filter(([name]) => names.includes(name))),
  });
  return { scenario: cut(whole), load: (path, value) => cut(load(path, value)) };
}

/** Those that are named, else those in which something is varied, else all. */
function variantsOf({ variants }: ResolvedScenario, { variant, vary }: StudyFlags): string[] {
  const all = Object.keys(variants);
  askedFor(all, variant, "scenario.noVariant", "--variant");
  if (variant.length > 0) return variant;
  const inside = vary.map(({ path }) => path.split(".")).filter(([first]) => first === "variants");
  const named = all.filter((name) => inside.some(([, second]) => second === name));
  return vary.length > 0 && inside.length === vary.length && named.length > 0 ? named : all;
}

/** Outcomes that are asked for. Throws SimulationError where the region has no base year. */
export function outcomesFor(scenario: ResolvedScenario, { outcome }: StudyFlags): Outcome[] {
  const prepared = prepareScenario(scenario, [BASELINE]);
  const texts = [...new Set(outcome.length > 0 ? outcome : DEFAULT_OUTCOMES)];
  const last = lastYearOf(scenario);
  return texts.map((text) => outcomeOf(text, last, prepared.scopes, currencyOf(scenario)));
}

/** Uncertain figures whose name is, or begins with, one of the names; all where `names` is undefined. */
export function uncertainOf({ scenario, load }: StudySubject, names: readonly string[] | undefined): Factor[] {
  const all = uncertainFactors(scenario, load);
  if (names === undefined) return all;
  const isUnder = (name: string, start: string) => name === start || name.startsWith(`${start}.`);
  for (const start of names) {
    if (all.some(({ name }) => isUnder(name, start))) continue;
    const known = all.map(({ name }) => name);
    throw mistakeAt(
      { file: "--factor", value: start, nearest: nearestName(start, known) },
      "study.noUncertainFigure",
      t("cli.figureWithRange", { name: known[0] ?? t("cli.noSuchFigure") }),
      "cli.uncertainFigures",
    );
  }
  return all.filter(({ name }) => names.some((start) => isUnder(name, start)));
}

/** Numbers that `--vary` names. */
export function variedOf({ scenario, load }: StudySubject, { vary }: StudyFlags): Factor[] {
  const twice = vary.find(({ path }, at) => vary.findIndex((one) => one.path === path) !== at);
  if (twice)
    throw mistakeAt({ file: "--vary", value: twice.path }, "cli.variedTwice", "cli.eachNumberOnce", "cli.leaveOneOut");
  const factors = vary.map((one) => variedFactor(scenario, one, load));
  checkPlacesOnce(factors);
  const withVariants = toldApart(factors, ({ name, label }) => {
    const variant = scenario.variants[/^variants\.([^.]+)\./.exec(name)?.[1] ?? ""];
    return variant ? t("join.withBracket", { what: label, bracket: variant.label }) : label;
  });
  return toldApart(withVariants, ({ name }) => textOf(name));
}

/** One number may have several paths: by the position of its lever and by its name. */
function checkPlacesOnce(factors: readonly Factor[]): void {
  const levels = ({ distribution }: Factor) =>
    distribution.kind === "list" ? distribution.values : spanOf(distribution);
  const changed = (factor: Factor) => levels(factor).flatMap((level) => factor.changes(level));
  const places = factors.map((factor) => String([...new Set(changed(factor).map(({ path }) => path.join(".")))]));
  const twice = factors.find((_, at) => places.indexOf(places[at]!) !== at);
  if (!twice) return;
  throw mistakeAt({ file: "--vary", value: twice.name }, "cli.variedTwice", "cli.eachNumberOnce", "cli.leaveOneOut");
}

/** Factors that are called alike by another name. */
function toldApart(factors: readonly Factor[], other: (factor: Factor) => Text): Factor[] {
  const isAlone = ({ label }: Factor) => factors.filter((one) => english(one.label) === english(label)).length === 1;
  return factors.map((factor) => (isAlone(factor) ? factor : { ...factor, label: other(factor) }));
}

/** Says how many cases there are and how long they will take, by one that is timed. `what`: the cases in words. */
function tellSize({ scenario, tasks, cells = [] }: Cases, { quiet, workers }: StudyFlags, what: Text): void {
  if (quiet) return;
  const count = Math.min(drawWorkers(workers)?.wanted ?? 1, tasks.length);
  const seconds = (secondsOfDraw(scenario, cells, tasks[0]!) * tasks.length) / count;
  tell(said("cli.sizeOfStudy", { what, time: durationText(seconds), workers: count }));
}
