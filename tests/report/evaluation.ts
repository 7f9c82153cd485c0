import type { EvaluationReport } from "../../src/measures/results/index.js";
import { textOf } from "../../src/words/index.js";

const part = (
  id: string,
  block: string,
  label: string,
  [values, points]: [(number | null)[][], (number | null)[][]],
) => ({
  ...{ id, block, label: textOf(label), unit: textOf("per million"), zero: 0, one: 2.5, values, points },
  ...{ whyZero: textOf("none"), whyOne: textOf("the frontier"), source: textOf("Somebody 2020") },
});
const row = (agglomeration: string, rank: number, index: number, first: number) => ({
  ...{ agglomeration, rank, index, first, blocks: [index], entropyIndex: index },
  ...{ entropyRank: 3 - rank, low: 1, high: 2 },
});

/** Two agglomerations in three years; the market is not observed, travel of the north not in the last year. */
export const evaluation: EvaluationReport = {
  ...{ schemaVersion: 1, holds: "evaluation", program: { name: "agglom", version: "0", commit: null } },
  years: [2019, 2020, 2021],
  agglomerations: ["north", "south"].map((id) => ({ id, label: textOf(id[0]!.toUpperCase() + id.slice(1)) })),
  blocks: ["Division", "Flows", "Market"].map((label) => ({ id: label.toLowerCase(), label: textOf(label) })),
  parts: [
    part("travel", "flows", "Travel", [
      [
        [1, 2, null],
        [2, 1.5, 3],
      ],
      [
        [40, 80, null],
        [80, 60, 120],
      ],
    ]),
    part("complementarity", "division", "Complementarity", [
      [
        [0.01, 0.02, 0.00312],
        [0.04, 0.05, 0.12345],
      ],
      [
        [10, 20, 30],
        [40, 50, 123.4],
      ],
    ]),
  ],
  ranks: [
    {
      ...{ year: 2021, blocks: ["division"], entropy: [1], draws: 400 },
      rows: [row("north", 2, 30, 0.1), row("south", 1, 123.4, 0.9)],
    },
  ],
};
