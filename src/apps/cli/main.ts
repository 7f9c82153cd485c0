import { CommanderError } from "commander";
import { UserError } from "../../input/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import { t, textOfError } from "../../words/index.js";
import { DiskFailure, diskFailure, isPassing } from "../node/disk/diskError.js";
import { writeOut } from "../node/disk/standardOutput.js";
import { lacksMemory } from "../node/process/addressSpace.js";
import { Interrupted } from "../node/process/interrupt.js";
import { importModules } from "../node/process/modules.js";
import { beginCommandLine } from "./commandLine.js";
import { EXIT } from "./exit.js";
import { beginLanguage, said } from "./language.js";
import { fitMachine } from "./machine.js";
import { beginOutput, statusAfterPrinting, tell, type Write } from "./output.js";
import { programOf } from "./program.js";

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
  const program = programOf((result) => {
    status = result;
  });
  program.hook("preAction", (_, command) => importModules((command.opts() as { import?: string[] }).import ?? []));
  program.hook("preAction", (_, command) => fitMachine(command));
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    status = explain(error);
  }
  return statusAfterPrinting(status);
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.invalid;
  if (error instanceof UserError) {
    tell(`${said(error.text)}\n`);
    return EXIT.invalid;
  }
  if (error instanceof Interrupted) {
    tell(`${said(error.text)}\n`);
    return error.signal === "SIGINT" ? EXIT.stopped : EXIT.again;
  }
  if (error instanceof SimulationError || error instanceof DiskFailure) {
    tell(`${said(textOfError(error))}\n`);
    return error instanceof DiskFailure && error.passing ? EXIT.again : EXIT.failed;
  }
  if (lacksMemory(error)) {
    tell(said(t("cli.wantOfMemory")));
    return EXIT.failed;
  }
  if (isPassing(error)) return explain(diskFailure((error as NodeJS.ErrnoException).path ?? t("cli.someFile"), error));
  if ((error as NodeJS.ErrnoException).syscall === "uv_cwd") {
    tell(said(t("cli.folderGone")));
    return EXIT.invalid;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  tell(said(t("cli.unexpected", { message })));
  if (process.env["AGGLOM_DEBUG"]) tell(`${stack}\n`);
  return EXIT.failed;
}
