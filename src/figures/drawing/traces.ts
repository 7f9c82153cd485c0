import type { Data } from "plotly.js-dist-min";
import { MUTED, tint } from "./palette.js";

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

/** Intervals of values across, as lines without caps; none where an end is not known. */
export function intervals(
  values: readonly number[],
  low: readonly number[],
  high: readonly number[],
  look: object = {},
): object {
  const known = (size: number) => (Number.isFinite(size) ? size : 0);
  return {
    type: "data",
    symmetric: false,
    array: values.map((value, at) => known(high[at]! - value)),
    arrayminus: values.map((value, at) => known(value - low[at]!)),
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
