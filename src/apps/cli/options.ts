import { existsSync } from "node:fs";
import { basename } from "node:path";
import { Option } from "commander";
import { calibrate } from "../../calibrate/index.js";
import {
  type FileSource,
  fileNamed,
  kindOfText,
  type Locate,
  loadRegion,
  loadScenario,
  MOST_FIRMS,
  mistakeAt,
  nearestName,
  type Override,
  parseOverride,
  placesOf,
  type Region,
  type ResolvedScenario,
  regionFileOf,
  regionOf,
  UserError,
  unknownName,
} from "../../input/index.js";
import { TARGETS } from "../../measures/results/index.js";
import { checkMeasure } from "../../runs/experiments/index.js";
import { type DrawList, FROM_RANGES } from "../../runs/studies/index.js";
import { type Language, t, type Words } from "../../words/index.js";
import { diskFiles, shippedRegionIds } from "../node/disk/files.js";
import { programRoot } from "../node/process/program.js";
import { drawListFor } from "../node/results/draws.js";
import type { TableOptions } from "../node/results/writeResults.js";
import type { Format } from "../node/tables/tableFiles.js";
import { type Command, numberThat, wholeNumber } from "./command.js";
import { commandLine } from "./language.js";

/** What most commands take. */
export interface CommonFlags {
  seed?: string | undefined;
  quiet?: boolean;
  json?: boolean;
  workers?: number;
  out?: string;
  lang?: Language;
  /** Begins anew, whatever an earlier run has left. */
  fresh?: boolean;
  /** Parameter draws are taken as they come, held against no data. */
  prior?: boolean | undefined;
}

export interface ScenarioOptions extends CommonFlags {
  set: Override[];
  firms?: number;
  /** Where files are read from, if not from the disk. */
  files?: FileSource;
}

/** How large tables are written. */
export interface TableFlags {
  keep?: "replicates" | "effects" | "all";
  format: Format;
}

export function tableOptions({ keep, format }: TableFlags): TableOptions {
  return { format, allEffects: keep === "effects" || keep === "all" };
}

/** Reads an option that is a change in per cent which an effect can have. */
export const targetPercent = numberThat(
  (percent) => percent >= TARGETS.from && percent <= TARGETS.to,
  "help.percentFromTo",
  TARGETS,
);

/** Reads an option that is a finite number above zero. */
export const positiveNumber = numberThat((value) => value > 0, "help.positiveNumber");

/**
 * A file of the program that a command takes where none is given: help shows where it stands in the program's folder.
 */
export function shippedFile(path: string): [path: string, shown: string] {
  return [`${programRoot}${path}`, JSON.stringify(path)];
}

/**
 * Takes a number of parameter draws as `--draws`; `--worlds`, as it was called, means the same. `number`: where it is
 * not given.
 */
export function drawsOption(command: Command, what: Words, number?: number): Command {
  const parsed = wholeNumber(0, MOST_DRAWS);
  return command
    .value("--draws <n>", what, parsed, number)
    .flag("--prior", "help.priorRange")
    .addOption(new Option("--worlds <n>").argParser(parsed).hideHelp())
    .on("option:worlds", (text: string) => command.setOptionValueWithSource("draws", parsed(text), "cli"));
}

export const MOST_DRAWS = 100_000;

/**
 * What every command takes, so that scripts can pass the same options everywhere. `out`: what a results directory would
 * hold.
 */
export function commonOptions(command: Command, out: Words): Command {
  return command
    .flag("--out <dir>", out)
    .flag("--seed <seed>", "help.seed")
    .flag("--quiet", "help.quiet")
    .value("--import <file>", "help.import", collected, []);
}

/** A list of all that an option is given for. */
export const collected = (text: string, before: string[]) => [...before, text];

/** Options that every scenario command has. */
export function scenarioOptions(command: Command, out: Words): Command {
  return commonOptions(command, out)
    .value("--set <path=value>", "help.set", (text, before: Override[]) => [...before, parseOverride(text)], [])
    .value("--firms <n>", "help.firms", wholeNumber(1, MOST_FIRMS));
}

/** The scenario of a file with the command line's overrides. */
export function readScenario(file: string, options: ScenarioOptions): ResolvedScenario {
  const scenario = loadScenario(file, options.files ?? diskFiles, overridesOf(options));
  checkFirms(file, scenario, options);
  checkMeasure(scenario, placesIn(file, options));
  return scenario;
}

/** The parameter draws of the region of a scenario file. */
export function drawListIn(file: string, scenario: ResolvedScenario, options: ScenarioOptions): DrawList {
  if (options.prior) return { ...FROM_RANGES, from: "prior" };
  const files = options.files ?? diskFiles;
  return drawListFor(regionFileOf(file, files, overridesOf(options)), scenario, files);
}

/** The scenario of a file with one more number replaced. */
export function loadWith(file: string, options: ScenarioOptions): (path: string, value: number) => ResolvedScenario {
  return (path, value) => readScenario(file, { ...options, set: [...options.set, { path, value, tried: true }] });
}

/** A scenario of which parameters are drawn. */
export function readDrawn(file: string, options: ScenarioOptions) {
  const scenario = readScenario(file, options);
  return { scenario, load: loadWith(file, options), list: drawListIn(file, scenario, options) };
}

/** Where the parts of that scenario are written. */
export function placesIn(file: string, options: ScenarioOptions): Locate {
  return placesOf(file, options.files ?? diskFiles, overridesOf(options));
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

/** A list with commas between. */
export function commaList(text: string): string[] {
  return text.split(",");
}

/**
 * Those of the names that `--only` asks for, all without it. Throws UserError, with `what` is wrong, where a name is
 * not among them. `file`: what asks for them.
 */
export function askedFor(
  names: readonly string[],
  only: readonly string[] | undefined,
  what: Words,
  file = "--only",
): readonly string[] {
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown === undefined) return only ? names.filter((name) => only.includes(name)) : names;
  throw new UserError({ file, ...unknownName(unknown, names, what, "error.correctName") });
}

/**
 * Throws UserError where a run on agents has fewer of them than cells (city and sector) with firms. Calibrates only
 * where that may be.
 */
function checkFirms(file: string, scenario: ResolvedScenario, options: ScenarioOptions): void {
  const { population, firms, region } = scenario;
  const { cities, sectors } = region.tables;
  if (population !== "agents" || firms >= cities.length * sectors.length) return;
  const needed = occupiedCells(scenario);
  if (firms >= needed) return;
  const place = options.firms === undefined ? placesIn(file, options)(["firms"]) : { file: "--firms" };
  throw mistakeAt(
    { ...place, path: "firms", value: firms },
    t("cli.tooFewFirms", { needed }),
    t("cli.wholeFrom", { needed }),
    t("cli.setFirms", { needed }),
  );
}

function occupiedCells(scenario: ResolvedScenario): number {
  const { economy, population } = calibrate(regionOf(scenario)).world;
  const { nodes, sectors, isCity } = economy;
  let occupied = 0;
  for (let cell = 0; cell < sectors * nodes; cell++) {
    if (!isCity[cell % nodes]) continue;
    // Plants of a cell by the node of their headquarters.
    const plants = population.firms.subarray(cell * nodes, (cell + 1) * nodes);
    if (plants.some((firms) => firms > 0)) occupied++;
  }
  return occupied;
}

/**
 * The region of a region or scenario file; one with a key that only scenarios have is one, and what cannot be read is
 * reported by the reader of regions.
 */
export function readRegion(name: string): Region {
  const file = fileNamed(diskFiles, name);
  return kindOf(file) === "scenario" ? regionOf(loadScenario(file, diskFiles)) : loadRegion(file, diskFiles);
}

/**
 * True of a region file, or of the name of a shipped one: it has a key of regions, and none that only scenarios have.
 */
export function isRegion(name: string): boolean {
  return kindOf(fileNamed(diskFiles, name)) === "region";
}

/** What cannot be read is reported by the readers of regions and scenarios. */
function kindOf(file: string): ReturnType<typeof kindOfText> {
  try {
    return kindOfText(new TextDecoder().decode(diskFiles.read(file)));
  } catch {
    return undefined;
  }
}

/**
 * The name under which a region ships, given by that name or by its id alone; undefined for a file or folder. Throws
 * UserError where it is none of these.
 */
export function shippedRegion(name: string, asked: string): string | undefined {
  const shipped = [name, `regions/${name}`].find((one) => diskFiles.shipped?.(one) !== undefined);
  if (shipped !== undefined || existsSync(name)) return shipped;
  const ids = shippedRegionIds();
  const nearest = nearestName(basename(name), ids);
  const paths = t("cli.regionPaths", { ids: ids.join(", ") });
  throw mistakeAt({ file: asked, value: name, nearest }, "cli.noRegionFile", paths, "cli.correctOrNewRegion");
}
