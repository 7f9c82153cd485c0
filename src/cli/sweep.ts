import { Option } from "commander";
import { ENGLISH, english, type Language, t } from "../language/index.js";
import { outputFolders, studyName } from "../node/outputFolders.js";
import { originOf, type RunCircumstances } from "../node/provenance.js";
import type { ResultsFolder } from "../node/resultsFolder.js";
import { writeSweep } from "../node/writeStudies.js";
import { optionsTable, sweepSeen, sweepSentences, tableText } from "../report/index.js";
import type { SweepReport } from "../results/index.js";
import { UserError } from "../scenario/index.js";
import {
  DESIGNS,
  type Factor,
  type Front,
  type Outcome,
  type PlannedSweep,
  planSweep,
  type SweepSettings,
  sizeOf,
  sweepOf,
  type Worlds,
} from "../study/index.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { circumstances, replicatesOption, wholeNumber } from "./options.js";
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

export interface SweepFlags extends StudyFlags {
  design?: SweepSettings["design"];
  cases?: number;
  worlds: number;
  population: "agents" | "cohorts";
  replicates?: number;
  efficiency: string;
  equity: string;
  cost: string;
}

const CASES = 64;

/** More do not fit into memory or a lifetime. */
const MOST_RUNS = 1_000_000;

/** Options of a table on the screen. */
const SHOWN = 20;

/** agglom sweep FILE: effects over levels of levers and of what is uncertain. */
export function sweepCommand(finish: Finish): Command {
  return sweepOptions(studyOptions(new Command("sweep"), said(t("help.outSweep"))))
    .description(said(t("help.sweep")))
    .group("study")
    .argument("<file>", said(t("help.scenarioFile")))
    .example(
      "agglom sweep scenarios/yangtze-river-delta/barrier-removal.yaml --vary variants.together.levers.local-protection.scale=0:1:5 --worlds 16",
    )
    .action(async (file: string, flags: SweepFlags) => {
      const startedAt = new Date();
      const { subject, planned } = planOf(file, flags);
      const [target] = outputFolders([sweepName(file)], flags.out);
      const report = await inResults([target!], async ([folder]) => {
        const seen = outcomesOf(subject, flags);
        tellSize(
          planned,
          seen.outcomes,
          flags,
          t("cli.pointsAndRuns", { pointsCount: planned.points.length, tasksCount: planned.tasks.length }),
        );
        const worlds = await runCases(planned, seen.outcomes, flags, folder!);
        const circumstance = circumstances(startedAt, flags.workers ?? 0);
        return writeSwept(file, { planned, ...seen }, worlds, folder!, circumstance, flags.lang);
      });
      finish(tellSwept(report, target!, flags));
    });
}

/** What makes a sweep of a study of cases. */
export function sweepOptions(command: Command): Command {
  return command
    .addOption(new Option("--design <name>", said(t("help.design"))).choices(DESIGNS))
    .addOption(new Option("--cases <n>", said(t("help.cases", { cases: CASES }))).argParser(wholeNumber(1, MOST_RUNS)))
    .addOption(new Option("--worlds <n>", said(t("help.sweepWorlds"))).argParser(wholeNumber(0, 100_000)).default(0))
    .addOption(
      new Option("--population <kind>", said(t("help.population"))).choices(["cohorts", "agents"]).default("cohorts"),
    )
    .addOption(replicatesOption(said(t("help.sweepReplicates"))))
    .option("--efficiency <indicator>", said(t("help.efficiency")), "real-gdp")
    .option("--equity <indicator>", said(t("help.equity")), "theil-t-gdp")
    .option("--cost <indicator>", said(t("help.cost")), "lever-cost")
    .hook("preAction", (_, command) => {
      const { replicates, population } = command.opts<SweepFlags>();
      if (replicates !== undefined && population === "cohorts") command.error(said(t("help.replicatesNeedAgents")));
    });
}

/** What its results are called. */
export function sweepName(file: string): string {
  return studyName(file, "sweep");
}

/** A sweep with what it looks at. */
export interface Swept {
  planned: PlannedSweep;
  outcomes: Outcome[];
  front: Front;
}

/** The sweep that is asked for. Throws SimulationError where the region has no base year. */
export function sweepIn(file: string, flags: SweepFlags): Swept {
  const { subject, planned } = planOf(file, flags);
  return { planned, ...outcomesOf(subject, flags) };
}

/** Writes what came out, wherever its cases were run. */
export function writeSwept(
  file: string,
  { planned, outcomes, front }: Swept,
  worlds: Worlds,
  folder: ResultsFolder,
  circumstance: RunCircumstances,
  language?: Language,
): SweepReport {
  const report = sweepOf(planned, worlds, outcomes, front);
  writeSweep(folder, originOf(file, planned.scenario, circumstance), planned, worlds, report, language);
  return report;
}

/** Prints what came out; the exit status. */
export function tellSwept(
  report: SweepReport,
  target: string,
  { json, lang }: { json?: boolean; lang?: Language },
): number {
  print(json ? `${JSON.stringify(report)}\n` : screenText(report, target, lang));
  return report.options.some(({ effects }) => effects.some(({ worlds }) => worlds > 0)) ? EXIT.done : EXIT.failed;
}

function planOf(file: string, flags: SweepFlags): { subject: StudySubject; planned: PlannedSweep } {
  const { population } = flags;
  const subject = subjectOf(file, flags, { population, ...(population === "cohorts" ? { replicates: 1 } : {}) });
  const replicates = population === "agents" ? (flags.replicates ?? subject.scenario.replicates) : 1;
  const varied = variedIn(file, subject, flags);
  const design = flags.design ?? (flags.cases === undefined ? "grid" : "sobol");
  const settings = { design, points: flags.cases ?? CASES, worlds: flags.worlds, replicates };
  const size = sizeOf(varied, settings);
  if (size > MOST_RUNS)
    throw new UserError({
      file: "--design",
      value: english(t("cli.runsCount", { size })),
      what: t("cli.tooManyRuns"),
      allowed: t("cli.runsUpTo", { most: MOST_RUNS }),
      hint: t("cli.fewerRuns"),
    });
  const uncertain = flags.worlds > 0 ? uncertainOf(subject, undefined) : [];
  return { subject, planned: planSweep(subject.scenario, varied, uncertain, settings) };
}

function variedIn(file: string, subject: StudySubject, flags: SweepFlags): Factor[] {
  const varied = [...variedOf(subject, flags), ...(flags.factor.length > 0 ? uncertainOf(subject, flags.factor) : [])];
  if (varied.length > 0) return varied;
  throw new UserError({
    file,
    what: t("cli.sweptOverNothing"),
    allowed: t("cli.varyOrFactor"),
    hint: t("cli.exampleOfVary"),
  });
}

/** Outcomes that are asked for, and those of the front. */
function outcomesOf(subject: StudySubject, flags: SweepFlags): { outcomes: Outcome[]; front: Front } {
  const asked = flags.outcome.length > 0 ? flags.outcome : DEFAULT;
  const weighed = [flags.efficiency, flags.equity, flags.cost];
  const texts = [...new Set([...asked, ...weighed])];
  const outcomes = outcomesFor(subject.scenario, { ...flags, outcome: texts });
  const [efficiency, equity, cost] = weighed.map((text) => texts.indexOf(text)) as [number, number, number];
  return { outcomes, front: { efficiency, equity, cost } };
}

const DEFAULT = ["real-gdp", "real-national-income", "real-final-consumption-per-head"];

function screenText(source: SweepReport, target: string, language: Language = ENGLISH): string {
  const view = sweepSeen(source, language);
  const where = view.say(t("cli.allOptionsIn", { target }));
  return `${sweepSentences(source, language).join("\n")}\n\n${tableText(optionsTable(view, SHOWN))}\n${where}\n`;
}
