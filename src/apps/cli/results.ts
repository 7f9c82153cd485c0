import { t } from "../../words/index.js";
import { checkPlace } from "../node/disk/places.js";
import { writeFolder } from "../node/disk/writeFolder.js";
import { type ResultsFolder, withResults } from "../node/results/resultsFolder.js";
import { said } from "./language.js";
import { tell } from "./output.js";

/** Opens results directories for a command, which says whom it waits for. */
export function inResults<Value>(
  targets: readonly string[],
  work: (folders: readonly ResultsFolder[]) => Promise<Value>,
): Promise<Value> {
  return withResults(targets, work, {
    tell: ({ pid, host, lock }, target, silence) =>
      tell(said(t("cli.waitingForWriter", { target, minutes: silence / 60_000, pid, host, lock }))),
  });
}

/** Checks the folder of `--out`, where one is asked for, before the work begins. Throws UserError. */
export function checkAsked(out: string | undefined): void {
  if (out !== undefined) checkPlace(out);
}

/** Writes files into the folder of `--out`, where one is asked for. */
export function writeAsked(out: string | undefined, files: Parameters<typeof writeFolder>[1]): void {
  if (out !== undefined) writeFolder(out, files);
}
