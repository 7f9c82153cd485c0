import type { Data } from "plotly.js-dist-min";
import { describe, expect, it } from "vitest";
import { bars, heatMap, intervals, line, marks } from "../../../src/figures/drawing/chart.js";
import { valued } from "../../../src/figures/drawing/values.js";

const ends = (letter: "x" | "y", traces: Data[], ruler = {}, stacked = false) =>
  valued(ruler, letter, traces, stacked).range as [number, number];

describe("axes of numbers", () => {
  it("reach as far as values with their intervals, and a little beyond", () => {
    const [low, high] = ends("x", [
      marks([1, 2], {
        error_x: intervals(
          [1, 2],
          [
            { low: -1, high: 1 },
            { low: 2, high: 9 },
          ],
        ),
      }),
    ]);
    expect(low).toBeCloseTo(-1.5, 12);
    expect(high).toBeCloseTo(9.5, 12);
  });

  it("hold a value that lies beside its own interval", () => {
    const [low, high] = ends("x", [
      marks([-3, 5], {
        error_x: intervals(
          [-3, 5],
          [
            { low: -1, high: 0 },
            { low: 1, high: 2 },
          ],
        ),
      }),
    ]);
    expect([low, high]).toEqual([-3.4, 5.4]);
  });

  it("begin at zero where bars do, and where bars stand on each other add them up", () => {
    expect(ends("x", [bars([1, 4], {})])).toEqual([0, 4.2]);
    const two = [bars([1, -2], {}), bars([3, -4], {})];
    expect(ends("x", two, {}, true)).toEqual([-6.5, 4.5]);
    expect(ends("x", [bars([1], { base: [10] })])[0]).toBeCloseTo(9.95, 12);
  });

  it("have a middle and ends where all is zero", () => {
    expect(ends("x", [marks([0, 0], {})], { rangemode: "tozero" })).toEqual([-0.05, 0.05]);
    // A marker at zero is whole.
    expect(ends("x", [marks([0, 2], {})], { rangemode: "tozero" })).toEqual([-0.1, 2.1]);
    expect(valued({}, "x", [bars([0, 0], {})], true).ticktext).toContain("0");
  });

  it("end with lines and cells, not beyond", () => {
    expect(ends("x", [line([2020, 2024], [0, 1], {})])).toEqual([2020, 2024]);
    expect(ends("x", [heatMap([[1, 2, 3]], {})])).toEqual([-0.5, 2.5]);
  });

  it("are marked at round numbers, each once, as people read them", () => {
    const across = [line([0, 10], [-1000, 1400], {})];
    const { tickvals, ticktext } = valued({ nticks: 5, ticksuffix: " %" }, "y", across, false);
    expect(tickvals).toEqual([-1000, 0, 1000]);
    expect(ticktext).toEqual(["−1\u202F000 %", "0 %", "1\u202F000 %"]);
    expect(valued({}, "y", [line([0, 1], [0, 0.3], {})], false).ticktext).toEqual(["0", "0.1", "0.2", "0.3"]);
    expect(valued({}, "y", [line([0, 1], [5, 5], {})], false).tickvals).toContain(5);
  });

  it("keep what they say, and are left alone where they are of words or logarithms, or nothing is drawn", () => {
    expect(valued({ range: [0, 1], tickvals: [0, 1] }, "y", [line([0], [7], {})], false)).toEqual({
      range: [0, 1],
      tickvals: [0, 1],
    });
    for (const type of ["log", "category"] as const)
      expect(valued({ type }, "y", [line([1], [7], {})], false)).toEqual({ type });
    expect(valued({ visible: false }, "y", [line([1], [7], {})], false)).toEqual({ visible: false });
    expect(valued({}, "y", [line([], [], {})], false)).toEqual({});
  });
});
