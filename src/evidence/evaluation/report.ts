import { BLOCKS, PARTS } from "../../measures/indicators/index.js";
import type { EvaluationReport } from "../../measures/results/index.js";
import { textOf, toText, unitText } from "../../words/index.js";
import { type Agglomeration, evaluationRows } from "./panel.js";
import { RANK_DRAWS, ranksIn } from "./ranks.js";

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
  const of = (id: string, year: number) => rows.find((row) => row.arm === id && row.year === year)!;
  const parts = PARTS.flatMap((part, p) => {
    if (rows.every(({ points }) => !Number.isFinite(points[p]))) return [];
    const { id, block, label, unit, zero, one, whyZero, whyOne, source } = part;
    const table = (column: "values" | "points") =>
      agglomerations.map((place) => years.map((year) => finite(of(place.id, year)[column][p])));
    return [
      {
        ...{ id, block, label, zero, one, whyZero, whyOne },
        unit: unitText(unit, textOf("")),
        source: toText(source),
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
    agglomerations: agglomerations.map(({ id, label }) => ({ id, label: toText(label) })),
    blocks: BLOCKS.map(({ id, label }) => ({ id, label })),
    parts,
    ranks: RANKED.map((year) => ranksIn(agglomerations, rows, year, draws)),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
