import { lettersOf } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { scaleColour } from "../drawing/palette.js";
import { box, LINE, type Mark, type Point, pathOf, short, straight, strokeOf, type Type, textMark } from "./marks.js";
import {
  type Annotation,
  type Axis,
  type Bar,
  type Colorbar,
  type Font,
  type Marker,
  type Scatter,
  type Shape,
  type Specification,
  specificationOf,
} from "./specification.js";

/** A figure as elements of SVG, for a page without Plotly. */
export interface Sketch {
  /** Pixels. */
  width: number;
  height: number;
  marks: readonly Mark[];
  /** The value of the horizontal axis at so many pixels from the left. */
  valueAt(x: number): number;
}

/**
 * Draws what the specification says, in so many pixels where it does not say how wide, and decides nothing: ranges, ticks, texts and colours are its
 * own. Throws where it has or lacks something that Plotly alone could draw.
 */
export function sketchOf(figure: Pick<Drawing, "data" | "layout" | "height">, room: number): Sketch {
  const { data, layout, height } = specificationOf(figure);
  const { width = room } = layout;
  const plot = plotOf(layout, width, height);
  const grouped = new Set<string>();
  const textsOf = (wanted: (id?: string) => boolean) =>
    layout.annotations.filter(({ name }) => wanted(name)).flatMap((one) => annotationMarks(one, plot));
  const group: Group = (mark, id, label) => {
    if (id === undefined) return mark;
    grouped.add(id);
    return { tag: "g", attributes: {}, id, label, inside: [mark, ...textsOf((other) => other === id)] };
  };
  const layer = (wanted: string) =>
    layout.shapes.filter(({ layer: own }) => own === wanted).map((shape) => group(shapeMark(shape, plot), shape.name));
  const marks = [
    ...gridMarks(plot.x, plot.y),
    ...gridMarks(plot.y, plot.x),
    ...layer("below"),
    ...data.flatMap((one) => (one.type === "bar" ? barMarks(one, plot) : scatterMarks(one, plot, group))),
    ...axisMarks(plot.x, plot.y.from, plot.type),
    ...axisMarks(plot.y, plot.x.from, plot.type),
    ...layer("above"),
  ];
  const rest = textsOf((id) => id === undefined || !grouped.has(id));
  return { width, height, marks: [...marks, ...rest], valueAt: plot.x.valueAt };
}

/** Puts the texts of its id beside a mark. */
type Group = (mark: Mark, id: string | undefined, label?: string) => Mark;

/** An axis with the pixels of its two ends. */
interface Side extends Axis {
  letter: "x" | "y";
  from: number;
  to: number;
  /** Pixels of a value of the axis, or of a share of its length. */
  at(value: number, ref?: string): number;
  valueAt(pixels: number): number;
}

interface Plot {
  x: Side;
  y: Side;
  type: Type;
}

function plotOf({ margin, xaxis, yaxis, font }: Specification["layout"], width: number, height: number): Plot {
  const x = sideOf("x", xaxis, margin.l, width - margin.r);
  const y = sideOf("y", yaxis, height - margin.b, margin.t);
  const unit = ({ at }: Side) => Math.abs(at(1) - at(0));
  const asked = unit(x) * yaxis.scaleratio;
  if (yaxis.scaleanchor && Math.abs(unit(y) / asked - 1) > ALIKE)
    throw new Error(`layout.yaxis.range: a unit is ${unit(y)} pixels high, not ${asked} as scaleratio has it`);
  return { x, y, type: typeOf(font, { size: 12, color: "#444" }) };
}

/** A font where it says so, of another's size and colour where it does not. */
function typeOf({ size, color }: Font, other: Type): Type {
  return { size: size ?? other.size, color: color ?? other.color };
}

/** Part by which two scales that shall be one may differ. */
const ALIKE = 0.01;

function sideOf(letter: "x" | "y", axis: Axis, from: number, to: number): Side {
  const [low, high] = axis.range;
  return {
    ...axis,
    letter,
    from,
    to,
    at: (value, ref = letter) => from + (ref === letter ? (value - low) / (high - low) : value) * (to - from),
    valueAt: (pixels) => low + ((pixels - from) / (to - from)) * (high - low),
  };
}

/** A place by the pixels along an axis and those along the other. */
function placed({ letter }: Side, along: number, beside: number): Point {
  return letter === "x" ? { x: along, y: beside } : { x: beside, y: along };
}

function gridMarks(side: Side, { from, to }: Side): Mark[] {
  const { visible, showgrid, tickvals, gridcolor: color, gridwidth: width } = side;
  if (!visible || !showgrid) return [];
  const ends = (tick: number) => [from, to].map((end) => placed(side, side.at(tick), end)) as [Point, Point];
  return tickvals.map((tick) => straight(...ends(tick), { color, width }));
}

/** Pixels between a tick and its text. */
const PAD = 3;

/** Ticks, their texts and the line of an axis at an edge of the plot. */
function axisMarks(side: Side, edge: number, type: Type): Mark[] {
  const { letter, visible, showline, showticklabels, ticks, tickvals, ticktext, tickfont, tickcolor } = side;
  if (!visible) return [];
  const length = ticks ? side.ticklen : 0;
  const font = typeOf(tickfont, type);
  const marks = tickvals.flatMap((tick, k) => {
    const text = ticktext?.[k] ?? String(tick);
    const half = letter === "x" ? (text.split("<br>").length * LINE * font.size) / 2 : 0;
    const out = (far: number) => placed(side, side.at(tick), edge + (letter === "x" ? far : -far));
    const anchor = letter === "x" ? "middle" : "end";
    return [
      ...(ticks ? [straight(out(0), out(length), { color: tickcolor, width: 1 })] : []),
      ...(showticklabels ? [textMark(text, out(length + PAD + half), font, anchor)] : []),
    ];
  });
  if (!showline) return marks;
  const [from, to] = [placed(side, side.from, edge), placed(side, side.to, edge)];
  return [...marks, straight(from, to, { color: side.linecolor, width: side.linewidth })];
}

function scatterMarks(
  { mode, line, fill, fillcolor, marker, ids, hovertext, ...of }: Scatter,
  plot: Plot,
  group: Group,
) {
  const points = of.x.map((x, at) => ({ x: plot.x.at(x), y: plot.y.at(of.y[at] ?? Number.NaN) }));
  const marks: Mark[] = [];
  if (line && mode !== "markers") {
    const d = pathOf(points) + (fill ? "Z" : "");
    marks.push({ tag: "path", attributes: { d, fill: fill ? fillcolor : "none", ...strokeOf(line) } });
  }
  if (!marker || mode === "lines") return marks;
  for (const [at, { x, y }] of points.entries()) {
    if (!Number.isFinite(x + y)) continue;
    const edge = strokeOf({ color: pick(marker.line.color, at), width: pick(marker.line.width, at) });
    const place = { cx: short(x), cy: short(y), r: short(pick(marker.size, at) / 2) };
    marks.push(
      group({ tag: "circle", attributes: { ...place, fill: fillOf(marker, at), ...edge } }, ids[at], hovertext[at]),
    );
  }
  return marker.colorbar ? [...marks, ...colorbarMarks(marker, marker.colorbar, plot)] : marks;
}

function pick<Value extends string | number>(value: Value | readonly Value[], at: number): Value {
  return typeof value === "object" ? value[at]! : value;
}

function fillOf({ color, colorscale, cmin, cmax }: Marker, at: number): string {
  const own = pick<string | number>(color, at);
  return typeof own === "string" ? own : scaleColour(colorscale, (own - cmin) / (cmax - cmin));
}

function barMarks({ x, y, base, width, marker }: Bar, plot: Plot): Mark[] {
  return x.flatMap((length, at) => {
    if (!Number.isFinite(length)) return [];
    const corner = (k: number) => ({ x: plot.x.at(base[at]! + k * length), y: plot.y.at(y[at]! + (k - 0.5) * width) });
    return [box(corner(0), corner(1), { fill: marker.color })];
  });
}

/** Pieces in which a scale of colours is drawn. */
const PIECES = 40;

/** A scale of colours from the left, its title above and its ticks below. */
function colorbarMarks({ colorscale, cmin, cmax }: Marker, bar: Colorbar, { x, y, type }: Plot): Mark[] {
  const { title, thickness, tickvals, ticktext } = bar;
  const [head, font] = [typeOf(title.font, type), typeOf(bar.tickfont, type)];
  const high = title.text.split("<br>").length * LINE * head.size;
  const left = x.at(bar.x, "paper");
  const at = (share: number, below: number) => ({
    x: left + share * bar.len * (x.to - x.from),
    y: y.at(bar.y, "paper") + high + below,
  });
  const pieces = Array.from({ length: PIECES }, (_, k) =>
    box(at(k / PIECES, 0), at((k + 1) / PIECES, thickness), { fill: scaleColour(colorscale, (k + 0.5) / PIECES) }),
  );
  const ticks = tickvals.map((tick, k) => {
    const place = at((tick - cmin) / (cmax - cmin), thickness + PAD + (LINE * font.size) / 2);
    return textMark(ticktext[k]!, place, font, "middle");
  });
  return [textMark(title.text, at(0, -high / 2), head, "start"), ...pieces, ...ticks];
}

function shapeMark({ type, path, x0, x1, y0, y1, xref, yref, line, fillcolor, opacity }: Shape, { x, y }: Plot): Mark {
  const at = (across: number, up: number) => ({ x: x.at(across, xref), y: y.at(up, yref) });
  const look = { fill: fillcolor, opacity, ...strokeOf(line) };
  if (type === "rect") return box(at(x0, y0), at(x1, y1), look);
  if (type === "line") {
    const { tag, attributes } = straight(at(x0, y0), at(x1, y1), line);
    return { tag, attributes: { ...attributes, opacity } };
  }
  const d = path.replace(/([-+.\de]+)[ ,]([-+.\de]+)/g, (_, across: string, up: string) => {
    const place = at(Number(across), Number(up));
    return `${short(place.x)} ${short(place.y)}`;
  });
  return { tag: "path", attributes: { d, ...look } };
}

const ANCHORS = { left: "start", center: "middle", right: "end" } as const;

/** Letters are half as wide as they are high, about. */
const WIDTH = 0.55;

/** A text at its place, with an arrow from it where it has one. */
function annotationMarks(one: Annotation, { x, y, type }: Plot): Mark[] {
  const { text, showarrow, xanchor = "center", yanchor = "middle" } = one;
  const head = { x: x.at(one.x, one.xref) + one.xshift, y: y.at(one.y, one.yref) - one.yshift };
  const from = { x: one.axref ? x.at(one.ax) : head.x + one.ax, y: one.ayref ? y.at(one.ay) : head.y + one.ay };
  const tail = showarrow ? from : head;
  const font = typeOf(one.font, type);
  const lines = text.split("<br>");
  const half = {
    x: (WIDTH * font.size * Math.max(...lines.map(lettersOf))) / 2,
    y: (lines.length * LINE * font.size) / 2,
  };
  const arrow = showarrow ? arrowMarks(one, tail, head, half) : [];
  // The border of a text's box takes a pixel, drawn or not.
  const pad = one.borderpad + 1;
  const middle = {
    x: tail.x + { left: pad, center: 0, right: -pad }[xanchor],
    y: tail.y + { top: 1, middle: 0, bottom: -1 }[yanchor] * (half.y + pad),
  };
  return text === "" ? arrow : [...arrow, textMark(text, middle, font, ANCHORS[xanchor])];
}

/** A line from the edge of a text, half as large as told, to a place or as near to it as is said; Plotly's second head. */
function arrowMarks(one: Annotation, tail: Point, head: Point, half: Point): Mark[] {
  const { text, arrowhead, arrowwidth: width, arrowsize, arrowcolor: color, standoff } = one;
  const [dx, dy] = [head.x - tail.x, head.y - tail.y];
  const along = (part: number) => ({ x: tail.x + part * dx, y: tail.y + part * dy });
  const start = text === "" ? 0 : Math.min(half.x / Math.abs(dx), half.y / Math.abs(dy), 1);
  const end = along(1 - standoff / Math.hypot(dx, dy));
  const line = straight(along(start), end, { color, width });
  if (arrowhead === 0) return [line];
  const turn = short((180 * Math.atan2(dy, dx)) / Math.PI);
  const transform = `translate(${short(end.x)} ${short(end.y)}) rotate(${turn}) scale(${width * arrowsize}) translate(-1.3)`;
  return [line, { tag: "path", attributes: { d: "M-3.7-2.5V2.5L1.3 0Z", fill: color, transform } }];
}
