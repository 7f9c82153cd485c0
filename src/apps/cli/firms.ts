import { calibrate } from "../../calibrate/index.js";
import {
  type FileSource,
  type Override,
  placesOf,
  type ResolvedScenario,
  regionOf,
  UserError,
} from "../../input/index.js";
import { t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";

/** Where the command line may say how many agents there are. */
interface Given {
  firms?: number;
  set: readonly Override[];
  files?: FileSource;
}

/**
 * Throws UserError where a run on agents has fewer of them than cells (city and sector) with firms. Calibrates only
 * where that may be.
 */
export function checkFirms(file: string, scenario: ResolvedScenario, given: Given): void {
  const { population, firms, region } = scenario;
  const { cities, sectors } = region.tables;
  if (population !== "agents" || firms >= cities.length * sectors.length) return;
  const needed = occupiedCells(scenario);
  if (firms >= needed) return;
  throw new UserError({
    ...placeOfFirms(file, given),
    path: "firms",
    value: firms,
    what: t("cli.tooFewFirms", { needed }),
    allowed: t("cli.wholeFrom", { needed }),
    hint: t("cli.setFirms", { needed }),
  });
}

function occupiedCells(scenario: ResolvedScenario): number {
  const { economy, population } = calibrate(regionOf(scenario)).world;
  const { nodes, sectors, isCity } = economy;
  let occupied = 0;
  for (let cell = 0; cell < sectors * nodes; cell++) {
    if (!isCity[cell % nodes]) continue;
    // Plants of a cell by the node of their headquarters.
    const plants = population.firms.subarray(cell * nodes, (cell + 1) * nodes);
    if (plants.some((firms) => firms > 0)) occupied++;
  }
  return occupied;
}

function placeOfFirms(file: string, { firms, set, files = diskFiles }: Given): { file: string; line?: number } {
  if (firms !== undefined) return { file: "--firms" };
  return placesOf(file, files, set)(["firms"]);
}
