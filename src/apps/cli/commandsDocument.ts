import { ENGLISH, type Language, markdownRow, t } from "../../words/index.js";
import type { Command } from "./command.js";
import { beginLanguage } from "./language.js";
import { programOf } from "./main.js";

/** Markdown of all commands by what they are for: how each is called, what it does, an example. */
export function commandsMarkdown(language: Language = ENGLISH): string {
  const parts = [...groupsIn(language)].map(([heading, commands]) => [
    `**${heading}**`,
    "",
    t("help.commandsColumns")[language],
    "| --- | --- | --- |",
    ...commands.map((command) => {
      const [example] = [command, ...(command.commands as Command[])].flatMap(({ shown }) => shown);
      return markdownRow([`\`agglom ${called(command)}\``, command.description(), example ? `\`${example}\`` : ""]);
    }),
    "",
  ]);
  return parts.flat().join("\n");
}

/** Markdown of what commands there are, one line for what they are for. */
export function commandsOverview(language: Language = ENGLISH): string {
  const rows = [...groupsIn(language)].map(([heading, commands]) =>
    markdownRow([heading, commands.map((command) => `\`${command.name()}\``).join(t("join.enumeration")[language])]),
  );
  return [t("help.overviewColumns")[language], "| --- | --- |", ...rows, ""].join("\n");
}

function groupsIn(language: Language): Map<string, Command[]> {
  beginLanguage(["--lang", language]);
  const groups = new Map<string, Command[]>();
  for (const command of programOf().commands as Command[]) {
    const heading = command.helpGroup().replace(/[:：]$/, "");
    groups.set(heading, [...(groups.get(heading) ?? []), command]);
  }
  return groups;
}

/** With its arguments, or with its parts. */
function called(command: Command): string {
  const parts = command.commands.map((one) => one.name());
  const places = command.registeredArguments.map((argument) => {
    const name = argument.name() + (argument.variadic ? "..." : "");
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...(parts.length > 0 ? [parts.join("|")] : places)].join(" ");
}
