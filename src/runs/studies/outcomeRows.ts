import type { DesignTable, OutcomeRow } from "../../measures/results/index.js";
import { english } from "../../words/index.js";
import type { FactorText } from "./factor.js";
import type { Worlds } from "./world.js";

/** Outcomes of the last year, case by case; what a case has no value of is left out. */
export function* outcomeRows({ arms, cells, results }: Worlds): Generator<OutcomeRow> {
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

/** What each case was, and why some could not be run. `draws`: [case][factor] */
export function designOf({
  factors,
  draws,
  worlds,
}: {
  factors: readonly FactorText[];
  draws: readonly (readonly number[])[];
  worlds: Worlds;
}): DesignTable {
  const failures = worlds.results.map((result) => {
    if ("failure" in result) return english(result.failure);
    const failed = result.arms.flatMap((values, a) =>
      "failure" in values ? [`${worlds.arms[a]}: ${english(values.failure)}`] : [],
    );
    return failed.join(" ");
  });
  return { factors: factors.map(({ name }) => name), rows: draws, failures };
}
