import { diskFiles } from "../node/files.js";
import { fileNamed, loadRegion, loadScenario, type Region, regionOf } from "../scenario/index.js";

/** The region of a region or scenario file; one with a key that only scenarios have is one, and what cannot be read is reported by the reader of regions. */
export function readRegion(name: string): Region {
  const file = fileNamed(diskFiles, name);
  return isScenario(file) ? regionOf(loadScenario(file, diskFiles)) : loadRegion(file, diskFiles);
}

function isScenario(file: string): boolean {
  try {
    return /^(region|title|question|startYear|years|variants):/m.test(new TextDecoder().decode(diskFiles.read(file)));
  } catch {
    return false;
  }
}
