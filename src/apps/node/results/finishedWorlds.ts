import { rmSync } from "node:fs";
import type { StudyPlan, WorldOptions, WorldResult } from "../../../runs/studies/index.js";
import { importedModules } from "../process/modules.js";
import { programText } from "../process/program.js";
import { contentSum, taskId } from "../store/taskId.js";
import { openStore } from "../store/taskStore.js";
import type { ResultsFolder } from "./resultsFolder.js";

const HINT = "Finish it by the command that began it, choose another place with --out DIR, or begin anew with --fresh";

/** Worlds that are done, in the partial folder of an experiment. */
export interface WorldFiles extends Required<Pick<WorldOptions, "known" | "finished">> {
  close(): void;
}

/**
 * Takes up the worlds that an earlier run of the same scenario has finished in the folder; of equal worlds of another
 * design as well. `fresh`: begins anew.
 * @throws UserError where the folder holds worlds of another scenario or program, DiskFailure where it cannot be written.
 */
export function worldFiles(folder: ResultsFolder, { scenario, tasks, cells }: StudyPlan, fresh = false): WorldFiles {
  const file = folder.finishedWorlds;
  if (fresh) rmSync(file, { force: true });
  const plan = contentSum({ scenario, modules: importedModules(), ...(cells ? { cells } : {}) });
  const store = openStore<WorldResult>(
    file,
    { kind: "worlds", program: programText(), node: process.version, plan },
    HINT,
  );
  folder.goOn(file);
  const ids = tasks.map((task) => taskId(plan, task));
  const known = new Map(ids.flatMap((id, place) => (store.has(id) ? [[place, store.read(id)] as const] : [])));
  return {
    known,
    finished(place, result) {
      if (!store.has(ids[place]!)) store.append(ids[place]!, result);
    },
    close: () => store.close(),
  };
}
