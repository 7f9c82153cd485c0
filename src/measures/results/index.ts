/** Plain data of simulated runs: records, paired summaries, tables. */
export type { AnswerPlan, BeyondObserved } from "./answerPlan.js";
export { addReplicate, BLOCK_SIZE, type Block, type KeptRow, type KeptRows, newBlock } from "./block.js";
export {
  type Choices,
  type CouncilMeeting,
  choicesOf,
  type Decision,
  policyJsonl,
  type RunCourse,
  readPolicy,
} from "./choices.js";
export { columnText, TABLE_TEXTS } from "./columns.js";
export { type Conditioning, conditioningSchema, conditionsOf, LEAST_CENTRAL, type MomentRow } from "./conditioning.js";
export {
  type CollaborationReport,
  collaborationJson,
  contextJson,
  contextSchema,
  type LeverChange,
  type ReportContext,
  type VariantChanges,
} from "./context.js";
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
  type Acceptance,
  type GameCoalition,
  type GameReport,
  type GameUncertainty,
  gameJson,
  gameReportSchema,
  objectiveName,
  type Payment,
  type Price,
  type PriceCell,
  type PriceRow,
  priceRows,
  type ShownGame,
} from "./gameReport.js";
export {
  type EvaluationReport,
  evaluationCsv,
  evaluationJson,
  evaluationSchema,
  type LeagueCell,
  type LeagueReport,
  type LeagueRow,
  leagueCsv,
  leagueJson,
  leagueSchema,
  ranksCsv,
  type ShownLeague,
  shownValue,
  type YearRanks,
} from "./league.js";
export { type Manifest, manifestJson, manifestSchema } from "./manifest.js";
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
export {
  MEASURES,
  METHODS,
  type OutcomeSensitivity,
  optionsCsv,
  type SensitivityMethod,
  type SensitivityReport,
  type ShownOutcome,
  type ShownSensitivity,
  type ShownSweep,
  type SweepOption,
  type SweepReport,
  sensitivityCsv,
  sensitivityJson,
  sensitivitySchema,
  sweepJson,
  sweepSchema,
} from "./studies.js";
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
export { meanOf } from "./sums.js";
export {
  type Column,
  type ColumnKind,
  csvLineOf,
  csvOf,
  type Field,
  isDouble,
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
  type DesignTable,
  type Driver,
  designCsv,
  type OutcomeRow,
  outcomesCsv,
  type UncertainEffect,
  type Uncertainty,
  uncertaintyCsv,
  uncertaintyJson,
  uncertaintySchema,
} from "./uncertainty.js";
