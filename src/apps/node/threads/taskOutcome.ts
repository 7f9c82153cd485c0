import { SimulationError } from "../../../runs/experiments/index.js";
import { type Text, t, textOfError } from "../../../words/index.js";

/** What a worker says of a task: its result, or why it can have none on any machine. */
export type TaskOutcome<Result> = { result: Result } | { failure: Text };

/** Does a task that may fail. An error of the program is a failure too: the same program would meet it again. */
export function tried<Result>(work: () => Result): TaskOutcome<Result> {
  try {
    return { result: work() };
  } catch (error) {
    if (error instanceof SimulationError) return { failure: error.text };
    return { failure: t("node.taskFault", { error: textOfError(error) }) };
  }
}
