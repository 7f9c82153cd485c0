import { textOf, unitText } from "../language/index.js";
import { csvLine, type DictionaryRow } from "../results/index.js";
import type { Collaboration, CollaborationRow } from "./collaboration.js";

/** Composites of a row, as tables name them. */
export const COMPOSITES = [
  ["collaboration-index-equal", "equal"],
  ["collaboration-index-entropy", "entropy"],
  ["coupling-coordination", "coupling"],
  ["coupling-coordination-corrected", "corrected"],
] as const satisfies readonly (readonly [string, keyof CollaborationRow])[];

const INDEX_UNIT = unitText("index, 0 to 1", textOf(""));

/** What dictionaries say of the composites. */
export const COMPOSITE_ROWS: readonly DictionaryRow[] = [
  {
    indicator: "collaboration-index-equal",
    label: { en: "Collaboration index, equal weights", zh: "协作指数（等权）" },
    unit: INDEX_UNIT,
    formula:
      "mean of the scores of the dimensions that have a value; score = (value - lowest) / (highest - lowest) of all arms and years, turned where lower is better",
    source: "our composite of the vector in docs/indicators.md",
    better: "higher",
  },
  {
    indicator: "collaboration-index-entropy",
    label: { en: "Collaboration index, entropy weights", zh: "协作指数（熵权）" },
    unit: INDEX_UNIT,
    formula:
      "the same, weights (1 - e_j) / Σ (1 - e_j), e_j = -Σ p ln p / ln m of the shares p of a dimension's m scores",
    source: "Shannon 1948; form of the Chinese literature on evaluation (recalled)",
    better: "higher",
  },
  {
    indicator: "coupling-coordination",
    label: { en: "Coupling coordination of the dimensions", zh: "各维度耦合协调度" },
    unit: INDEX_UNIT,
    formula: "D = √(C T), C = n (Π U)^(1/n) / Σ U, T = mean U; U = 0.01 + 0.99 score",
    source: "usual form of the Chinese regional literature (recalled); C bunches near one",
    better: "higher",
  },
  {
    indicator: "coupling-coordination-corrected",
    label: { en: "Coupling coordination of the dimensions, corrected", zh: "各维度耦合协调度（修正）" },
    unit: INDEX_UNIT,
    formula: "D = √(C T), C = √{[1 - mean |U_i - U_j|] (Π U_i / U_max)^(1/(n-1))}",
    source: "Wang Shujia et al. 2021, Journal of Natural Resources 36(3): 793-810",
    better: "higher",
  },
];

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
