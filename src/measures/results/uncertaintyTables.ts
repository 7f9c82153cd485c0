import { csvLine } from "./csv.js";
import type { Uncertainty } from "./uncertainty.js";

const EFFECT_COLUMNS = [
  ...["variant", "year", "place", "indicator", "worlds", "effect_05", "effect_50", "effect_95"],
  ...["relative_05", "relative_50", "relative_95", "rises", "falls", "misses_target", "missed_by"],
];

/** Lines of uncertainty.csv: bands over worlds; relative ones are shares of the baseline. */
export function* uncertaintyCsv({ effects }: Uncertainty): Generator<string> {
  yield csvLine(EFFECT_COLUMNS);
  for (const { variant, year, place, indicator, worlds, effect, relative, rises, falls, misses, missedBy } of effects) {
    const shares = relative ?? ["", "", ""];
    yield csvLine([
      variant,
      year,
      place,
      indicator,
      worlds,
      ...effect,
      ...shares,
      rises,
      falls,
      misses ?? "",
      missedBy ?? "",
    ]);
  }
}

/** A design: what every case of an experiment was, and whether it could be run. */
export interface DesignTable {
  /** Names of figures. */
  factors: readonly string[];
  /** [case][figure] */
  rows: readonly (readonly number[])[];
  /** By case; empty where all of it could be run. */
  failures: readonly string[];
}

/** Lines of design.csv. */
export function* designCsv({ factors, rows, failures }: DesignTable): Generator<string> {
  yield csvLine(["case", "failure", ...factors]);
  for (const [row, values] of rows.entries()) yield csvLine([row, failures[row] ?? "", ...values]);
}

/** What came out in one case of an experiment. */
export interface OutcomeRow {
  row: number;
  variant: string;
  year: number;
  place: string;
  indicator: string;
  baseline: number;
  value: number;
}

/** Lines of outcomes.csv. */
export function* outcomesCsv(rows: Iterable<OutcomeRow>): Generator<string> {
  yield csvLine(["case", "variant", "year", "place", "indicator", "baseline", "value", "effect"]);
  for (const { row, variant, year, place, indicator, baseline, value } of rows)
    yield csvLine([row, variant, year, place, indicator, baseline, value, value - baseline]);
}
