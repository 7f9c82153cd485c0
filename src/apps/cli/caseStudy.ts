import type { ResolvedScenario } from "../../input/index.js";
import type { Origin } from "../../runs/experiments/index.js";
import { type Cases, cellsOf, type Draws, type DrawTask } from "../../runs/studies/index.js";
import { type Language, type Text, t } from "../../words/index.js";
import type { DesignOfPlan } from "../node/cluster/plan.js";
import { outputFolders, studyName } from "../node/results/outputFolders.js";
import { originOf, type RunCircumstances } from "../node/results/provenance.js";
import type { ResultsFolder } from "../node/results/resultsFolder.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { circumstances } from "./options.js";
import { print } from "./output.js";
import { makePlan, type PlanningFlags, planningOptions } from "./planning.js";
import { inResults } from "./results.js";
import { keepingDraws, runPlan } from "./runPlan.js";
import { caseOptions, type StudyFlags, studyOptions, tellSize } from "./studyOptions.js";

/**
 * A study of cases as a declaration: what is asked of it, and what is said of its results. How it is run here, planned
 * for machines that share its cases, and put together again is the same for all.
 */
export interface CaseStudy<Flags extends StudyFlags, Study extends DesignOfPlan, Report> {
  name: Study["kind"];
  help: Record<"run" | "out" | "plan", Text>;
  examples: Record<"run" | "plan", string>;
  /** Adds what makes this study of a study of cases. */
  options(command: Command): Command;
  /** Throws UserError where that cannot be, SimulationError where the region has no base year. */
  asked(file: string, flags: Flags): AskedStudy<Study>;
  /** What there is to run, in words. */
  size(asked: AskedStudy<Study>): Text;
  report(asked: AskedStudy<Study>, draws: Draws): Report;
  write(folder: ResultsFolder, origin: Origin, cases: Cases, draws: Draws, report: Report, language?: Language): void;
  text(report: Report, target: string, language?: Language): string;
  /** Whether anything came out. */
  hasValues(report: Report): boolean;
}

/** The study that is asked for, as plain data. */
export interface AskedStudy<Study extends DesignOfPlan> {
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
  finish: Finish,
): Command {
  return kind
    .options(studyOptions(new Command(kind.name, kind.help.run), kind.help.out))
    .group("study")
    .takes("<file>", "help.scenarioFile")
    .example(kind.examples.run)
    .does(finish, async (file: string, flags: Flags) => {
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
  finish: Finish,
): Command {
  const command = caseOptions(new Command(kind.name, kind.help.plan), t("help.outStudyPlan", { name: kind.name }));
  return planningOptions(kind.options(command.takes("<file>", "help.scenarioFile")))
    .example(kind.examples.plan)
    .does(finish, (file: string, flags: Flags & PlanningFlags) => {
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
export function writeCaseStudy<Flags extends StudyFlags, Study extends DesignOfPlan, Report>(
  kind: CaseStudy<Flags, Study, Report>,
  { file, asked, draws, run }: { file: string; asked: AskedStudy<Study>; draws: Draws; run: RunCircumstances },
  folder: ResultsFolder,
  language?: Language,
): Report {
  const report = kind.report(asked, draws);
  kind.write(folder, originOf(file, asked.scenario, run), casesOf(asked), draws, report, language);
  return report;
}

/** Prints what came out; the exit status. */
export function tellCaseStudy<Flags extends StudyFlags, Study extends DesignOfPlan, Report>(
  kind: CaseStudy<Flags, Study, Report>,
  report: Report,
  target: string,
  { json, lang }: { json?: boolean; lang?: Language },
): number {
  print(json ? `${JSON.stringify(report)}\n` : kind.text(report, target, lang));
  return kind.hasValues(report) ? EXIT.done : EXIT.failed;
}
