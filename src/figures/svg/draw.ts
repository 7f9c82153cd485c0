import type { LayoutAxis } from "plotly.js-dist-min";
import { type Drawing, linesIn, type Annotation as PlotlyAnnotation, type Point, widestOf } from "../drawing/figure.js";
import { assertKnown } from "./known.js";
import { box, LINE, type Mark, pathOf, type Stroke, short, straight, strokeOf, textMark } from "./marks.js";

/** A figure as elements of SVG, for a page without Plotly. */
interface Sketch {
  /** Pixels. */
  width: number;
  height: number;
  marks: readonly Mark[];
  /** The value of the horizontal axis at so many pixels from the left. */
  valueAt(x: number): number;
}

/**
 * Draws what the specification says, in so many pixels where it does not say how wide, and decides nothing: ranges,
 * ticks, texts and colours are its own. Throws where it has or lacks something that Plotly alone could draw.
 */
export function sketchOf(figure: Pick<Drawing, "data" | "layout" | "height">, room: number): Sketch {
  assertKnown(figure);
  const layout = figure.layout as unknown as Layout;
  const { width = room, margin, shapes = [], annotations = [] } = layout;
  const { height } = figure;
  const x = sideOf("x", layout.xaxis, margin.l, width - margin.r);
  const y = sideOf("y", layout.yaxis, height - margin.b, margin.t);
  const plot = { x, y, font: { size: 12, color: "#444", ...layout.font } };
  if (layout.yaxis.scaleanchor) assertAlike(plot);
  const grouped = new Set<string>();
  const textsOf = (wanted: (id?: string) => boolean) =>
    annotations.filter(({ name }) => wanted(name)).flatMap((one) => annotationMarks(one, plot));
  const group: Group = (mark, id, label) => {
    if (id === undefined) return mark;
    grouped.add(id);
    return { tag: "g", attributes: {}, id, label, inside: [mark, ...textsOf((other) => other === id)] };
  };
  const layer = (wanted: string) =>
    shapes
      .filter(({ layer: own = "above" }) => own === wanted)
      .map((shape) => group(shapeMark(shape, plot), shape.name));
  const marks = [
    ...gridMarks(x, y),
    ...gridMarks(y, x),
    ...layer("below"),
    ...(figure.data as unknown as Trace[]).flatMap((one) =>
      one.type === "bar" ? barMarks(one, plot) : scatterMarks(one, plot, group),
    ),
    ...axisMarks(x, y.from, plot),
    ...axisMarks(y, x.from, plot),
    ...layer("above"),
  ];
  const rest = textsOf((id) => id === undefined || !grouped.has(id));
  return { width, height, marks: [...marks, ...rest], valueAt: x.valueAt };
}

interface Font {
  size: number;
  color: string;
}

/** What is read of Plotly's own types as it stands there. */
type AxisLook =
  | "visible"
  | "showticklabels"
  | "ticks"
  | "ticklen"
  | "showgrid"
  | "gridwidth"
  | "showline"
  | "linewidth"
  | "zeroline"
  | "scaleanchor"
  | "scaleratio";

interface Axis extends Pick<Partial<LayoutAxis>, AxisLook> {
  range: readonly [number, number];
  tickvals?: readonly number[];
  ticktext?: readonly string[];
  tickfont?: Partial<Font>;
  tickcolor?: string;
  gridcolor?: string;
  linecolor?: string;
}

interface Layout {
  width?: number;
  font?: Partial<Font>;
  margin: Record<"l" | "r" | "t" | "b", number>;
  xaxis: Axis;
  yaxis: Axis;
  shapes?: readonly Shape[];
  annotations?: readonly Annotation[];
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
  font: Font;
}

function sideOf(letter: "x" | "y", axis: Axis, from: number, to: number): Side {
  const [low, high] = axis.range;
  const { visible = true, showgrid = true, ticks = "", showticklabels = true, tickvals, zeroline } = axis;
  if (visible && ((!tickvals && (showgrid || ticks || showticklabels)) || zeroline !== false))
    throw new Error(`layout.${letter}axis: tickvals, and zeroline = false, must be said, to be drawn as SVG`);
  return {
    ...axis,
    letter,
    from,
    to,
    at: (value, ref = letter) => from + (ref === letter ? (value - low) / (high - low) : value) * (to - from),
    valueAt: (pixels) => low + ((pixels - from) / (to - from)) * (high - low),
  };
}

/** Throws unless a unit of one axis is as long as the scale of the other has it, within a hundredth. */
function assertAlike({ x, y }: Plot): void {
  const unit = ({ at }: Side) => Math.abs(at(1) - at(0));
  const asked = unit(x) * (y.scaleratio ?? 1);
  if (Math.abs(unit(y) / asked - 1) > 0.01)
    throw new Error(`layout.yaxis.range: a unit is ${unit(y)} pixels high, not ${asked} as scaleratio has it`);
}

/** A place by the pixels along an axis and those along the other. */
function placed({ letter }: Side, along: number, beside: number): Point {
  return letter === "x" ? { x: along, y: beside } : { x: beside, y: along };
}

function gridMarks(side: Side, { from, to }: Side): Mark[] {
  const { visible = true, showgrid = true, tickvals = [], gridcolor: color, gridwidth: width = 1 } = side;
  if (!visible || !showgrid) return [];
  return tickvals.map((tick) => {
    const at = side.at(tick);
    return straight(placed(side, at, from), placed(side, at, to), { color, width });
  });
}

/** Pixels between a tick and its text. */
const PAD = 3;

/** Ticks, their texts and the line of an axis at an edge of the plot. */
function axisMarks(side: Side, edge: number, { font: common }: Plot): Mark[] {
  const { letter, visible = true, showline, showticklabels = true, ticks, tickvals = [], ticktext } = side;
  if (!visible) return [];
  const length = ticks ? (side.ticklen ?? 5) : 0;
  const font = { ...common, ...side.tickfont };
  const marks = tickvals.flatMap((tick, k) => {
    const text = ticktext?.[k] ?? String(tick);
    const half = letter === "x" ? (linesIn(text) * LINE * font.size) / 2 : 0;
    const out = (far: number) => placed(side, side.at(tick), edge + (letter === "x" ? far : -far));
    return [
      ...(ticks ? [straight(out(0), out(length), { color: side.tickcolor, width: 1 })] : []),
      ...(showticklabels ? [textMark(text, out(length + PAD + half), font, letter === "x" ? "center" : "right")] : []),
    ];
  });
  if (!showline) return marks;
  const [from, to] = [placed(side, side.from, edge), placed(side, side.to, edge)];
  return [...marks, straight(from, to, { color: side.linecolor, width: side.linewidth ?? 1 })];
}

/** One for all points, or each point's own. */
type Each<Value> = Value | readonly Value[];

interface Trace {
  type: "scatter" | "bar";
  mode: string;
  x: readonly (number | null)[];
  y: readonly (number | null)[];
  ids?: readonly string[];
  hovertext?: readonly string[];
  line: Stroke;
  fill?: string;
  fillcolor?: string;
  marker: {
    color: Each<string>;
    size: Each<number>;
    symbol?: Each<string>;
    line?: { color: Each<string>; width: Each<number> };
  };
  base: readonly number[];
  width: number;
}

function scatterMarks({ mode, line, fill, fillcolor, marker, ids, hovertext, x, y }: Trace, plot: Plot, group: Group) {
  const points = x.map((value, at) => ({ x: plot.x.at(value ?? NaN), y: plot.y.at(y[at] ?? NaN) }));
  const marks: Mark[] = [];
  if (mode !== "markers") {
    const look = { fill: fill ? fillcolor : "none", ...strokeOf(line) };
    marks.push({ tag: "path", attributes: { d: pathOf(points) + (fill ? "Z" : ""), ...look } });
  }
  if (mode === "lines") return marks;
  const { color, size, symbol = "circle", line: edge = { color: "none", width: 0 } } = marker;
  for (const [at, { x: cx, y: cy }] of points.entries()) {
    if (!Number.isFinite(cx + cy)) continue;
    const radius = pick(size, at) / 2;
    const look = { fill: pick(color, at), ...strokeOf({ color: pick(edge.color, at), width: pick(edge.width, at) }) };
    marks.push(group(symbolMark(pick(symbol, at), { x: cx, y: cy }, radius, look), ids?.[at], hovertext?.[at]));
  }
  return marks;
}

/** Half the side of Plotly's diamond, over the radius of its circle. */
const DIAMOND = 1.3 / Math.SQRT2;

function symbolMark(symbol: string, { x, y }: Point, radius: number, look: Mark["attributes"]): Mark {
  if (symbol === "circle")
    return { tag: "circle", attributes: { cx: short(x), cy: short(y), r: short(radius), ...look } };
  const half = DIAMOND * radius;
  const turn = { transform: `rotate(45 ${short(x)} ${short(y)})` };
  return box({ x: x - half, y: y - half }, { x: x + half, y: y + half }, { ...look, ...turn });
}

function pick<Value extends string | number>(value: Each<Value>, at: number): Value {
  return typeof value === "object" ? value[at]! : value;
}

function barMarks({ x, y, base, width, marker }: Trace, plot: Plot): Mark[] {
  return x.flatMap((length, at) => {
    if (!Number.isFinite(length)) return [];
    const corner = (k: number) => ({
      x: plot.x.at(base[at]! + k * length!),
      y: plot.y.at(y[at]! + (k - 0.5) * width),
    });
    return [box(corner(0), corner(1), { fill: pick(marker.color, at) })];
  });
}

interface Shape {
  type: "line" | "rect" | "path";
  name?: string;
  layer?: string;
  path: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  xref?: string;
  yref?: string;
  line: Stroke;
  fillcolor?: string;
  opacity?: number;
}

function shapeMark(
  { type, path, xref, yref, line, fillcolor = "none", opacity, ...ends }: Shape,
  { x, y }: Plot,
): Mark {
  const at = (across: number, up: number) => ({ x: x.at(across, xref), y: y.at(up, yref) });
  const look = { ...strokeOf(line), opacity };
  if (type === "rect") return box(at(ends.x0, ends.y0), at(ends.x1, ends.y1), { fill: fillcolor, ...look });
  if (type === "line") return straight(at(ends.x0, ends.y0), at(ends.x1, ends.y1), line, opacity);
  const d = path.replace(/([-+.\de]+)[ ,]([-+.\de]+)/g, (_, across: string, up: string) => {
    const place = at(Number(across), Number(up));
    return `${short(place.x)} ${short(place.y)}`;
  });
  return { tag: "path", attributes: { d, fill: fillcolor, ...look } };
}

type NoteLook =
  | "name"
  | "xref"
  | "yref"
  | "align"
  | "xshift"
  | "yshift"
  | "showarrow"
  | "axref"
  | "ayref"
  | "arrowsize"
  | "standoff";

interface Annotation extends Point, Pick<PlotlyAnnotation, NoteLook> {
  text: string;
  font?: Partial<Font>;
  xanchor?: "left" | "center" | "right";
  yanchor?: "top" | "middle" | "bottom";
  ax: number;
  ay: number;
  arrowhead?: 0 | 2;
  arrowwidth: number;
  arrowcolor: string;
}

/** Letters are about half as wide as they are high. */
const WIDTH = 0.55;

/** Pixels that a text's box keeps around it, its border drawn or not. */
const BORDER = 2;

/** A text at its place, with an arrow from it where it has one. */
function annotationMarks(one: Annotation, { x, y, font: common }: Plot): Mark[] {
  const { text, showarrow, xref = "x", yref = "y", xshift = 0, yshift = 0, align = "center" } = one;
  const { xanchor = "center", yanchor = "middle" } = one;
  const lines = text.split("<br>");
  if ((xref !== "x" && !one.xanchor) || (yref !== "y" && !one.yanchor) || (lines.length > 1 && align !== xanchor))
    throw new Error(
      `"${text}": xanchor, yanchor and, of several lines, the same align must be said, to be drawn as SVG`,
    );
  const head = { x: x.at(one.x, xref) + xshift, y: y.at(one.y, yref) - yshift };
  const tail = {
    x: !showarrow ? head.x : one.axref ? x.at(one.ax) : head.x + one.ax,
    y: !showarrow ? head.y : one.ayref ? y.at(one.ay) : head.y + one.ay,
  };
  const font = { ...common, ...one.font };
  const half = {
    x: (WIDTH * font.size * widestOf(lines)) / 2,
    y: (lines.length * LINE * font.size) / 2,
  };
  const arrow = showarrow ? arrowMarks(one, tail, head, half) : [];
  const middle = {
    x: tail.x + { left: BORDER, center: 0, right: -BORDER }[xanchor],
    y: tail.y + { top: 1, middle: 0, bottom: -1 }[yanchor] * (half.y + BORDER),
  };
  return text === "" ? arrow : [...arrow, textMark(text, middle, font, xanchor)];
}

/**
 * A line from the edge of a text, half as large as told, to a place or as near to it as is said; Plotly's second head.
 */
function arrowMarks(one: Annotation, tail: Point, head: Point, half: Point): Mark[] {
  const { text, arrowhead, arrowwidth: width, arrowsize = 1, arrowcolor: color, standoff = 0 } = one;
  const [dx, dy] = [head.x - tail.x, head.y - tail.y];
  const along = (part: number) => ({ x: tail.x + part * dx, y: tail.y + part * dy });
  const start = text === "" ? 0 : Math.min(half.x / Math.abs(dx), half.y / Math.abs(dy), 1);
  const end = along(1 - standoff / Math.hypot(dx, dy));
  const line = straight(along(start), end, { color, width });
  if (arrowhead === 0) return [line];
  const turn = short((180 * Math.atan2(dy, dx)) / Math.PI);
  const place = `translate(${short(end.x)} ${short(end.y)}) rotate(${turn}) scale(${width * arrowsize})`;
  const transform = `${place} translate(-1.3)`;
  return [line, { tag: "path", attributes: { d: "M-3.7-2.5V2.5L1.3 0Z", fill: color, transform } }];
}
