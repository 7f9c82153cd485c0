import { existsSync } from "node:fs";
import { Option } from "commander";
import { ENGLISH, type Language, t } from "../language/index.js";
import { readJson } from "../node/damagedFile.js";
import { outputFolders, studyName } from "../node/outputFolders.js";
import { originOf, type RunCircumstances } from "../node/provenance.js";
import type { ResultsFolder } from "../node/resultsFolder.js";
import { writeSensitivity } from "../node/writeStudies.js";
import { estimatesTable, sensitivitySeen, sensitivitySentences, tableText } from "../report/index.js";
import { METHODS, type SensitivityMethod, type SensitivityReport, sensitivitySchema } from "../results/index.js";
import { UserError } from "../scenario/index.js";
import {
  type Factor,
  type Outcome,
  type PlannedSensitivity,
  planSensitivity,
  sensitivityOf,
  type Worlds,
} from "../study/index.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { circumstances, wholeNumber } from "./options.js";
import { print } from "./output.js";
import { inResults } from "./results.js";
import {
  outcomesFor,
  runCases,
  type StudyFlags,
  type StudySubject,
  studyOptions,
  subjectOf,
  tellSize,
  uncertainOf,
  variedOf,
} from "./studyOptions.js";

export interface SensitivityFlags extends StudyFlags {
  method: SensitivityMethod;
  samples?: number;
  screened?: string;
  top?: number;
}

/** Trajectories, groups, rows: enough for a first answer. */
const SAMPLES: Record<SensitivityMethod, number> = { morris: 10, sobol: 128, rank: 256 };

/** Factors of a table on the screen; the files hold all. */
const SHOWN = 12;

/** agglom sensitivity FILE: which figures its effects depend on. */
export function sensitivityCommand(finish: Finish): Command {
  return sensitivityOptions(studyOptions(new Command("sensitivity"), said(t("help.outSensitivity"))))
    .description(said(t("help.sensitivity")))
    .group("study")
    .argument("<file>", said(t("help.scenarioFile")))
    .example("agglom sensitivity scenarios/yangtze-river-delta/barrier-removal.yaml --variant together --samples 4")
    .action(async (file: string, flags: SensitivityFlags) => {
      const startedAt = new Date();
      const [target] = outputFolders([sensitivityName(file)], flags.out);
      const planned = planOf(file, flags);
      const report = await inResults([target!], async ([folder]) => {
        const outcomes = outcomesFor(planned.scenario, flags);
        tellSize(
          planned,
          outcomes,
          flags,
          t("cli.casesOfParameters", { tasksCount: planned.tasks.length, factorsCount: planned.factors.length }),
        );
        const worlds = await runCases(planned, outcomes, flags, folder!);
        const circumstance = circumstances(startedAt, flags.workers ?? 0);
        return writeMeasured(file, { planned, outcomes }, worlds, folder!, circumstance, flags.lang);
      });
      finish(tellMeasured(report, target!, flags));
    });
}

/** What makes a study of sensitivity of a study of cases. */
export function sensitivityOptions(command: Command): Command {
  return command
    .addOption(new Option("--method <name>", said(t("help.method"))).choices(METHODS).default("morris"))
    .addOption(new Option("--samples <n>", said(t("help.samples", SAMPLES))).argParser(wholeNumber(2, 1_000_000)))
    .option("--screened <dir>", said(t("help.screened")))
    .addOption(new Option("--top <n>", said(t("help.top"))).argParser(wholeNumber(1, 512)).default(6));
}

/** What its results are called. */
export function sensitivityName(file: string): string {
  return studyName(file, "sensitivity");
}

/** A study of sensitivity with what it looks at. */
export interface Measured {
  planned: PlannedSensitivity;
  outcomes: Outcome[];
}

/** The study that is asked for. Throws SimulationError where the region has no base year. */
export function sensitivityIn(file: string, flags: SensitivityFlags): Measured {
  const planned = planOf(file, flags);
  return { planned, outcomes: outcomesFor(planned.scenario, flags) };
}

/** Writes what came out, wherever its worlds were run. */
export function writeMeasured(
  file: string,
  { planned, outcomes }: Measured,
  worlds: Worlds,
  folder: ResultsFolder,
  circumstance: RunCircumstances,
  language?: Language,
): SensitivityReport {
  const report = sensitivityOf(planned, worlds, outcomes);
  writeSensitivity(folder, originOf(file, planned.scenario, circumstance), planned, worlds, report, language);
  return report;
}

/** Prints what came out; the exit status. */
export function tellMeasured(
  report: SensitivityReport,
  target: string,
  { json, lang }: { json?: boolean; lang?: Language },
): number {
  print(json ? `${JSON.stringify(report)}\n` : screenText(report, target, lang));
  return report.outcomes.some(({ used }) => used > 0) ? EXIT.done : EXIT.failed;
}

function planOf(file: string, flags: SensitivityFlags): PlannedSensitivity {
  const subject = subjectOf(file, flags, { population: "cohorts", replicates: 1 });
  const factors = factorsOf(file, subject, flags);
  return planSensitivity(subject.scenario, factors, flags.method, flags.samples ?? SAMPLES[flags.method]);
}

/** All that is uncertain by default; else what is named, varied, or was found to be strong. */
function factorsOf(file: string, subject: StudySubject, flags: SensitivityFlags): Factor[] {
  const screened = flags.screened === undefined ? [] : strongest(flags.screened, flags.top!);
  const varied = variedOf(subject, flags);
  const names = [...flags.factor, ...screened];
  const asked = names.length > 0 || varied.length > 0;
  const uncertain = asked && names.length === 0 ? [] : uncertainOf(subject, asked ? names : undefined);
  const factors = [...uncertain, ...varied];
  if (factors.length > 0) return factors;
  throw new UserError({
    file,
    what: t("cli.nothingUncertain"),
    allowed: t("cli.oneUncertainFigure"),
    hint: t("cli.giveRange"),
  });
}

function strongest(directory: string, top: number): string[] {
  const file = `${directory}/sensitivity.json`;
  const [allowed, hint] = [t("cli.sensitivityResults"), t("cli.checkScreened")];
  if (!existsSync(file)) throw new UserError({ file, what: t("cli.noStudyThere"), allowed, hint });
  const { outcomes } = readJson(file, sensitivitySchema, { allowed, hint });
  return [...new Set(outcomes.flatMap(({ factors }) => factors.slice(0, top).map(({ factor }) => factor)))];
}

function screenText(source: SensitivityReport, target: string, language: Language = ENGLISH): string {
  const view = sensitivitySeen(source, language);
  const tables = view.report.outcomes.map((outcome) => `\n${tableText(estimatesTable(view, outcome, SHOWN))}`);
  const where = view.say(t("cli.allParametersIn", { target }));
  return `${sensitivitySentences(source, language).join("\n")}\n${tables.join("")}\n${where}\n`;
}
