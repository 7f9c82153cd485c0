import { LeverNameError } from "../levers/selectors.js";
import { LeverUseError } from "../levers/useError.js";
import { joined, t } from "../words/index.js";
import type { Locate, Path } from "./document.js";
import { dottedPath, type Problem } from "./error.js";
import { nearestName } from "./nearest.js";

/**
 * What a lever says of its names, as a problem; `place` turns a path inside the lever into one of the file. Other
 * errors are thrown on.
 */
export function leverProblem(error: unknown, place: (inside: Path) => Path, locate: Locate): Problem {
  if (error instanceof LeverUseError) {
    const path = place(error.path);
    return { ...locate(path), path: dottedPath(path), ...error.problem };
  }
  if (!(error instanceof LeverNameError)) throw error;
  const path = place(error.path);
  return {
    ...locate(path),
    path: dottedPath(path),
    value: error.name,
    what: t("error.unknownToRegion"),
    allowed: joined(error.allowed, "enumeration"),
    nearest: nearestName(error.name, error.allowed),
    hint: t("scenario.correctOrAddTables"),
  };
}
