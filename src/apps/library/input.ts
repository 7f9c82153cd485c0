import { freeze } from "immer";
import {
  BASELINE,
  type Locate,
  loadScenario,
  MOST_REPLICATES,
  memoryFiles,
  mistakeAt,
  overrideOf,
  placesOf,
  type ResolvedScenario,
  UserError,
  unknownName,
} from "../../input/index.js";
import { INDICATORS } from "../../measures/indicators/index.js";
import type { Uncertainty } from "../../measures/results/index.js";
import { checkMeasure } from "../../runs/experiments/index.js";
import { type TextKey, t } from "../../words/index.js";

/**
 * A scenario that has been read: all defaults filled in, the region inside. Its fields are those of
 * scenarios/scenario.schema.json. It has been checked, so it cannot be changed: values of its own are put in place by
 * `set` when it is read.
 */
export type Scenario = ResolvedScenario;

/**
 * A scenario as it is written: the text of a YAML or JSON file, or what such a file holds. Or one that has been read.
 */
export type ScenarioInput = string | Readonly<Record<string, unknown>> | Scenario;

/** What a scenario needs beside its own text. */
export interface ParseOptions {
  /**
   * Texts of the files that it names, under the names by which it does: its region, tables of the region, what it
   * extends.
   */
  files?: Readonly<Record<string, string | Uint8Array>>;
  /** Name of the scenario's own file, in messages and for paths that are relative to it. Default: scenario.yaml */
  file?: string;
  /** Values put in place of the scenario's, by dotted path: `{ years: 5, "variants.tolls.levers.0.from": 2026 }`. */
  set?: Readonly<Record<string, unknown>>;
}

/** Their names. */
export const PARSE_OPTIONS: readonly (keyof ParseOptions)[] = ["files", "file", "set"];

/**
 * Reads a scenario and checks all of it; defaults are filled in and the region is inside. A scenario that has been read
 * stays as it is. Throws UserError with up to ten mistakes: file, line, path, value, what is allowed and what to try.
 */
export function parseScenario(scenario: ScenarioInput, options: ParseOptions = {}): Scenario {
  checkOptions(options, PARSE_OPTIONS);
  return resolvedOf(scenario, options);
}

/** The same of options that have been checked, among which others may stand. */
export function resolvedOf(scenario: ScenarioInput, options: ParseOptions): Scenario {
  const { file = "scenario.yaml", set = {} } = options;
  if (typeof scenario !== "string") checkKind("scenario", scenario, "object", "library.scenarioText");
  if (isResolved(scenario)) {
    // Its defaults and tables are filled in: nothing can change.
    if (Object.keys(set).length > 0)
      throw mistakeAt({ file, path: "set" }, "library.noEffectRead", "library.valuesWhenRead", "library.passWhereRead");
    return scenario;
  }
  const read = loadScenario(file, filesOf(scenario, options), overridesOf(set));
  checkMeasure(read, placesOfInput(scenario, options));
  return unchanging(read);
}

/** What has been checked is not changed any more. */
export const unchanging = (scenario: Scenario): Scenario => freeze(scenario, true);

/** Where the parts of that scenario are written; of one that has been read it is known no more. */
export function placesOfInput(scenario: ScenarioInput, options: ParseOptions = {}): Locate {
  const { file = "scenario.yaml" } = options;
  if (isResolved(scenario)) return () => ({ file });
  return placesOf(file, filesOf(scenario, options), overridesOf(options.set ?? {}));
}

/** The scenario's own text among those that it names. */
function filesOf(scenario: Exclude<ScenarioInput, Scenario>, { files = {}, file = "scenario.yaml" }: ParseOptions) {
  const text = typeof scenario === "string" ? scenario : JSON.stringify(scenario);
  return memoryFiles({ ...files, [file]: text });
}

/** Changes of single values, as the reader of scenarios takes them. */
export function overridesOf(set: NonNullable<ParseOptions["set"]>) {
  return Object.entries(set).map(([path, value]) => overrideOf(path, value));
}

/**
 * A file names its region, or extends one that does; in a scenario that has been read the region is inside, and what
 * governments want is filled in.
 */
function isResolved(scenario: ScenarioInput): scenario is Scenario {
  return typeof scenario !== "string" && typeof scenario["region"] === "object" && "objectives" in scenario;
}

/** Throws UserError where there is nothing to compare with the baseline. */
export function checkVariants(file: string, { variants, coordination }: Scenario): void {
  if (Object.keys(variants).length > 0) return;
  const what = t("library.nothingToCompare", { baseline: BASELINE });
  const hint = coordination ? t("library.askGame", { file }) : "library.addVariant";
  throw mistakeAt({ file, path: "variants" }, what, "library.oneVariant", hint);
}

/** Throws UserError where there is no such indicator. `file`: what asks for it. */
export function checkIndicator(id: string, file: string): void {
  const known = INDICATORS.map((indicator) => indicator.id);
  if (!known.includes(id))
    throw new UserError({ file, ...unknownName(id, known, "cli.noIndicator", "cli.seeDictionary") });
}

/** Throws UserError where an option has none of these names: what a slip of the pen asks for would be done nowhere. */
export function checkOptions(options: object, known: readonly string[]): void {
  const other = Object.keys(options).find((name) => !known.includes(name));
  if (other)
    throw new UserError({
      file: "options",
      ...unknownName(other, known, "scenario.unknownKey", "experiments.chooseOne"),
    });
}

/** Throws UserError where an argument is of another kind: what is missing, or a text in place of a list. */
export function checkKind(name: string, value: unknown, kind: "string" | "object" | "array", allowed: TextKey): void {
  const found = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  if (found !== kind)
    throw mistakeAt({ file: name, value: value ?? String(value) }, "scenario.notAllowed", allowed, "library.giveThat");
}

/** Throws UserError where that is no whole number from `least` on, and not more than are ever run. */
export function checkCount(option: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value <= MOST_REPLICATES) return;
  const allowed = t("library.wholeFromTo", { least, most: MOST_REPLICATES });
  throw mistakeAt({ file: option, value }, "scenario.outOfRange", allowed, "scenario.chooseWithin");
}

/**
 * What a page needs of a region: texts of its scenarios, of the region and its tables by path, and stored studies by
 * the name of their scenario.
 */
export interface Pack {
  files: Readonly<Record<string, string>>;
  studies: Readonly<Record<string, Uncertainty>>;
}
