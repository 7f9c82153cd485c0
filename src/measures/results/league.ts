import { z } from "zod";
import { english, type Spoken } from "../../words/index.js";
import { givenSchema } from "./conditioning.js";
import { csvLine, csvTable } from "./csv.js";
import {
  jsonText,
  listOf,
  named,
  number,
  numberOrNull,
  numbers,
  numbersOrNull,
  program,
  string,
  strings,
  text,
  whole,
} from "./manifest.js";

const yearRanksSchema = z.strictObject({
  year: whole,
  /** Blocks that count in this year: those of which every agglomeration has a part. */
  blocks: strings,
  /** Their weights by entropy over the panel. */
  entropy: numbers,
  /** Draws of weights and cities. */
  draws: whole,
  /** One an agglomeration, in their order. Points of blocks and of the index at equal and at entropy weights. */
  rows: listOf({
    agglomeration: string,
    blocks: numbers,
    index: number,
    rank: whole,
    entropyIndex: number,
    entropyRank: whole,
    /** Ends of 90 % of the ranks over draws, and the share of draws in which it is first. */
    low: number,
    high: number,
    first: number,
  }),
});

/** evaluation.json. The observed panel of agglomerations on the fixed scale of the index of collaboration. */
export const evaluationSchema = z.strictObject({
  schemaVersion: z.literal(1),
  holds: z.literal("evaluation"),
  program,
  years: z.array(whole),
  agglomerations: z.array(named),
  /** All blocks of the index, observed or not. */
  blocks: z.array(named),
  /** Parts that are observed, with their goalposts. [agglomeration][year] */
  parts: listOf({
    id: string,
    block: string,
    label: text,
    unit: text,
    zero: number,
    one: number,
    whyZero: text,
    whyOne: text,
    source: text,
    values: z.array(numbersOrNull),
    points: z.array(numbersOrNull),
  }),
  ranks: z.array(yearRanksSchema),
});

export type EvaluationReport = z.infer<typeof evaluationSchema>;
export type YearRanks = z.infer<typeof yearRanksSchema>;

/** Text of evaluation.json. */
export function evaluationJson(report: EvaluationReport): string {
  return jsonText(evaluationSchema.parse(report));
}

/** Lines of evaluation.csv: every observed part by agglomeration and year, with its goalposts and points. */
export function* evaluationCsv({ agglomerations, years, parts }: EvaluationReport): Generator<string> {
  yield csvLine(["agglomeration", "year", "block", "indicator", "value", "unit", "zero", "one", "points"]);
  for (const [a, { id }] of agglomerations.entries())
    for (const [y, year] of years.entries())
      for (const { id: part, block, unit, zero, one, values, points } of parts)
        if (values[a]![y] !== null)
          yield csvLine([id, year, block, part, values[a]![y]!, english(unit), zero, one, points[a]![y]]);
}

/** Lines of ranks.csv: where each agglomeration stands, and how far that hangs on weights and cities. */
export function* ranksCsv({ ranks }: EvaluationReport): Generator<string> {
  yield csvLine("year,agglomeration,blocks,index,rank,entropy_index,entropy_rank,rank_05,rank_95,first".split(","));
  for (const { year, blocks, rows } of ranks)
    for (const { agglomeration, index, rank, entropyIndex, entropyRank, low, high, first } of rows)
      yield csvLine([year, agglomeration, blocks.join(" "), index, rank, entropyIndex, entropyRank, low, high, first]);
}

/** 5 and 95 % of the worlds; null where none was drawn. */
const band = z.tuple([number, number]).nullable();

/** league.json. Regions side by side: where each stands in the base year, and what the same reform does to it. */
export const leagueSchema = z.strictObject({
  schemaVersion: z.literal(2),
  holds: z.literal("league"),
  /** That made it. */
  program,
  /** The reform, in the words of its scenario. */
  reform: z.strictObject({ title: text, question: text, variant: string, label: text }),
  /** Years of the reform up to that in which effects are taken, its first one too, and worlds drawn for each region. */
  years: whole,
  worlds: whole,
  regions: listOf({
    id: string,
    label: text,
    /** "yuan" */
    currency: text,
    cities: whole,
    /** Worlds that could not be calibrated or run. */
    failed: whole,
    given: givenSchema,
  }),
  /** An indicator, or the effect of the reform on it. */
  rows: listOf({
    kind: z.enum(["level", "effect"]),
    indicator: string,
    label: text,
    /** Of a level, with "{currency}" for that of each region; effects are in `form`. */
    unit: text,
    form: z.enum(["own", "percent", "points"]),
    better: z.enum(["higher", "lower", "none"]),
    /** One a region, in their order. */
    cells: listOf({
      /** At central values; null where it has no value. */
      value: numberOrNull,
      band,
      /**
       * 1 is best, values that are shown alike (levels to three digits, effects to two) share a rank; null where
       * nothing is better, or money of several currencies would be compared.
       */
      rank: whole.nullable(),
    }),
  }),
});

export type LeagueReport = z.infer<typeof leagueSchema>;
export type LeagueRow = LeagueReport["rows"][number];
export type LeagueCell = LeagueRow["cells"][number];

/** Digits that carry meaning, and the least that is shown as more than zero. */
const SHOWN: Record<LeagueRow["kind"], { digits: number; least: number }> = {
  level: { digits: 3, least: 5e-9 },
  effect: { digits: 2, least: 5e-7 },
};

/** A value as tables and pages show it: what reads alike is alike, also in rank. */
export function shownValue(value: number, kind: LeagueRow["kind"]): number {
  const { digits, least } = SHOWN[kind];
  return Math.abs(value) < least ? 0 : Number(value.toPrecision(digits));
}

/** As a reader of one language sees it. */
export type ShownLeague = Spoken<LeagueReport>;

/** One line a row and region; per cent and percentage points for effects that are told so. */
export function leagueCsv({ regions, rows }: LeagueReport): string {
  const lines = rows.flatMap(({ kind, indicator, label, unit, form, better, cells }) =>
    cells.map(({ value, band, rank }, at) => {
      const told = form === "percent" ? "%" : form === "points" ? "percentage points" : english(unit);
      const { id, currency } = regions[at];
      const inUnit = told.replaceAll("{currency}", english(currency));
      return [kind, indicator, english(label), inUnit, better, id, value, band?.[0], band?.[1], rank];
    }),
  );
  return csvTable("kind,indicator,label,unit,better,region,value,low,high,rank", lines);
}
