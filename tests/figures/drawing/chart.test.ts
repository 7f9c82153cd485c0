import { describe, expect, it } from "vitest";
import { chart, grid, intervals, marks, type Panel, panelPlaces, rowAxis } from "../../../src/figures/drawing/chart.js";
import { readerOf } from "../../../src/measures/views/data.js";
import { textOf } from "../../../src/words/index.js";

const space = { height: 900, printed: true };
const panel = (place: Panel["place"], rest: Partial<Panel> = {}): Panel => ({
  place,
  title: "Income",
  y: { title: "%" },
  data: [marks([1, 2], {})],
  ...rest,
});
const drawn = (panels: Panel[], rest: object = {}) =>
  chart(readerOf("en"), {
    title: textOf("Who gains"),
    caption: ["One.", false, "", "Two."],
    height: 300,
    panels,
    ...rest,
  });

describe("places of panels", () => {
  it("are of equal size from edge to edge, row by row from the top", () => {
    const places = grid(5, 3, { gap: 0.1, gapBelow: 0.2 });
    for (const { x, y } of places) {
      expect(x[1] - x[0]).toBeCloseTo(0.8 / 3, 12);
      expect(y[1] - y[0]).toBeCloseTo(0.4, 12);
    }
    expect(places[0]!.y[1]).toBeCloseTo(1, 12);
    expect(places[2]!.x[1]).toBeCloseTo(1, 12);
    expect(places[1]!.x[0] - places[0]!.x[1]).toBeCloseTo(0.1, 12);
    expect(places[3]).toMatchObject({ x: places[0]!.x, outer: true });
    expect(places.map(({ outer }) => outer)).toEqual([true, false, false, true, false]);
    expect(grid(1, 1)).toEqual([{ x: [0, 1], y: [0, 1], outer: true }]);
  });

  it("are side by side where there is room, else one below the other", () => {
    const beside = panelPlaces(2, { ...space, width: 900 });
    expect(beside.map(({ y }) => y)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const below = panelPlaces(2, { ...space, width: 500 });
    expect(below.map(({ x, outer }) => [x, outer])).toEqual([
      [[0, 1], true],
      [[0, 1], true],
    ]);
    expect(below[0]!.y[0]).toBeGreaterThan(below[1]!.y[1]);
  });
});

describe("a figure of panels", () => {
  const places = grid(2, 2);

  it("puts each trace, rule and mark on the axes of its panel, and says what the reader reads", () => {
    const { title, caption, data, layout, height } = drawn([
      panel(places[0], { rules: { x: 0 } }),
      panel(places[1], { rules: { y: 3, dotted: 2024 }, annotations: [{ text: "here" }], shapes: [{ xref: "paper" }] }),
    ]);
    expect([title, caption, height]).toEqual(["Who gains", "One. Two.", 300]);
    expect(data).toMatchObject([
      { xaxis: "x", yaxis: "y" },
      { xaxis: "x2", yaxis: "y2" },
    ]);
    expect(layout).toMatchObject({
      xaxis: { domain: places[0]!.x, anchor: "y" },
      xaxis2: { domain: places[1]!.x, anchor: "y2" },
      yaxis2: { domain: places[1]!.y, anchor: "x2" },
    });
    expect(layout.shapes).toMatchObject([
      { xref: "x", x0: 0 },
      { yref: "y2", y0: 3 },
      { xref: "x2", x0: 2024, line: { dash: "dot" } },
      { xref: "paper", yref: "y2" },
    ]);
    expect(layout.annotations!.at(-1)).toMatchObject({ text: "here", xref: "x2", yref: "y2" });
  });

  it("letters its panels, and writes what they share at the outer ones alone", () => {
    const { layout } = drawn([panel(places[0]), panel(places[1])], { lettered: true, shared: "values" });
    expect(layout.annotations!.map(({ text }) => text)).toEqual(["<b>a</b>  Income", "<b>b</b>  Income"]);
    expect(layout.yaxis).toMatchObject({ showticklabels: true, title: { text: "%" } });
    expect(layout.yaxis2).toMatchObject({ showticklabels: false, matches: "y" });
    expect(layout.yaxis2).not.toHaveProperty("title");
  });

  it("has rows from the top or from the bottom", () => {
    expect(rowAxis(["a", "b"])).toMatchObject({ tickvals: [0, 1], ticktext: ["a", "b"], range: [1.6, -0.6] });
    expect(rowAxis(["a", "b"], { upwards: true, air: 0 }).range).toEqual([-0.5, 1.5]);
  });

  it("has intervals on either side of a value, none where an end is not known", () => {
    expect(
      intervals(
        [5, 5],
        [
          { low: 3, high: 6 },
          { low: Number.NaN, high: Number.NaN },
        ],
      ),
    ).toMatchObject({ array: [1, 0], arrayminus: [2, 0] });
  });
});
