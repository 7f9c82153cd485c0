import { resolve } from "node:path";
import { calibrate } from "../../calibrate/index.js";
import { loadRegion, type Region, regionRead } from "../../input/index.js";
import { leverCautions, type PreparedScenario, regionCautions, worldCautions } from "../../runs/experiments/index.js";
import type { Text } from "../../words/index.js";
import { diskFiles, shippedFile } from "../node/disk/files.js";

/**
 * What is to be said of a scenario before its results: what was filled in of its region, what does not hold together,
 * and what is to be known of its levers.
 */
export function cautionsOf(prepared: PreparedScenario): Text[] {
  return [...regionCautions(prepared, ships), ...leverCautions(prepared)];
}

/** The same of a region by itself. Throws SimulationError where it has no base year. */
export function regionCautionsOf(region: Region): Text[] {
  return [...(region.filledIn ?? []), ...worldCautions(calibrate(region), ships)];
}

/**
 * True of a region as it ships with the program: that its base year is stable is known (docs/validation.md), and takes
 * up to a minute to find out.
 */
function ships(region: Region): boolean {
  const file = shippedFile(`regions/${region.id}`);
  if (file === undefined) return false;
  const read = regionRead(region);
  const shipped = read && resolve(read.path) === file ? read.region : loadRegion(file, diskFiles);
  return JSON.stringify(shipped) === JSON.stringify(region);
}
