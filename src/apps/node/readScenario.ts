import { loadScenario } from "../../input/index.js";
import { overridesOf, type ParseOptions, type Scenario } from "../library/input.js";
import { diskFiles } from "./disk/files.js";

/**
 * Reads a scenario from disk and checks all of it. `file`: a path seen from the working directory, or the name of a
 * shipped scenario (`yangtze-river-delta/barrier-removal`). Throws UserError that says where and how to mend it.
 */
export function readScenario(file: string, options: Pick<ParseOptions, "set"> = {}): Scenario {
  return loadScenario(file, diskFiles, overridesOf(options.set ?? {}));
}
