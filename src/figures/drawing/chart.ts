import type { Data, Layout, LayoutAxis } from "plotly.js-dist-min";
import type { Reader } from "../../measures/views/index.js";
import { type Text, together } from "../../words/index.js";
import {
  type Annotation,
  axis,
  axisName,
  baseLayout,
  type Drawing,
  MARGIN,
  panelTitle,
  rule,
  type Shape,
  type Space,
  widestOf,
} from "./figure.js";
import { MUTED, tint } from "./palette.js";
import { valued } from "./values.js";

/** Words that are in the reader's language already, or in all. */
type Said = string | Text;

/** Where a panel lies, in shares of the plot. */
export interface PanelPlace {
  x: [number, number];
  y: [number, number];
  /** Nothing stands at its left. */
  outer: boolean;
}

/** An axis; one that is given no title has none. */
interface Ruler extends Omit<Partial<LayoutAxis>, "title" | "domain" | "anchor"> {
  title?: Said | undefined;
}

/** What is drawn on one pair of axes. */
export interface Panel {
  /** The whole plot if not given. */
  place?: PanelPlace | undefined;
  /** Above it, from its left edge. HTML */
  title?: string;
  x?: Ruler | undefined;
  y?: Ruler | undefined;
  data: readonly Data[];
  /** Thin lines across it: solid at a value of x or y, dotted at one of x. */
  rules?: { x?: number; y?: number; dotted?: number } | undefined;
  /** On its axes, where they do not say otherwise. */
  shapes?: readonly object[] | undefined;
  annotations?: readonly object[] | undefined;
}

/**
 * A figure of panels side by side or one below the other, whose titles begin with a, b, c; one of a single panel says
 * itself what is drawn.
 */
interface Chart
  extends Omit<Partial<Layout>, "title" | "height" | "legend" | "shapes" | "annotations">,
    Partial<Omit<Panel, "place" | "title">> {
  title: Said;
  /** Sentences; empty ones are left out. */
  caption: Said | readonly (Said | false)[];
  /** Pixels. */
  height: number;
  panels?: readonly Panel[];
  /** What is written at the outer panels alone: names of rows, or values, which then are on one scale too. */
  shared?: "names" | "values" | false;
  legend?: Layout["legend"] | object | false;
}

/** The figure that a reader sees. */
export function chart({ say, language }: Reader, { title, caption, height, shared, legend, ...drawn }: Chart): Drawing {
  const said = (words: Said) => (typeof words === "string" ? words : say(words));
  const sentences = [caption].flat().flatMap((one) => (one === false ? [] : said(one as Said)));
  const { x, y, data = [], rules, shapes: marked, annotations: noted, ...framed } = drawn;
  const { panels = [{ x, y, data, rules, shapes: marked, annotations: noted }], ...rest } = framed;
  const several = panels.length > 1;
  const stacked = rest.barmode === "relative";
  const all = panels.flatMap(({ data }) => data);
  const axes = panels.flatMap((panel, p) =>
    axesOf(panel, p, { said, several, shared }).map(([name, ruler]): [string, Partial<LayoutAxis>] => {
      const along = name.startsWith("x") ? "x" : "y";
      return [name, valued(ruler, along, along === "y" && shared === "values" ? all : panel.data, stacked)];
    }),
  );
  const annotations = panels.flatMap((panel, p) => [
    ...titleOf(panel, several ? letterOf(p) : ""),
    ...onAxes(panel.annotations, p),
  ]);
  const shapes = panels.flatMap((panel, p) => [...rulesOf(panel, p + 1), ...onAxes(panel.shapes, p)]);
  return {
    title: said(title),
    caption: together(sentences, language),
    data: panels.flatMap(({ data }, p) => (several ? data.map((trace) => ({ ...trace, ...namesOf(p) })) : data)),
    layout: baseLayout(height, {
      ...(legend && { showlegend: true, legend }),
      ...rest,
      margin: { ...MARGIN, ...rest.margin },
      ...Object.fromEntries(axes),
      ...(annotations.length > 0 && { annotations: annotations as Annotation[] }),
      ...(shapes.length > 0 && { shapes: shapes as Shape[] }),
    }),
    height,
  };
}

/** What an editor calls a panel. */
export const letterOf = (p: number) => `<b>${String.fromCharCode("a".charCodeAt(0) + p)}</b>`;

const namesOf = (p: number) => ({ xaxis: axisName("x", p + 1), yaxis: axisName("y", p + 1) });

function axesOf(
  { place, x = {}, y = {} }: Panel,
  p: number,
  { said, several, shared }: { said: (words: Said) => string; several: boolean; shared: Chart["shared"] },
): [string, Partial<LayoutAxis>][] {
  const inner = shared && place ? !place.outer : false;
  const outerOnly = shared && several ? { showticklabels: !inner } : {};
  const scale = shared === "values" && p > 0 ? { matches: "y" as const } : {};
  const { title, ...ruler } = y;
  const down: Ruler = inner || title === undefined ? ruler : { ...ruler, title };
  return (["x", "y"] as const).map((letter) => {
    const { title: words, ...own } = letter === "x" ? x : { ...down, ...outerOnly, ...scale };
    const laid = {
      ...(place && { domain: place[letter] }),
      ...(several && { anchor: axisName(letter === "x" ? "y" : "x", p + 1) }),
    };
    const titled = words === undefined ? {} : { title: { text: said(words) } };
    return [axisName(letter, p + 1).replace(letter, `${letter}axis`), axis({ ...laid, ...own, ...titled } as object)];
  });
}

function titleOf({ title = "", place = WHOLE }: Panel, letter: string): Annotation[] {
  const words = [letter, title].filter((one) => one !== "").join("  ");
  return words === "" ? [] : [panelTitle(words, place.x, place.y[1])];
}

function rulesOf({ rules: { x, y, dotted } = {} }: Panel, number: number): Shape[] {
  return [
    ...(y === undefined ? [] : [rule("y", y, number)]),
    ...(x === undefined ? [] : [rule("x", x, number)]),
    ...(dotted === undefined ? [] : [rule("x", dotted, number, true)]),
  ];
}

/** Marks of a panel on its own axes: what is said of "x" and "x domain" is of its own. */
function onAxes(marks: readonly { xref?: string; yref?: string }[] = [], p: number): object[] {
  const { xaxis, yaxis } = namesOf(p);
  const own = ({ xref = "x", yref = "y", ...mark }) => {
    return { ...mark, xref: xref.replace(/^x\b/, xaxis), yref: yref.replace(/^y\b/, yaxis) };
  };
  return marks.map(own);
}

const WHOLE: PanelPlace = { x: [0, 1], y: [0, 1], outer: true };

/** Ends of `count` stretches beside each other, in shares of the whole; `gap`: between them. */
function stretches(count: number, gap: number): [number, number][] {
  const width = (1 - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => [i * (width + gap), i * (width + gap) + width]);
}

/** Panels in rows of so many, from the top; gaps in shares of the plot. */
export function grid(count: number, columns: number, { gap = 0.06, gapBelow = 0.25 } = {}): PanelPlace[] {
  const across = stretches(Math.min(columns, count), gap);
  const down = stretches(Math.ceil(count / columns), gapBelow).reverse();
  return Array.from({ length: count }, (_, p) => {
    const column = p % columns;
    return { x: across[column]!, y: down[Math.floor(p / columns)]!, outer: column === 0 };
  });
}

/** From this width on panels stand side by side, pixels. */
const WIDE = 800;

/** Panels side by side where there is room, else one below the other. */
export function panelPlaces(count: number, space: Space, gaps: { gap?: number; gapBelow?: number } = {}): PanelPlace[] {
  return grid(count, count / rowsOf(count, space), { gap: 0.1, ...gaps });
}

/** Rows of panels. */
export function rowsOf(count: number, { width }: Space): number {
  return width >= WIDE ? 1 : count;
}

/** Pixels of a row that has a name, closer where there are many. */
export function rowHeight(count: number): number {
  return count > 15 ? 17 : 21;
}

/** Axis of rows by their names, the first on top, or at the bottom. */
export function rowAxis(names: readonly string[], { upwards = false, air = 0.1 } = {}) {
  const ends: [number, number] = [-0.5 - air, names.length - 0.5 + air];
  return {
    showline: false,
    ticks: "" as const,
    tickvals: names.map((_, at) => at),
    ticktext: [...names],
    range: upwards ? ends : (ends.toReversed() as [number, number]),
  } satisfies Ruler;
}

/** A flat legend above the plot. */
export const LEGEND_ABOVE = { orientation: "h", x: 0, xanchor: "left", y: 1.01, yanchor: "bottom" } as const;

/** A flat legend along the lower edge. */
export const LEGEND_BELOW = {
  orientation: "h",
  x: 0,
  xref: "container",
  xanchor: "left",
  y: 0.005,
  yref: "container",
  yanchor: "bottom",
  itemwidth: 44,
  // Entries of several panels are one.
  tracegroupgap: 0,
} as const;

/** Pixels of the mark of an entry, and of a letter. */
const MARK = 60;
const LETTER = 6.2;
const LINE = 20;

/**
 * Height of a flat legend below a plot of some width, pixels: Plotly sets its entries in columns as wide as the widest.
 */
export function legendHeight(names: readonly string[], width: number): number {
  const widest = MARK + LETTER * widestOf(names);
  const columns = Math.max(1, Math.min(names.length, Math.floor(width / widest)));
  return 8 + LINE * Math.ceil(names.length / columns);
}

type Values = readonly (number | null)[];

/** Bars along rows, the first at zero. */
export function bars(x: Values, rest: object): Data {
  return { type: "bar", orientation: "h", x, y: x.map((_, at) => at), ...rest } as Data;
}

/** Marks along rows. */
export function marks(x: Values, rest: object): Data {
  return points(
    x,
    x.map((_, at) => at),
    rest,
  );
}

/** Marks at points. */
export function points(x: Values, y: Values, rest: object): Data {
  return { type: "scatter", mode: "markers", x, y, ...rest } as Data;
}

/** A line through points. */
export function line(x: Values, y: Values | Float64Array, rest: object): Data {
  return { type: "scatter", mode: "lines", x, y, ...rest } as Data;
}

/** The room between two courses, in a paler colour. */
export function band(
  x: readonly number[],
  [low, high]: readonly [readonly number[], readonly number[]],
  [colour, strength]: readonly [string, number],
): Data {
  return line([...x, ...x.toReversed()], [...high, ...low.toReversed()], {
    fill: "toself",
    fillcolor: tint(colour, strength),
    line: { width: 0 },
    hoverinfo: "skip",
  });
}

/** Intervals of values, with their ends, as lines without caps; none where an end is not known. */
export function intervals(
  values: readonly number[],
  ends: readonly { low: number; high: number }[],
  look: object = {},
): object {
  const known = (size: number) => (Number.isFinite(size) ? size : 0);
  return {
    type: "data",
    symmetric: false,
    array: values.map((value, at) => known(ends[at]!.high - value)),
    arrayminus: values.map((value, at) => known(value - ends[at]!.low)),
    color: MUTED,
    thickness: 1.2,
    width: 0,
    ...look,
  };
}

/** Scale of colours beside a plot; a small number is no milli or micro of its unit. */
export const COLOUR_BAR = {
  thickness: 12,
  outlinewidth: 0,
  nticks: 5,
  tickfont: { size: 12 },
  exponentformat: "none",
} as const;

/** A pale strip between two values, from the lower edge to the upper one. */
export function strip(x0: number, x1: number): object {
  return {
    type: "rect",
    layer: "below",
    x0,
    x1,
    yref: "y domain",
    y0: 0,
    y1: 1,
    fillcolor: tint(MUTED, 0.2),
    line: { width: 0 },
  };
}

/** Cells coloured by their values, [row][column], which are at whole numbers if no other places are given. */
export function heatMap(z: readonly Values[], rest: object): Data {
  const x = z[0]?.map((_, at) => at);
  return { type: "heatmap", x, y: z.map((_, at) => at), z, xgap: 1, ygap: 1, ...rest } as unknown as Data;
}

/** Part of the largest size of a heat map from which a value below zero bears a minus. */
const NOTABLE = 0.05;

/** A minus in each cell that is notably below zero, for grey print. `limit`: the largest size. */
export function minuses(z: readonly Values[], limit: number): object {
  const text = z.map((row) => row.map((value) => (value !== null && value < -NOTABLE * limit ? "−" : "")));
  return { text, texttemplate: "%{text}", textfont: { size: 12 } };
}
