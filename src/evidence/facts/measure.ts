import type { Hypothesis, Measure, ResolvedScenario } from "../../input/index.js";
import { type OutcomeCell, valueIn, type Worlds } from "../../runs/studies/index.js";

/** What has to be kept of every world for the measures of a hypothesis. */
export function cellsOfMeasures({ measures }: Hypothesis, scenario: ResolvedScenario): OutcomeCell[] {
  const cells = Object.values(measures).map((measure) => cellOf(measure, scenario));
  return cells.filter((cell, k) => cells.findIndex((other) => same(cell, other)) === k);
}

/**
 * Values of a measure by world: in per cent, in the unit of what is measured, NaN where a run failed or has no value.
 */
export function measured(measure: Measure, { scenario, arms, cells, results }: Worlds): number[] {
  const cell = cells.findIndex((one) => same(one, cellOf(measure, scenario)));
  const [arm, reference] = [measure.in, measure.against ?? "baseline"].map((name) => arms.indexOf(name));
  return results.map((result) => {
    const value = valueIn(result, arm, cell);
    if (measure.as === "value") return value;
    const before = valueIn(result, reference, cell);
    return measure.as === "difference" ? value - before : 100 * ((value - before) / Math.abs(before));
  });
}

function cellOf({ of, place, year }: Measure, { startYear, years }: ResolvedScenario): OutcomeCell {
  return { indicator: of, place, year: year ?? startYear + years - 1 };
}

function same(one: OutcomeCell, other: OutcomeCell): boolean {
  return one.indicator === other.indicator && one.place === other.place && one.year === other.year;
}
