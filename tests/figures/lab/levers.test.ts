import { describe, expect, it } from "vitest";
import { columnOf } from "../../../src/figures/drawing/figure.js";
import { CATEGORIES } from "../../../src/figures/drawing/palette.js";
import {
  effectsAtEnds,
  effectsOverLever,
  isBanded,
  type LeverPoint,
  payoffsOf,
} from "../../../src/figures/lab/levers.js";

const point = (label: string, mean: number, half = 0.5): LeverPoint => ({
  ...{ label, mean, low: mean - half, high: mean + half },
});
type Trace = { x: number[]; y: number[]; mode: string; fill?: string; base?: number[]; name?: string };

describe("effects over a lever", () => {
  const points = ["0", "0.5", "1"].map((label, k) => point(label, k + 1));

  it("are a line with the interval of chance around it, in a plot that holds zero", () => {
    const { data, layout } = effectsOverLever("Title", "Caption", points, columnOf(600));
    const [around, middle] = data as unknown as [Trace, Trace];
    expect([middle.x, middle.y]).toEqual([
      [0, 1, 2],
      [1, 2, 3],
    ]);
    expect(around.y).toEqual([1.5, 2.5, 3.5, 2.5, 1.5, 0.5]);
    expect(layout.yaxis!.range![0]).toBe(0);
    expect(layout.yaxis!.range![1]).toBeGreaterThanOrEqual(3.5);
    expect(layout.xaxis!.range).toEqual([0, 2]);
    expect(layout.annotations).toEqual([]);
    const named = effectsOverLever("Title", "Caption", points, columnOf(600), "Pairs").layout;
    expect(named.annotations).toEqual([expect.objectContaining({ text: "Pairs", yanchor: "top" })]);
    expect(layout.shapes).toEqual([expect.objectContaining({ y0: 0, y1: 0 })]);
  });

  it("have no band where an interval is not known", () => {
    const single = points.map((one, k) => (k === 1 ? { ...one, low: NaN } : one));
    expect([isBanded(points), isBanded(single), isBanded([{ low: 0, high: NaN }])]).toEqual([true, false, false]);
    const { data } = effectsOverLever("Title", "Caption", single, columnOf(600));
    expect((data as unknown as Trace[]).map(({ mode }) => mode)).toEqual(["lines+markers"]);
  });

  it("name as many values as there is room for, a hundred pixels each or so", () => {
    const many = Array.from({ length: 7 }, (_, k) => point(`${k}`, k));
    const named = (width: number) => effectsOverLever("", "", many, columnOf(width)).layout.xaxis!.tickvals;
    expect(named(665)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(named(664)).toEqual([0, 2, 4, 6]);
    expect(named(100)).toEqual([0, 4]);
    expect(effectsOverLever("", "", [point("0", 1)], columnOf(600)).layout.xaxis!.range).toEqual([0, 1]);
  });

  it("leave room for half of the outermost names", () => {
    const wide = [point("a very wide name", 1), point("mid", 2), point("ten letter", 3)];
    const { margin, xaxis } = effectsOverLever("", "", wide, columnOf(600)).layout;
    expect(xaxis!.ticktext).toEqual(["a very wide<br>name", "mid", "ten letter"]);
    expect(margin!.l).toBeCloseTo(4 + 3.4 * 11, 9);
    expect(margin!.r).toBeCloseTo(4 + 3.4 * 10, 9);
  });
});

describe("effects at both ends of levers", () => {
  const draw = (rows: { name: string; low: number; high: number }[], middle = 2) =>
    effectsAtEnds({ title: "", caption: "", sides: ["none", "all"], middle, rows }, columnOf(500));
  const { data, layout, height } = draw([
    { name: "Toll", low: 1, high: 4 },
    { name: "Border", low: 3, high: 0 },
  ]);

  it("are bars from the effect without, one for either end", () => {
    const [low, high] = data as unknown as [Trace, Trace];
    expect([low.name, low.x, low.base]).toEqual(["none", [-1, 1], [2, 2]]);
    expect([high.name, high.x, high.base]).toEqual(["all", [2, -2], [2, 2]]);
    expect((data as unknown as { marker: { color: string } }[]).map(({ marker }) => marker.color)).toEqual([
      CATEGORIES[6],
      CATEGORIES[1],
    ]);
    expect(layout.shapes).toEqual([expect.objectContaining({ x0: 2, x1: 2 })]);
    expect(height).toBe(2 * 30 + 12);
  });

  it("have their numbers outside of the bars: the larger at the right, the smaller at the left", () => {
    const numbers = layout.annotations!.map(({ x, y, text, xanchor, xshift }) => [x, y, text, xanchor, xshift]);
    expect(numbers).toEqual([
      [1, 0, "+1.00", "right", -2],
      [4, 0, "+4.00", "left", 2],
      [3, 1, "+3.00", "left", 2],
      [0, 1, "0", "right", -2],
    ]);
    // Names of six letters; the range is 4 and room for a number at either side.
    const room = (48 * 4) / (500 - (12 + 6.8 * 6) - 4 - 96);
    expect(layout.xaxis!.range).toEqual([expect.closeTo(-room, 9), expect.closeTo(4 + room, 9)]);
    expect(layout.margin!.l).toBeCloseTo(12 + 6.8 * 6, 9);
  });

  it("have one number where both ends are alike, at the right, and none where an end is not known", () => {
    const of = (low: number, high: number) =>
      draw([{ name: "Toll", low, high }]).layout.annotations!.map(({ text, xanchor }) => [text, xanchor]);
    expect(of(3, 3)).toEqual([["+3.00", "left"]]);
    expect(of(NaN, 3)).toEqual([["+3.00", expect.anything()]]);
    // Nothing but the middle: the range is not empty.
    const [from, to] = draw([{ name: "Toll", low: 2, high: 2 }]).layout.xaxis!.range as [number, number];
    expect([from < 2, to > 2]).toEqual([true, true]);
  });

  it("wrap names into two fifths of the width", () => {
    const names = draw([{ name: "a name that is a good deal longer than that", low: 1, high: 3 }]).layout.yaxis!
      .ticktext;
    expect(names).toEqual(["a name that is a good deal<br>longer than that"]);
  });
});

describe("what a government weighed", () => {
  it("is a line of all values that it tried, with the chosen one marked at no gain", () => {
    const tried = [0, 0.3, 0.6].map((value, k) => ({ value, gain: -k - 1 }));
    const { data, layout } = payoffsOf("Title", tried, 0.2);
    const [line, mark] = data as unknown as [Trace, Trace];
    expect([line.x, line.y]).toEqual([
      [0, 0.3, 0.6],
      [-1, -2, -3],
    ]);
    expect([mark.x, mark.y]).toEqual([[0.2], [0]]);
    expect(layout.yaxis!.range).toEqual([-3, 0]);
    expect(layout.xaxis!.range).toEqual([0, 0.6]);
    expect(payoffsOf("", tried, 0.9).layout.xaxis!.range![1]).toBeGreaterThanOrEqual(0.9);
  });
});
