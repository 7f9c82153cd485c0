import { t, textOf, unitText } from "../../words/index.js";
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
    label: t("indicators.collaborationIndexEqualWeights"),
    unit: INDEX_UNIT,
    formula: t("indicators.meanScoresDimensionsHave"),
    source: t("indicators.ourCompositeVectorDocs"),
    better: "higher",
  },
  {
    indicator: "collaboration-index-entropy",
    label: t("indicators.collaborationIndexEntropyWeights"),
    unit: INDEX_UNIT,
    formula: t("indicators.sameWeights1E"),
    source: t("indicators.shannon1948FormChinese"),
    better: "higher",
  },
  {
    indicator: "coupling-coordination",
    label: t("indicators.couplingCoordinationDimensions"),
    unit: INDEX_UNIT,
    formula: t("indicators.dCTC"),
    source: t("indicators.usualFormChineseRegional"),
    better: "higher",
  },
  {
    indicator: "coupling-coordination-corrected",
    label: t("indicators.couplingCoordinationDimensionsCorrected"),
    unit: INDEX_UNIT,
    formula: t("indicators.dCTC1"),
    source: t("indicators.wangShujiaEtAl"),
    better: "higher",
  },
];

/**
 * Lines of collaboration.csv: by variant and year the vector, each indicator with its value and the score of its
 * dimension, then the composites. The weights of a dimension stand in every row of it.
 */
export function* collaborationCsv({ rows, weights }: Collaboration): Generator<string> {
  yield csvLine(["variant", "year", "dimension", "indicator", "value", "score", "weight_equal", "weight_entropy"]);
  for (const row of rows) {
    const place = [row.arm, row.year ?? ""];
    for (const [d, { dimension, equal, entropy }] of weights.entries())
      for (const { indicator, value } of row.values[d])
        yield csvLine([...place, dimension.id, indicator, value, row.scores[d], equal, entropy]);
    for (const [indicator, key] of COMPOSITES) yield csvLine([...place, "all", indicator, row[key], "", "", ""]);
  }
}
