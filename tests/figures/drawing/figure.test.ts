import { describe, expect, it } from "vitest";
import {
  axis,
  axisName,
  baseLayout,
  label,
  rule,
  wrapped,
  yearAxis,
  yearTicks,
} from "../../../src/figures/drawing/figure.js";

describe("layouts of figures", () => {
  it("are white, without gridlines", () => {
    expect(baseLayout(300, {})).toMatchObject({ height: 300, paper_bgcolor: "#ffffff", plot_bgcolor: "#ffffff" });
    expect(axis()).toMatchObject({ showgrid: false, zeroline: false, ticks: "outside" });
    expect(axis({ ticks: "", title: { text: "%" } })).toMatchObject({ ticks: "", title: { text: "%", standoff: 8 } });
  });

  it("mark axes of years at round whole years, each once, however few there are", () => {
    expect(yearTicks(2022, 2023, 5)).toEqual([2022, 2023]);
    expect(yearTicks(2022, 2022, 5)).toEqual([2022]);
    expect(yearTicks(2021, 2040, 5)).toEqual([2025, 2030, 2035, 2040]);
    expect(yearAxis([2022, 2024], 8)).toEqual({ tickvals: [2022, 2023, 2024], tickformat: "d" });
    for (let first = 1990; first < 2010; first++)
      for (let last = first; last < first + 120; last++)
        for (const most of [3, 4, 8]) {
          const ticks = yearTicks(first, last, most);
          expect(ticks.length).toBeGreaterThan(0);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          expect(ticks.every((year) => Number.isInteger(year) && year >= first && year <= last)).toBe(true);
          expect(new Set(ticks).size).toBe(ticks.length);
        }
  });

  it("name the first axis without a number", () => {
    expect([axisName("x", 1), axisName("x", 2), axisName("y", 3)]).toEqual(["x", "x2", "y3"]);
  });

  it("draw a rule across the whole panel, at a value of one axis", () => {
    expect(rule("x", 2024, 2, true)).toMatchObject({ x0: 2024, x1: 2024, y0: 0, y1: 1, xref: "x2", yref: "y2 domain" });
    expect(rule("y", 0, 1)).toMatchObject({ y0: 0, y1: 0, x0: 0, x1: 1, yref: "y", xref: "x domain" });
  });

  it("break labels at spaces, lose no word, and leave no markup from data", () => {
    expect(wrapped("Provincial borders like city borders", 20)).toBe("Provincial borders<br>like city borders");
    expect(wrapped("a<b", 20)).toBe("a&lt;b");
    expect(label("Tolls & booths <i>")).toBe("Tolls &amp; booths &lt;i&gt;");
  });
});
