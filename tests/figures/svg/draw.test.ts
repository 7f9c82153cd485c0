import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { sketchOf } from "../../../src/figures/svg/draw.js";
import type { Mark } from "../../../src/figures/svg/marks.js";
import { LAB_FIGURES, PHONE, WIDE } from "../lab/figures.js";

/** All marks of a drawing, those inside others too. */
function marksOf(marks: readonly (Mark | string)[]): Mark[] {
  return marks.flatMap((mark) => (typeof mark === "string" ? [] : [mark, ...marksOf(mark.inside ?? [])]));
}

const wordsOf = (mark: Mark): string =>
  (mark.inside ?? []).map((part) => (typeof part === "string" ? part : wordsOf(part))).join("");

/** What Plotly's markup says. */
const said = (text: string) =>
  text
    .replaceAll("<br>", " ")
    .replaceAll(/<\/?b>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

interface Axis {
  visible?: boolean;
  showticklabels?: boolean;
  range: [number, number];
  tickvals?: number[];
  ticktext?: string[];
}

const axesOf = ({ layout }: Drawing) => [layout.xaxis, layout.yaxis] as unknown as [Axis, Axis];

/** Ticks and annotations of a specification, as texts. */
function textsOf(figure: Drawing): string[] {
  const ticks = axesOf(figure).flatMap(({ visible = true, showticklabels = true, tickvals = [], ticktext }) =>
    visible && showticklabels ? (ticktext ?? tickvals.map(String)) : [],
  );
  return [...ticks, ...(figure.layout.annotations ?? []).map(({ text }) => text!)].filter(Boolean).map(said);
}

/** Pixels of a value of an axis, by the margins and the range that the specification says. */
function placeOf({ layout, height }: Drawing, width: number) {
  const [x, y] = [layout.xaxis, layout.yaxis] as unknown as [Axis, Axis];
  const { l, r, t, b } = layout.margin as Record<string, number>;
  const share = ({ range: [low, high] }: Axis, value: number) => (value - low) / (high - low);
  return {
    x: (value: number) => l! + share(x, value) * (width - l! - r!),
    y: (value: number) => height - b! - share(y, value) * (height - t! - b!),
  };
}

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 1));

/** A circle, or a diamond, which is a turned square. */
function spotOf(tag: string, { cx, cy, r, x, y, width, transform, fill }: Mark["attributes"]) {
  if (tag === "circle") return [{ x: Number(cx), y: Number(cy), radius: Number(r), fill }];
  if (transform === undefined || tag !== "rect") return [];
  const half = Number(width) / 2;
  return [{ x: Number(x) + half, y: Number(y) + half, radius: (half * Math.SQRT2) / 1.3, fill }];
}

describe.each(LAB_FIGURES)("the drawing of %s", (_, draw) => {
  it.each([
    ["a phone", PHONE],
    ["a column", WIDE],
  ])("has the specification's texts, colours and places, on %s", (__, space) => {
    const figure = draw(space);
    const { marks, width, height } = sketchOf(figure, space.width);
    const all = marksOf(marks);
    expect(width).toBe(figure.layout.width ?? space.width);
    expect(height).toBe(figure.height);
    const texts = all.filter(({ tag }) => tag === "text");
    expect(texts.map(wordsOf).sort()).toEqual(textsOf(figure).sort());
    const place = placeOf(figure, width);
    for (const trace of figure.data as { type: string; mode: string; x: number[]; y: number[]; marker?: object }[]) {
      if (trace.type === "bar" || !trace.mode.includes("markers")) continue;
      const { color, size } = trace.marker as { color: string | string[]; size: number | number[] };
      const known = trace.x.map((x, at) => [place.x(x), place.y(trace.y[at]!), at] as const);
      const spots = all.flatMap(({ tag, attributes }) => spotOf(tag, attributes));
      for (const [x, y, at] of known) {
        const here = spots.filter((one) => Math.abs(one.x - x) < 0.05 && Math.abs(one.y - y) < 0.05);
        expect(here.map(({ fill }) => fill)).toContain(Array.isArray(color) ? color[at] : color);
        const radius = (Array.isArray(size) ? size[at]! : size) / 2;
        expect(here.map((one) => one.radius)).toContainEqual(expect.closeTo(radius, 1));
      }
    }
  });

  it("stays inside its frame on a phone, but for what the specification makes wider", () => {
    const figure = draw(PHONE);
    const { marks, width, height } = sketchOf(figure, PHONE.width);
    for (const { tag, attributes } of marksOf(marks)) {
      for (const name of ["x", "x1", "x2", "cx"])
        if (tag !== "tspan" && name in attributes) {
          expect(attributes[name]).toBeGreaterThanOrEqual(-0.1);
          expect(attributes[name]).toBeLessThanOrEqual(width + 0.1);
        }
      for (const name of ["y", "y1", "y2", "cy"])
        if (name in attributes) {
          expect(attributes[name]).toBeGreaterThanOrEqual(-0.1);
          expect(attributes[name]).toBeLessThanOrEqual(height + 0.1);
        }
    }
  });
});

/** A figure of a line, with whatever is otherwise. */
const line = (trace: object = {}, layout: object = {}): Drawing => {
  const axis = { range: [0, 10], showgrid: false, zeroline: false, showline: false, ticks: "", tickvals: [0, 5] };
  return {
    title: "",
    caption: "",
    height: 120,
    data: [{ type: "scatter", mode: "lines", x: [0, 10], y: [0, 10], line: { color: "red", width: 2 }, ...trace }],
    layout: { margin: { l: 10, r: 10, t: 10, b: 10 }, xaxis: { ...axis }, yaxis: { ...axis }, ...layout },
  } as unknown as Drawing;
};
const drawn = (trace: object = {}, layout: object = {}) => sketchOf(line(trace, layout), 120);
const marked = (tag: Mark["tag"], trace: object = {}, layout: object = {}) =>
  marksOf(drawn(trace, layout).marks).filter((mark) => mark.tag === tag);

describe("the drawer", () => {
  it("draws a line from point to point, dashed as Plotly dashes, with a gap where a value is missing", () => {
    const [path] = marked("path", {
      x: [0, 1, 2, 10],
      y: [0, null, 2, 10],
      line: { color: "red", width: 2, dash: "dash" },
    });
    expect(path!.attributes).toMatchObject({ d: "M10 110M30 90L110 10", stroke: "red", "stroke-dasharray": "9 9" });
    const [band] = marked("path", { fill: "toself", fillcolor: "#eee", line: { width: 0 } });
    expect(band!.attributes).toMatchObject({ d: "M10 110L110 10Z", fill: "#eee", stroke: "none" });
  });

  it("tells the value of the horizontal axis at a pixel", () => {
    const { valueAt } = drawn();
    expect([10, 60, 110].map(valueAt)).toEqual(near([0, 5, 10]));
  });

  it("draws shapes at values, and at shares of the plot", () => {
    const shapes = [
      { type: "line", x0: 5, x1: 5, y0: 0, y1: 1, yref: "y domain", line: { color: "blue", width: 1 }, opacity: 0.5 },
      { type: "rect", x0: 0, x1: 1, y0: 0, y1: 1, xref: "paper", fillcolor: "#abc", line: { width: 0 } },
      { type: "path", path: "M0,0Q5,1e1 10,0", line: { color: "green", width: 3 } },
    ];
    const [rule] = marked("line", {}, { shapes });
    expect(rule!.attributes).toMatchObject({ x1: 60, x2: 60, y1: 110, y2: 10, stroke: "blue", opacity: 0.5 });
    expect(marked("rect", {}, { shapes })[0]!.attributes).toMatchObject({ x: 10, y: 100, width: 100, height: 10 });
    expect(marked("path", {}, { shapes }).at(-1)!.attributes["d"]).toBe("M10 110Q60 10 110 110");
  });

  it("draws an arrow from a text to its place, as far off as is said", () => {
    const annotation = { x: 10, y: 5, text: "", showarrow: true, ax: 0, ay: 5, axref: "x", ayref: "y", standoff: 20 };
    const arrow = { arrowhead: 2, arrowwidth: 2, arrowcolor: "#123" };
    const annotations = [{ ...annotation, ...arrow }];
    expect(marked("line", {}, { annotations })[0]!.attributes).toMatchObject({ x1: 10, x2: 90, y1: 60, y2: 60 });
    expect(marked("path", {}, { annotations }).at(-1)!.attributes["transform"]).toMatch(
      /^translate\(90 60\) rotate\(0\)/,
    );
  });

  it("keeps bold words and lines, and nothing else of markup", () => {
    const text = (words: string) => ({ annotations: [{ x: 5, y: 5, text: words, showarrow: false }] });
    const [lines] = marked("text", {}, text("<b>A &amp; B</b> c<br>d")).slice(-1);
    expect(wordsOf(lines!)).toBe("A & B c d");
    const bold = marksOf([lines!]).find(({ attributes }) => attributes["font-weight"] === 600);
    expect(wordsOf(bold!)).toBe("A & B");
    expect(() => drawn({}, text("<i>A</i>"))).toThrow("of markup only <br> and <b> are drawn as SVG");
  });

  it("puts what has an id and the texts of that name together", () => {
    const marker = { color: "red", size: 8 };
    const trace = { mode: "markers", ids: ["a", "b"], hovertext: ["A +2 %", "B –"], marker };
    const annotations = [{ x: 0, y: 0, name: "a", text: "A", showarrow: false }];
    const groups = marked("g", trace, { annotations });
    expect(groups.map(({ id, label }) => [id, label])).toEqual([
      ["a", "A +2 %"],
      ["b", "B –"],
    ]);
    expect(groups.map(wordsOf)).toEqual(["A", ""]);
  });

  it.each([
    ["a trace", { type: "heatmap" }, {}, 'data[0].type = "heatmap" cannot be drawn as SVG; known here: scatter, bar'],
    ["a key of a trace", { stackgroup: "one" }, {}, 'data[0].stackgroup = "one"'],
    ["a key of a line", { line: { color: "red", width: 1, shape: "spline" } }, {}, 'data[0].line.shape = "spline"'],
    ["a value", { mode: "text" }, {}, "known here: lines, markers, lines+markers"],
    ["a key of the layout", {}, { barmode: "group" }, 'layout.barmode = "group"'],
    ["a ground", {}, { paper_bgcolor: "#eeeeee" }, 'layout.paper_bgcolor = "#eeeeee"'],
    ["a shape", {}, { shapes: [{ type: "circle", line: { width: 0 } }] }, 'layout.shapes[0].type = "circle"'],
    ["a second axis", {}, { xaxis2: {} }, "layout.xaxis2 = {}"],
  ])("refuses %s that it does not know, and says what it knows", (_, trace, layout, told) => {
    expect(() => drawn(trace, layout)).toThrow(told);
  });

  it("refuses what leaves a choice to Plotly", () => {
    const axis = { range: [0, 10], showgrid: false, zeroline: false, showline: false, ticks: "" };
    expect(() => drawn({}, { xaxis: { ...axis, range: undefined, tickvals: [] } })).toThrow(
      "layout.xaxis.range is missing",
    );
    expect(() => drawn({}, { xaxis: axis })).toThrow("layout.xaxis: tickvals");
    expect(() => drawn({}, { xaxis: { ...axis, tickvals: [0], zeroline: undefined } })).toThrow("zeroline = false");
    expect(() => drawn({ mode: undefined })).toThrow("data[0].mode is missing");
    expect(() => drawn({ line: { width: 2 } })).toThrow("does not say the colour of a line");
    expect(() => drawn({ line: undefined })).toThrow();
    const text = { text: "a<br>b", x: 0, y: 0, xref: "paper", xanchor: "left", showarrow: false };
    expect(() => drawn({}, { annotations: [{ ...text, xanchor: undefined, text: "a" }] })).toThrow("xanchor, yanchor");
    expect(() => drawn({}, { annotations: [text] })).toThrow("the same align");
    expect(() => drawn({}, { annotations: [{ text: "a", showarrow: false, x: 0 }] })).toThrow("a place is NaN");
    const square = { ...axis, tickvals: [], scaleanchor: "x", range: [0, 20] };
    expect(() => drawn({}, { yaxis: square })).toThrow("a unit is 5 pixels high, not 10 as scaleratio has it");
    expect(() => drawn({}, { yaxis: { ...square, range: [0, 10], tickvals: [0] } })).not.toThrow();
  });
});
