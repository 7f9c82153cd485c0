import type { Choices } from "../results/choices.js";
import type { ReportContext } from "../results/context.js";
import type { EffectRow } from "../results/effects.js";
import type { Manifest } from "../results/manifest.js";
import type { DictionaryRow, FlowRow, IndicatorRow } from "../results/tables.js";

/** All that a report shows, as plain data. */
export interface ReportData {
  manifest: Manifest;
  context: ReportContext;
  /** Of the indicators that a part of the page reads. */
  effects: EffectRow[];
  /** Values of the cluster by replicate, of the same indicators. */
  cluster: IndicatorRow[];
  /** Flows that a figure reads, in baseline and focus variant. */
  flows: FlowRow[];
  dictionary: DictionaryRow[];
  /** What governments and councils decided. */
  choices: Choices;
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
  /** Flows of some kinds. */
  flows(kinds: readonly string[]): FlowRow[];
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
    flows: (kinds) => data.flows.filter(({ kind }) => kinds.includes(kind)),
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
