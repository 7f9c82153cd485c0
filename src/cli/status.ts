import { t } from "../language/index.js";
import { readPlan } from "../node/cluster/planFolder.js";
import { type PlanStatus, statusOf } from "../node/cluster/status.js";
import { Command } from "./command.js";
import { durationText } from "./duration.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { print } from "./output.js";

/** agglom status PLAN: what is done, at work, failed and left. */
export function statusCommand(finish: Finish): Command {
  return new Command("status")
    .description(said(t("help.status")))
    .argument("<plan>", said(t("help.planFolder")))
    .option("--json", said(t("help.statusJson")))
    .example("agglom status results/plan")
    .action((folder: string, flags: { json?: boolean }) => {
      const status = statusOf(readPlan(folder));
      print(flags.json ? `${JSON.stringify(status)}\n` : statusWords(folder, status));
      finish(EXIT.done);
    });
}

/** Reasons that are shown; the others are like them, most often. */
const MOST_REASONS = 10;

/** What is done of a plan, and what is not. */
export function statusWords(folder: string, status: PlanStatus): string {
  const { tasks, done, running, stale, failed, pending, failedRuns, secondsPerTask, secondsLeft, reasons } = status;
  const counts: [number, string][] = [
    [running, "at work"],
    [stale, "begun by a process that is gone (work on the shard again)"],
    [failed, "failed for good (agglom work --again tries them again)"],
    [pending, "not begun"],
  ];
  const lines = [
    `${folder}: ${done} of ${tasks} tasks done.`,
    ...counts.flatMap(([count, what]) => (count > 0 ? [`  ${count} ${what}`] : [])),
    ...(failedRuns > 0 ? [`${failedRuns} runs could not be finished; they are rows of the results.`] : []),
    ...reasons.slice(0, MOST_REASONS).map(({ id, reason }) => `  ${id}: ${reason}`),
    ...(reasons.length > MOST_REASONS ? [`  ... and ${reasons.length - MOST_REASONS} more`] : []),
    ...(secondsLeft !== null && secondsLeft > 0
      ? [
          `About ${durationText(secondsLeft)} left at ${durationText(secondsPerTask!)} a task${running > 1 ? `, ${running} at a time` : ""}.`,
        ]
      : []),
    done === tasks ? `All is done: agglom merge ${folder}` : "",
  ];
  return lines
    .filter((line) => line !== "")
    .map((line) => `${line}\n`)
    .join("");
}
