import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { armLine, INK, RULE } from "../../../src/figures/drawing/palette.js";
import { EVALUATION_FIGURES } from "../../../src/figures/study/evaluation.js";
import type { EvaluationReport } from "../../../src/measures/results/index.js";
import { seen } from "../../../src/measures/views/data.js";
import { ENGLISH, textOf } from "../../../src/words/index.js";

const named = (id: string) => ({ id, label: textOf(id.toUpperCase()) });
const part = (id: string, values: (number | null)[][], zero: number, one: number) => ({
  ...{ id, block: "flows", label: textOf(id), unit: textOf("share"), zero, one, values, points: values },
  ...{ whyZero: textOf(""), whyOne: textOf(""), source: textOf("") },
});
const rankRow = (agglomeration: string, rank: number, blocks: number[], index: number) => ({
  ...{
    agglomeration,
    rank,
    blocks,
    index,
    entropyIndex: index,
    entropyRank: rank,
    low: rank,
    high: rank + 1,
    first: 0.5,
  },
});
const report: EvaluationReport = {
  ...{ schemaVersion: 1, holds: "evaluation", program: { name: "agglom", version: "0", commit: null } },
  years: [2010, 2015, 2020],
  agglomerations: [named("delta"), named("bay")],
  blocks: [named("flows"), named("division")],
  parts: [
    part(
      "trips",
      [
        [1, null, 3],
        [2, 2, 6],
      ],
      0.9,
      7,
    ),
    part(
      "once",
      [
        [null, 1, null],
        [null, 2, null],
      ],
      0,
      1,
    ),
    part(
      "firms",
      [
        [10, 20, null],
        [null, null, null],
      ],
      15,
      30,
    ),
  ],
  ranks: [
    {
      ...{ year: 2020, blocks: ["flows", "division"], entropy: [0.5, 0.5], draws: 100 },
      rows: [rankRow("bay", 1, [60, 120], 80), rankRow("delta", 2, [-10, 40], 30)],
    },
    { ...{ year: 2015, blocks: ["flows"], entropy: [1], draws: 50 }, rows: [rankRow("delta", 1, [50], 55)] },
  ],
};
const draw = (id: string) => EVALUATION_FIGURES.find((one) => one.id === id)!.draw(seen(report, ENGLISH));
interface Trace {
  x: (number | null)[];
  y: (number | null)[];
  name: string;
  showlegend?: boolean;
  marker: { symbol: string; color: string };
}
const traces = (drawing: Drawing) => drawing.data as unknown as Trace[];

describe("the observed panel", () => {
  const drawing = draw("panel") as Drawing;

  it("is a panel for each part that was observed in several years, a line an agglomeration", () => {
    expect(traces(drawing).map(({ y }) => y)).toEqual([
      [1, null, 3],
      [2, 2, 6],
      [10, 20, null],
      [null, null, null],
    ]);
    expect(traces(drawing).map(({ name }) => name)).toEqual(["DELTA", "BAY", "DELTA", "BAY"]);
    expect(traces(drawing).map(({ showlegend }) => showlegend)).toEqual([true, true, false, false]);
    expect(
      traces(drawing)
        .slice(0, 2)
        .map(({ marker }) => [marker.symbol, marker.color]),
    ).toEqual([
      ["circle", armLine(1).color],
      ["square", armLine(2).color],
    ]);
    // One row of panels, names in one line.
    expect(drawing.height).toBe(50 + 215 + 40 + 28);
    expect(drawing.title).toContain("2010 to 2020");
  });

  it("has 8 % of air around the values, half a year at either side, and goalposts that lie in it", () => {
    expect(drawing.layout.yaxis!.range).toEqual([expect.closeTo(0.6, 9), expect.closeTo(6.4, 9)]);
    expect(drawing.layout.xaxis!.range).toEqual([2009.5, 2020.5]);
    expect(drawing.layout.shapes!.map(({ y0, yref }) => [y0, yref])).toEqual([
      [0.9, "y"],
      [15, "y2"],
    ]);
  });
});

describe("the index and its blocks", () => {
  const [first, second] = draw("ranks") as Drawing[];

  it("are a figure a year, a mark an agglomeration in the row of each block and of the index", () => {
    const [bay, delta] = traces(first!);
    expect([bay!.x, delta!.x]).toEqual([
      [60, 120, 80],
      [-10, 40, 30],
    ]);
    expect([bay!.y, delta!.y]).toEqual([
      [-0.3, 0.7, 1.7],
      [0.3, 1.3, 2.3],
    ]);
    expect(bay!.name).toMatch(/^BAY, .*1.*1.*2/);
    expect(first!.layout.yaxis!.ticktext!.slice(0, 2)).toEqual(["FLOWS", "DIVISION"]);
    expect(traces(second!)[0]!.y).toEqual([-0.3, 0.7]);
    expect(second!.title).toContain("2015");
  });

  it("go from below zero to above a hundred, further where one does, and the index stands below a darker rule", () => {
    expect(first!.layout.xaxis!.range).toEqual([-13, 123]);
    expect(second!.layout.xaxis!.range).toEqual([-7, 107]);
    expect(first!.layout.shapes!.map(({ y0, line }) => [y0, line!.color])).toEqual([
      [0.5, RULE],
      [1.5, INK],
    ]);
    expect(second!.layout.shapes!.map(({ y0, line }) => [y0, line!.color])).toEqual([[0.5, INK]]);
  });
});
