import { existsSync, readFileSync } from "node:fs";
import { UserError } from "../../../input/index.js";
import { advice } from "../../../words/index.js";
import { importedModules, importModules, modulePaths } from "../process/modules.js";
import { hashOf, type PlanManifest } from "./planFolder.js";

/** Modules that have been loaded, as a plan names them. */
export function plannedModules(): PlanManifest["modules"] {
  const paths = modulePaths();
  return importedModules().map((module, place) => ({ ...module, path: paths[place]! }));
}

/** Loads the modules of a plan. Throws UserError where one is not there or is not the same. */
export async function importPlanned(modules: PlanManifest["modules"]): Promise<void> {
  for (const { file, path, sha256 } of modules) {
    const same = existsSync(path) && hashOf(readFileSync(path)) === sha256;
    if (!same)
      throw new UserError({
        file: path,
        value: file,
        ...advice("node.moduleChanged", "node.sameModule", "node.putItThere"),
      });
  }
  await importModules(
    modules.map(({ path }) => path),
    modules.map(({ file }) => file),
  );
}
