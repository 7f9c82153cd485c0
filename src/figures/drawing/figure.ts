import type { Data, Layout, LayoutAxis } from "plotly.js-dist-min";
import { filledLines, plain } from "../../measures/views/index.js";
import { INK, MUTED, RULE } from "./palette.js";

export type Annotation = NonNullable<Layout["annotations"]>[number];
export type Shape = NonNullable<Layout["shapes"]>[number];

/** A place in a drawing. */
export interface Point {
  x: number;
  y: number;
}

/** A figure as plain data for Plotly, with what a reader needs beside it. */
export interface Figure {
  id: string;
  title: string;
  /** What is shown, over what, with which uncertainty. */
  caption: string;
  data: Data[];
  layout: Partial<Layout>;
  /** Pixels. */
  height: number;
}

/** Latin letters and digits first: a browser takes each Chinese character from the first font that has it. */
export const FONT =
  'Inter, "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", "PingFang SC", "Microsoft YaHei", ' +
  '"Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif';

/** Pixels around a plot, where a figure says no other. */
export const MARGIN = { l: 70, r: 20, t: 40, b: 50 };

/** Layout common to all figures: white, no gridlines, 12 px text and more. */
export function baseLayout(height: number, rest: Partial<Layout>): Partial<Layout> {
  return {
    height,
    font: { family: FONT, size: 13, color: INK },
    paper_bgcolor: "#ffffff",
    plot_bgcolor: "#ffffff",
    margin: MARGIN,
    showlegend: false,
    hoverlabel: { font: { family: FONT, size: 13 } },
    ...rest,
  };
}

/** Axis with line and outside ticks, where it is to be seen. */
export function axis(rest: Partial<LayoutAxis> = {}): Partial<LayoutAxis> {
  if (rest.visible === false) return rest;
  return {
    showgrid: false,
    zeroline: false,
    showline: true,
    linecolor: MUTED,
    linewidth: 1,
    ticks: "outside",
    tickcolor: MUTED,
    ticklen: 4,
    tickfont: { size: 12, color: INK },
    ...rest,
    ...(rest.title && { title: { font: { size: 13, color: INK }, standoff: 8, ...rest.title } }),
  };
}

/**
 * What an axis of calendar years says, from the first to the last that are shown: marked at whole years, each once, at
 * about `most` of them.
 */
export function yearAxis([first, last]: readonly [number, number], most: number) {
  return { tickvals: yearTicks(first, last, most), tickformat: "d" };
}

/**
 * Round years where an axis is marked, from 3 on at most one more than `most`; Plotly's own are parts of years where
 * there are few.
 */
export function yearTicks(first: number, last: number, most: number): number[] {
  const step = roundStep(Math.max(1, (last - first) / most));
  const from = Math.ceil(first / step);
  return Array.from({ length: Math.floor(last / step) - from + 1 }, (_, k) => (from + k) * step);
}

/** 1, 2 or 5 times a power of ten, at least as large. */
export function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((one) => one * power >= size * 0.999) ?? 10;
  return factor * power;
}

/** Part of the level that an axis of values covers at least: less is not to be seen as much. */
const NARROWEST = 1e-3;

/** An axis whose range and ticks are said. */
type Ruled = Partial<LayoutAxis> & { range: [number, number]; tickvals: number[]; ticktext: string[] };

/**
 * Axis over values, widened to round numbers, with about `count` ticks and a thin line at each; NaN are left out. It
 * covers at least `narrowest`, a thousandth of the level if not given.
 */
export function valueAxis(
  values: readonly number[],
  { count = 4, narrowest }: { count?: number; narrowest?: number | undefined } = {},
): Ruled {
  const finite = values.filter(Number.isFinite);
  const [least, most] = finite.length > 0 ? extent(finite) : [0, 1];
  const spread = Math.max(most - least, narrowest ?? NARROWEST * Math.max(Math.abs(least), Math.abs(most))) || 1;
  const missing = (spread - (most - least)) / 2;
  const step = roundStep(spread / count);
  const low = Math.floor((least - missing) / step) * step;
  const steps = Math.max(1, Math.ceil((most + missing - low) / step - 1e-9));
  const ticks = ticksWithin(low, low + steps * step, step);
  const look = { showgrid: true, gridcolor: RULE, gridwidth: 0.5, showline: false, ticks: "" } as const;
  return { ...axis(look), range: [ticks.tickvals[0]!, ticks.tickvals.at(-1)!], ...ticks };
}

/** Multiples of a step from one end to the other, and how they are written. */
export function ticksWithin(from: number, to: number, step: number, suffix = "") {
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  const tickvals = Array.from({ length: count }, (_, k) => Number(((first + k) * step).toPrecision(12)));
  return { tickvals, ticktext: tickvals.map((tick) => `${plain(tick, decimalsOfStep(step))}${suffix}`) };
}

/** Decimals that tell the ticks of an axis apart. */
export function decimalsOfStep(step: number): number {
  return Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

/** Pixels to the left of an axis whose ticks are so called. */
export function roomFor(ticks: readonly string[]): number {
  return 14 + 7.4 * widestOf(ticks);
}

/** Name of an axis by number, as traces ("x2") and layouts ("xaxis2") want it. */
export function axisName(letter: "x" | "y", number: number): "x" | "y" {
  return (number === 1 ? letter : `${letter}${number}`) as "x" | "y";
}

/** Title over a panel, left-aligned with it. */
export function panelTitle(text: string, domain: [number, number], top = 1): Annotation {
  return {
    text,
    x: domain[0],
    y: top,
    xref: "paper",
    yref: "paper",
    xanchor: "left",
    yanchor: "bottom",
    align: "left",
    showarrow: false,
    font: { size: 13, color: INK },
  };
}

/** Thin line across all panels of a plot at a value (x or y) of one axis. */
export function rule(letter: "x" | "y", at: number, axisNumber: number, dashed = false): Shape {
  const line = { color: dashed ? MUTED : RULE, width: 1, dash: dashed ? ("dot" as const) : ("solid" as const) };
  const along = axisName(letter, axisNumber);
  const across = `${axisName(letter === "x" ? "y" : "x", axisNumber)} domain`;
  const ref = { xref: letter === "x" ? along : across, yref: letter === "y" ? along : across };
  const place = letter === "x" ? { x0: at, x1: at, y0: 0, y1: 1 } : { y0: at, y1: at, x0: 0, x1: 1 };
  return { type: "line", layer: "below", line, ...ref, ...place } as Shape;
}

/** Text for Plotly, which reads a subset of HTML. */
export function label(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Chinese characters and their punctuation. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Latin letters that a Chinese character is as wide as. */
const LETTERS = 1.85;

/** Width of a text, in Latin letters of the same size. */
export function lettersOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? LETTERS : 1), 0);
}

/** Width of the widest of some texts. */
export function widestOf(texts: readonly string[]): number {
  return Math.max(...texts.map(lettersOf));
}

/** Lines of a text that is broken. HTML */
export function linesIn(html: string): number {
  return html.split("<br>").length;
}

/** The least and the largest of some values. */
export function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** The same with room at both ends: a part of what lies between them. */
export function padded(values: readonly number[], part: number): [number, number] {
  const [low, high] = extent(values);
  const room = part * (high - low || 1);
  return [low - room, high + room];
}

/** A name that stands out; Chinese, which has no bold letters here, stays as it is, its Latin letters too. HTML */
export function strong(html: string): string {
  return WIDE.test(html) ? html : `<b>${html}</b>`;
}

/**
 * Breaks a label into lines of about `width` Latin letters: at spaces, and between Chinese characters but not before
 * their punctuation.
 */
export function wrapped(text: string, width: number): string {
  const lines = filledLines(text.match(BREAKABLE) ?? [], (line) => lettersOf(line.trimEnd()) <= width);
  return lines.map((line) => label(line.trimEnd())).join("<br>");
}

/** A Chinese character with the punctuation after it, or a Latin word with the spaces after it. */
const BREAKABLE = new RegExp(
  [
    "[“（《]*[\\u2e80-\\u2fff\\u3005-\\u3007\\u3021-\\u9fff\\uf900-\\ufaff][，。、；：？！”）》%]* *",
    "[^ \\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]+[，。、；：？！”）》]* *",
    "[\\s\\S] *",
  ].join("|"),
  "g",
);

/** What a figure shows, without its id: a declaration may draw several, which are numbered. */
export type Drawing = Omit<Figure, "id">;

/** A figure as it is declared: where it stands, and how it is drawn; undefined where the data do not allow it. */
export interface FigureOf<View, SectionId extends string> {
  id: string;
  section: SectionId;
  /** Figures that take no notice of the space are made for the page; in print only across both columns. */
  draw(view: View, space?: Space): Drawing | readonly Drawing[] | undefined;
  /** Fits into one column of a journal too. */
  narrow?: true;
  /** How it stands on the page: beside the other one of that kind, or behind its title until somebody opens it. */
  place?: "half" | "folded";
}

/** A figure of a page, with the section that it stands in. */
export type PageFigure<SectionId extends string> = Figure & Pick<FigureOf<never, SectionId>, "section" | "place">;

/** Figures that the data allow, in the order of the list; laid out for the page if no space is given. */
export function drawn<View, Declared extends FigureOf<View, string>>(
  figures: readonly Declared[],
  viewOf: (figure: Declared) => View,
  space?: Space,
): PageFigure<Declared["section"]>[] {
  return figures.flatMap((figure) => {
    const { id, section, place } = figure;
    const drawing = figure.draw(viewOf(figure), space ?? (place === "half" ? HALF : PAGE)) ?? [];
    const stands = { section, ...(place && { place }) };
    return isList(drawing)
      ? drawing.map((one, at) => ({ id: `${id}-${at + 1}`, ...stands, ...one }))
      : [{ id, ...stands, ...drawing }];
  });
}

function isList<Item>(value: Item | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}

/** The room that a figure is laid out in, pixels, and what it is for. */
export interface Space {
  width: number;
  /** Not higher than this. */
  height: number;
  /** On paper nobody can point at a mark to read its value. */
  printed: boolean;
}

/** The report page, which is never wider: any height. */
export const PAGE: Space = { width: 960, height: Infinity, printed: false };

/** Half of the page, beside another figure, on the first screen; the whole of a phone. */
export const HALF: Space = { ...PAGE, width: 350, height: 310 };

/** A column of the lab, from a phone's 320 pixels on: any height. */
export function columnOf(width: number): Space {
  return { ...PAGE, width };
}
