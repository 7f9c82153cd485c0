import { runWorlds, type StudyPlan, type Worlds } from "../../runs/studies/index.js";
import { type Text, t } from "../../words/index.js";
import { Interrupted, interruptible, pauseFor } from "../node/process/interrupt.js";
import { worldFiles } from "../node/results/finishedWorlds.js";
import type { ResultsFolder } from "../node/results/resultsFolder.js";
import { worldWorkers } from "../node/threads/pool.js";
import { progressOf } from "./progress.js";

interface RunFlags {
  workers?: number;
  quiet?: boolean;
  fresh?: boolean;
}

interface Telling {
  /** Before the bar of progress. */
  title: string;
  /** What is counted. */
  things: "worlds" | "cases";
  /** Where finished draws are kept; absent: a study that is stopped begins anew. */
  folder?: ResultsFolder;
}

/**
 * Runs a study here, with progress. Draws that are done are kept in the folder: a signal stops it and says how to go
 * on.
 */
export async function runPlan(plan: StudyPlan, flags: RunFlags, { title, things, folder }: Telling): Promise<Worlds> {
  const { scenario, tasks } = plan;
  const files = folder && worldFiles(folder, plan, flags.fresh);
  const steps = { name: "years" as const, each: scenario.years * (1 + Object.keys(scenario.variants).length) };
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
      runWorlds(plan, { ...told, pause: pauseFor(stop) }, worldWorkers(flags.workers, stop)).finally(progress.end),
    );
  } catch (error) {
    if (!(error instanceof Interrupted) || !folder) throw error;
    throw new Interrupted(error.signal, STOPPED[things]({ done, count: tasks.length, target: folder.shown }));
  } finally {
    files?.close();
  }
}

interface Stopped {
  done: number;
  count: number;
  target: string;
}

const STOPPED: Record<Telling["things"], (values: Stopped) => Text> = {
  worlds: ({ done, count, target }) => t("cli.stoppedWorlds", { done, count, target }),
  cases: ({ done, count, target }) => t("cli.stoppedKept", { done, count, target }),
};
