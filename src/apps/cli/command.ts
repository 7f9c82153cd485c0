import { Command as Plain } from "commander";
import { type Text, type TextKey, t, textOf } from "../../words/index.js";
import { SpokenHelp } from "./help.js";
import { said } from "./language.js";

/** What commands are for, in the order of the help. */
const GROUPS = {
  start: t("help.groupStart"),
  run: t("help.groupRun"),
  study: t("help.groupStudy"),
  data: t("help.groupData"),
  test: t("help.groupTest"),
  cluster: t("help.groupCluster"),
  reference: t("help.groupReference"),
} as const satisfies Record<string, Text>;

/** A command whose help and mistakes are told in the language asked for. */
export class Command extends Plain {
  constructor(name: string) {
    super(name);
    this.helpOption("-h, --help", said(t("help.help")));
  }

  /** Lines that somebody may type. */
  readonly shown: string[] = [];

  /** Where it stands among the commands. */
  group(name: keyof typeof GROUPS): this {
    return this.helpGroup(said(GROUPS[name]));
  }

  /** A line that somebody may type. */
  example(...lines: string[]): this {
    return this.showing(t("help.example"), lines);
  }

  /** Lines that have nothing to do with each other. */
  examples(...lines: string[]): this {
    return this.showing(t("help.examples"), lines);
  }

  private showing(head: Text, lines: readonly string[]): this {
    this.shown.push(...lines);
    return this.addHelpText("after", ["", said(head), ...lines.map((line) => `  ${line}`)].join("\n"));
  }

  override createHelp(): SpokenHelp {
    return new SpokenHelp();
  }

  override error(...[message, options]: Parameters<Plain["error"]>): never {
    return super.error(spokenMistake(message, options?.code), options);
  }
}

/** What commander says of a mistake, by its code: what to read from its words, and the text that says the same. */
const MISTAKES: readonly [code: string, words: RegExp, key: TextKey][] = [
  ["unknownOption", /^error: unknown option '(?<name>.*)'/, "help.unknownOption"],
  ["unknownCommand", /^error: unknown command '(?<name>.*)'/, "help.unknownCommand"],
  ["missingArgument", /^error: missing required argument '(?<name>.*)'/, "help.missingArgument"],
  ["optionMissingArgument", /^error: option '(?<name>.*)' argument missing/, "help.optionWithoutArgument"],
  ["missingMandatoryOptionValue", /^error: required option '(?<name>.*)' not specified/, "help.missingOption"],
  [
    "excessArguments",
    /^error: too many arguments(?: for '(?<command>.*)')?\. Expected (?<expected>\d+) .* but got (?<count>\d+)/,
    "help.tooManyArguments",
  ],
  [
    "invalidArgument",
    /^error: option '(?<name>.*)' argument '(?<value>.*)' is invalid\. (?<why>.*)/s,
    "help.invalidOption",
  ],
  [
    "invalidArgument",
    /^error: command-argument value '(?<value>.*)' is invalid for argument '(?<name>.*)'\. (?<why>.*)/s,
    "help.invalidArgument",
  ],
];

/** A mistake that commander has found, in the language asked for. What it does not know by its code stays. */
function spokenMistake(message: string, code = ""): string {
  for (const [id, words, key] of MISTAKES) {
    const found = code === `commander.${id}` ? words.exec(message)?.groups : undefined;
    if (!found) continue;
    const { command, expected, why, ...names } = found;
    const told = t(key, {
      ...names,
      command: command ? t("help.ofCommand", { name: command }) : "",
      expected: Number(expected),
      why: why === undefined ? "" : spokenChoices(why),
    });
    return [said(told), ...suggestion(message)].join("\n");
  }
  return message;
}

function spokenChoices(why: string) {
  const choices = /^Allowed choices are (.*)\.$/.exec(why)?.[1];
  return choices === undefined ? textOf(why) : t("help.allowedChoices", { choices });
}

function suggestion(message: string): string[] {
  const [, several, names] = /\n\(Did you mean (one of )?(.*)\?\)$/.exec(message) ?? [];
  if (names === undefined) return [];
  return [said(several ? t("help.didYouMeanOne", { names }) : t("help.didYouMean", { names }))];
}
