import { readdirSync } from "node:fs";
import { loadRegion, loadScenario, UserError } from "../../src/input/index.js";
import { disk } from "../input/disk.js";

const root = "tests/broken";

/** Folders that each hold one file with a mistake, and one without. */
export const BROKEN = readdirSync(root);

const errors = new Map<string, UserError | undefined>();

/** What is wrong with the files of a folder, which are read once; undefined where nothing is. */
export function errorOf(name: string): UserError | undefined {
  if (!errors.has(name)) errors.set(name, errorIn(`${root}/${name}`));
  return errors.get(name);
}

function errorIn(folder: string): UserError | undefined {
  try {
    if (readdirSync(folder).includes("scenario.yaml")) loadScenario(`${folder}/scenario.yaml`, disk);
    else loadRegion(`${folder}/region.yaml`, disk);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return undefined;
}
