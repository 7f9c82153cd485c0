import { csvLine, parseNumber, readCsv } from "./csv.js";
import { type EffectRow, effectRows } from "./effects.js";
import { deviationOf, meanOf } from "./moments.js";
import { CLUSTER, type FlowTable } from "./record.js";
import type { Summary, VariantSummary } from "./summary.js";

/** The tables of a results directory, written line by line (they may be large) and read back. */

const INDICATOR_COLUMNS = ["variant", "replicate", "year", "scope", "indicator", "value"] as const;
const EFFECT_COLUMNS = [
  "variant",
  "year",
  "scope",
  "indicator",
  "baseline_mean",
  "variant_mean",
  "effect",
  "ci_low",
  "ci_high",
  "same_sign_share",
  "replicates",
] as const;
const FLOW_COLUMNS = ["variant", "replicate", "year", "kind", "origin", "destination", "value"] as const;
const DICTIONARY_COLUMNS = ["indicator", "label", "unit", "formula", "source", "better"] as const;

/** A row of indicators.csv; replicate is a number as text, "mean" or "sd". */
export interface IndicatorRow {
  variant: string;
  replicate: string;
  year: number;
  scope: string;
  indicator: string;
  value: number;
}

export interface FlowRow {
  variant: string;
  replicate: string;
  year: number;
  kind: string;
  origin: string;
  destination: string;
  value: number;
}

export interface DictionaryRow {
  indicator: string;
  label: string;
  unit: string;
  formula: string;
  source: string;
  better: "higher" | "lower" | "none";
}

/** Lines of indicators.csv: by variant; replicates of the cluster (or of all scopes, if kept), then means and deviations. */
export function* indicatorsCsv(summary: Summary): Generator<string> {
  yield csvLine([...INDICATOR_COLUMNS]);
  const rest = summary.scopes.flatMap((scope, position) => (scope === CLUSTER ? [] : [position]));
  const all = summary.scopes.map((_, position) => position);
  for (const variant of summary.variants) {
    for (const [r, replicate] of summary.replicates.entries()) {
      const values = variant.kept[r]!;
      if (summary.keepReplicates) yield* lines(summary, variant, String(replicate), all, (cell) => values[cell]!);
      else yield* clusterLines(summary, variant, String(replicate), values);
    }
    if (summary.keepReplicates) continue;
    yield* lines(summary, variant, "mean", rest, (cell) => meanOf(variant.levels, cell));
    yield* lines(summary, variant, "sd", rest, (cell) => deviationOf(variant.levels, cell));
  }
}

function* lines(
  summary: Summary,
  { variant }: VariantSummary,
  replicate: string,
  scopes: number[],
  valueAt: (cell: number) => number,
): Generator<string> {
  const { years, indicators } = summary;
  for (let y = 0; y < years.length; y++)
    for (const scope of scopes)
      for (let i = 0; i < indicators.length; i++) {
        const value = valueAt((y * summary.scopes.length + scope) * indicators.length + i);
        if (!Number.isNaN(value))
          yield csvLine([variant, replicate, years[y]!, summary.scopes[scope]!, indicators[i]!, value]);
      }
}

function* clusterLines(
  { years, indicators }: Summary,
  { variant }: VariantSummary,
  replicate: string,
  values: Float64Array,
): Generator<string> {
  for (let y = 0; y < years.length; y++)
    for (let i = 0; i < indicators.length; i++) {
      const value = values[y * indicators.length + i]!;
      if (!Number.isNaN(value)) yield csvLine([variant, replicate, years[y]!, CLUSTER, indicators[i]!, value]);
    }
}

/** Lines of effects.csv. */
export function* effectsCsv(summary: Summary): Generator<string> {
  yield csvLine([...EFFECT_COLUMNS]);
  for (const row of effectRows(summary))
    yield csvLine([
      row.variant,
      row.year,
      row.scope,
      row.indicator,
      row.baselineMean,
      row.variantMean,
      row.effect,
      row.ciLow,
      row.ciHigh,
      row.sameSignShare,
      row.replicates,
    ]);
}

/** Lines of flows.csv: means over replicates, zeros left out. */
export function* flowsCsv(summary: Summary): Generator<string> {
  yield csvLine([...FLOW_COLUMNS]);
  for (const { variant, flows } of summary.variants)
    for (const row of flowRows(flows, summary.years, summary.replicates.length))
      yield csvLine([variant, "mean", row.year, row.kind, row.origin, row.destination, row.value]);
}

function* flowRows(flows: FlowTable, years: number[], replicates: number) {
  const { nodes, kinds, values } = flows;
  let cell = 0;
  for (const year of years)
    for (const kind of kinds)
      for (const origin of nodes)
        for (const destination of nodes) {
          const value = values[cell++]! / replicates;
          if (value !== 0) yield { year, kind, origin, destination, value };
        }
}

/** dictionary.csv: what each indicator means. */
export function dictionaryCsv(rows: DictionaryRow[]): string {
  const body = rows.map((row) => csvLine([row.indicator, row.label, row.unit, row.formula, row.source, row.better]));
  return csvLine([...DICTIONARY_COLUMNS]) + body.join("");
}

/** Lines of policy.jsonl: one event a line, in the order of variants, replicates and years. */
export function* policyJsonl(summary: Summary): Generator<string> {
  for (const { variant, events } of summary.variants)
    for (const { replicate, event } of events) yield JSON.stringify({ variant, replicate, ...event }) + "\n";
}

export function* readIndicators(text: string): Generator<IndicatorRow> {
  for (const [variant, replicate, year, scope, indicator, value] of readCsv(text, INDICATOR_COLUMNS))
    yield {
      variant: variant!,
      replicate: replicate!,
      year: Number(year),
      scope: scope!,
      indicator: indicator!,
      value: parseNumber(value!),
    };
}

export function* readEffects(text: string): Generator<EffectRow> {
  for (const [variant, year, scope, indicator, ...numbers] of readCsv(text, EFFECT_COLUMNS)) {
    const [baselineMean, variantMean, effect, ciLow, ciHigh, sameSignShare, replicates] = numbers.map(parseNumber);
    yield {
      variant: variant!,
      year: Number(year),
      scope: scope!,
      indicator: indicator!,
      baselineMean: baselineMean!,
      variantMean: variantMean!,
      effect: effect!,
      ciLow: ciLow!,
      ciHigh: ciHigh!,
      sameSignShare: sameSignShare!,
      replicates: replicates!,
    };
  }
}

export function* readFlows(text: string): Generator<FlowRow> {
  for (const [variant, replicate, year, kind, origin, destination, value] of readCsv(text, FLOW_COLUMNS))
    yield {
      variant: variant!,
      replicate: replicate!,
      year: Number(year),
      kind: kind!,
      origin: origin!,
      destination: destination!,
      value: parseNumber(value!),
    };
}

export function readDictionary(text: string): DictionaryRow[] {
  return Array.from(readCsv(text, DICTIONARY_COLUMNS), ([indicator, label, unit, formula, source, better]) => ({
    indicator: indicator!,
    label: label!,
    unit: unit!,
    formula: formula!,
    source: source!,
    better: better === "higher" || better === "lower" ? better : "none",
  }));
}
