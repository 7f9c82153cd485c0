import { type Text, t, textOf, unitText } from "../../words/index.js";
import { csvLine, type DictionaryRow } from "../results/index.js";
import { mean } from "./measures/inequality.js";
import {
  correctedCouplingCoordination,
  couplingCoordination,
  entropyWeights,
  equalWeights,
  shareOfWeightings,
} from "./measures/weightings.js";
import { NO_VALUE } from "./view.js";

/** One side of collaboration: indicators whose scores it averages. */
interface Dimension {
  id: string;
  label: Text;
  parts: readonly { indicator: string; better: "higher" | "lower" }[];
}

/**
 * The vector, in the order in which it is shown. Composites are one number for what is many: they never stand without
 * it.
 */
export const DIMENSIONS: readonly Dimension[] = [
  {
    id: "complementarity",
    label: t("indicators.complementaryStructures"),
    parts: [{ indicator: "complementarity", better: "higher" }],
  },
  {
    id: "market",
    label: t("indicators.oneMarket"),
    parts: [{ indicator: "trade-freeness", better: "higher" }],
  },
  {
    id: "input-links",
    label: t("indicators.inputLinksBetweenCities"),
    parts: [{ indicator: "cross-city-input-share", better: "higher" }],
  },
  {
    id: "platforms",
    label: t("indicators.useSharedPlatforms"),
    parts: [{ indicator: "platform-effect", better: "higher" }],
  },
  {
    id: "optimum",
    label: t("indicators.shareCooperativeOptimum"),
    parts: [{ indicator: "optimum-reached", better: "higher" }],
  },
  {
    id: "balance",
    label: t("indicators.balanceCorePeriphery"),
    parts: [
      { indicator: "core-periphery-gap", better: "lower" },
      { indicator: "theil-t-gdp-between", better: "lower" },
      { indicator: "theil-t-gdp-within", better: "lower" },
    ],
  },
  {
    id: "stability",
    label: t("indicators.stabilityAgreement"),
    parts: [{ indicator: "core-slack", better: "higher" }],
  },
];

/** Why a dimension has no value where its indicators do not stand in a table. */
const WITHOUT: Record<string, Text> = {
  optimum: t("indicators.agglomGameMeasuresWhere"),
  stability: t("indicators.agglomGameMeasuresWhereWorth"),
};

const SAME: Text = t("indicators.sameAllArmsYears");
const LACKING: Text = t("indicators.valueSomeArmYear");

/** A year of an arm, or of an observed table. */
export interface Observation {
  arm: string;
  year: number | null;
  /** NaN where there is no value. */
  value(indicator: string): number;
}

/** A dimension that counts, with the weight that it has in each composite. */
interface Weighed {
  dimension: Dimension;
  equal: number;
  entropy: number;
}

export interface CollaborationRow {
  arm: string;
  year: number | null;
  /**
   * Of each dimension that counts: its indicators as they are, and its score, 0 = worst to 1 = best of all arms and
   * years.
   */
  values: { indicator: string; value: number }[][];
  scores: number[];
  /** Weighted means of the scores. */
  equal: number;
  entropy: number;
  /** Coupling coordination D of the dimensions, usual and corrected; NaN where a single one counts. */
  coupling: number;
  corrected: number;
}

export interface Collaboration {
  weights: Weighed[];
  /** Dimensions without a value, or whose value is the same everywhere: they count in no composite. */
  left: { dimension: Dimension; reason: Text }[];
  rows: CollaborationRow[];
}

/** Coupling needs scores above zero: the usual shift of the literature. */
const LOWEST = 0.01;

/**
 * The vector of collaboration and its composites, over all arms and years together: what is lowest and highest among
 * them is 0 and 1 for every one of them. A score therefore compares what is in one table, and nothing outside of it.
 */
export function collaboration(observations: readonly Observation[]): Collaboration {
  const judged = DIMENSIONS.map((dimension) => judge(dimension, observations));
  const counted = judged.filter((one) => one.reason === undefined);
  const table = observations.map((_, row) => counted.map(({ scores }) => scores[row]));
  const equal = equalWeights(counted.length);
  const entropy = entropyWeights(table.map((row) => row.map(lifted)));
  return {
    weights: counted.map(({ dimension }, d) => ({ dimension, equal: equal[d], entropy: entropy[d] })),
    left: judged.flatMap(({ dimension, reason }) => (reason === undefined ? [] : [{ dimension, reason }])),
    rows: observations.map(({ arm, year, value }, row) => ({
      arm,
      year,
      values: counted.map(({ dimension: { parts } }) =>
        parts.map(({ indicator }) => ({ indicator, value: value(indicator) })),
      ),
      ...composites(table[row], equal, entropy),
    })),
  };
}

function composites(scores: number[], equal: Float64Array, entropy: Float64Array) {
  const coupled = scores.map(lifted);
  const both = scores.length > 1;
  return {
    scores,
    equal: scores.length > 0 ? mean(scores, equal) : NO_VALUE,
    entropy: scores.length > 0 ? mean(scores, entropy) : NO_VALUE,
    coupling: both ? couplingCoordination(coupled).coordination : NO_VALUE,
    corrected: both ? correctedCouplingCoordination(coupled).coordination : NO_VALUE,
  };
}

function lifted(score: number): number {
  return LOWEST + (1 - LOWEST) * score;
}

interface Judged {
  dimension: Dimension;
  /** By observation. */
  scores: number[];
  reason?: Text;
}

/** Scores of a dimension: mean of those of its indicators that have a value everywhere and differ. */
function judge(dimension: Dimension, observations: readonly Observation[]): Judged {
  const columns = dimension.parts.map(({ indicator, better }) => {
    const values = observations.map(({ value }) => sized(indicator, value(indicator)));
    return { known: values.every(Number.isFinite), scores: scoresOf(values, better) };
  });
  const usable = columns.filter(({ known, scores }) => known && scores !== null);
  if (usable.length > 0)
    return { dimension, scores: observations.map((_, row) => mean(usable.map(({ scores }) => scores![row]))) };
  const known = columns.some((column) => column.known);
  const reason = known ? SAME : (WITHOUT[dimension.id] ?? LACKING);
  return { dimension, scores: [], reason };
}

/** A core that is poorer than its periphery is as far from balance. */
function sized(indicator: string, value: number): number {
  return indicator === "core-periphery-gap" ? Math.abs(value) : value;
}

/** Min-max scores; null where all values are the same but for rounding. */
function scoresOf(values: readonly number[], better: "higher" | "lower"): number[] | null {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)))) return null;
  return values.map((value) => (better === "higher" ? value - low : high - value) / (high - low));
}

/** What of the comparison of two rows hangs on the weights. */
export interface WeightSensitivity {
  /** Differences of both composites. */
  equal: number;
  entropy: number;
  /** Smallest and largest difference that any weighting gives: those of single dimensions. */
  lowest: number;
  highest: number;
  /** Share of all weightings under which the composite is higher; NaN where no dimension differs. */
  share: number;
}

/** How the composite of a row compares with another's, whatever the weights. */
export function weightSensitivity(row: CollaborationRow, other: CollaborationRow): WeightSensitivity {
  const differences = row.scores.map((score, d) => score - other.scores[d]);
  return {
    equal: row.equal - other.equal,
    entropy: row.entropy - other.entropy,
    lowest: Math.min(...differences),
    highest: Math.max(...differences),
    share: shareOfWeightings(differences),
  };
}

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
