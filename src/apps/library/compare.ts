import { armsOf, BASELINE, type Locate, mistakeAt } from "../../input/index.js";
import {
  type EffectRow,
  effectRows,
  type IndicatorRow,
  indicatorRows,
  type PlaceLevel,
  type ReplicateRow,
  replicateRows,
} from "../../measures/results/index.js";
import {
  type CompareOptions,
  checkArm,
  checkLand,
  type Experiment,
  type Failure,
  leversWithoutEffect,
  type PreparedScenario,
  prepareScenario,
  type RunOutput,
  rehearse,
  restsOn,
  runExperiment,
  runScenario,
  type WithoutEffect,
  withoutEffect,
} from "../../runs/experiments/index.js";
import { english } from "../../words/index.js";
import {
  checkCount,
  checkIndicator,
  checkOptions,
  checkVariants,
  PARSE_OPTIONS,
  type ParseOptions,
  placesOfInput,
  resolvedOf,
  type Scenario,
  type ScenarioInput,
} from "./input.js";

/** How a comparison is run. */
export interface ComparisonOptions extends Partial<CompareOptions> {
  /** Done and all runs, at the start and after each. */
  progress?: (done: number, total: number) => void;
}

/** Names of all that may be said of one. */
export const COMPARISON_OPTIONS = [
  ...PARSE_OPTIONS,
  ...Object.keys({
    replicates: true,
    stop: true,
    progress: true,
    stepped: true,
    begin: true,
    finished: true,
    keepReplicates: true,
    rows: true,
  } satisfies Record<keyof ComparisonOptions, true>),
];

/**
 * Results of a comparison: what the tables of the command line hold, every number in full, and what is to be said of
 * it.
 */
export interface ComparisonResult {
  /** With all defaults and its region. */
  scenario: Scenario;
  /** Variant minus baseline in the same replicate, by indicator, variant, place and year. */
  effects: EffectRow[];
  /** Mean and deviation of the indicators of every arm, place and year. */
  levels: IndicatorRow[];
  /** The cluster in every replicate, or all places with `keepReplicates`. */
  replicates: ReplicateRow[];
  /** Runs that could not be finished. */
  failed: Failure[];
  /** How many replicates each arm rests on. */
  restsOn: Record<string, number>;
  /** Levers that can do nothing, and variants that equal the baseline to the last digit. */
  withoutEffect: WithoutEffect[];
  /** The runs themselves, from which agglom/node writes results. */
  experiment: Experiment;
}

/**
 * Baseline against every variant of a scenario on common random numbers, in this thread; the same numbers as
 * `agglom compare`. Runs that cannot be finished are told, not thrown. Throws UserError where the scenario is not
 * valid, SimulationError where its baseline has no base year.
 */
export async function compare(
  scenario: ScenarioInput,
  options: ComparisonOptions & ParseOptions = {},
): Promise<ComparisonResult> {
  checkOptions(options, COMPARISON_OPTIONS);
  const { files: _files, set: _set, file, ...running } = options;
  const resolved = resolvedOf(scenario, options);
  const places = () => placesOfInput(scenario, options);
  const checked = checkComparison(file ?? english(resolved.title), resolved, running, places);
  return resultOf(await runExperiment(resolved, checked));
}

/**
 * How a comparison is run, with what is not given; land is checked before the first run. `places`: where parts of the
 * scenario are written. Throws UserError where there is nothing to compare, or no such number of runs or indicator.
 */
export function checkComparison(
  file: string,
  scenario: Scenario,
  options: ComparisonOptions,
  places: () => Locate,
): CompareOptions {
  checkVariants(file, scenario);
  const { replicates = scenario.replicates, stop } = options;
  checkCount("replicates", replicates, 1);
  if (stop) checkStop(stop);
  const begin = (prepared: PreparedScenario) => checkLand(prepared, places());
  return { begin, ...options, replicates };
}

/** A slip of the pen would run all replicates without a word. */
function checkStop(stop: NonNullable<ComparisonOptions["stop"]>): void {
  checkOptions(stop, ["indicator", "halfWidth"]);
  checkIndicator(stop.indicator, "stop.indicator");
  const { halfWidth } = stop;
  if (typeof halfWidth === "number" && halfWidth > 0 && halfWidth < Infinity) return;
  const place = { file: "stop.halfWidth", value: halfWidth ?? String(halfWidth) };
  throw mistakeAt(place, "scenario.notAllowed", "library.shareAboveZero", "library.giveThat");
}

/** What an experiment has shown. */
export function resultOf(experiment: Experiment): ComparisonResult {
  const { prepared, comparison } = experiment;
  return {
    scenario: prepared.scenario,
    effects: [...effectRows(comparison.summary)],
    levels: [...indicatorRows(comparison.summary)],
    replicates: [...replicateRows(comparison.summary)],
    failed: comparison.failed,
    restsOn: restsOn(comparison),
    withoutEffect: withoutEffect(prepared, comparison.summary),
    experiment,
  };
}

/** Which run of a scenario. */
export interface RunOptions extends ParseOptions {
  /** Default: the baseline. */
  variant?: string;
  /** Stream of chance. Default: 0 */
  replicate?: number;
}

/** An indicator of a run; cells without a value are left out. */
export interface RunLevel {
  /** Calendar year. */
  year: number;
  /** "cluster", or the id of an agglomeration, a province, a city or a hinterland. */
  place: string;
  /** What the place is. */
  level: PlaceLevel;
  /** Id. */
  indicator: string;
  /** In the indicator's own unit. */
  value: number;
}

/** One run of one arm. */
export interface RunResults {
  /** Indicators by year, place and indicator. */
  levels: RunLevel[];
  /** All that is recorded: flows, events of policy, audit. */
  record: RunOutput["record"];
}

/**
 * One replicate of the baseline or of a variant. Throws UserError where the scenario is not valid or has no such
 * variant, SimulationError where the run cannot be finished.
 */
export function run(scenario: ScenarioInput, options: RunOptions = {}): RunResults {
  checkOptions(options, [...PARSE_OPTIONS, "variant", "replicate"]);
  const { variant = BASELINE, replicate = 0 } = options;
  checkCount("replicate", replicate, 0);
  const resolved = resolvedOf(scenario, options);
  checkArm(options.file ?? english(resolved.title), variant, armsOf(resolved), "variant");
  const prepared = prepareScenario(resolved, [variant]);
  const { record } = runScenario(prepared, prepared.variants[0]!, replicate);
  return { levels: levelsOf(record), record };
}

/** Values of a record as rows, by year, place and indicator; those that are not defined are left out. */
function levelsOf({ years, scopes, scopeLevels, indicators, values }: RunOutput["record"]): RunLevel[] {
  const all = years.flatMap((year, y) =>
    scopes.flatMap((place, s) =>
      indicators.map((indicator, k) => {
        return {
          year,
          place,
          level: scopeLevels[s]!,
          indicator,
          value: values[(y * scopes.length + s) * indicators.length + k]!,
        };
      }),
    ),
  );
  return all.filter(({ value }) => !Number.isNaN(value));
}

/** A scenario that is valid. */
export interface Checked {
  /** With all defaults and its region. */
  scenario: Scenario;
  /** Levers that by the data can do nothing. */
  withoutEffect: WithoutEffect[];
}

/**
 * Reads a scenario, checks all of it and does what its runs do before their first year. Throws UserError where it is
 * not valid, SimulationError where there is no base year with its constants.
 */
export function check(scenario: ScenarioInput, options: ParseOptions = {}): Checked {
  checkOptions(options, PARSE_OPTIONS);
  const resolved = resolvedOf(scenario, options);
  const prepared = prepareScenario(resolved);
  rehearse(prepared, placesOfInput(scenario, options));
  return { scenario: resolved, withoutEffect: leversWithoutEffect(prepared) };
}
