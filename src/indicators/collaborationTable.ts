import { csvLine } from "../results/index.js";
import type { Collaboration, CollaborationRow } from "./collaboration.js";

/** Composites of a row, as tables name them. */
export const COMPOSITES = [
  ["collaboration-index-equal", "equal"],
  ["collaboration-index-entropy", "entropy"],
  ["coupling-coordination", "coupling"],
  ["coupling-coordination-corrected", "corrected"],
] as const satisfies readonly (readonly [string, keyof CollaborationRow])[];

/**
 * Lines of collaboration.csv: by variant and year the vector, each indicator with its value and the score of its dimension, then the composites.
 * The weights of a dimension stand in every row of it.
 */
export function* collaborationCsv({ rows, weights }: Collaboration): Generator<string> {
  yield csvLine(["variant", "year", "dimension", "indicator", "value", "score", "weight_equal", "weight_entropy"]);
  for (const row of rows) {
    const place = [row.arm, row.year ?? ""];
    for (const [d, { dimension, equal, entropy }] of weights.entries())
      for (const { indicator, value } of row.values[d]!)
        yield csvLine([...place, dimension.id, indicator, value, row.scores[d]!, equal, entropy]);
    for (const [indicator, key] of COMPOSITES) yield csvLine([...place, "all", indicator, row[key], "", "", ""]);
  }
}
