import { mistakeAt } from "../../input/index.js";
import type { SweepReport } from "../../measures/results/index.js";
import { sweepSeen } from "../../measures/views/index.js";
import { optionsTable, sweepSentences, tableText } from "../../report/index.js";
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
} from "../../runs/studies/index.js";
import { ENGLISH, english, type Language, t } from "../../words/index.js";
import type { DesignOfPlan } from "../node/cluster/planFolder.js";
import {
  type CaseStudy,
  caseStudyRun,
  DEFAULT_OUTCOMES,
  outcomesFor,
  type StudyFlags,
  type StudySubject,
  subjectOf,
  uncertainOf,
  variedOf,
} from "./caseStudy.js";
import { type Command, wholeNumber } from "./command.js";
import { said } from "./language.js";
import { drawListIn, drawsOption } from "./options.js";
import { factorText } from "./planning.js";

export interface SweepFlags extends StudyFlags {
  design?: SweepSettings["design"];
  cases?: number;
  draws: number;
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

type SweepOfPlan = Extract<DesignOfPlan, { kind: "sweep" }>;

/** Effects over levels of levers and of what is uncertain. */
export const SWEEP: CaseStudy<SweepFlags, SweepOfPlan, SweepReport> = {
  name: "sweep",
  help: { run: "help.sweep", out: "help.outSweep", plan: "help.planSweep" },
  examples: {
    run:
      "agglom sweep scenarios/yangtze-river-delta/barrier-removal.yaml --vary " +
      "variants.together.levers.local-protection.scale=0:1:5 --draws 16",
    plan:
      "agglom plan sweep scenarios/yangtze-river-delta/barrier-removal.yaml --vary " +
      "variants.together.levers.local-protection.scale=0:1:5 --draws 64 --out results/plan",
  },
  options: sweepOptions,
  asked(file, flags) {
    const { subject, planned } = planOf(file, flags);
    const { scenario, tasks, ...design } = planned;
    return {
      scenario,
      tasks,
      study: {
        kind: "sweep",
        ...outcomesOf(subject, flags),
        design: { ...design, factors: design.factors.map(factorText), varied: design.varied.map(factorText) },
      },
    };
  },
  size: ({ tasks, study }) =>
    t("cli.pointsAndRuns", { pointsCount: study.design.points.length, tasksCount: tasks.length }),
  report: ({ scenario, tasks, study: { design, outcomes, front } }, draws) =>
    sweepOf({ ...design, scenario, tasks }, draws, outcomes, front),
  results: (report) => ({ kind: "sweep", report }),
  text: screenText,
  isWhole: ({ failed }) => failed.length === 0,
};

/** agglom sweep FILE: effects over levels of levers and of what is uncertain. */
export function sweepCommand(): Command {
  return caseStudyRun(SWEEP);
}

/** What makes a sweep of a study of cases. */
function sweepOptions(command: Command): Command {
  return drawsOption(command, "help.sweepDraws", 0)
    .choice("--design <name>", "help.design", DESIGNS)
    .value("--cases <n>", t("help.cases", { cases: CASES }), wholeNumber(1, MOST_RUNS))
    .choice("--population <kind>", "help.population", ["cohorts", "agents"], "cohorts")
    .replicates("help.sweepReplicates")
    .flag("--efficiency <indicator>", "help.efficiency", "real-gdp")
    .flag("--equity <indicator>", "help.equity", "theil-t-gdp")
    .flag("--cost <indicator>", "help.cost", "lever-cost")
    .hook("preAction", (_, command) => {
      const { replicates, population } = command.opts<SweepFlags>();
      if (replicates !== undefined && population === "cohorts") command.error(said("help.replicatesNeedAgents"));
    });
}

function planOf(file: string, flags: SweepFlags): { subject: StudySubject; planned: PlannedSweep } {
  const { population } = flags;
  const subject = subjectOf(file, flags, { population, ...(population === "cohorts" ? { replicates: 1 } : {}) });
  const replicates = population === "agents" ? (flags.replicates ?? subject.scenario.replicates) : 1;
  const varied = variedIn(file, subject, flags);
  const settings = {
    design: flags.design ?? (flags.cases === undefined ? "grid" : "sobol"),
    points: flags.cases ?? CASES,
    draws: flags.draws,
    replicates,
  };
  const size = sizeOf(varied, settings);
  if (size > MOST_RUNS)
    throw mistakeAt(
      { file: "--design", value: english(t("cli.runsCounted", { count: size })) },
      "cli.tooManyRuns",
      t("cli.runsUpTo", { most: MOST_RUNS }),
      "cli.fewerRuns",
    );
  const { scenario } = subject;
  const list = flags.draws > 0 ? drawListIn(file, scenario, flags) : undefined;
  const uncertain = flags.draws > 0 ? uncertainOf(subject, undefined) : [];
  return { subject, planned: planSweep(scenario, varied, uncertain, settings, list) };
}

function variedIn(file: string, subject: StudySubject, flags: SweepFlags): Factor[] {
  const varied = [...variedOf(subject, flags), ...(flags.factor.length > 0 ? uncertainOf(subject, flags.factor) : [])];
  if (varied.length > 0) return varied;
  throw mistakeAt(file, "cli.sweptOverNothing", "cli.varyOrFactor", "cli.exampleOfVary");
}

/** Outcomes that are asked for, and those of the front. */
function outcomesOf(subject: StudySubject, flags: SweepFlags): { outcomes: Outcome[]; front: Front } {
  const asked = flags.outcome.length > 0 ? flags.outcome : DEFAULT_OUTCOMES;
  const weighed = [flags.efficiency, flags.equity, flags.cost];
  const texts = [...new Set([...asked, ...weighed])];
  const outcomes = outcomesFor(subject.scenario, { ...flags, outcome: texts });
  const [efficiency, equity, cost] = weighed.map((text) => texts.indexOf(text)) as [number, number, number];
  return { outcomes, front: { efficiency, equity, cost } };
}

function screenText(source: SweepReport, target: string, language: Language = ENGLISH): string {
  const view = sweepSeen(source, language);
  const where = view.say("cli.allOptionsIn", { target });
  return `${sweepSentences(source, language).join("\n")}\n\n${tableText(optionsTable(view, SHOWN))}\n${where}\n`;
}
