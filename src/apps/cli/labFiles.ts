import { fileNamed, loadRegion, loadScenario } from "../../input/index.js";
import { diskFiles } from "../node/disk/files.js";
import { isRegion } from "./regionFile.js";

/** A scenario or a region with all files that it reads, by path. */
export interface LabFiles {
  file: string;
  files: Readonly<Record<string, string>>;
}

/** Reads a scenario or a region for the lab. Throws UserError where it is not valid. */
export function labFiles(name: string): LabFiles {
  const file = fileNamed(diskFiles, name);
  const files: Record<string, string> = {};
  const read = (path: string) => {
    const bytes = diskFiles.read(path);
    files[path] = new TextDecoder().decode(bytes);
    return bytes;
  };
  const source = { ...diskFiles, read };
  if (isRegion(file)) loadRegion(file, source);
  else loadScenario(file, source);
  return { file, files };
}
