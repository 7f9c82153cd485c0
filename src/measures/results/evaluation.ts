import { z } from "zod";
import { english } from "../../words/index.js";
import { csvLine } from "./csv.js";
import { text } from "./text.js";

const number = z.number().nullable();
const named = z.strictObject({ id: z.string(), label: text });

const yearRanksSchema = z.strictObject({
  year: z.int(),
  /** Blocks that count in this year: those of which every agglomeration has a part. */
  blocks: z.array(z.string()),
  /** Their weights by entropy over the panel. */
  entropy: z.array(z.number()),
  /** Draws of weights and cities. */
  draws: z.int(),
  /** One an agglomeration, in their order. Points of blocks and of the index at equal and at entropy weights. */
  rows: z.array(
    z.strictObject({
      agglomeration: z.string(),
      blocks: z.array(z.number()),
      index: z.number(),
      rank: z.int(),
      entropyIndex: z.number(),
      entropyRank: z.int(),
      /** Ends of 90 % of the ranks over draws, and the share of draws in which it is first. */
      low: z.number(),
      high: z.number(),
      first: z.number(),
    }),
  ),
});

/** evaluation.json. The observed panel of agglomerations on the fixed scale of the index of collaboration. */
export const evaluationSchema = z.strictObject({
  schemaVersion: z.literal(1),
  holds: z.literal("evaluation"),
  program: z.strictObject({ name: z.literal("agglom"), version: z.string(), commit: z.string().nullable() }),
  years: z.array(z.int()),
  agglomerations: z.array(named),
  /** All blocks of the index, observed or not. */
  blocks: z.array(named),
  /** Parts that are observed, with their goalposts. [agglomeration][year] */
  parts: z.array(
    z.strictObject({
      id: z.string(),
      block: z.string(),
      label: text,
      unit: text,
      zero: z.number(),
      one: z.number(),
      whyZero: text,
      whyOne: text,
      source: text,
      values: z.array(z.array(number)),
      points: z.array(z.array(number)),
    }),
  ),
  ranks: z.array(yearRanksSchema),
});

export type EvaluationReport = z.infer<typeof evaluationSchema>;
export type YearRanks = z.infer<typeof yearRanksSchema>;

/** Text of evaluation.json. */
export function evaluationJson(report: EvaluationReport): string {
  return `${JSON.stringify(evaluationSchema.parse(report), null, 1)}\n`;
}

/** Lines of evaluation.csv: every observed part by agglomeration and year, with its goalposts and points. */
export function* evaluationCsv({ agglomerations, years, parts }: EvaluationReport): Generator<string> {
  yield csvLine(["agglomeration", "year", "block", "indicator", "value", "unit", "zero", "one", "points"]);
  for (const [a, { id }] of agglomerations.entries())
    for (const [y, year] of years.entries())
      for (const { id: part, block, unit, zero, one, values, points } of parts)
        if (values[a]![y] !== null)
          yield csvLine([id, year, block, part, values[a]![y]!, english(unit), zero, one, points[a]![y] ?? ""]);
}

/** Lines of ranks.csv: where each agglomeration stands, and how far that hangs on weights and cities. */
export function* ranksCsv({ ranks }: EvaluationReport): Generator<string> {
  yield csvLine("year,agglomeration,blocks,index,rank,entropy_index,entropy_rank,rank_05,rank_95,first".split(","));
  for (const { year, blocks, rows } of ranks)
    for (const { agglomeration, index, rank, entropyIndex, entropyRank, low, high, first } of rows)
      yield csvLine([year, agglomeration, blocks.join(" "), index, rank, entropyIndex, entropyRank, low, high, first]);
}
