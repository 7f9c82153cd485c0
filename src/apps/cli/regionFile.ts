import { existsSync } from "node:fs";
import {
  fileNamed,
  kindOfText,
  loadRegion,
  loadScenario,
  nearestName,
  type Region,
  regionOf,
  UserError,
} from "../../input/index.js";
import { advice, t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { shippedRegionIds } from "../node/disk/shipped.js";

/**
 * The region of a region or scenario file; one with a key that only scenarios have is one, and what cannot be read is
 * reported by the reader of regions.
 */
export function readRegion(name: string): Region {
  const file = fileNamed(diskFiles, name);
  return isScenario(file) ? regionOf(loadScenario(file, diskFiles)) : loadRegion(file, diskFiles);
}

function isScenario(file: string): boolean {
  return kindOfText(textOf(file)) === "scenario";
}

/**
 * True of a region file, or of the name of a shipped one: it has a key of regions, and none that only scenarios have.
 */
export function isRegion(name: string): boolean {
  const file = fileNamed(diskFiles, name);
  return kindOfText(textOf(file)) === "region";
}

/** What cannot be read is reported by the readers of regions and scenarios. */
function textOf(file: string): string {
  try {
    return new TextDecoder().decode(diskFiles.read(file));
  } catch {
    return "";
  }
}

/**
 * The name under which a region ships, given by that name or by its id alone; undefined for a file or folder. Throws
 * UserError where it is none of these.
 */
export function shippedRegion(name: string, asked: string): string | undefined {
  const shipped = [name, `regions/${name}`].find((one) => diskFiles.shipped?.(one) !== undefined);
  if (shipped === undefined && !existsSync(name)) throw noRegion(name, asked);
  return shipped;
}

function noRegion(name: string, asked: string): UserError {
  const ids = shippedRegionIds();
  return new UserError({
    file: asked,
    value: name,
    ...advice("cli.noRegionFile", t("cli.regionPaths", { ids: ids.join(", ") }), "cli.correctOrNewRegion"),
    nearest: nearestName(name.slice(name.lastIndexOf("/") + 1), ids),
  });
}
