import { existsSync } from "node:fs";
import { basename, resolve, sep } from "node:path";
import { UserError } from "../../../input/index.js";
import { t } from "../../../words/index.js";

/** What results of a scenario file are called: its name without folder and ending. */
export function scenarioName(file: string): string {
  return basename(file).replace(/\.ya?ml$/, "");
}

/**
 * What tells scenario files apart in tables and folders: their names or, where two have the same, as many folders above
 * as it takes.
 */
export function distinctNames(files: readonly string[]): string[] {
  const paths = files.map((file) => [...resolve(file).split(sep).slice(1, -1), scenarioName(file)]);
  const longest = Math.max(...paths.map((path) => path.length));
  for (let parts = 1; parts <= longest; parts++) {
    const names = paths.map((path) => path.slice(-parts).join("-"));
    if (new Set(names).size === files.length) return names;
  }
  throw new UserError({
    file: files.join(" "),
    what: t("node.sameResults"),
    allowed: t("node.eachFileOnce"),
    hint: t("node.leaveOutOrRename"),
  });
}

/** A results directory for each of several files: in `out` if given; `out` itself for a single one. */
export function outputFolders(names: readonly string[], out: string | undefined): string[] {
  if (out !== undefined && names.length === 1) return [out];
  return names.map((name) => `${out ?? "results"}/${name}`);
}

/** What commands add to the name of a scenario for a folder of their own; a comparison adds nothing. */
const STUDIES = ["game", "sweep", "sensitivity", "attribution"] as const;

/** What the results of a study of a scenario are called. */
export function studyName(file: string, study: (typeof STUDIES)[number]): string {
  return `${scenarioName(file)}-${study}`;
}

/**
 * The results directory that a path or the name of a scenario means: itself, or that of the first study of it, in
 * `results` too. As it is where nothing is there.
 */
export function resultsNamed(name: string): string {
  const plain = name.replace(/\/+$/, "");
  const candidates = [plain, `results/${plain}`].flatMap((folder) => [
    folder,
    ...STUDIES.map((study) => `${folder}-${study}`),
  ]);
  return candidates.find((folder) => existsSync(folder)) ?? plain;
}
