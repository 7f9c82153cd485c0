import { type AttributionRow, attributionCsv, gameIndicator, type PlayedGame } from "../../../games/index.js";
import { lastYearOf } from "../../../input/index.js";
import { collaborationCsv, dictionaryRows } from "../../../measures/indicators/index.js";
import {
  CLUSTER,
  collaborationJson,
  contextJson,
  designCsv,
  dictionaryCsv,
  EFFECTS,
  type EffectsAsked,
  effectRows,
  FLOWS,
  type FlowRow,
  flowRows,
  gameJson,
  hasEffects,
  INDICATOR_TABLE,
  indicatorRows,
  jsonText,
  type Manifest,
  manifestJson,
  type OutcomeRow,
  optionsCsv,
  outcomesCsv,
  policyJsonl,
  REPLICATES,
  replicateRows,
  type SensitivityReport,
  type Summary,
  type SweepReport,
  sensitivityCsv,
  type Table,
  type Uncertainty,
  uncertaintyCsv,
  uncertaintyJson,
} from "../../../measures/results/index.js";
import type { ReportData } from "../../../measures/views/index.js";
import { effectsShown, reportData } from "../../../report/index.js";
import {
  type Comparison,
  collaborationOf,
  collaborationReport,
  currencyOf,
  type Experiment,
  focusOf,
  goodsRows,
  manifestOf,
  type Origin,
  type PreparedScenario,
  reportContext,
  STRUCTURE,
  savingPaidFrom,
  structureRows,
} from "../../../runs/experiments/index.js";
import {
  type Cases,
  type DesignedDraws,
  type Draws,
  designOf,
  failuresOf,
  outcomeRows,
} from "../../../runs/studies/index.js";
import { ENGLISH, type Language } from "../../../words/index.js";
import { type Format, tableContent } from "../tables/tableFiles.js";
import { completeResults } from "./dataPackage.js";
import { pageOf } from "./reportPages.js";
import type { ResultsFolder } from "./resultsFolder.js";

/** What else is written, and how. */
export interface Written extends Partial<TableOptions> {
  uncertainty?: Uncertainty;
  drawn?: DesignedDraws;
  /** Of the report. */
  language?: Language;
}

/** How large tables are written. */
export interface TableOptions {
  format: Format;
  /** Effects of every indicator in every city and year, not of those that the report shows and of the last year. */
  allEffects: boolean;
}

/** `savingPaidFrom` of what is written, beside this thread where there is another one. */
export type SavingPaid = (variant: string) => Promise<ReturnType<typeof savingPaidFrom>>;

/**
 * Results of a comparison or a single run: manifest, tables and, where there are effects, the report, of which the data
 * are returned.
 */
export async function writeResults(
  folder: ResultsFolder,
  origin: Origin,
  { prepared, comparison }: Experiment,
  { uncertainty, drawn, format = "parquet", allEffects = false, language = ENGLISH }: Written = {},
  savingPaid?: SavingPaid,
): Promise<ReportData | undefined> {
  const { summary } = comparison;
  const manifest = manifestOf(origin, prepared, comparison);
  const dictionary = dictionaryRows(currencyOf(prepared.scenario));
  folder.write("manifest.json", manifestJson(manifest));
  const write = <Row>(table: Table<Row>, rows: Iterable<Row>) =>
    folder.write(`${table.name}.${format}`, tableContent(table, rows, format));
  const writeBeside = async () => {
    write(INDICATOR_TABLE, indicatorRows(summary));
    write(REPLICATES, replicateRows(summary));
  };
  const paid = hasEffects(summary) ? paidIn(prepared, focusOf(prepared.scenario, summary), savingPaid) : undefined;
  const [paidFrom] = await Promise.all([paid, writeBeside()]);
  write(FLOWS, flowsOf(prepared, comparison));
  write(STRUCTURE, structureRows(prepared, comparison));
  folder.write("policy.jsonl", policyJsonl(summary));
  folder.write("dictionary.csv", dictionaryCsv(dictionary));
  let data: ReportData | undefined;
  if (hasEffects(summary)) {
    const context = reportContext(prepared, comparison, paidFrom);
    write(
      EFFECTS,
      effectRows(summary, allEffects ? undefined : mainEffects(summary, effectsShown(manifest.years, context))),
    );
    folder.write("report.json", contextJson(context));
    folder.write("collaboration.csv", collaborationCsv(collaborationOf(summary, sectorsOf(prepared))));
    folder.write("collaboration.json", collaborationJson(context.collaboration!));
    if (uncertainty) {
      folder.write("uncertainty.json", uncertaintyJson(uncertainty));
      folder.write("uncertainty.csv", uncertaintyCsv(uncertainty));
    }
    if (drawn) {
      folder.write("design.csv", designCsv(designOf(drawn)));
      folder.write("outcomes.csv", outcomesCsv(allEffects ? outcomeRows(drawn.draws) : clusterRows(drawn.draws)));
    }
    data = reportData(summary, { manifest, context, dictionary, uncertainty });
    folder.write("report.html", pageOf({ kind: "comparison", data }, language));
  }
  completeResults(folder, language);
  return data;
}

/** A thread may die of it, by too little memory, say: then it is this one's turn. */
async function paidIn(prepared: PreparedScenario, variant: string, beside?: SavingPaid): ReturnType<SavingPaid> {
  const here = () => savingPaidFrom(prepared, variant);
  return beside ? beside(variant).catch(here) : here();
}

/** How many sectors the region has. */
function sectorsOf({ scenario }: PreparedScenario): number {
  return scenario.region.tables.sectors.length;
}

function* flowsOf(prepared: PreparedScenario, comparison: Comparison): Generator<FlowRow> {
  yield* flowRows(comparison.summary);
  yield* goodsRows(prepared, comparison);
}

/** What came out for the cluster: of single places their ranges stand in uncertainty.csv. */
function* clusterRows(draws: DesignedDraws["draws"]): Generator<OutcomeRow> {
  for (const row of outcomeRows(draws)) if (row.place === CLUSTER) yield row;
}

/**
 * Effects without those of single cities that no report shows, but for the last year: their means stand in the table of
 * indicators all the same.
 */
function mainEffects({ years }: Summary, shown: EffectsAsked): EffectsAsked {
  const last = years.at(-1);
  return (indicator, level, year) => level !== "city" || year === last || shown(indicator, level, year);
}

/** Results of a coalition analysis: game.json, manifest and report. */
export function writeGame(
  folder: ResultsFolder,
  origin: Origin,
  { report, recorded, replicates }: PlayedGame,
  language?: Language,
): void {
  const { summary } = recorded.comparison;
  const manifest = { ...manifestOf(origin, recorded.prepared, recorded.comparison), replicates };
  folder.write("game.json", gameJson(report));
  if (hasEffects(summary)) {
    const index = collaborationOf(summary, sectorsOf(recorded.prepared), (arm, indicator) =>
      gameIndicator(report, arm, indicator),
    );
    folder.write("collaboration.csv", collaborationCsv(index));
    folder.write("collaboration.json", collaborationJson(collaborationReport(summary, index)));
  }
  folder.write("manifest.json", manifestJson(manifest));
  completeWithPage(folder, { kind: "game", report, manifest }, language);
}

/** Makes a directory of results appear, with the page that shows them. */
export function completeWithPage(
  folder: ResultsFolder,
  results: Parameters<typeof pageOf>[0],
  language?: Language,
): void {
  folder.write("report.html", pageOf(results, language));
  completeResults(folder, language);
}

/** Results of an attribution: its table, the manifest and the dictionary. */
export function writeAttribution(
  folder: ResultsFolder,
  origin: Origin,
  { prepared, comparison }: Experiment,
  rows: readonly AttributionRow[],
): void {
  folder.write("manifest.json", manifestJson(manifestOf(origin, prepared, comparison)));
  folder.write("attribution.csv", attributionCsv(rows));
  folder.write("dictionary.csv", dictionaryCsv(dictionaryRows(currencyOf(prepared.scenario))));
  completeResults(folder);
}

/**
 * Results of a study of cases: what it says, as JSON and as a table, the design, what came out, manifest and report.
 */
export function writeStudy(
  folder: ResultsFolder,
  origin: Origin,
  cases: Cases,
  draws: Draws,
  results: { kind: "sensitivity"; report: SensitivityReport } | { kind: "sweep"; report: SweepReport },
  language?: Language,
): void {
  const manifest = writeCases(folder, origin, cases, draws);
  folder.write(`${results.kind}.json`, jsonText(results.report));
  if (results.kind === "sweep") folder.write("options.csv", optionsCsv(results.report));
  else folder.write("sensitivity.csv", sensitivityCsv(results.report));
  completeWithPage(folder, { ...results, manifest }, language);
}

/** What every study of cases writes. `failed` of the manifest: by case, in the place of replicates. */
function writeCases(folder: ResultsFolder, origin: Origin, cases: Cases, draws: Draws): Manifest {
  const { scenario, factors, values, replicates } = cases;
  const { seed, startYear } = scenario;
  const { run, ...made } = origin;
  const manifest: Manifest = {
    schemaVersion: 2,
    ...made,
    seed,
    replicates,
    failed: failuresOf(draws).map(({ case: row, arm, reason, text }) => ({
      variant: arm ?? draws.arms[0]!,
      replicate: row,
      reason,
      text,
    })),
    years: [startYear, lastYearOf(scenario)],
    variants: draws.arms,
    audit: null,
    run,
  };
  folder.write("manifest.json", manifestJson(manifest));
  folder.write("design.csv", designCsv(designOf({ factors, values, draws })));
  folder.write("outcomes.csv", outcomesCsv(outcomeRows(draws)));
  folder.write("dictionary.csv", dictionaryCsv(dictionaryRows(currencyOf(scenario))));
  return manifest;
}
