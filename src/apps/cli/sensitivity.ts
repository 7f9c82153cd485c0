import { existsSync } from "node:fs";
import { mistakeAt } from "../../input/index.js";
import {
  METHODS,
  type SensitivityMethod,
  type SensitivityReport,
  sensitivitySchema,
} from "../../measures/results/index.js";
import { sensitivitySeen } from "../../measures/views/index.js";
import { estimatesTable, sensitivitySentences, tableText } from "../../report/index.js";
import { type Factor, planSensitivity, sensitivityOf } from "../../runs/studies/index.js";
import { ENGLISH, type Language, t } from "../../words/index.js";
import type { DesignOfPlan } from "../node/cluster/planFolder.js";
import { readJson } from "../node/disk/files.js";
import {
  type CaseStudy,
  caseStudyRun,
  outcomesFor,
  type StudyFlags,
  type StudySubject,
  subjectOf,
  uncertainOf,
  variedOf,
} from "./caseStudy.js";
import { type Command, wholeNumber } from "./command.js";
import { factorText } from "./planning.js";

interface SensitivityFlags extends StudyFlags {
  method: SensitivityMethod;
  samples?: number;
  screened?: string;
  top?: number;
}

/** Trajectories, groups, rows: enough for a first answer. */
const SAMPLES: Record<SensitivityMethod, number> = { morris: 10, sobol: 128, rank: 256 };

/** Factors of a table on the screen; the files hold all. */
const SHOWN = 12;

type SensitivityOfPlan = Extract<DesignOfPlan, { kind: "sensitivity" }>;

/** Which figures the effects of a scenario depend on. */
export const SENSITIVITY: CaseStudy<SensitivityFlags, SensitivityOfPlan, SensitivityReport> = {
  name: "sensitivity",
  help: { run: "help.sensitivity", out: "help.outSensitivity", plan: "help.planSensitivity" },
  examples: {
    run: "agglom sensitivity scenarios/yangtze-river-delta/barrier-removal.yaml --variant together --samples 4",
    plan:
      "agglom plan sensitivity scenarios/yangtze-river-delta/barrier-removal.yaml --method sobol " +
      "--samples 256 --out results/plan",
  },
  options: (command) =>
    command
      .choice("--method <name>", "help.method", METHODS, "morris")
      .value("--samples <n>", t("help.samples", SAMPLES), wholeNumber(2, 1_000_000))
      .flag("--screened <dir>", "help.screened")
      .value("--top <n>", "help.top", wholeNumber(1, 512), 6),
  asked(file, flags) {
    const subject = subjectOf(file, flags, { population: "cohorts", replicates: 1 });
    const factors = factorsOf(file, subject, flags);
    const samples = flags.samples ?? SAMPLES[flags.method];
    const { scenario, tasks, ...design } = planSensitivity(subject.scenario, factors, flags.method, samples);
    return {
      scenario,
      tasks,
      study: {
        kind: "sensitivity",
        outcomes: outcomesFor(scenario, flags),
        design: { ...design, factors: design.factors.map(factorText) },
      },
    };
  },
  size: ({ tasks, study }) =>
    t("cli.casesOfParameters", { tasksCount: tasks.length, factorsCount: study.design.factors.length }),
  report: ({ scenario, tasks, study: { design, outcomes } }, draws) =>
    sensitivityOf({ ...design, scenario, tasks }, draws, outcomes),
  results: (report) => ({ kind: "sensitivity", report }),
  text: screenText,
  isWhole: ({ failed }) => failed.length === 0,
};

/** agglom sensitivity FILE: which figures its effects depend on. */
export function sensitivityCommand(): Command {
  return caseStudyRun(SENSITIVITY);
}

/** All that is uncertain by default; else what is named, varied, or was found to be strong. */
function factorsOf(file: string, subject: StudySubject, flags: SensitivityFlags): Factor[] {
  const varied = variedOf(subject, flags);
  const screened = flags.screened === undefined ? [] : strongest(flags.screened, flags.top!, subject, varied);
  const names = [...flags.factor, ...screened];
  const asked = names.length > 0 || varied.length > 0;
  const uncertain = asked && names.length === 0 ? [] : uncertainOf(subject, asked ? names : undefined);
  const factors = [...uncertain, ...varied];
  if (factors.length > 0) return factors;
  throw mistakeAt(file, "cli.nothingUncertain", "cli.oneUncertainFigure", "cli.giveRange");
}

/** The strongest figures of an earlier study. What it varied is no figure: that must be varied again. */
function strongest(directory: string, top: number, subject: StudySubject, varied: readonly Factor[]): string[] {
  const file = `${directory}/sensitivity.json`;
  const [allowed, hint] = [t("cli.sensitivityResults"), t("cli.checkScreened")];
  if (!existsSync(file)) throw mistakeAt(file, "cli.noStudyThere", allowed, hint);
  const { outcomes } = readJson(file, sensitivitySchema, { allowed, hint });
  const found = outcomes.flatMap(({ factors }) => factors.slice(0, top).map(({ factor }) => factor));
  const names = [...new Set(found)].filter((name) => varied.every((one) => one.name !== name));
  const figures = uncertainOf(subject, undefined).map(({ name }) => name);
  const other = names.find((name) => !figures.includes(name));
  if (other === undefined) return names;
  const allowedHere = t("cli.figureWithRange", { name: figures[0] ?? t("cli.noSuchFigure") });
  const again = t("cli.varyAgain", { name: other });
  throw mistakeAt({ file: "--screened", value: other }, "study.noUncertainFigure", allowedHere, again);
}

function screenText(source: SensitivityReport, target: string, language: Language = ENGLISH): string {
  const view = sensitivitySeen(source, language);
  const tables = view.report.outcomes.map((outcome) => `\n${tableText(estimatesTable(view, outcome, SHOWN))}`);
  const where = view.say("cli.allParametersIn", { target });
  return `${sensitivitySentences(source, language).join("\n")}\n${tables.join("")}\n${where}\n`;
}
