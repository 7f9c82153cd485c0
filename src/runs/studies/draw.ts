import type { ResolvedScenario } from "../../input/index.js";
import type { YearView } from "../../measures/indicators/index.js";
import type { Text } from "../../words/index.js";
import { attemptReading, prepareScenario, SimulationError } from "../experiments/index.js";
import { type Change, withChanges } from "./change.js";
import type { OutcomeCell } from "./outcomeCell.js";
import { OutcomeReader } from "./outcomes.js";

/** One draw: the scenario with some numbers changed, one stream of chance. Plain data, so that it may run anywhere. */
export interface DrawTask {
  changes: Change[];
  replicate: number;
}

/** What is kept of a draw. */
export interface DrawValues {
  /** By arm, in the order of the scenario: its cells, or why its run could not be finished. */
  arms: (Float64Array | { failure: Text })[];
}

/** A draw without a base year says why. */
export type DrawResult = DrawValues | { failure: Text };

/** Draws that have been run, in the order of their tasks. */
export interface Draws {
  scenario: ResolvedScenario;
  /** Baseline first. */
  arms: string[];
  cells: OutcomeCell[];
  /** Ids. */
  cities: string[];
  results: DrawResult[];
}

/**
 * Calibrates the draw anew and runs all arms. What cannot be calibrated or run is told, not thrown. `stepped`: told of
 * years that are done.
 */
export function attemptDraw(
  scenario: ResolvedScenario,
  cells: readonly OutcomeCell[],
  task: DrawTask,
  stepped: (years: number) => void = () => {},
): DrawResult {
  try {
    const prepared = prepareScenario(withChanges(scenario, task.changes));
    const arms = prepared.variants.map((_, arm) => {
      const outcomes = new OutcomeReader(prepared.scopes, cells);
      const read = (view: YearView, year: number) => outcomes.read(view, year);
      const events = attemptReading(prepared, { replicate: task.replicate, arm }, read, stepped);
      return "failure" in events ? events : outcomes.withDecided(events);
    });
    return { arms };
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    stepped(scenario.years * (1 + Object.keys(scenario.variants).length));
    return { failure: error.text };
  }
}

/** Value of a cell in an arm of a draw; NaN where the draw or the run failed. */
export function valueIn(result: DrawResult, arm: number, cell: number): number {
  if ("failure" in result) return Number.NaN;
  const values = result.arms[arm];
  return "failure" in values ? Number.NaN : values[cell];
}
