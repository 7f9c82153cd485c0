import { t } from "../../words/index.js";
import { programVersion } from "../node/process/program.js";
import { ALL } from "./all.js";
import { Command } from "./command.js";
import type { Finish } from "./exit.js";
import { said } from "./language.js";
import { languageOption } from "./options.js";
import { print, tell } from "./output.js";

/** The program with all its commands, in the language that has begun. `finish`: is told the exit status. */
export function programOf(finish: Finish): Command {
  const program = new Command("agglom", "help.program")
    .version(programVersion().version, "-V, --version", said(t("help.version")))
    .showHelpAfterError(said(t("help.afterError")));
  for (const command of ALL) program.addCommand(command(finish));
  return settled(program);
}

/**
 * Parts of a command have their own settings. Every command takes a language, which is read before there are commands.
 */
function settled(command: Command): Command {
  for (const part of command.commands) settled(part as Command);
  if (command.commands.length > 0) command.helpCommand("help [command]", said(t("help.help")));
  if (command.options.every(({ long }) => long !== "--lang")) command.addOption(printedLanguage());
  return command.exitOverride().configureOutput(OUTPUT);
}

const printedLanguage = () => languageOption("help.printedLanguage");

const OUTPUT = { writeOut: print, writeErr: tell };
