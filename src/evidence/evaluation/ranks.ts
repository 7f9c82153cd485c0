import { quantileSorted } from "simple-statistics";
import { log } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { BLOCKS, type CollaborationRow, entropyWeights, PARTS, summed } from "../../measures/indicators/index.js";
import type { EvaluationReport, YearRanks } from "../../measures/results/index.js";
import { RandomStream } from "../../model/engine/random.js";
import { orNull } from "../../runs/experiments/index.js";
import { textOf, unitText } from "../../words/index.js";
import { type Agglomeration, commonParts, evaluationRows, observedRow } from "./panel.js";

/** Draws of weights and cities behind the ranges of ranks. */
const RANK_DRAWS = 1000;

/** Share of the cities that a draw leaves out; the core stays. Our choice. */
const LEFT_OUT = 0.2;

/**
 * Where agglomerations stand in a year, by the parts that all of them have: at equal weights of the blocks, at entropy
 * weights over the panel (Shannon 1948), and how far the rank hangs on weights and data. A draw takes weights of the
 * blocks evenly from all that there are, and leaves out a fifth of the cities at random. Ranges hold 90 % of the draws.
 */
export function ranksIn(
  agglomerations: readonly Agglomeration[],
  rows: readonly CollaborationRow[],
  year: number,
  draws = RANK_DRAWS,
): YearRanks {
  const own = agglomerations.map(({ id }) => rowOf(rows, id, year));
  const common = commonParts(own);
  const blocksOf = ({ points }: CollaborationRow) => summed(points.map((one, p) => (common[p] ? one : NaN))).blocks;
  const counted = BLOCKS.map((_, b) => b).filter((b) => own.every((row) => Number.isFinite(blocksOf(row)[b])));
  const pick = (row: CollaborationRow) => counted.map((b) => blocksOf(row)[b]);
  const panel = rows.map(pick).filter((blocks) => blocks.every(Number.isFinite));
  const entropy = entropyWeights(panel.map((blocks) => blocks.map((one) => Math.max(0, one))));
  const index = (weights: ArrayLike<number>) => own.map((row) => weighted(pick(row), weights));
  const even = counted.map(() => 1 / counted.length);
  const found = drawnRanks(agglomerations, year, draws, counted.length, pick);
  const [equalRanks, entropyRanks] = [index(even), index(entropy)].map(ranksOf);
  return {
    year,
    blocks: counted.map((b) => BLOCKS[b].id),
    entropy: Array.from(entropy),
    draws,
    rows: agglomerations.map(({ id }, a) => {
      const drawn = found.map((ranks) => ranks[a]).sort((x, y) => x - y);
      return {
        agglomeration: id,
        blocks: pick(own[a]),
        index: index(even)[a],
        rank: equalRanks[a],
        entropyIndex: index(entropy)[a],
        entropyRank: entropyRanks[a],
        low: quantileSorted(drawn, 0.05),
        high: quantileSorted(drawn, 0.95),
        first: drawn.filter((rank) => rank === 1).length / drawn.length,
      };
    }),
  };
}

function rowOf(rows: readonly CollaborationRow[], agglomeration: string, year: number): CollaborationRow {
  return rows.find((row) => row.arm === agglomeration && row.year === year)!;
}

/** Ranks of all agglomerations, by draw. */
function drawnRanks(
  agglomerations: readonly Agglomeration[],
  year: number,
  draws: number,
  blocks: number,
  pick: (row: CollaborationRow) => number[],
): number[][] {
  const stream = new RandomStream(1, 0, "evaluation");
  return Array.from({ length: draws }, (_, draw) => {
    const sizes = Array.from({ length: blocks }, (_unused, b) => -log(stream.uniform(draw, year, b)));
    const sum = sumOf(sizes);
    const weights = sizes.map((size) => size / sum);
    return ranksOf(
      agglomerations.map((place, a) => {
        const at = place.years.find((one) => one.year === year)!;
        const key = (city: number) => (city === place.core ? 1 : stream.uniform(draw, year, blocks + 1000 * a + city));
        const order = at.table.cities.toSorted((x, y) => key(x) - key(y));
        const members = order.slice(Math.round(LEFT_OUT * order.length)).sort((x, y) => x - y);
        return weighted(pick(observedRow(place, at, members)), weights);
      }),
    );
  });
}

function weighted(blocks: readonly number[], weights: ArrayLike<number>): number {
  return sumOf(blocks, (one, b) => weights[b] * one);
}

/** 1 is the highest. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => 1 + values.filter((other) => other > value).length);
}

/**
 * Years in which agglomerations are ranked: the first, the last in which structures are known, the last. What counts
 * differs: parts that all have in the year.
 */
const RANKED = [2005, 2016, 2021] as const;

/** The observed panel on the fixed scale, with ranks and their ranges. */
export function evaluationReport(
  agglomerations: readonly Agglomeration[],
  program: EvaluationReport["program"],
  draws = RANK_DRAWS,
): EvaluationReport {
  const rows = evaluationRows(agglomerations);
  const years = agglomerations[0].years.map(({ year }) => year);
  const parts = PARTS.flatMap((part, p) => {
    if (rows.every(({ points }) => !Number.isFinite(points[p]))) return [];
    const { id, block, label, unit, zero, one, whyZero, whyOne, source } = part;
    const table = (column: "values" | "points") =>
      agglomerations.map((place) => years.map((year) => orNull(rowOf(rows, place.id, year)[column][p])));
    return [
      {
        ...{ id, block, label, zero, one, whyZero, whyOne, source },
        unit: unitText(unit, textOf("")),
        values: table("values"),
        points: table("points"),
      },
    ];
  });
  return {
    schemaVersion: 1,
    holds: "evaluation",
    program,
    years,
    agglomerations: agglomerations.map(({ id, label }) => ({ id, label })),
    blocks: [...BLOCKS],
    parts,
    ranks: RANKED.map((year) => ranksIn(agglomerations, rows, year, draws)),
  };
}
