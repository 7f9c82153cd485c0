import type { PlaceLevel } from "../../measures/results/index.js";
import { BASELINE, checkArm, prepareScenario, type RunOutput, runScenario } from "../../runs/experiments/index.js";
import { english } from "../../words/index.js";
import { type ParseOptions, parseScenario, type ScenarioInput } from "./input.js";

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
  const { variant = BASELINE, replicate = 0 } = options;
  const resolved = parseScenario(scenario, options);
  checkArm(options.file ?? english(resolved.title), variant, [BASELINE, ...Object.keys(resolved.variants)]);
  const prepared = prepareScenario(resolved, [variant]);
  const { record } = runScenario(prepared, prepared.variants[0]!, replicate);
  return { levels: levelsOf(record), record };
}

function levelsOf({ years, scopes, scopeLevels, indicators, values }: RunOutput["record"]): RunLevel[] {
  const all = years.flatMap((year, y) =>
    scopes.flatMap((place, s) =>
      indicators.map((indicator, k) => {
        const value = values[(y * scopes.length + s) * indicators.length + k]!;
        return { year, place, level: scopeLevels[s]!, indicator, value };
      }),
    ),
  );
  return all.filter(({ value }) => !Number.isNaN(value));
}
