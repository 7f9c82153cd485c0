import { availableParallelism } from "node:os";
import { mistakeAt } from "../../input/index.js";
import { shellWord } from "../../words/index.js";
import { importPlanned, type Plan, readPlan } from "../node/cluster/planFolder.js";
import { parseShard, type Shard, shardOfEnvironment, shardText } from "../node/cluster/shardFiles.js";
import { type WorkDone, workOn } from "../node/cluster/work.js";
import { STOP_SIGNALS } from "../node/process/interrupt.js";
import { Command, wholeNumber } from "./command.js";
import { EXIT } from "./exit.js";
import { said } from "./language.js";
import type { CommonFlags } from "./options.js";
import { print, printJson, tell } from "./output.js";
import { progressOf } from "./progress.js";

interface WorkFlags extends CommonFlags {
  shard?: Shard;
  grace: number;
  again?: boolean;
}

/** Seconds: Slurm and Kubernetes kill half a minute after they have asked. */
const GRACE = 20;

/** agglom work PLAN --shard I/N: does the tasks of a shard that are not done yet. */
export function workCommand(): Command {
  return new Command("work", "help.work")
    .group("cluster")
    .stoppable()
    .takes("<plan>", "help.planFolder")
    .value("--shard <i/n>", "help.shard", parseShard)
    .workers()
    .value("--grace <seconds>", "help.grace", wholeNumber(0, 86_400), GRACE)
    .flag("--again", "help.again")
    .flag("--quiet", "help.quiet")
    .flag("--json", "help.doneJson")
    .explains("help.workExit")
    .example("agglom work results/plan --shard 3/7 --workers 4")
    .does(async (folder: string, flags: WorkFlags) => {
      const plan = readPlan(folder);
      await importPlanned(plan.manifest.modules);
      const shard = flags.shard ?? shardOfEnvironment(process.env, plan.manifest.shards) ?? { index: 1, count: 1 };
      const stop = new AbortController();
      const done = await workUntilAsked(plan, shard, flags, stop);
      if (done) tellDone(plan, shard, done, flags);
      else tellAtWork(folder, shard);
      return statusAfter(done, stop.signal);
    });
}

/**
 * Works until all is done or a signal asks to stop, which is the reason of `stop` then. A second Ctrl-C does not wait.
 */
async function workUntilAsked(
  plan: Plan,
  shard: Shard,
  flags: WorkFlags,
  stop: AbortController,
): Promise<WorkDone | undefined> {
  const progress = progressOf(said("cli.shardTitle", { shard: shardText(shard) }), flags.quiet, { things: "tasks" });
  const asked = (signal: NodeJS.Signals) => {
    if (stop.signal.aborted && signal === "SIGINT") process.exit(EXIT.stopped);
    if (!stop.signal.aborted) tell(said("cli.stopping", { signal, grace: flags.grace }));
    stop.abort(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, asked);
  try {
    return await workOn(plan, shard, stop.signal, {
      workers: flags.workers ?? availableParallelism(),
      again: flags.again ?? false,
      grace: flags.grace * 1000,
      progress: progress.update,
      waiting: (holder) => tell(said("cli.waitingFor", { holder, shard: shardText(shard) })),
    });
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, asked);
    progress.end();
  }
}

function statusAfter(done: WorkDone | undefined, stop: AbortSignal): number {
  if (!done) return EXIT.again;
  if (done.stopped) return stop.reason === "SIGINT" ? EXIT.stopped : EXIT.again;
  return done.failed.length > 0 ? EXIT.permanent : EXIT.done;
}

function tellDone({ folder }: Plan, shard: Shard, done: WorkDone, { json }: WorkFlags): void {
  const text = shardText(shard);
  for (const { id, text: reason } of done.failed) tell(said("cli.taskFails", { id, reason }));
  if (json) printJson({ shard: text, ...done });
  else {
    const { tasks, failed } = done;
    print(said("cli.shardDone", { shard: text, folder, done: done.done, tasks, failed: failed.length }));
  }
  if (done.stopped) tell(said("cli.stoppedEarly", { folder: shellWord(folder), shard: text }));
}

function tellAtWork(folder: string, shard: Shard): void {
  const place = { file: folder, value: shardText(shard) };
  const { text } = mistakeAt(place, "cli.shardAtWork", "cli.oneProcessPerShard", "cli.waitForShard");
  tell(`${said(text)}\n`);
}
