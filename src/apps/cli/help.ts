import { type Argument, type Command, Help, type Option } from "commander";
import stringWidth from "string-width";
import { joined, type Text, t } from "../../words/index.js";
import { said } from "./language.js";

/** Headings as commander writes them. */
const HEADINGS: Readonly<Record<string, Text>> = {
  "Usage:": t("help.usage"),
  "Arguments:": t("help.arguments"),
  "Options:": t("help.options"),
  "Commands:": t("help.commands"),
};

/** Where a line may break though nothing is between the words: a line separator, which stands in no text of help. */
const BREAK = "\u2028";

/**
 * Help in the language asked for. Chinese characters are two columns wide, and lines break between them but not before
 * marks.
 */
export class SpokenHelp extends Help {
  override styleTitle(title: string): string {
    return said(HEADINGS[title] ?? title);
  }

  override commandUsage(command: Command): string {
    return spokenPlaces(super.commandUsage(command));
  }

  override subcommandTerm(command: Command): string {
    return spokenPlaces(super.subcommandTerm(command));
  }

  override optionDescription(option: Option): string {
    const showsDefault = option.required || option.optional || typeof option.defaultValue === "boolean";
    return noted(option, showsDefault);
  }

  override argumentDescription(argument: Argument): string {
    return noted(argument, true);
  }

  override displayWidth(text: string): number {
    return stringWidth(text.replaceAll(BREAK, ""));
  }

  override boxWrap(text: string, width: number): string {
    const breakable = text.replace(/(?<=[\p{Script=Han}，。；：、）”])(?=[\p{Script=Han}（“])/gu, BREAK);
    return super.boxWrap(breakable, width).replaceAll(BREAK, "");
  }
}

function spokenPlaces(usage: string): string {
  return usage.replace("[options]", said(t("help.optionsPlace"))).replace("[command]", said(t("help.commandPlace")));
}

/** What may be given, with what it may be and what it is if not given. */
function noted(
  { description, argChoices, defaultValue, defaultValueDescription }: Option | Argument,
  showsDefault: boolean,
): string {
  const notes = [
    ...(argChoices
      ? [t("help.choices", { choices: argChoices.map((choice) => JSON.stringify(choice)).join(", ") })]
      : []),
    ...(showsDefault && defaultValue !== undefined
      ? [t("help.default", { value: defaultValueDescription || JSON.stringify(defaultValue) })]
      : []),
  ];
  return notes.length === 0
    ? description
    : `${description}${said(t("join.bracket", { text: joined(notes, "comma") }))}`;
}
