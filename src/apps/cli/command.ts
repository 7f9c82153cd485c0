import { Argument, Help, InvalidArgumentError, Option, Command as Plain } from "commander";
import stringWidth from "string-width";
import { MOST_REPLICATES } from "../../input/index.js";
import {
  ENGLISH,
  joined,
  LANGUAGES,
  type Say,
  type Text,
  type TextKey,
  t,
  textOf,
  type Words,
} from "../../words/index.js";
import { FORMATS } from "../node/tables/tableFiles.js";
import { EXIT } from "./exit.js";
import { languageAsked, said } from "./language.js";

/** What commands are for, in the order of the help. */
const GROUPS = {
  start: "help.groupStart",
  run: "help.groupRun",
  study: "help.groupStudy",
  data: "help.groupData",
  test: "help.groupTest",
  cluster: "help.groupCluster",
  reference: "help.groupReference",
} as const satisfies Record<string, TextKey>;

/** A command whose help and mistakes are told in the language asked for. */
export class Command extends Plain {
  /** Lines that somebody may type. */
  readonly shown: string[] = [];
  /** Whether it listens to signals and pauses for them. */
  pauses = false;
  /** Exit status of the program once it has done its work. */
  status: number = EXIT.done;

  constructor(name: string, description?: Words) {
    super(name);
    this.helpOption("-h, --help", said("help.help"));
    if (description !== undefined) this.description(said(description));
  }

  /** Where it stands among the commands. */
  group(name: keyof typeof GROUPS): this {
    return this.helpGroup(said(GROUPS[name]));
  }

  /** What is typed behind its name: `<file>`, `[files...]`. */
  takes(place: string, what: Words, unlessGiven?: string, shown?: string): this {
    return this.addArgument(new Argument(place, said(what)).default(unlessGiven, shown));
  }

  /** An option that is there or not, or that takes a text. */
  flag(flags: string, what: Words, unlessGiven?: string, shown?: string): this {
    return this.addOption(new Option(flags, said(what)).default(unlessGiven, shown));
  }

  /** An option whose text is read; what stands there more than once is read with what was read before. */
  value<Value>(
    flags: string,
    what: Words,
    read: (text: string, before: Value) => Value,
    unlessGiven?: Value,
    shown?: string,
  ): this {
    return this.addOption(new Option(flags, said(what)).argParser(read).default(unlessGiven, shown));
  }

  /** An option that takes one of some words. */
  choice(flags: string, what: Words, words: readonly string[], unlessGiven?: string): this {
    return this.addOption(new Option(flags, said(what)).choices(words).default(unlessGiven));
  }

  /** Takes a number of worker threads; more than the processor's do not help. */
  workers(unlessGiven?: number): this {
    return this.value("--workers <n>", "help.workers", wholeNumber(1, MOST_WORKERS), unlessGiven);
  }

  /** Takes replicates of an experiment or a game. More of them would fill the memory. */
  replicates(what: Words, from = 1): this {
    return this.value("--replicates <n>", what, wholeNumber(from, MOST_REPLICATES));
  }

  /** Takes the format of large tables. */
  format(): this {
    return this.choice("--format <format>", "help.format", FORMATS, FORMATS[0]);
  }

  /** Takes the language of what a command prints and of the report that it writes. */
  language(what: Words = "help.language"): this {
    const option = new Option("--lang <code>", said(what)).choices(LANGUAGES);
    return this.addOption(option.default(languageAsked(), JSON.stringify(ENGLISH)));
  }

  /** It listens to signals and pauses for them. */
  stoppable(): this {
    this.pauses = true;
    return this;
  }

  /** Does its work, which says the exit status: `done` where it says none. */
  does<Given extends unknown[]>(work: (...words: Given) => number | undefined | Promise<number | undefined>): this {
    return this.action(async (...words) => {
      this.status = (await work(...(words as Given))) ?? EXIT.done;
    });
  }

  /** A word below the options. */
  explains(what: Words): this {
    return this.addHelpText("after", `\n${said(what)}`);
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

const MOST_WORKERS = 512;

/** Reads a finite number that is as the words say. */
export function numberThat(fits: (value: number) => boolean, ...words: Parameters<Say>): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value) && fits(value)) return value;
    throw new InvalidArgumentError(said(...words));
  };
}

/** Reads a whole number within bounds. */
export function wholeNumber(from: number, to: number): (text: string) => number {
  const isWithin = (value: number) => Number.isInteger(value) && value >= from && value <= to;
  return numberThat(isWithin, "help.wholeNumber", { from, to });
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
  return [said(several ? "help.didYouMeanOne" : "help.didYouMean", { names })];
}

/** Headings as commander writes them. */
const HEADINGS: Readonly<Record<string, TextKey>> = {
  "Usage:": "help.usage",
  "Arguments:": "help.arguments",
  "Options:": "help.options",
  "Commands:": "help.commands",
};

/** Where a line may break though nothing is between the words: a line separator, which stands in no text of help. */
const BREAK = "\u2028";

/**
 * Help in the language asked for. Chinese characters are two columns wide, and lines break between them but not before
 * marks.
 */
class SpokenHelp extends Help {
  override styleTitle(title: string): string {
    const heading = HEADINGS[title];
    return heading ? said(heading) : title;
  }

  override commandUsage(command: Plain): string {
    return spokenPlaces(super.commandUsage(command));
  }

  override subcommandTerm(command: Plain): string {
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
  return usage.replace("[options]", said("help.optionsPlace")).replace("[command]", said("help.commandPlace"));
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
  return notes.length === 0 ? description : `${description}${said("join.bracket", { text: joined(notes, "comma") })}`;
}
