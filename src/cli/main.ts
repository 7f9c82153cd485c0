import { CommanderError } from "commander";
import { SimulationError } from "../engine/errors.js";
import { t, textOfError } from "../language/index.js";
import { DiskFailure, diskFailure, isPassing } from "../node/diskError.js";
import { Interrupted } from "../node/interrupt.js";
import { importModules } from "../node/modules.js";
import { programVersion } from "../node/program.js";
import { writeOut } from "../node/standardOutput.js";
import { UserError } from "../scenario/index.js";
import { attributeCommand } from "./attribute.js";
import { backtestCommand } from "./backtest.js";
import { calibrateCommand } from "./calibrate.js";
import { checkCommand } from "./check.js";
import { Command } from "./command.js";
import { beginCommandLine } from "./commandLine.js";
import { compareCommand } from "./compare.js";
import { estimateCommand } from "./estimate.js";
import { eventsCommand } from "./events.js";
import { EXIT } from "./exit.js";
import { exportCommand } from "./export.js";
import { factsCommand } from "./facts.js";
import { figuresCommand } from "./figures.js";
import { gameCommand } from "./game.js";
import { indicatorsCommand } from "./indicators.js";
import { labCommand } from "./lab.js";
import { beginLanguage, said } from "./language.js";
import { leagueCommand } from "./league.js";
import { fitMachine } from "./machine.js";
import { mergeCommand } from "./merge.js";
import { newCommand } from "./new.js";
import { languageOption } from "./options.js";
import { beginOutput, print, statusAfterPrinting, tell, type Write } from "./output.js";
import { planCommand } from "./plan.js";
import { reportCommand } from "./report.js";
import { runCommand } from "./run.js";
import { schemaCommand } from "./schema.js";
import { sensitivityCommand } from "./sensitivity.js";
import { statusCommand } from "./status.js";
import { submitCommand } from "./submit.js";
import { sweepCommand } from "./sweep.js";
import { tablesCommand } from "./tables.js";
import { theoryCommand } from "./theory.js";
import { validateCommand } from "./validate.js";
import { workCommand } from "./work.js";

/**
 * Runs the command line and returns the exit status; messages for people go to standard error, results to standard output, both through `write`. One
 * command at a time; nothing of it stays in the process but what modules of --import have registered.
 */
export async function main(argv: readonly string[], write: Write = writeOut): Promise<number> {
  beginCommandLine(argv);
  beginLanguage(argv);
  beginOutput(write);
  const program = new Command("agglom")
    .description(said(t("help.program")))
    .version(programVersion().version, "-V, --version", said(t("help.version")))
    .showHelpAfterError(said(t("help.afterError")));
  let status: number = EXIT.done;
  const finish = (result: number) => {
    status = result;
  };
  for (const command of [
    newCommand,
    checkCommand,
    runCommand,
    compareCommand,
    gameCommand,
    attributeCommand,
    planCommand,
    workCommand,
    statusCommand,
    mergeCommand,
    submitCommand,
    sweepCommand,
    sensitivityCommand,
    calibrateCommand,
    estimateCommand,
    validateCommand,
    indicatorsCommand,
    theoryCommand,
    factsCommand,
    leagueCommand,
    backtestCommand,
    eventsCommand,
    labCommand,
    reportCommand,
    exportCommand,
    figuresCommand,
    tablesCommand,
    schemaCommand,
  ]) {
    program.addCommand(command(finish));
  }
  settled(program);
  program.hook("preAction", (_, command) => importModules((command.opts() as { import?: string[] }).import ?? []));
  program.hook("preAction", (_, command) => fitMachine(command));
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    status = explain(error);
  }
  return statusAfterPrinting(status);
}

/** Parts of a command have their own settings. Every command takes a language, which is read before there are commands. */
function settled(command: Command): Command {
  for (const part of command.commands) settled(part as Command);
  if (command.commands.length > 0) command.helpCommand("help [command]", said(t("help.help")));
  if (command.options.every(({ long }) => long !== "--lang")) command.addOption(printedLanguage());
  return command.exitOverride().configureOutput(OUTPUT);
}

const printedLanguage = () => languageOption(t("help.printedLanguage"));

const OUTPUT = { writeOut: print, writeErr: tell };

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
