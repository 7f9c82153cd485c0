import type { z } from "zod";
import { type Choices, choicesOf } from "../results/choices.js";
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
  readIndicators,
} from "../results/tables.js";
import { BY_REPLICATE, USED_INDICATORS } from "./present.js";

/** All that a report shows, as plain data. */
export interface ReportData {
  manifest: Manifest;
  context: ReportContext;
  /** Of the last year. */
  effects: EffectRow[];
  /** What figures show by replicate, of the cluster. */
  series: Series[];
  /** Flows of people and firms, in baseline and focus variant. */
  flows: FlowRow[];
  dictionary: DictionaryRow[];
  /** What governments and councils decided. */
  choices: Choices;
}

/** An indicator of the cluster in one run. */
export interface Series {
  variant: string;
  replicate: string;
  indicator: string;
  /** By year; NaN where there is none. */
  values: Float64Array;
}

/** Report data from results in memory. */
export function reportData(
  summary: Summary,
  rest: { manifest: Manifest; context: z.input<typeof contextSchema>; dictionary: DictionaryRow[] },
): ReportData {
  const context = contextSchema.parse(rest.context);
  const { manifest, dictionary } = rest;
  const rows = { effects: effectRows(summary), indicators: indicatorRows(summary), flows: flowRows(summary) };
  return { manifest, context, dictionary, choices: choicesOf(policyRows(summary)), ...shown(manifest, context, rows) };
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
}

/** Report data from the files of a results directory. Throws where a file is not what it should be. */
export function readReport(files: ReportFiles): ReportData {
  const context = contextSchema.parse(JSON.parse(files.context));
  const manifest = manifestSchema.parse(JSON.parse(files.manifest));
  const rows = {
    effects: readEffects(files.effects),
    indicators: readIndicators(files.indicators),
    flows: readFlows(files.flows),
  };
  return {
    manifest,
    context,
    dictionary: readDictionary(files.dictionary),
    choices: choicesOf(readPolicy(files.policy)),
    ...shown(manifest, context, rows),
  };
}

/** Of tables that may be large, what a report shows. */
function shown(
  { years: [first, last] }: Manifest,
  context: ReportContext,
  rows: { effects: Iterable<EffectRow>; indicators: Iterable<IndicatorRow>; flows: Iterable<FlowRow> },
): Pick<ReportData, "effects" | "series" | "flows"> {
  const variants = new Set([context.variants[0]!.id, context.focus]);
  const kinds = new Set(["firms", ...context.labour]);
  return {
    effects: filtered(rows.effects, ({ indicator, year }) => year === last && USED_INDICATORS.has(indicator)),
    series: seriesOf(rows.indicators, first, last),
    flows: filtered(rows.flows, ({ kind, variant }) => kinds.has(kind) && variants.has(variant)),
  };
}

function seriesOf(rows: Iterable<IndicatorRow>, first: number, last: number): Series[] {
  const found = new Map<string, Series>();
  for (const { variant, replicate, year, scope, indicator, value } of rows) {
    if (scope !== CLUSTER || !BY_REPLICATE.has(indicator) || !/^\d+$/.test(replicate)) continue;
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

/** Several words as one that no other words give. */
export function key(...parts: (string | number)[]): string {
  return parts.join("\u0000");
}
