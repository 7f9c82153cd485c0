import type { z } from "zod";
import { type Choices, choicesOf } from "../results/choices.js";
import { contextSchema, type ReportContext } from "../results/context.js";
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
import { USED_INDICATORS } from "./present.js";

/** All that a report shows, as plain data. */
export interface ReportData {
  manifest: Manifest;
  context: ReportContext;
  effects: EffectRow[];
  /** Values of the cluster by replicate. */
  cluster: IndicatorRow[];
  /** Flows of people and firms, in baseline and focus variant. */
  flows: FlowRow[];
  dictionary: DictionaryRow[];
  /** What governments and councils decided. */
  choices: Choices;
}

/** Report data from results in memory. */
export function reportData(
  summary: Summary,
  rest: { manifest: Manifest; context: z.input<typeof contextSchema>; dictionary: DictionaryRow[] },
): ReportData {
  const context = contextSchema.parse(rest.context);
  const rows = { effects: effectRows(summary), indicators: indicatorRows(summary), flows: flowRows(summary) };
  const choices = choicesOf(policyRows(summary));
  return { manifest: rest.manifest, context, dictionary: rest.dictionary, choices, ...shownRows(context, rows) };
}

/** Texts of the files of a results directory. */
export interface ReportFiles {
  manifest: string;
  /** report.json */
  context: string;
  indicators: string;
  effects: string;
  flows: string;
  dictionary: string;
  /** policy.jsonl */
  policy: string;
}

/** Report data from the files of a results directory. Throws where a file is not what it should be. */
export function readReport(files: ReportFiles): ReportData {
  const context = contextSchema.parse(JSON.parse(files.context));
  const rows = {
    effects: readEffects(files.effects),
    indicators: readIndicators(files.indicators),
    flows: readFlows(files.flows),
  };
  return {
    manifest: manifestSchema.parse(JSON.parse(files.manifest)),
    context,
    dictionary: readDictionary(files.dictionary),
    choices: choicesOf(readPolicy(files.policy)),
    ...shownRows(context, rows),
  };
}

/** Of tables that may be large, what a report shows. */
function shownRows(
  context: ReportContext,
  rows: { effects: Iterable<EffectRow>; indicators: Iterable<IndicatorRow>; flows: Iterable<FlowRow> },
): Pick<ReportData, "effects" | "cluster" | "flows"> {
  const variants = new Set([context.variants[0]!.id, context.focus]);
  const kinds = new Set(["firms", ...context.labour]);
  const ofReplicate = ({ scope, replicate }: IndicatorRow) => scope === CLUSTER && /^\d+$/.test(replicate);
  return {
    effects: filtered(rows.effects, ({ indicator }) => USED_INDICATORS.has(indicator)),
    cluster: filtered(rows.indicators, (row) => ofReplicate(row) && USED_INDICATORS.has(row.indicator)),
    flows: filtered(rows.flows, ({ kind, variant }) => kinds.has(kind) && variants.has(variant)),
  };
}

function filtered<Row>(rows: Iterable<Row>, keep: (row: Row) => boolean): Row[] {
  const kept: Row[] = [];
  for (const row of rows) if (keep(row)) kept.push(row);
  return kept;
}

/** Report data with the look-ups that figures and tables share. */
export interface Lookup {
  data: ReportData;
  baseline: string;
  /** Variants other than the baseline. */
  variants: { id: string; label: string }[];
  focus: { id: string; label: string };
  years: number[];
  lastYear: number;
  effect(variant: string, scope: string, indicator: string, year?: number): EffectRow | undefined;
  /** Values of the cluster, [replicate][year]. */
  clusterValues(variant: string, indicator: string): number[][];
  entry(indicator: string): DictionaryRow;
}

export function lookup(data: ReportData): Lookup {
  const { context, manifest } = data;
  const effects = new Map(data.effects.map((row) => [key(row.variant, row.scope, row.indicator, row.year), row]));
  const [first, lastYear] = manifest.years;
  const years = Array.from({ length: lastYear - first + 1 }, (_, y) => first + y);
  const variants = context.variants.slice(1);
  const focus = variants.find(({ id }) => id === context.focus) ?? variants[0];
  if (!focus) throw new Error("A report compares variants with a baseline; these results hold a baseline alone");
  const values = new Map<string, number>();
  const replicates = new Map<string, null>();
  for (const row of data.cluster) {
    values.set(key(row.variant, row.replicate, row.indicator, row.year), row.value);
    replicates.set(row.replicate, null);
  }
  return {
    data,
    baseline: context.variants[0]!.id,
    variants,
    focus,
    years,
    lastYear,
    effect: (variant, scope, indicator, year = lastYear) => effects.get(key(variant, scope, indicator, year)),
    clusterValues: (variant, indicator) =>
      [...replicates.keys()].map((replicate) =>
        years.map((year) => values.get(key(variant, replicate, indicator, year)) ?? Number.NaN),
      ),
    entry: (indicator) =>
      data.dictionary.find((row) => row.indicator === indicator) ?? {
        indicator,
        label: indicator,
        unit: "",
        formula: "",
        source: "",
        better: "none",
      },
  };
}

function key(...parts: (string | number)[]): string {
  return parts.join("\u0000");
}
