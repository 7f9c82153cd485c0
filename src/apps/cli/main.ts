import { availableParallelism } from "node:os";
import { CommanderError } from "commander";
import { UserError } from "../../input/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import { t, textOfError } from "../../words/index.js";
import { DiskFailure, diskFailure, isPassing, writeOut } from "../node/disk/carefulFile.js";
import { addressLimit, lacksMemory, workersWithin } from "../node/process/addressSpace.js";
import { Interrupted } from "../node/process/interrupt.js";
import { importedModules, importModules } from "../node/process/modules.js";
import { programVersion } from "../node/process/program.js";
import { ALL } from "./all.js";
import { Command } from "./command.js";
import { EXIT, leaveSignals } from "./exit.js";
import { beginCommandLine, beginLanguage, said } from "./language.js";
import { beginOutput, print, statusAfterPrinting, tell, type Write } from "./output.js";

/**
 * Runs the command line and returns the exit status; messages for people go to standard error, results to standard
 * output, both through `write`. One command at a time; nothing of it stays in the process but what modules of --import
 * have registered.
 */
export async function main(argv: readonly string[], write: Write = writeOut): Promise<number> {
  beginCommandLine(argv);
  beginLanguage(argv);
  beginOutput(write);
  let status: number = EXIT.done;
  const program = programOf();
  program.hook("preAction", (_, command) => importModules((command.opts() as { import?: string[] }).import ?? []));
  program.hook("preAction", (_, command) => {
    // To plan an experiment is not to run it: what is timed makes no pause.
    if (command.parent !== program || !(command as Command).pauses) leaveSignals();
    fitWorkers(command as Command);
  });
  program.hook("postAction", (_, command) => {
    status = (command as Command).status;
  });
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    status = explain(error);
  }
  return statusAfterPrinting(status);
}

/** Status of a process in which nothing more can happen while somebody still waits. */
const UNSETTLED = 13;

/**
 * The same as the work of a whole process: what is thrown past it, by a module of --import say, is told like any other
 * failure, and so is an end before it is over, which would look like success.
 */
export async function mainOfProcess(argv: readonly string[]): Promise<number> {
  const early = (status: number) => {
    if (status !== EXIT.done && status !== UNSETTLED) return;
    tell(said("cli.endedEarly"));
    process.exitCode = EXIT.failed;
  };
  process.on("uncaughtException", (error) => process.exit(explain(error)));
  process.on("exit", early);
  try {
    return await main(argv);
  } finally {
    process.off("exit", early);
  }
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.invalid;
  const foreseen = statusOf(error);
  if (foreseen !== undefined) {
    tell(`${said(textOfError(error))}\n`);
    return foreseen;
  }
  if (lacksMemory(error)) {
    tell(said("cli.wantOfMemory"));
    return EXIT.failed;
  }
  if (isPassing(error)) return explain(diskFailure((error as NodeJS.ErrnoException).path ?? t("cli.someFile"), error));
  if ((error as NodeJS.ErrnoException).syscall === "uv_cwd") {
    tell(said("cli.folderGone"));
    return EXIT.invalid;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const imported = importedModules()
    .map(({ file }) => file)
    .join(", ");
  tell(said("cli.unexpected", { message, imported: imported || "none" }));
  if (process.env["AGGLOM_DEBUG"]) tell(`${stack}\n`);
  return EXIT.failed;
}

/** Of errors that say all that there is to say. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof UserError) return EXIT.invalid;
  if (error instanceof Interrupted) return error.signal === "SIGINT" ? EXIT.stopped : EXIT.again;
  if (error instanceof DiskFailure) return error.passing ? EXIT.again : EXIT.failed;
  return error instanceof SimulationError ? EXIT.failed : undefined;
}

/** The program with all its commands, in the language that has begun. */
export function programOf(): Command {
  const program = new Command("agglom", "help.program")
    .version(programVersion().version, "-V, --version", said("help.version"))
    .showHelpAfterError(said("help.afterError"));
  for (const command of ALL) program.addCommand(command());
  return settled(program);
}

/**
 * Parts of a command have their own settings. Every command takes a language, which is read before there are commands.
 */
function settled(command: Command): Command {
  for (const part of command.commands) settled(part as Command);
  if (command.commands.length > 0) command.helpCommand("help [command]", said("help.help"));
  if (command.options.every(({ long }) => long !== "--lang")) command.language("help.printedLanguage");
  return command.exitOverride().configureOutput(OUTPUT);
}

const OUTPUT = { writeOut: print, writeErr: tell };

/**
 * Takes fewer workers where the address space has no room for all, and says so. The workers of `submit` are those of
 * other machines.
 */
function fitWorkers(command: Command): void {
  const limit = addressLimit();
  if (limit === undefined || command.parent?.name() === "submit") return;
  if (!command.options.some(({ long }) => long === "--workers")) return;
  const wanted = (command.getOptionValue("workers") as number | undefined) ?? availableParallelism();
  const fitting = workersWithin(limit, wanted);
  if (fitting === wanted) return;
  command.setOptionValue("workers", fitting);
  tell(said("cli.fewerWorkers", { limit: (limit / 1e9).toFixed(1), fitting, wanted }));
}
