import { t } from "../../words/index.js";
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
