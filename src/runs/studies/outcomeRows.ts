import type { DesignTable, OutcomeRow } from "../../measures/results/index.js";
import { english } from "../../words/index.js";
import type { Draws } from "./cases.js";
import type { FactorText } from "./factor.js";

/** Outcomes of the last year, case by case; what a case has no value of is left out. */
export function* outcomeRows({ arms, cells, results }: Draws): Generator<OutcomeRow> {
  const last = cells.reduce((latest, { year }) => Math.max(latest, year), 0);
  for (const [row, result] of results.entries()) {
    if ("failure" in result) continue;
    const [before, ...others] = result.arms;
    if (!before || "failure" in before) continue;
    for (const [v, after] of others.entries()) {
      if ("failure" in after) continue;
      for (const [c, { year, place, indicator }] of cells.entries()) {
        const [baseline, value] = [before[c], after[c]];
        if (year !== last || Number.isNaN(baseline) || Number.isNaN(value)) continue;
        yield { row, variant: arms[v + 1], year, place, indicator, baseline, value };
      }
    }
  }
}

/** What each case was, and why some could not be run. `values`: [case][factor] */
export function designOf({
  factors,
  values,
  draws,
}: {
  factors: readonly FactorText[];
  values: readonly (readonly number[])[];
  draws: Draws;
}): DesignTable {
  const failures = draws.results.map((result) => {
    if ("failure" in result) return english(result.failure);
    const failed = result.arms.flatMap((values, a) =>
      "failure" in values ? [`${draws.arms[a]}: ${english(values.failure)}`] : [],
    );
    return failed.join(" ");
  });
  return { factors: factors.map(({ name }) => name), rows: values, failures };
}
