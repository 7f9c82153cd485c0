import { describe, expect, it } from "vitest";
import { cumulativeEffect } from "../../../../src/figures/comparison/print/cumulative.js";
import { impulse } from "../../../../src/figures/comparison/print/impulse.js";
import { type Drawing, PAGE } from "../../../../src/figures/drawing/figure.js";
import { armLine, GAIN, LOSS } from "../../../../src/figures/drawing/palette.js";
import type { ReportContext } from "../../../../src/measures/results/index.js";
import { inventedReport } from "../../../report/fixture.js";
import { type Row, smallReport } from "../small.js";

const row = (year: number, level: number, effect: number, half = 0): Row => [
  ...(["cluster", "real-gdp", year, level, effect, half] as const),
];
/** The reform begins in 2021: 1, -4 and 2 per cent, of a baseline that has doubled by the last year. */
const path = [row(2020, 100, 0), row(2021, 100, 1, 0.5), row(2022, 100, -4, 1), row(2023, 200, 4, 2)];
type Trace = { x: number[]; y: number[]; text: string[]; error_x: { array: number[]; arrayminus: number[] } };
const traces = (drawing: Drawing) => drawing.data as unknown as Trace[];
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));
const draw = (rows: Row[], context: Partial<ReportContext> = {}, space = PAGE) =>
  cumulativeEffect.draw(smallReport([2020, 2023], "ab", rows, context), space) as Drawing;

describe("what a reform has brought up to each year", () => {
  it("is in per cent of the baseline of the first year, from the reform on", () => {
    const [sums] = traces(draw(path));
    expect(sums!.x).toEqual([2020, 2021, 2022, 2023]);
    // 2 per cent of twice the baseline are four of it.
    expect(sums!.y).toEqual(close([0, 1, -3, 1]));
  });

  it("stands beside the largest effect of a single year, whatever its sign, with its date and interval", () => {
    const drawing = draw(path);
    const [, peaks] = traces(drawing);
    expect([peaks!.x, peaks!.text]).toEqual([close([-4]), ["2022"]]);
    expect(peaks!.error_x).toMatchObject({ array: close([1]), arrayminus: close([1]) });
    expect(drawing.layout.yaxis2!.ticktext![0]).toMatch(/^reform\u00a0+$/);
    expect(drawing.layout.yaxis2!.range).toEqual([0.6, -0.8]);
    const [sample] = drawing.layout.shapes!.filter(({ xref, yref }) => xref === "paper" && yref === "y2");
    expect([sample!.y0, sample!.y1, sample!.line!.color]).toEqual([0, 0, armLine(1).color]);
    expect(sample!.x1! > sample!.x0!).toBe(true);
    expect(sample!.x1 as number).toBeLessThan(drawing.layout.xaxis2!.domain![0]!);
  });

  it("is of the years of a sum that is asked for", () => {
    const answer = { when: { kind: "sum", at: 2022, from: 2022, to: 2022 }, places: ["cluster"], equal: [] } as never;
    const [sums] = traces(draw(path, { answer }));
    expect(sums!.x).toEqual([2020, 2021, 2022]);
    expect(sums!.y).toEqual(close([0, 0, -4]));
  });

  it("stands above the largest effects where there is little room, and is no figure without effects", () => {
    expect([draw(path).height, draw(path, {}, { ...PAGE, width: 400 }).height]).toEqual([330, 448]);
    expect(draw([])).toBeUndefined();
    expect(cumulativeEffect.draw(smallReport([2021, 2021], "ab", path))).toBeUndefined();
  });
});

describe("the response to what ends again", () => {
  const [known] = inventedReport(2).context.changes[0]!.levers;
  const ending = (to: number | null) => [{ variant: "reform", levers: [{ ...known!, from: 2021, to }], also: [] }];
  const respond = (rows: Row[], to: number | null, space = PAGE) =>
    impulse.draw(smallReport([2020, 2023], "ab", rows, { changes: ending(to) }), space) as Drawing;

  it("is its effect year by year and in sum, each with its range", () => {
    const drawing = respond(path, 2021);
    const [around, years, aroundSum, sums] = traces(drawing);
    expect(years!.y).toEqual(close([0, 1, -4, 2]));
    expect(around!.y).toEqual(close([0, 1.5, -3, 3, 1, -5, 0.5, 0]));
    expect(sums!.y).toEqual(close([0, 1, -3, 1]));
    // Ends are added: 0.5, 1 and 2.
    expect(aroundSum!.y).toEqual(close([0, 1.5, -1.5, 4.5, -2.5, -4.5, 0.5, 0]));
    expect([drawing.height, respond(path, 2021, { ...PAGE, width: 400 }).height]).toEqual([330, 600]);
  });

  it("speaks of ranges that are added only where there are any", () => {
    const lone = path.map(([place, id, year, level, effect]): Row => [place, id, year, level, effect, NaN]);
    expect(respond(path, 2021).caption).toContain("ranges are added");
    expect(respond(lone, 2021).caption).not.toContain("ranges are added");
  });

  it("is red where it is a loss in any year, else blue", () => {
    const colours = (rows: Row[]) =>
      (respond(rows, 2021).data as unknown as { mode: string; line: { color: string } }[])
        .filter(({ mode }) => mode === "lines+markers")
        .map(({ line }) => line.color);
    expect(colours(path)).toEqual([LOSS, LOSS]);
    expect(colours([row(2020, 100, 0), row(2021, 100, 5), row(2022, 100, -1), row(2023, 100, 1)])).toEqual([
      LOSS,
      GAIN,
    ]);
    expect(colours([row(2020, 100, 0), row(2021, 100, 5), row(2022, 100, 1)])).toEqual([GAIN, GAIN]);
  });

  it("is drawn where a lever ends before the run does, of three years at least", () => {
    expect(respond(path, 2022)).not.toBeUndefined();
    expect(respond(path, 2023)).toBeUndefined();
    expect(respond(path, null)).toBeUndefined();
    expect(respond(path.slice(0, 3), 2021)).not.toBeUndefined();
    expect(respond(path.slice(0, 2), 2021)).toBeUndefined();
  });
});
