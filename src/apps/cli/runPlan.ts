import { armsOf } from "../../input/index.js";
import { type Draws, runDraws, type StudyPlan } from "../../runs/studies/index.js";
import { type TextKey, t } from "../../words/index.js";
import { Interrupted, interruptible, pauseFor } from "../node/process/interrupt.js";
import type { ResultsFolder } from "../node/results/resultsFolder.js";
import { contentSum, type FinishedWork, finishedDraws, subjectOfDraws } from "../node/store/finishedWork.js";
import { type Crew, drawWorkers } from "../node/threads/pool.js";
import { progressOf } from "./progress.js";

export interface RunFlags {
  workers?: number | Crew;
  quiet?: boolean;
  fresh?: boolean;
}

/** Where finished draws are kept, and the results that they are for. */
export interface KeptDraws {
  work: FinishedWork;
  target: string;
}

interface Telling {
  /** Before the bar of progress. */
  title: string;
  /** What is counted. */
  things: "draws" | "cases";
  /** Absent: a study that is stopped begins anew. */
  kept?: KeptDraws;
}

/** Runs studies whose finished draws are kept in the folder of their results. */
export async function keepingDraws<Value>(
  folder: ResultsFolder,
  plans: readonly StudyPlan[],
  { fresh }: RunFlags,
  run: (kept: KeptDraws) => Promise<Value>,
): Promise<Value> {
  const subjects = plans.map(subjectOfDraws);
  const work = folder.openWork(plans.length === 1 ? subjects[0]! : contentSum(subjects), fresh);
  try {
    return await run({ work, target: folder.shown });
  } finally {
    work.close();
  }
}

/** A scenario whose parameter draws have been run, wherever that was. */
export interface DrawnCase {
  file: string;
  plan: StudyPlan;
  draws: Draws;
}

/** One scenario after the other. `folder`: where finished draws are kept. */
export async function runCases<Value>(
  cases: readonly (Omit<DrawnCase, "draws"> & { title: string })[],
  flags: RunFlags,
  folder: ResultsFolder | undefined,
  conclude: (drawn: DrawnCase[]) => Value,
): Promise<Value> {
  const run = async (kept?: KeptDraws) => {
    const drawn: DrawnCase[] = [];
    for (const { file, plan, title } of cases)
      drawn.push({
        file,
        plan,
        draws: await runPlan(plan, flags, { title, things: "draws", ...(kept && { kept }) }),
      });
    return conclude(drawn);
  };
  const plans = cases.map(({ plan }) => plan);
  return folder ? keepingDraws(folder, plans, flags, run) : run();
}

/** Runs a study here, with progress. A signal stops it and says how to go on, where draws are kept. */
export async function runPlan(plan: StudyPlan, flags: RunFlags, { title, things, kept }: Telling): Promise<Draws> {
  const { scenario, tasks } = plan;
  const files = kept && finishedDraws(kept.work, plan, tasks);
  const steps = { name: "years" as const, each: scenario.years * armsOf(scenario).length };
  const taken = files?.known.size ?? 0;
  const progress = progressOf(title, flags.quiet, { things, taken, steps });
  let done = taken;
  const update = (now: number, of: number) => {
    done = now;
    progress.update(now, of);
  };
  const told = { ...files, progress: update, stepped: progress.stepped };
  try {
    return await interruptible((stop) =>
      runDraws(plan, { ...told, pause: pauseFor(stop) }, drawWorkers(flags.workers, { stop })).finally(progress.end),
    );
  } catch (error) {
    if (!(error instanceof Interrupted) || !kept) throw error;
    throw new Interrupted(error.signal, t(STOPPED[things], { done, count: tasks.length, target: kept.target }));
  }
}

const STOPPED: Record<Telling["things"], TextKey> = { draws: "cli.stoppedDraws", cases: "cli.stoppedKept" };
