import { describe, expect, it } from "vitest";
import { baseLayout, type Figure } from "../../../src/figures/drawing/figure.js";
import { DIVERGING, scaleColour } from "../../../src/figures/drawing/palette.js";
import { luminance } from "../../../src/figures/print/cells.js";
import { printed } from "../../../src/figures/print/results.js";

const figure = (height: number): Figure => ({
  ...{ id: "a", title: "A", caption: "A.", height },
  data: [
    {
      type: "heatmap",
      x: ["a", "b"],
      y: [0, 1, 2],
      z: [
        [0, 1],
        [null, 2],
        [3, 4],
      ],
      colorscale: DIVERGING,
    } as never,
  ],
  layout: baseLayout(height, {
    annotations: [{ text: "large", font: { size: 20 } }],
    yaxis: { autorange: "reversed" },
  }),
});

describe("a figure for print", () => {
  it("is as large as it was drawn, smaller where it is too high, and left out where its letters would be below 5 points", () => {
    expect(printed(figure(400), "double")).toMatchObject({ paper: { width: 183, height: 76 } });
    expect(printed(figure(1000), "double")).toMatchObject({ paper: { width: 183, height: 170 } });
    expect(printed(figure(1200), "double")).toBeUndefined();
  });

  it("has rectangles in place of a heat map, none where there is no value, and fills its axes as before", () => {
    const { data, layout } = printed(figure(400), "double")!;
    expect(data.map(({ type }) => type)).toEqual(["scatter", "scatter"]);
    expect(layout.shapes).toHaveLength(5);
    expect(layout.shapes!.at(-1)).toMatchObject({ x0: 0.5, x1: 1.5, y0: 1.5, y1: 2.5, fillcolor: "#053061" });
    expect(layout.yaxis).toMatchObject({ range: [2.5, -0.5] });
  });

  it("has no letters above 7 points", () => {
    expect(printed(figure(400), "double")!.layout.annotations![0]!.font!.size).toBe(13);
  });
});

describe("colours of a scale", () => {
  it("are those of its ends, and between them a mixture", () => {
    const scale = [
      [0, "#000000"],
      [0.5, "#808080"],
      [1, "#ffffff"],
    ] as const;
    expect([-1, 0, 0.25, 0.5, 1, 2].map((value) => scaleColour(scale, value))).toEqual([
      "#000000",
      "#000000",
      "#404040",
      "#808080",
      "#ffffff",
      "#ffffff",
    ]);
  });

  it("fall in lightness to both sides of the middle, so that grey print shows sizes", () => {
    const steps = [0.5, 0.3, 0.1].map((value) => luminance(scaleColour(DIVERGING, value)));
    expect(steps).toEqual([...steps].sort((a, b) => b - a));
  });
});
