import { shellWord, t } from "../../words/index.js";
import { mergeCase, mergeDraws, missingTasks } from "../node/cluster/merge.js";
import {
  type DesignOfPlan,
  importPlanned,
  isOfDraws,
  type Plan,
  type PlanStudy,
  readPlan,
} from "../node/cluster/planFolder.js";
import { FinishedShards, shardText } from "../node/cluster/shardFiles.js";
import { statusOf } from "../node/cluster/status.js";
import { outputFolders } from "../node/results/resultsFolder.js";
import { type CaseStudy, type StudyFlags, tellCaseStudy, writeCaseStudy } from "./caseStudy.js";
import { Command } from "./command.js";
import { conclude, present } from "./compare.js";
import type { Compared } from "./compareText.js";
import { EXIT } from "./exit.js";
import { concludeFacts } from "./facts.js";
import { said } from "./language.js";
import { concludeLeague } from "./league.js";
import { type CommonFlags, circumstances, type TableFlags } from "./options.js";
import { inResults, tell } from "./output.js";
import type { DrawnCase } from "./runPlan.js";
import { SENSITIVITY } from "./sensitivity.js";
import { SWEEP } from "./sweep.js";
import { type FoundStudy, foundIn } from "./uncertainty.js";

interface MergeFlags extends TableFlags, CommonFlags {}

/** agglom merge PLAN: the results of all shards, as the single-machine command writes them. */
export function mergeCommand(): Command {
  return new Command("merge", "help.merge")
    .group("cluster")
    .takes("<plan>", "help.planFolder")
    .flag("--out <dir>", "help.outCompare")
    .format()
    .choice("--keep <what>", "help.keepEffects", ["effects"])
    .flag("--json", "help.mergedJson")
    .language()
    .explains("help.mergeExit")
    .example("agglom merge results/plan --out results/barrier-removal")
    .does(async (folder: string, flags: MergeFlags) => {
      const startedAt = new Date();
      const plan = readPlan(folder);
      await importPlanned(plan.manifest.modules);
      const finished = new FinishedShards(plan);
      try {
        return missingTasks(plan, finished).length > 0
          ? incomplete(plan, finished)
          : await merge(plan, finished, flags, startedAt);
      } finally {
        finished.close();
      }
    });
}

function merge(plan: Plan, finished: FinishedShards, flags: MergeFlags, startedAt: Date): Promise<number> {
  const [study] = plan.studies as [PlanStudy];
  if (!isOfDraws(study)) return mergeComparison(plan, finished, flags, startedAt);
  if ("outcomes" in study) return mergeDesign(plan, study, finished, flags, startedAt);
  return mergeDrawn(plan, study.kind, finished, flags);
}

async function mergeComparison(
  plan: Plan,
  finished: FinishedShards,
  flags: MergeFlags,
  startedAt: Date,
): Promise<number> {
  const { cases, indicator } = plan.manifest;
  const folders = outputFolders(
    cases.map(({ name }) => name),
    flags.out,
  );
  const done = await inResults(folders, async (opened) => {
    const done: Compared[] = [];
    for (const [c, { file, name }] of cases.entries()) {
      const one = { file, name, target: folders[c]!, scenario: plan.scenarios[c]! };
      const { experiment, study, close } = await mergeCase(plan, finished, c, opened[c]!);
      try {
        const found = study ? foundIn(study, one.scenario) : foundInPlan(plan.studies[c]!);
        done.push(await present(one, { experiment, study: found, startedAt }, opened[c]!, flags));
      } finally {
        close();
      }
    }
    return done;
  });
  return conclude(done, { ...flags, indicator });
}

/** Of a league or of facts: draws of several cases, one beside the other. */
async function mergeDrawn(
  plan: Plan,
  kind: "league" | "facts",
  finished: FinishedShards,
  flags: MergeFlags,
): Promise<number> {
  const drawn: DrawnCase[] = [];
  for (const [c, { file }] of plan.manifest.cases.entries()) {
    const { draws, ...cases } = await mergeDraws(plan, finished, c);
    drawn.push({ file, plan: { ...cases, replicates: 1 }, draws });
  }
  const conclude = kind === "league" ? concludeLeague : concludeFacts;
  return inResults([flags.out ?? `results/${kind}`], async ([folder]) => conclude(drawn, flags, folder));
}

/** Of a sweep or a study of sensitivity, whose plan has a single case. */
async function mergeDesign(
  plan: Plan,
  study: DesignOfPlan,
  finished: FinishedShards,
  flags: MergeFlags,
  startedAt: Date,
): Promise<number> {
  const { file, name } = plan.manifest.cases[0]!;
  const [target] = outputFolders([name], flags.out) as [string];
  const told = await inResults([target], async ([folder]) => {
    const { draws, ...cases } = await mergeDraws(plan, finished, 0);
    const run = circumstances(startedAt, Math.max(1, finished.shards.length));
    const written = <Study extends DesignOfPlan, Report>(kind: CaseStudy<StudyFlags, Study, Report>, study: Study) => {
      const report = writeCaseStudy(kind, { file, asked: { ...cases, study }, draws, run }, folder!, flags.lang);
      return () => tellCaseStudy(kind, report, target, flags);
    };
    return study.kind === "sweep" ? written(SWEEP, study) : written(SENSITIVITY, study);
  });
  return told();
}

/** What the plan says of a study without draws of its own. */
function foundInPlan(study: PlanStudy): FoundStudy {
  if (study.kind !== "found") return {};
  const { kind: _, ...found } = study;
  return found;
}

/** Says what is missing, and of which shards. Nothing is written. */
function incomplete(plan: Plan, { shards }: FinishedShards): number {
  const { tasks, done, failed, reasons } = statusOf(plan);
  const there = shards.length > 0 ? t("cli.shardsThere", { shards: shards.map(shardText).join(", ") }) : "";
  tell(said("cli.planIncomplete", { folder: plan.folder, missing: tasks - done, tasks, there }));
  for (const { id, text: reason } of reasons.filter((one) => one.failed)) tell(said("cli.taskFails", { id, reason }));
  const folder = shellWord(plan.folder);
  if (failed > 0 && failed === tasks - done) {
    tell(said("cli.othersDone", { folder }));
    return EXIT.failed;
  }
  tell(said("cli.doTheRest", { folder }));
  return EXIT.again;
}
