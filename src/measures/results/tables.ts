import { both, ENGLISH, LANGUAGES, type Language, SaidError, t, type Text as Words } from "../../words/index.js";
import { csvLine, csvRecords, type Text, wrongFields } from "./csv.js";
import type { EffectRow } from "./effects.js";
import { CLUSTER, type PlaceLevel } from "./record.js";
import type { Summary } from "./summary.js";
import { deviationOf, meanOf } from "./sums.js";
import { tableOf } from "./table.js";

/**
 * The large tables of a results directory, and its dictionary. Series are together: years of a place, places of an arm,
 * arms of an indicator.
 */

/** Mean and deviation of an indicator over the replicates that an arm finished. */
export interface IndicatorRow {
  /** Id. */
  indicator: string;
  /** Name of the arm. */
  variant: string;
  /** "cluster", or the id of an agglomeration, a province, a city or a hinterland. */
  place: string;
  /** What the place is. */
  level: PlaceLevel;
  /** Calendar year. */
  year: number;
  /** In the unit of the indicator. */
  mean: number;
  /** Sample standard deviation between replicates; NaN for a single one. */
  sd: number;
  /** Those that have a value. */
  replicates: number;
}

/** An indicator in one replicate: of the cluster, or of all places where replicates are kept. */
export interface ReplicateRow {
  /** Name of the arm. */
  variant: string;
  /** Its number, from 0. */
  replicate: number;
  /** Id. */
  indicator: string;
  /** "cluster", or the id of an agglomeration, a province, a city or a hinterland. */
  place: string;
  /** What the place is. */
  level: PlaceLevel;
  /** Calendar year. */
  year: number;
  /** In the unit of the indicator. */
  value: number;
}

/** A gross flow of a year from one place to another: mean over the replicates that the arm finished. */
export interface FlowRow {
  /** "firms", "headquarters", a type of labour, "capital" or "goods". */
  kind: string;
  /** Of goods; "" for all together. */
  sector: string;
  /** City or hinterland. */
  origin: string;
  destination: string;
  variant: string;
  /** Calendar year. */
  year: number;
  value: number;
  unit: string;
}

/** Of what the rows of most tables are. */
const CELL = { indicator: "text", variant: "text", place: "text", level: "text", year: "whole" } as const;

export const EFFECTS = tableOf<EffectRow>("effects", {
  ...CELL,
  baselineMean: "exact",
  variantMean: "exact",
  effect: "exact",
  ciLow: "exact?",
  ciHigh: "exact?",
  effectPct: "percent?",
  ciLowPct: "percent?",
  ciHighPct: "percent?",
  sameSignShare: "rough",
  replicates: "whole",
});

export const INDICATOR_TABLE = tableOf<IndicatorRow>("indicators", {
  ...CELL,
  mean: "exact",
  sd: "rough?",
  replicates: "whole",
});

export const REPLICATES = tableOf<ReplicateRow>("replicates", {
  variant: "text",
  replicate: "whole",
  indicator: "text",
  place: "text",
  level: "text",
  year: "whole",
  value: "exact",
});

export const FLOWS = tableOf<FlowRow>("flows", {
  kind: "text",
  sector: "text",
  origin: "text",
  destination: "text",
  variant: "text",
  year: "whole",
  value: "rough",
  unit: "text",
});

/** What of an indicator is said in words. */
const SAID = ["label", "unit", "formula", "source"] as const;

const WORDS = SAID.flatMap((name) => LANGUAGES.map((language) => ({ name, language })));

/** "label" is English; "label_zh" and so on are of the other languages. */
function columnOf(name: string, language: Language): string {
  return language === ENGLISH ? name : `${name}_${language}`;
}

export interface DictionaryRow {
  /** Id. */
  indicator: string;
  /** What people call it. */
  label: Words;
  /** Of its values. */
  unit: Words;
  /** In words or symbols. */
  formula: Words;
  /** Literature, or where the quantity is defined. */
  source: Words;
  /** Which direction is an improvement. */
  better: "higher" | "lower" | "none";
}

/** Rows of the table of indicators. Cells without a value are left out. */
export function* indicatorRows({ variants, years, scopes, scopeLevels, indicators }: Summary): Generator<IndicatorRow> {
  for (const [i, indicator] of indicators.entries())
    for (const { variant, levels } of variants)
      for (const [s, place] of scopes.entries())
        for (let y = 0; y < years.length; y++) {
          const cell = (y * scopes.length + s) * indicators.length + i;
          const replicates = levels.count[cell];
          if (replicates === 0) continue;
          const mean = meanOf(levels, cell);
          const sd = deviationOf(levels, cell);
          yield { indicator, variant, place, level: scopeLevels[s], year: years[y], mean, sd, replicates };
        }
}

/**
 * Rows of the table of replicates, run by run: what is kept of many of them stands on a disk. Cells without a value,
 * and those that nobody `asks` for, are left out.
 */
export function* replicateRows(summary: Summary, asks: RunsAsked = () => true): Generator<ReplicateRow> {
  const { years, scopes, scopeLevels, indicators, keepReplicates } = summary;
  const kept = keepReplicates ? scopes : [CLUSTER];
  for (const [v, { variant, replicates }] of summary.variants.entries())
    for (const replicate of replicates) {
      const { values } = summary.rows.row(v, replicate);
      for (const [i, indicator] of indicators.entries())
        for (const [s, place] of kept.entries()) {
          if (!asks(indicator, place)) continue;
          const level = scopeLevels[scopes.indexOf(place)];
          for (let y = 0; y < years.length; y++) {
            const value = values[(y * kept.length + s) * indicators.length + i];
            if (!Number.isNaN(value)) yield { variant, replicate, indicator, place, level, year: years[y], value };
          }
        }
    }
}

/** Whether the runs' values of an indicator at a place are asked for. */
export type RunsAsked = (indicator: string, place: string) => boolean;

/** Rows of the table of flows, zeros left out, and those of series that nobody `asks` for. */
export function* flowRows({ variants, years }: Summary, asks: FlowsAsked = () => true): Generator<FlowRow> {
  const [first] = variants;
  if (!first) return;
  const { kinds, sectors, units, nodes } = first.flows;
  for (const [k, kind] of kinds.entries())
    for (const [o, origin] of nodes.entries())
      for (const [d, destination] of nodes.entries())
        for (const { variant, flows, replicates } of variants) {
          if (!asks(kind, sectors[k], variant)) continue;
          const [sector, unit] = [sectors[k], units[k]];
          for (let y = 0; y < years.length; y++) {
            const cell = ((y * kinds.length + k) * nodes.length + o) * nodes.length + d;
            const value = flows.values[cell] / replicates.length;
            if (replicates.length > 0 && value !== 0)
              yield { kind, sector, origin, destination, variant, year: years[y], value, unit };
          }
        }
}

/** Whether flows of a kind and sector ("" for all together) in an arm are asked for. */
export type FlowsAsked = (kind: string, sector: string, variant: string) => boolean;

/** dictionary.csv: what each indicator means. */
export function dictionaryCsv(rows: readonly DictionaryRow[]): string {
  const body = rows.map((row) =>
    csvLine([row.indicator, ...WORDS.map(({ name, language }) => row[name][language]), row.better]),
  );
  return (
    csvLine(["indicator", ...WORDS.map(({ name, language }) => columnOf(name, language)), "better"]) + body.join("")
  );
}

/** A language that the table was written without is English. */
export function readDictionary(text: Text): DictionaryRow[] {
  const [header = [], ...rows] = csvRecords(text);
  for (const column of ["indicator", ...SAID, "better"]) if (!header.includes(column)) throw noColumn(column, header);
  return rows.map((row, r) => {
    if (row.length !== header.length) throw wrongFields(r + 2, row.length, header.length);
    const cell = (column: string) => row[header.indexOf(column)];
    const words = SAID.map((name) => {
      const said = both((language) => cell(columnOf(name, language)) ?? cell(name) ?? "");
      return [name, said] as const;
    });
    const better = cell("better");
    return {
      indicator: cell("indicator") ?? "",
      ...(Object.fromEntries(words) as Record<(typeof SAID)[number], Words>),
      better: better === "higher" || better === "lower" ? better : "none",
    };
  });
}

function noColumn(column: string, header: readonly string[]): SaidError {
  return new SaidError(t("error.noColumn", { column, found: header.join(","), empty: header.length === 0 }));
}
