import type { Text as Words } from "../language/index.js";
import { csvLine, parseNumber, readCsv, type Text } from "./csv.js";
import { type EffectRow, effectRows } from "./effects.js";
import { deviationOf, meanOf } from "./moments.js";
import { CLUSTER, type PlaceLevel } from "./record.js";
import type { Summary } from "./summary.js";

/** The tables of a results directory, written line by line (they may be large) and read back. */

const INDICATOR_COLUMNS = ["variant", "replicate", "year", "place", "level", "indicator", "value"] as const;
const EFFECT_COLUMNS = [
  "variant",
  "year",
  "place",
  "level",
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
const DICTIONARY_COLUMNS = [
  "indicator",
  "label",
  "label_zh",
  "unit",
  "unit_zh",
  "formula",
  "formula_zh",
  "source",
  "source_zh",
  "better",
] as const;

/** A row of indicators.csv; replicate is a number as text, "mean" or "sd". */
export interface IndicatorRow {
  /** Name of the arm. */
  variant: string;
  /** Its number, "mean" or "sd". */
  replicate: string;
  /** Calendar year. */
  year: number;
  /** "cluster", or the id of an agglomeration, a province, a city or a hinterland. */
  place: string;
  /** What the place is. */
  level: PlaceLevel;
  /** Id. */
  indicator: string;
  /** In the unit of the indicator. */
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
  label: Words;
  unit: Words;
  formula: Words;
  source: Words;
  better: "higher" | "lower" | "none";
}

/** Rows of indicators.csv: by variant; replicates of the cluster (or of all scopes, if kept), then means and deviations. */
export function* indicatorRows(summary: Summary): Generator<IndicatorRow> {
  const all = summary.scopes.map((_, position) => position);
  const cluster = all.filter((scope) => summary.scopes[scope] === CLUSTER);
  const rest = all.filter((scope) => summary.scopes[scope] !== CLUSTER);
  for (const [v, { variant, replicates, levels }] of summary.variants.entries()) {
    for (const replicate of replicates) {
      const { values } = summary.rows.row(v, replicate);
      const chosen = summary.keepReplicates ? all : cluster;
      yield* valueRows(summary, variant, String(replicate), chosen, ({ cell, inYear }) => {
        return values[summary.keepReplicates ? cell : inYear]!;
      });
    }
    if (summary.keepReplicates) continue;
    yield* valueRows(summary, variant, "mean", rest, ({ cell }) => meanOf(levels, cell));
    yield* valueRows(summary, variant, "sd", rest, ({ cell }) => deviationOf(levels, cell));
  }
}

/** `cell` is the position in [year][scope][indicator], `inYear` that in [year][indicator]; NaN is left out. */
function* valueRows(
  { years, scopes, scopeLevels, indicators }: Summary,
  variant: string,
  replicate: string,
  chosen: number[],
  valueAt: (position: { cell: number; inYear: number }) => number,
): Generator<IndicatorRow> {
  for (const [y, year] of years.entries())
    for (const s of chosen)
      for (const [i, indicator] of indicators.entries()) {
        const width = indicators.length;
        const value = valueAt({ cell: (y * scopes.length + s) * width + i, inYear: y * width + i });
        if (!Number.isNaN(value))
          yield { variant, replicate, year, place: scopes[s]!, level: scopeLevels[s]!, indicator, value };
      }
}

/** Lines of indicators.csv. */
export function* indicatorsCsv(summary: Summary): Generator<string> {
  yield csvLine([...INDICATOR_COLUMNS]);
  for (const row of indicatorRows(summary))
    yield csvLine([row.variant, row.replicate, row.year, row.place, row.level, row.indicator, row.value]);
}

/** Lines of effects.csv. */
export function* effectsCsv(summary: Summary): Generator<string> {
  yield csvLine([...EFFECT_COLUMNS]);
  for (const row of effectRows(summary))
    yield csvLine([
      row.variant,
      row.year,
      row.place,
      row.level,
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

/** Rows of flows.csv: means over replicates, zeros left out. */
export function* flowRows({ variants, years }: Summary): Generator<FlowRow> {
  for (const { variant, flows, replicates } of variants) {
    if (replicates.length === 0) continue;
    let cell = 0;
    for (const year of years)
      for (const kind of flows.kinds)
        for (const origin of flows.nodes)
          for (const destination of flows.nodes) {
            const value = flows.values[cell++]! / replicates.length;
            if (value !== 0) yield { variant, replicate: "mean", year, kind, origin, destination, value };
          }
  }
}

/** Lines of flows.csv. */
export function* flowsCsv(summary: Summary): Generator<string> {
  yield csvLine([...FLOW_COLUMNS]);
  for (const row of flowRows(summary))
    yield csvLine([row.variant, row.replicate, row.year, row.kind, row.origin, row.destination, row.value]);
}

/** dictionary.csv: what each indicator means. */
export function dictionaryCsv(rows: DictionaryRow[]): string {
  const body = rows.map(({ indicator, label, unit, formula, source, better }) => {
    const words = [label, unit, formula, source].flatMap(({ en, zh }) => [en, zh]);
    return csvLine([indicator, ...words, better]);
  });
  return csvLine([...DICTIONARY_COLUMNS]) + body.join("");
}

export function* readIndicators(text: Text): Generator<IndicatorRow> {
  for (const [variant, replicate, year, place, level, indicator, value] of readCsv(text, INDICATOR_COLUMNS))
    yield {
      variant: variant!,
      replicate: replicate!,
      year: Number(year),
      place: place!,
      level: level as PlaceLevel,
      indicator: indicator!,
      value: parseNumber(value!),
    };
}

export function* readEffects(text: Text): Generator<EffectRow> {
  for (const [variant, year, place, level, indicator, ...numbers] of readCsv(text, EFFECT_COLUMNS)) {
    const [baselineMean, variantMean, effect, ciLow, ciHigh, sameSignShare, replicates] = numbers.map(parseNumber);
    yield {
      variant: variant!,
      year: Number(year),
      place: place!,
      level: level as PlaceLevel,
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

export function* readFlows(text: Text): Generator<FlowRow> {
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

export function readDictionary(text: Text): DictionaryRow[] {
  return Array.from(
    readCsv(text, DICTIONARY_COLUMNS),
    ([indicator, label, labelZh, unit, unitZh, formula, formulaZh, source, sourceZh, better]) => ({
      indicator: indicator!,
      label: { en: label!, zh: labelZh! },
      unit: { en: unit!, zh: unitZh! },
      formula: { en: formula!, zh: formulaZh! },
      source: { en: source!, zh: sourceZh! },
      better: better === "higher" || better === "lower" ? better : "none",
    }),
  );
}
