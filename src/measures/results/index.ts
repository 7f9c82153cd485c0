/** Plain data of simulated runs: records, paired summaries, tables. */
export type { AnswerPlan, BeyondObserved } from "./answerPlan.js";
export { addReplicate, BLOCK_SIZE, type Block, newBlock } from "./block.js";
export type { LeverChange, VariantChanges } from "./changes.js";
export { type Choices, type CouncilMeeting, choicesOf, type Decision, type RunCourse } from "./choices.js";
export { type CollaborationReport, collaborationJson } from "./collaboration.js";
export { columnText, TABLE_TEXTS } from "./columns.js";
export { type Conditioning, conditioningSchema, conditionsOf, LEAST_CENTRAL, type MomentRow } from "./conditioning.js";
export { contextJson, contextSchema, type ReportContext } from "./context.js";
export { csvLine, csvRecords, csvTable, otherColumns, readCsv } from "./csv.js";
export {
  type EffectRow,
  type EffectsAsked,
  effectAt,
  effectRows,
  estimateOf,
  halfWidthOfError,
  percents,
} from "./effects.js";
export {
  type EvaluationReport,
  evaluationCsv,
  evaluationJson,
  evaluationSchema,
  ranksCsv,
  type YearRanks,
} from "./evaluation.js";
export {
  type Acceptance,
  type GameCoalition,
  type GameReport,
  type GameUncertainty,
  gameJson,
  gameReportSchema,
  type Payment,
  type Price,
  type PriceCell,
  type ShownGame,
} from "./gameReport.js";
export {
  type LeagueCell,
  type LeagueReport,
  type LeagueRow,
  leagueCsv,
  leagueJson,
  leagueSchema,
  type ShownLeague,
  shownValue,
} from "./league.js";
export { type Manifest, manifestJson, manifestSchema } from "./manifest.js";
export { meanOf } from "./moments.js";
export { policyJsonl, readPolicy } from "./policy.js";
export { isDouble } from "./precision.js";
export { objectiveName, type PriceRow, priceRows } from "./priceRows.js";
export { because, type Reason } from "./reason.js";
export {
  type AuditSummary,
  CLUSTER,
  type FlowTable,
  type PlaceLevel,
  type PolicyEvent,
  type PolicyPatch,
  type RunRecord,
  worseAudit,
} from "./record.js";
export type { KeptRow, KeptRows } from "./rows.js";
export {
  MEASURES,
  METHODS,
  type OutcomeSensitivity,
  type SensitivityMethod,
  type SensitivityReport,
  type ShownOutcome,
  type ShownSensitivity,
  sensitivityCsv,
  sensitivityJson,
  sensitivitySchema,
} from "./sensitivity.js";
export {
  addBlock,
  differs,
  hasEffects,
  newSummary,
  pairsOf,
  type Summary,
  sumsWith,
  type VariantSummary,
} from "./summary.js";
export { optionsCsv, type ShownSweep, type SweepOption, type SweepReport, sweepJson, sweepSchema } from "./sweep.js";
export {
  type Column,
  type ColumnKind,
  csvLineOf,
  csvOf,
  type Field,
  parsedRecord,
  precisionOf,
  rowsOfCsv,
  type Table,
  tableOf,
} from "./table.js";
export {
  type DictionaryRow,
  dictionaryCsv,
  EFFECTS,
  FLOWS,
  type FlowRow,
  flowRows,
  INDICATORS as INDICATOR_TABLE,
  type IndicatorRow,
  indicatorRows,
  REPLICATES,
  type ReplicateRow,
  readDictionary,
  replicateRows,
} from "./tables.js";
export {
  type Driver,
  type UncertainEffect,
  type Uncertainty,
  uncertaintyJson,
  uncertaintySchema,
} from "./uncertainty.js";
export { type DesignTable, designCsv, type OutcomeRow, outcomesCsv, uncertaintyCsv } from "./uncertaintyTables.js";
