import type { z } from "zod";
import { choicesOf } from "../results/choices.js";
import { contextSchema, type ReportContext } from "../results/context.js";
import type { Text } from "../results/csv.js";
import { type EffectRow, effectRows } from "../results/effects.js";
import { type Manifest, manifestSchema } from "../results/manifest.js";
import { policyRows, readPolicy } from "../results/policy.js";
import { CLUSTER } from "../results/record.js";
import type { Summary } from "../results/summary.js";
import {
  type DictionaryRow,
  type FlowRow,
  flowRows,
  type IndicatorRow,
  indicatorRows,
  readDictionary,
  readEffects,
  readFlows,
  readIndicators as readLevels,
} from "../results/tables.js";
import { type Uncertainty, uncertaintySchema } from "../results/uncertainty.js";
import { key, type ReportData, type Series } from "./data.js";
import { FIGURES } from "./figures/index.js";
import { ALL as PRINT_FIGURES } from "./figures/print/all.js";
import type { Reading } from "./reading.js";
import { SECTIONS } from "./sections.js";

/** All that may read: figures may have been registered meanwhile. */
const parts = (): readonly Partial<Reading>[] => [...SECTIONS, ...FIGURES, ...PRINT_FIGURES];

/** Indicators of which parts of the page read effects. */
export function readIndicators(): ReadonlySet<string> {
  return new Set(parts().flatMap(({ reads = [] }) => reads));
}

/** Those of the cluster that they read replicate by replicate. */
export function readByReplicate(): ReadonlySet<string> {
  return new Set(parts().flatMap(({ readsByReplicate = [] }) => readsByReplicate));
}

/** Report data from results in memory. */
export function reportData(
  summary: Summary,
  beside: {
    manifest: Manifest;
    context: z.input<typeof contextSchema>;
    dictionary: DictionaryRow[];
    uncertainty?: Uncertainty | undefined;
  },
): ReportData {
  const context = contextSchema.parse(beside.context);
  const rows = { effects: effectRows(summary), indicators: indicatorRows(summary), flows: flowRows(summary) };
  const choices = choicesOf(policyRows(summary));
  return { ...beside, context, choices, ...shownRows(beside.manifest, context, rows) };
}

/** The files of a results directory; tables may come in pieces. */
export interface ReportFiles {
  manifest: string;
  /** report.json */
  context: string;
  dictionary: string;
  indicators: Text;
  effects: Text;
  flows: Text;
  /** policy.jsonl */
  policy: Text;
  /** uncertainty.json, where there is one. */
  uncertainty?: string | undefined;
}

/** Report data from the files of a results directory. Throws where a file is not what it should be. */
export function readReport(files: ReportFiles): ReportData {
  const context = contextSchema.parse(JSON.parse(files.context));
  const manifest = manifestSchema.parse(JSON.parse(files.manifest));
  const rows = {
    effects: readEffects(files.effects),
    indicators: readLevels(files.indicators),
    flows: readFlows(files.flows),
  };
  return {
    manifest,
    context,
    dictionary: readDictionary(files.dictionary),
    uncertainty: files.uncertainty === undefined ? undefined : uncertaintySchema.parse(JSON.parse(files.uncertainty)),
    choices: choicesOf(readPolicy(files.policy)),
    ...shownRows(manifest, context, rows),
  };
}

/** Of tables that may be large, what a report shows. */
function shownRows(
  { years: [first, last] }: Manifest,
  context: ReportContext,
  rows: { effects: Iterable<EffectRow>; indicators: Iterable<IndicatorRow>; flows: Iterable<FlowRow> },
): Pick<ReportData, "effects" | "series" | "flows"> {
  const variants = new Set([context.variants[0]!.id, context.focus]);
  const kinds = new Set([...FIGURES, ...PRINT_FIGURES].flatMap(({ readsFlows }) => readsFlows?.(context) ?? []));
  const shown = readIndicators();
  const courses = new Set(parts().flatMap(({ readsCourses = [] }) => readsCourses));
  return {
    effects: filtered(
      rows.effects,
      ({ indicator, year }) => courses.has(indicator) || (year === last && shown.has(indicator)),
    ),
    series: seriesOf(rows.indicators, first, last),
    flows: filtered(rows.flows, ({ kind, variant }) => kinds.has(kind) && variants.has(variant)),
  };
}

function seriesOf(rows: Iterable<IndicatorRow>, first: number, last: number): Series[] {
  const found = new Map<string, Series>();
  const shown = readByReplicate();
  for (const { variant, replicate, year, place, indicator, value } of rows) {
    if (place !== CLUSTER || !shown.has(indicator) || !/^\d+$/.test(replicate)) continue;
    const run = key(variant, replicate, indicator);
    const values = found.get(run)?.values ?? new Float64Array(last - first + 1).fill(Number.NaN);
    values[year - first] = value;
    found.set(run, { variant, replicate, indicator, values });
  }
  return [...found.values()];
}

function filtered<Row>(rows: Iterable<Row>, keep: (row: Row) => boolean): Row[] {
  const kept: Row[] = [];
  for (const row of rows) if (keep(row)) kept.push(row);
  return kept;
}
