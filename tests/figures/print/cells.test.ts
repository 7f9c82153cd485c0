import type { Data, Layout } from "plotly.js-dist-min";
import { describe, expect, it } from "vitest";
import { INK, scaleColour } from "../../../src/figures/drawing/palette.js";
import { luminance, withVectorCells } from "../../../src/figures/print/cells.js";

const SCALE = [
  [0, "#000000"],
  [1, "#ffffff"],
];
/** Two cells beside each other, black and white. */
const map = { type: "heatmap", x: ["a", "b"], y: [5], z: [[10, 20]], colorscale: SCALE };

interface Trace {
  type: string;
  [key: string]: unknown;
}

function cells(change: object = {}, layout: object = {}, others: object[] = []) {
  const drawn = withVectorCells([{ ...map, ...change }, ...others] as Data[], layout as Partial<Layout>);
  return {
    data: drawn.data as unknown as Trace[],
    shapes: (drawn.layout.shapes ?? []) as { x0: number; y1: number; fillcolor: string; xref: string; yref: string }[],
    layout: drawn.layout as unknown as Record<string, { range: number[]; title?: string; autorange?: string }>,
  };
}
const filled = (change: object) => cells(change).shapes.map(({ fillcolor }) => fillcolor);

describe("a heat map as rectangles", () => {
  it("leaves figures without one as they are", () => {
    const layout = { title: { text: "A" } };
    const data = [{ type: "scatter", x: [1], y: [2] }] as Data[];
    expect(withVectorCells(data, layout)).toEqual({ data, layout });
  });

  it("has one around each value, words counted and numbers where they are", () => {
    expect(cells().shapes).toMatchObject([
      { x0: -0.5, x1: 0.5, y0: 4.5, y1: 5.5, fillcolor: "#000000", xref: "x", yref: "y" },
      { x0: 0.5, x1: 1.5, y0: 4.5, y1: 5.5, fillcolor: "#ffffff" },
    ]);
    expect(cells({ xaxis: "x2", yaxis: "y3" }).shapes[0]).toMatchObject({ xref: "x2", yref: "y3" });
  });

  it("has colours from the least to the most value, or between the bounds that are given", () => {
    expect(filled({ z: [[10, 15]] })).toEqual(["#000000", "#ffffff"]);
    expect(filled({ zmin: 0, zmax: 20 })).toEqual(["#808080", "#ffffff"]);
    expect(filled({ zmax: 30 })).toEqual(["#000000", "#808080"]);
    expect(filled({ zmin: 0 })).toEqual(["#808080", "#ffffff"]);
    expect(filled({ z: [[10, 10]] })).toEqual(["#000000", "#000000"]);
    expect(filled({ z: [[null, 10]] })).toEqual(["#000000"]);
  });

  it("stands below shapes that the figure has, beside its other traces", () => {
    const line = { type: "line", x0: 7 };
    const { shapes, data } = cells({}, { shapes: [line] }, [{ type: "bar" }]);
    expect(shapes.map(({ x0 }) => x0)).toEqual([-0.5, 0.5, 7]);
    expect(data.map(({ type }) => type)).toEqual(["scatter", "scatter", "bar"]);
  });

  it("keeps its scale of colours on a mark that nobody sees", () => {
    const [scale] = cells({ colorbar: { title: "per cent" }, xaxis: "x2" }).data;
    expect(scale).toMatchObject({
      ...{ mode: "markers", x: ["a"], y: [5], xaxis: "x2" },
      marker: { cmin: 10, cmax: 20, showscale: true, colorbar: { title: "per cent" }, opacity: 0, colorscale: SCALE },
    });
    expect(scale).not.toHaveProperty("yaxis");
    expect(cells({ showscale: false }).data[0]!.marker).toMatchObject({ showscale: false });
    expect(cells().data[0]!.marker).not.toHaveProperty("colorbar");
  });

  it("keeps its texts, white on what is dark", () => {
    const [, texts] = cells({ texttemplate: "%{z:.1f}", text: [["one", "two"]] }).data;
    expect(texts).toMatchObject({
      ...{ mode: "text", x: ["a", "b"], y: [5, 5], customdata: [10, 20], text: ["one", "two"] },
      texttemplate: ["%{customdata:.1f}", "%{customdata:.1f}"],
      textfont: { size: 12, color: ["#ffffff", INK] },
    });
    const [, own] = cells({ texttemplate: "%{z}", z: [[10, null]], textfont: { size: 9, color: "#ff0000" } }).data;
    expect(own).toMatchObject({
      ...{ texttemplate: ["%{customdata}", " "], customdata: [10, ""], text: ["", ""] },
      textfont: { size: 9, color: ["#ff0000", "#ff0000"] },
    });
    expect(cells().data[1]!.x).toEqual([]);
  });

  it("writes in ink on a cell that has no colour and on one that is light enough", () => {
    const [, texts] = cells({ texttemplate: "%{z}", x: ["a", "b", "c"], z: [[0, null, 100]], zmin: 0, zmax: 170 }).data;
    // 100 of 170 is #969696, of luminance 0.305.
    expect(luminance(scaleColour(SCALE as never, 100 / 170))).toBeCloseTo(0.305, 3);
    expect(texts!.textfont).toMatchObject({ color: ["#ffffff", INK, INK] });
  });
});

describe("the axes of rectangles", () => {
  it("end where the cells end, reversed where they were", () => {
    expect(cells().layout).toMatchObject({ xaxis: { range: [-0.5, 1.5] }, yaxis: { range: [4.5, 5.5] } });
    const { layout } = cells({}, { yaxis: { autorange: "reversed", title: "Y" }, xaxis: { range: [0, 9] } });
    expect(layout["yaxis"]).toEqual({ range: [5.5, 4.5], title: "Y" });
    expect(layout["xaxis"]).toEqual({ range: [0, 9] });
  });

  it("are those of the map, the first by either of its names", () => {
    expect(Object.keys(cells({ xaxis: "x2", yaxis: "y2" }).layout).sort()).toEqual(["shapes", "xaxis2", "yaxis2"]);
    const { layout } = cells({}, { xaxis1: { title: "X" } });
    expect(layout["xaxis1"]).toEqual({ title: "X", range: [-0.5, 1.5] });
    expect(layout).not.toHaveProperty("xaxis");
  });
});

describe("how light a colour is", () => {
  it("goes from 0 for black to 1 for white, green the lightest of the three", () => {
    expect([luminance("#000000"), luminance("#ffffff")]).toEqual([0, expect.closeTo(1, 12)]);
    expect(["#ff0000", "#00ff00", "#0000ff"].map(luminance)).toEqual([0.2126, 0.7152, 0.0722]);
    // The darkest greys are in proportion: 10 of 255 over 12.92.
    expect(luminance("#0a0a0a")).toBeCloseTo(10 / 255 / 12.92, 12);
    expect(luminance("#808080")).toBeCloseTo(0.21586, 5);
  });
});
