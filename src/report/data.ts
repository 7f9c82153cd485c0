import type { EffectRow } from "../results/effects.js";
import { type Manifest, manifestSchema } from "../results/manifest.js";
import { CLUSTER } from "../results/record.js";
import {
  type DictionaryRow,
  type FlowRow,
  type IndicatorRow,
  readDictionary,
  readEffects,
  readFlows,
  readIndicators,
} from "../results/tables.js";
import { contextSchema, type ReportContext } from "./context.js";
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
}

/** Texts of the files of a results directory; tables may come in pieces. */
export interface ReportFiles {
  manifest: string;
  /** report.json */
  context: string;
  indicators: string;
  effects: string;
  flows: string;
  dictionary: string;
}

/** Reads the files of a results directory, keeping only what a report shows. Throws where a file is not what it should be. */
export function readReport(files: ReportFiles): ReportData {
  const context = contextSchema.parse(JSON.parse(files.context));
  const shown = new Set([context.variants[0]!.id, context.focus]);
  const kinds = new Set(["firms", ...context.labour]);
  return {
    manifest: manifestSchema.parse(JSON.parse(files.manifest)),
    context,
    effects: [...readEffects(files.effects)].filter(({ indicator }) => USED_INDICATORS.has(indicator)),
    cluster: [...readIndicators(files.indicators)].filter(
      ({ scope, replicate, indicator }) =>
        scope === CLUSTER && /^\d+$/.test(replicate) && USED_INDICATORS.has(indicator),
    ),
    flows: [...readFlows(files.flows)].filter(({ kind, variant }) => kinds.has(kind) && shown.has(variant)),
    dictionary: readDictionary(files.dictionary),
  };
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
    focus: variants.find(({ id }) => id === context.focus) ?? variants[0]!,
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
