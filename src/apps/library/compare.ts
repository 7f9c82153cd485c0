import {
  type EffectRow,
  effectRows,
  type IndicatorRow,
  indicatorRows,
  type ReplicateRow,
  replicateRows,
} from "../../measures/results/index.js";
import {
  type CompareOptions,
  checkLand,
  type Experiment,
  type Failure,
  type PreparedScenario,
  restsOn,
  runExperiment,
  type WithoutEffect,
  withoutEffect,
} from "../../runs/experiments/index.js";
import { english } from "../../words/index.js";
import {
  checkVariants,
  type ParseOptions,
  parseScenario,
  placesOfInput,
  type Scenario,
  type ScenarioInput,
} from "./input.js";

/** How a comparison is run. */
export interface ComparisonOptions extends Partial<CompareOptions> {
  /** Done and all runs, at the start and after each. */
  progress?: (done: number, total: number) => void;
}

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
  const { files: _files, set: _set, file, ...running } = options;
  const resolved = parseScenario(scenario, options);
  checkVariants(file ?? english(resolved.title), resolved);
  const begin = (prepared: PreparedScenario) => checkLand(prepared, placesOfInput(scenario, options));
  return resultOf(await runExperiment(resolved, { replicates: resolved.replicates, begin, ...running }));
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
