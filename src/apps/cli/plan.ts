import { mistakeAt } from "../../input/index.js";
import type { PlannedStudy } from "../../runs/studies/index.js";
import { checkIndicator } from "../library/input.js";
import type { CaseParts, PlanStudy } from "../node/cluster/planFolder.js";
import { distinctNames } from "../node/results/resultsFolder.js";
import { caseStudyPlanning } from "./caseStudy.js";
import { Command } from "./command.js";
import { type PlannedCase, readCase } from "./compare.js";
import { factsPlanning } from "./facts.js";
import { leaguePlanning } from "./league.js";
import { scenarioOptions } from "./options.js";
import { factorText, makePlan, type PlanningFlags, planningOptions } from "./planning.js";
import { SENSITIVITY } from "./sensitivity.js";
import { SWEEP } from "./sweep.js";
import { type FoundStudy, type UncertaintyFlags, uncertaintyOptions } from "./uncertainty.js";

type PlanFlags = UncertaintyFlags &
  PlanningFlags & {
    replicates?: number;
    indicator: string;
    keep?: "replicates";
  };

/**
 * agglom plan compare FILE..., sweep FILE, sensitivity FILE, league [REGION...], facts [FILE...]: writes down the tasks
 * of an experiment, for machines that share them.
 */
export function planCommand(): Command {
  return new Command("plan", "help.plan")
    .group("cluster")
    .addCommand(planCompareCommand())
    .addCommand(caseStudyPlanning(SWEEP))
    .addCommand(caseStudyPlanning(SENSITIVITY))
    .addCommand(leaguePlanning())
    .addCommand(factsPlanning())
    .example(
      "agglom plan compare scenarios/yangtze-river-delta/barrier-removal.yaml --replicates 400 --out results/plan",
      "agglom submit slurm results/plan --run",
      "agglom merge results/plan",
    );
}

function planCompareCommand(): Command {
  const command = scenarioOptions(new Command("compare", "help.planCompare"), "help.outPlan");
  return planningOptions(uncertaintyOptions(command))
    .takes("<files...>", "help.scenarioFiles")
    .replicates("help.replicates")
    .flag("--indicator <id>", "help.leagueIndicator", "real-gdp")
    .choice("--keep <what>", "help.keepReplicates", ["replicates"])
    .example(
      "agglom plan compare scenarios/yangtze-river-delta/barrier-removal.yaml --replicates 400 --out results/plan",
    )
    .does((files: string[], flags: PlanFlags) => {
      checkIndicator(flags.indicator, "--indicator");
      // A study that machines share is not there before they are done.
      if (flags.store) throw mistakeAt("--store", "cli.notWithPlan", "cli.compareStore", "cli.leaveOutStore");
      const startedAt = new Date();
      const names = distinctNames(files);
      const folder = flags.out ?? `results/${names.length === 1 ? names[0] : "comparison"}-plan`;
      const cases = files.map((file, f) => readCase(file, names[f]!, folder, flags));
      const parts = cases.map((one) => partsOf(one, flags));
      makePlan({ folder, command: "compare", indicator: flags.indicator, cases: parts }, startedAt, flags);
    });
}

/** What a plan has to hold of a scenario and its study. */
function partsOf(
  { name, file, scenario, study }: PlannedCase,
  flags: PlanFlags,
): CaseParts & Pick<PlannedCase, "name" | "file"> {
  return {
    name,
    file,
    scenario,
    replicates: flags.replicates ?? scenario.replicates,
    keepReplicates: flags.keep === "replicates",
    draws: "tasks" in study ? study.tasks : [],
    study: "tasks" in study ? drawnStudy(study, flags) : foundStudy(study),
  };
}

function drawnStudy({ factors, values, list }: PlannedStudy, { target, hold }: PlanFlags): PlanStudy {
  const { seed, from, data } = list;
  return {
    kind: "drawn",
    target,
    held: hold,
    list: { seed, from, ...(data && { data }) },
    factors: factors.map(factorText),
    values,
  };
}

function foundStudy({ uncertainty, note }: FoundStudy): PlanStudy {
  return { kind: "found", ...(uncertainty && { uncertainty }), ...(note && { note }) };
}
