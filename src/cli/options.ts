import { type Command, InvalidArgumentError, Option } from "commander";
import { LANGUAGES, type Language } from "../language/index.js";
import { diskFiles } from "../node/files.js";
import { FORMATS, type Format } from "../node/tableFiles.js";
import type { TableOptions } from "../node/writeResults.js";
import {
  type Locate,
  loadScenario,
  MOST_FIRMS,
  MOST_REPLICATES,
  type Override,
  parseOverride,
  placesOf,
  type ResolvedScenario,
} from "../scenario/index.js";
import { commandLine } from "./commandLine.js";
import { checkFirms } from "./firms.js";

export interface ScenarioOptions {
  set: Override[];
  seed?: string;
  firms?: number;
  quiet?: boolean;
  json?: boolean;
  workers?: number;
  out?: string;
  lang?: Language;
}

/** Reads a whole number within bounds. */
export function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(`Allowed: a whole number from ${from} to ${to}.`);
  };
}

/** Replicates of an experiment or a game. More of them would fill the memory. */
export const replicatesOption = (description: string, from = 1) =>
  new Option("--replicates <n>", description).argParser(wholeNumber(from, MOST_REPLICATES));

/** How large tables are written. */
export interface TableFlags {
  keep?: "replicates" | "effects" | "all";
  format: Format;
}

export const formatOption = () =>
  new Option("--format <format>", "format of large tables").choices(FORMATS).default(FORMATS[0]);

/** What is kept beside the usual, of runs and of tables. */
export const keepOption = () =>
  new Option("--keep <what>", "replicates: every place in replicates.*; effects: every city in effects.*; all").choices(
    ["replicates", "effects", "all"],
  );

export function tableOptions({ keep, format }: TableFlags): TableOptions {
  return { format, allEffects: keep === "effects" || keep === "all" };
}
/** Language of what a command prints and of the report that it writes. */
export const languageOption = () =>
  new Option("--lang <code>", "language of what is printed and of report.html; tables are in English")
    .choices(LANGUAGES)
    .default("en");

/** Threads beyond the processor's do not help. */
const MOST_WORKERS = 512;

export const workersOption = () =>
  new Option("--workers <n>", "worker threads; changes no number").argParser(wholeNumber(1, MOST_WORKERS));

export function anyNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("Allowed: a number.");
  return value;
}

export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError("Allowed: a number above 0.");
  return value;
}

/** What every command takes, so that scripts can pass the same options everywhere. `out`: what a results directory would hold. */
export function commonOptions(command: Command, out: string): Command {
  return command
    .option("--out <dir>", out)
    .option("--seed <seed>", "root seed of all random draws")
    .option("--quiet", "no progress")
    .option(
      "--import <file>",
      "JavaScript module that registers levers, indicators or figures, repeatable",
      (file, list: string[]) => [...list, file],
      [],
    );
}

/** Options that every scenario command has. */
export function scenarioOptions(command: Command, out: string): Command {
  return commonOptions(command, out)
    .option(
      "--set <path=value>",
      "override one value of the scenario, repeatable",
      (text, list: Override[]) => [...list, parseOverride(text)],
      [],
    )
    .addOption(new Option("--firms <n>", "number of firm agents").argParser(wholeNumber(1, MOST_FIRMS)));
}

/** The scenario of a file with the command line's overrides. */
export function readScenario(file: string, options: ScenarioOptions): ResolvedScenario {
  const scenario = loadScenario(file, diskFiles, overridesOf(options));
  checkFirms(file, scenario, options);
  return scenario;
}

/** Where the parts of that scenario are written. */
export function placesIn(file: string, options: ScenarioOptions): Locate {
  return placesOf(file, diskFiles, overridesOf(options));
}

function overridesOf({ set, seed, firms }: ScenarioOptions): Override[] {
  const overrides = [...set];
  if (seed !== undefined) overrides.push(parseOverride(`seed=${seed}`));
  if (firms !== undefined) overrides.push(parseOverride(`firms=${firms}`));
  return overrides;
}

/** How this command was given, for the manifest. */
export function circumstances(startedAt: Date, workers: number) {
  return { command: commandLine(), startedAt, workers };
}
