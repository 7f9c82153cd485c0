import { LANGUAGES, type Text, type TextKey, t, type Words } from "../../words/index.js";

/** What a table of results is about, and the columns that no two of its rows share. */
export interface TableText {
  title: TextKey;
  key: readonly string[];
  /** What the columns hold that are named after factors of a study: all that are not known by name. */
  factors?: TextKey;
}

const SERIES = ["indicator", "variant", "place", "year"] as const;

/** Tables by the names of their files, without an ending. */
export const TABLE_TEXTS: Readonly<Record<string, TableText>> = {
  effects: { title: "results.tableEffects", key: SERIES },
  indicators: { title: "results.tableIndicators", key: SERIES },
  replicates: { title: "results.tableReplicates", key: [...SERIES, "replicate"] },
  flows: { title: "results.tableFlows", key: ["kind", "sector", "origin", "destination", "variant", "year"] },
  structure: { title: "results.tableStructure", key: ["variant", "year", "city", "sector"] },
  dictionary: { title: "results.tableDictionary", key: ["indicator"] },
  collaboration: { title: "results.tableCollaboration", key: [] },
  evaluation: { title: "results.tableEvaluation", key: ["agglomeration", "year", "indicator"] },
  ranks: { title: "results.tableRanks", key: ["agglomeration", "year"] },
  uncertainty: { title: "results.tableUncertainty", key: SERIES },
  design: { title: "results.tableDesign", key: ["case"], factors: "results.columnOfFactor" },
  outcomes: { title: "results.tableOutcomes", key: ["case", ...SERIES] },
  options: { title: "results.tableOptions", key: [], factors: "results.columnOfFactor" },
  sensitivity: { title: "results.tableSensitivity", key: [...SERIES, "factor", "measure"] },
  attribution: { title: "results.tableAttribution", key: [...SERIES, "lever"] },
  league: { title: "results.tableLeague", key: ["kind", "indicator", "region"] },
};

const end = (percent: number) => t("results.columnEffectDraws", { percent });
const relativeEnd = (percent: number) => t("results.columnRelativeDraws", { percent });

/** What columns hold, with units. Where a table means something of its own by a name it stands as `table.name`. */
const COLUMN_TEXTS: Readonly<Record<string, Words>> = {
  indicator: "results.columnIndicator",
  variant: "results.columnVariant",
  place: "results.columnPlace",
  level: "results.columnLevel",
  year: "schema.calendarYear",
  baseline_mean: "results.columnBaselineMean",
  variant_mean: "results.columnVariantMean",
  effect: "results.columnEffect",
  "attribution.effect": "results.columnLeverEffect",
  ci_low: "results.columnCiLow",
  ci_high: "results.columnCiHigh",
  effect_pct: "results.columnEffectPercent",
  ci_low_pct: "results.columnCiLowPercent",
  ci_high_pct: "results.columnCiHighPercent",
  same_sign_share: "results.columnSameSign",
  replicates: "results.columnReplicates",
  mean: "results.columnMean",
  sd: "results.columnDeviation",
  replicate: "results.columnReplicate",
  value: "results.columnValue",
  "flows.value": "results.columnFlow",
  "sensitivity.value": "results.columnMeasureValue",
  kind: "results.columnKind",
  "league.kind": "results.columnLeagueKind",
  sector: "results.columnSector",
  origin: "results.columnOrigin",
  destination: "results.columnDestination",
  unit: "results.columnUnit",
  city: "results.columnCity",
  employment: "results.columnEmployment",
  output: "results.columnOutput",
  value_added: "results.columnValueAdded",
  purchases: "results.columnPurchases",
  intermediate_purchases: "results.columnIntermediate",
  firms: "results.columnFirms",
  label: "results.columnLabel",
  formula: "results.columnFormula",
  source: "results.columnSource",
  better: "results.columnBetter",
  block: "results.columnBlock",
  zero: "results.columnZero",
  one: "results.columnOne",
  points: "results.columnPoints",
  agglomeration: "results.columnAgglomeration",
  blocks: "results.columnBlocks",
  index: "results.columnIndex",
  entropy_index: "results.columnEntropyIndex",
  entropy_rank: "report.evaluationEntropy",
  rank_05: "results.columnRankLow",
  rank_95: "results.columnRankHigh",
  first: "results.columnFirst",
  worlds: "results.columnDraws",
  effect_05: end(5),
  effect_50: end(50),
  effect_95: end(95),
  relative_05: relativeEnd(5),
  relative_50: relativeEnd(50),
  relative_95: relativeEnd(95),
  rises: "results.columnRises",
  falls: "results.columnFalls",
  misses_target: "results.columnMisses",
  missed_by: "results.columnMissedBy",
  case: "results.columnCase",
  failure: "results.columnFailure",
  baseline: "results.columnBaseline",
  largest_regret: "results.columnLargestRegret",
  mean_regret: "results.columnMeanRegret",
  front: "results.columnFront",
  factor: "results.columnFactor",
  measure: "results.columnMeasure",
  low: "results.columnLow",
  high: "results.columnHigh",
  lever: "results.columnLever",
  least: "results.columnLeast",
  most: "results.columnMost",
  region: "results.columnRegion",
  rank: "results.columnRank",
};

/** What a column holds, with its unit; undefined where nothing is known of it. */
export function columnText(table: string, column: string): Text | undefined {
  // "label_zh" is the label in another language.
  const plain = LANGUAGES.reduce((name, language) => name.replace(new RegExp(`_${language}$`), ""), column);
  const words = COLUMN_TEXTS[`${table}.${plain}`] ?? COLUMN_TEXTS[plain];
  const { factors } = TABLE_TEXTS[table] ?? {};
  return words ? t(words) : factors && t(factors, { name: column });
}
