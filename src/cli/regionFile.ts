import { diskFiles } from "../node/files.js";
import { fileNamed, loadRegion, loadScenario, type Region, regionOf } from "../scenario/index.js";

/** The region of a region or scenario file; one with a key that only scenarios have is one, and what cannot be read is reported by the reader of regions. */
export function readRegion(name: string): Region {
  const file = fileNamed(diskFiles, name);
  return isScenario(file) ? regionOf(loadScenario(file, diskFiles)) : loadRegion(file, diskFiles);
}

function isScenario(file: string): boolean {
  return /^(region|title|question|startYear|years|variants):/m.test(textOf(file));
}

/** True of a region file, or of the name of a shipped one: it has a key of regions, and none that only scenarios have. */
export function isRegion(name: string): boolean {
  const file = fileNamed(diskFiles, name);
  return /^(id|tables|defaults|national|baseYear):/m.test(textOf(file)) && !isScenario(file);
}

/** What cannot be read is reported by the readers of regions and scenarios. */
function textOf(file: string): string {
  try {
    return new TextDecoder().decode(diskFiles.read(file));
  } catch {
    return "";
  }
}
