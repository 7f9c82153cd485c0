import { type ResultsFolder, withResults } from "../node/resultsFolder.js";
import { tell } from "./output.js";

/** Opens results directories for a command, which says whom it waits for. */
export function inResults<Value>(
  targets: readonly string[],
  work: (folders: readonly ResultsFolder[]) => Promise<Value>,
): Promise<Value> {
  return withResults(targets, work, {
    tell: ({ pid, host, lock }, target, silence) =>
      tell(
        `${target}: waiting up to ${silence / 60_000} minutes for a sign of life of process ${pid} on ${host}, which writes there. ` +
          `If it was killed, remove the file ${lock} now: what it has finished stays.\n`,
      ),
  });
}
