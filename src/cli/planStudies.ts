import { t } from "../language/index.js";
import type { DesignOfPlan } from "../node/cluster/plan.js";
import type { Cases } from "../study/index.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { factorText, makePlan, type PlanningFlags, planningOptions } from "./planning.js";
import { type SensitivityFlags, sensitivityIn, sensitivityName, sensitivityOptions } from "./sensitivity.js";
import { caseOptions } from "./studyOptions.js";
import { type SweepFlags, sweepIn, sweepName, sweepOptions } from "./sweep.js";

/** agglom plan sweep FILE: every run of all variants at a point is a task. */
export function sweepPlanning(finish: Finish): Command {
  return planningOptions(sweepOptions(planOptions("sweep")))
    .description(said(t("help.planSweep")))
    .example(
      "agglom plan sweep scenarios/yangtze-river-delta/barrier-removal.yaml --vary variants.together.levers.local-protection.scale=0:1:5 --worlds 64 --out results/plan",
    )
    .action((file: string, flags: SweepFlags & PlanningFlags) => {
      const startedAt = new Date();
      const { planned, outcomes, front } = sweepIn(file, flags);
      const { scenario: _, tasks: __, ...design } = { ...planned, varied: planned.varied.map(factorText) };
      const study: DesignOfPlan = { kind: "sweep", outcomes, front, design: { ...design, ...factorsOf(planned) } };
      planCases({ file, name: sweepName(file), planned, study }, startedAt, flags);
      finish(EXIT.done);
    });
}

/** agglom plan sensitivity FILE: every world of the design is a task. */
export function sensitivityPlanning(finish: Finish): Command {
  return planningOptions(sensitivityOptions(planOptions("sensitivity")))
    .description(said(t("help.planSensitivity")))
    .example(
      "agglom plan sensitivity scenarios/yangtze-river-delta/barrier-removal.yaml --method sobol --samples 256 --out results/plan",
    )
    .action((file: string, flags: SensitivityFlags & PlanningFlags) => {
      const startedAt = new Date();
      const { planned, outcomes } = sensitivityIn(file, flags);
      const { scenario: _, tasks: __, ...design } = planned;
      const study: DesignOfPlan = { kind: "sensitivity", outcomes, design: { ...design, ...factorsOf(planned) } };
      planCases({ file, name: sensitivityName(file), planned, study }, startedAt, flags);
      finish(EXIT.done);
    });
}

function planOptions(name: "sweep" | "sensitivity"): Command {
  const command = caseOptions(new Command(name), said(t("help.outStudyPlan", { name })));
  return command.argument("<file>", said(t("help.scenarioFile")));
}

/** A factor that makes changes is no plain data; the tasks hold what it has made. */
function factorsOf({ factors }: Cases): Pick<Cases, "factors"> {
  return { factors: factors.map(factorText) };
}

interface PlannedCases {
  file: string;
  /** Of the results. */
  name: string;
  planned: Cases;
  study: DesignOfPlan;
}

function planCases(
  { file, name, planned, study }: PlannedCases,
  startedAt: Date,
  flags: PlanningFlags & { out?: string },
): void {
  const { scenario, tasks, replicates } = planned;
  const one = { name, file, scenario, study, replicates, keepReplicates: false, worlds: tasks };
  const { kind: command, outcomes } = study;
  const folder = flags.out ?? `results/${name}-plan`;
  makePlan({ folder, command, indicator: outcomes[0]!.indicator, cases: [one] }, startedAt, flags);
}
