import { LANGUAGES, type Text, t } from "../../words/index.js";

/** What a table of results is about, and the columns that no two of its rows share. */
export interface TableText {
  title: Text;
  key: readonly string[];
}

const SERIES = ["indicator", "variant", "place", "year"] as const;

/** Tables by the names of their files, without an ending. */
export const TABLE_TEXTS: Readonly<Record<string, TableText>> = {
  effects: { title: t("results.tableEffects"), key: SERIES },
  indicators: { title: t("results.tableIndicators"), key: SERIES },
  replicates: { title: t("results.tableReplicates"), key: [...SERIES, "replicate"] },
  flows: { title: t("results.tableFlows"), key: ["kind", "sector", "origin", "destination", "variant", "year"] },
  structure: { title: t("results.tableStructure"), key: ["variant", "year", "city", "sector"] },
  dictionary: { title: t("results.tableDictionary"), key: ["indicator"] },
  collaboration: { title: t("results.tableCollaboration"), key: [] },
  evaluation: { title: t("results.tableEvaluation"), key: ["agglomeration", "year", "indicator"] },
  ranks: { title: t("results.tableRanks"), key: ["agglomeration", "year"] },
  uncertainty: { title: t("results.tableUncertainty"), key: SERIES },
  design: { title: t("results.tableDesign"), key: ["case"] },
  outcomes: { title: t("results.tableOutcomes"), key: ["case", ...SERIES] },
  options: { title: t("results.tableOptions"), key: [] },
  sensitivity: { title: t("results.tableSensitivity"), key: [...SERIES, "factor", "measure"] },
  attribution: { title: t("results.tableAttribution"), key: [...SERIES, "lever"] },
  league: { title: t("results.tableLeague"), key: ["kind", "indicator", "region"] },
};

const end = (percent: number) => t("results.columnEffectDraws", { percent });
const relativeEnd = (percent: number) => t("results.columnRelativeDraws", { percent });

/** What columns hold, with units. Where a table means something of its own by a name it stands as `table.name`. */
const COLUMN_TEXTS: Readonly<Record<string, Text>> = {
  indicator: t("results.columnIndicator"),
  variant: t("results.columnVariant"),
  place: t("results.columnPlace"),
  level: t("results.columnLevel"),
  year: t("schema.calendarYear"),
  baseline_mean: t("results.columnBaselineMean"),
  variant_mean: t("results.columnVariantMean"),
  effect: t("results.columnEffect"),
  "attribution.effect": t("results.columnLeverEffect"),
  ci_low: t("results.columnCiLow"),
  ci_high: t("results.columnCiHigh"),
  effect_pct: t("results.columnEffectPercent"),
  ci_low_pct: t("results.columnCiLowPercent"),
  ci_high_pct: t("results.columnCiHighPercent"),
  same_sign_share: t("results.columnSameSign"),
  replicates: t("results.columnReplicates"),
  mean: t("results.columnMean"),
  sd: t("results.columnDeviation"),
  replicate: t("results.columnReplicate"),
  value: t("results.columnValue"),
  "flows.value": t("results.columnFlow"),
  "sensitivity.value": t("results.columnMeasureValue"),
  kind: t("results.columnKind"),
  "league.kind": t("results.columnLeagueKind"),
  sector: t("results.columnSector"),
  origin: t("results.columnOrigin"),
  destination: t("results.columnDestination"),
  unit: t("results.columnUnit"),
  city: t("results.columnCity"),
  employment: t("results.columnEmployment"),
  output: t("results.columnOutput"),
  value_added: t("results.columnValueAdded"),
  purchases: t("results.columnPurchases"),
  intermediate_purchases: t("results.columnIntermediate"),
  firms: t("results.columnFirms"),
  label: t("results.columnLabel"),
  formula: t("results.columnFormula"),
  source: t("results.columnSource"),
  better: t("results.columnBetter"),
  block: t("results.columnBlock"),
  zero: t("results.columnZero"),
  one: t("results.columnOne"),
  points: t("results.columnPoints"),
  agglomeration: t("results.columnAgglomeration"),
  blocks: t("results.columnBlocks"),
  index: t("results.columnIndex"),
  entropy_index: t("results.columnEntropyIndex"),
  entropy_rank: t("report.evaluationEntropy"),
  rank_05: t("results.columnRankLow"),
  rank_95: t("results.columnRankHigh"),
  first: t("results.columnFirst"),
  worlds: t("results.columnDraws"),
  effect_05: end(5),
  effect_50: end(50),
  effect_95: end(95),
  relative_05: relativeEnd(5),
  relative_50: relativeEnd(50),
  relative_95: relativeEnd(95),
  rises: t("results.columnRises"),
  falls: t("results.columnFalls"),
  misses_target: t("results.columnMisses"),
  missed_by: t("results.columnMissedBy"),
  case: t("results.columnCase"),
  failure: t("results.columnFailure"),
  baseline: t("results.columnBaseline"),
  largest_regret: t("results.columnLargestRegret"),
  mean_regret: t("results.columnMeanRegret"),
  front: t("results.columnFront"),
  factor: t("results.columnFactor"),
  measure: t("results.columnMeasure"),
  low: t("results.columnLow"),
  high: t("results.columnHigh"),
  lever: t("results.columnLever"),
  least: t("results.columnLeast"),
  most: t("results.columnMost"),
  region: t("results.columnRegion"),
  rank: t("results.columnRank"),
};

/** What a column holds, with its unit; undefined where a table is not known, such as the factors of a design. */
export function columnText(table: string, column: string): Text | undefined {
  // "label_zh" is the label in another language.
  const plain = LANGUAGES.reduce((name, language) => name.replace(new RegExp(`_${language}$`), ""), column);
  return COLUMN_TEXTS[`${table}.${plain}`] ?? COLUMN_TEXTS[plain];
}
