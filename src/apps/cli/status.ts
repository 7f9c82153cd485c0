import { ENGLISH, type Language, saying, shellWord, type TextKey } from "../../words/index.js";
import { readPlan } from "../node/cluster/planFolder.js";
import { type PlanStatus, statusOf } from "../node/cluster/status.js";
import { Command } from "./command.js";
import { languageAsked } from "./language.js";
import { durationText, jsonLine, lines, print } from "./output.js";

/** agglom status PLAN: what is done, at work, failed and left. */
export function statusCommand(): Command {
  return new Command("status", "help.status")
    .group("cluster")
    .takes("<plan>", "help.planFolder")
    .flag("--json", "help.statusJson")
    .example("agglom status results/plan")
    .does((folder: string, flags: { json?: boolean }) => {
      const status = statusOf(readPlan(folder));
      print(flags.json ? jsonLine(status) : statusWords(folder, status, languageAsked()));
    });
}

/** Reasons that are shown; the others are like them, most often. */
const MOST_REASONS = 10;

/** What is done of a plan, and what is not. */
export function statusWords(folder: string, status: PlanStatus, language: Language = ENGLISH): string {
  const say = saying(language);
  const { tasks, done, running, stale, failed, pending, failedRuns, secondsPerTask, secondsLeft, reasons } = status;
  const counts: [number, TextKey][] = [
    [running, "cli.tasksAtWork"],
    [stale, "cli.tasksStale"],
    [failed, "cli.tasksFailed"],
    [pending, "cli.tasksPending"],
    [failedRuns, "cli.runsUnfinished"],
  ];
  return lines([
    say("cli.tasksDone", { folder, done, tasks }),
    ...counts.flatMap(([count, what]) => (count > 0 ? [say(what, { count })] : [])),
    ...reasons.slice(0, MOST_REASONS).map(({ id, text }) => `  ${id}${say("join.colon")}${say(text)}`),
    ...(reasons.length > MOST_REASONS ? [say("cli.andMore", { count: reasons.length - MOST_REASONS })] : []),
    ...(secondsLeft !== null && secondsLeft > 0
      ? [
          say("cli.timeLeft", {
            left: durationText(secondsLeft),
            each: durationText(secondsPerTask!),
            several: running > 1,
            running,
          }),
        ]
      : []),
    ...(done === tasks ? [say("cli.allDone", { folder: shellWord(folder) })] : []),
  ]);
}
