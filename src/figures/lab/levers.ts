import { signed } from "../../measures/views/index.js";
import { band, bars, line, points, rowAxis } from "../drawing/chart.js";
import {
  axis,
  baseLayout,
  type Drawing,
  extent,
  panelTitle,
  roomFor,
  rule,
  type Space,
  valueAxis,
  widestOf,
  wrapped,
} from "../drawing/figure.js";
import { CATEGORIES, MUTED } from "../drawing/palette.js";

/** An effect at a value of a lever, with its interval; NaN where there is none. */
export interface LeverPoint {
  label: string;
  mean: number;
  low: number;
  high: number;
}

/** The zero of effects, in a line that is seen. */
const ZERO = { ...rule("y", 0, 1), line: { color: MUTED, width: 1 } };

/**
 * Effects by the value of a lever, with the interval of chance as a band where all have one. `under`: what the values
 * are of, where the title does not say it.
 */
export function effectsOverLever(
  title: string,
  caption: string,
  effects: readonly LeverPoint[],
  { width }: Space,
  under?: string,
): Drawing {
  const height = 230;
  const yaxis = valueAxis([0, ...effects.flatMap(({ mean, low, high }) => [mean, low, high])]);
  const every = Math.ceil(effects.length / Math.max(2, Math.floor(width / 95)));
  const x = effects.map((_, k) => k);
  const named = x.filter((k) => k % every === 0);
  const names = named.map((k) => wrapped(effects[k]!.label, 14));
  // The outermost names reach half beyond their points.
  const half = (name: string) => 4 + 3.4 * widestOf(name.split("<br>"));
  const margin = { l: Math.max(roomFor(yaxis.ticktext), half(names[0]!)), r: half(names.at(-1)!), t: 12, b: 48 };
  const of = (pick: "mean" | "low" | "high") => effects.map((effect) => effect[pick]);
  const middle = line(x, of("mean"), {
    mode: "lines+markers",
    line: { color: CATEGORIES[1], width: 2.5 },
    marker: { color: CATEGORIES[1], size: 7 },
    cliponaxis: false,
  });
  return {
    title,
    caption,
    data: isBanded(effects) ? [band(x, [of("low"), of("high")], [CATEGORIES[1], 0.22]), middle] : [middle],
    layout: baseLayout(height, {
      margin,
      xaxis: axis({
        range: [0, Math.max(1, effects.length - 1)],
        tickvals: named,
        ticktext: names,
        showline: false,
      }),
      yaxis,
      shapes: [ZERO],
      annotations: under === undefined ? [] : [{ ...panelTitle(under, [0.5, 1], 0), ...BELOW }],
    }),
    height,
  };
}

/** In the middle below the names of values, each of one line. */
const BELOW = { xanchor: "center", yanchor: "top", yshift: -26 } as const;

/** Whether all effects have an interval. */
export function isBanded(effects: readonly Pick<LeverPoint, "low" | "high">[]): boolean {
  return effects.every(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
}

/** What an effect is with a lever at either end of its slider. */
interface LeverEnds {
  name: string;
  low: number;
  high: number;
}

interface Ends {
  title: string;
  caption: string;
  /** What the two bars of a row stand for. */
  sides: readonly [string, string];
  /** The effect with no lever moved. */
  middle: number;
  rows: readonly LeverEnds[];
}

/** Pixels of a row, and of a number beside a bar. */
const ROW = 30;
const NUMBER = 48;

/** Effects with each lever at its two ends, as bars from the effect without; the first row on top. */
export function effectsAtEnds({ title, caption, sides, middle, rows }: Ends, { width }: Space): Drawing {
  const names = rows.map(({ name }) => wrapped(name, Math.floor((0.42 * width) / 6.8)));
  const widest = widestOf(names.flatMap((name) => name.split("<br>")));
  const margin = { l: 12 + 6.8 * widest, r: 4, t: 2, b: 10 };
  const height = ROW * rows.length + margin.t + margin.b;
  const all = [middle, ...rows.flatMap(({ low, high }) => [low, high])].filter(Number.isFinite);
  const [least, most] = extent(all);
  const room = (NUMBER * (most - least || 1)) / (width - margin.l - margin.r - 2 * NUMBER);
  const numbers = rows.flatMap(({ low, high }, at) => [
    ...numberAt(low, at, low >= high),
    ...(low === high ? [] : numberAt(high, at, high >= low)),
  ]);
  return {
    title,
    caption,
    data: (["low", "high"] as const).map((end, k) =>
      bars(
        rows.map((row) => row[end] - middle),
        {
          name: sides[k],
          base: rows.map(() => middle),
          width: 16 / ROW,
          marker: { color: CATEGORIES[k === 0 ? 6 : 1] },
        },
      ),
    ),
    layout: baseLayout(height, {
      margin,
      barmode: "overlay",
      showlegend: true,
      xaxis: { visible: false, range: [least - room, most + room] },
      yaxis: axis(rowAxis(names, { air: 0 })),
      shapes: [{ ...rule("x", middle, 1), layer: "above", line: { color: MUTED, width: 1 } }],
      annotations: numbers,
    }),
    height,
  };
}

/** An effect beside its bar. */
function numberAt(value: number, row: number, right: boolean) {
  if (!Number.isFinite(value)) return [];
  const side = right ? ({ xanchor: "left", xshift: 2 } as const) : ({ xanchor: "right", xshift: -2 } as const);
  return [{ x: value, y: row, text: signed(value, 2), showarrow: false, font: { size: 12 }, ...side }];
}

/** A value that a government tried, and what it would have brought it over the chosen one, log points. */
interface Tried {
  value: number;
  gain: number;
}

/** What every value that was tried would have brought over the chosen one, which is marked. */
export function payoffsOf(title: string, tried: readonly Tried[], chosen: number): Drawing {
  const height = 150;
  const values = tried.map(({ value }) => value);
  const gains = tried.map(({ gain }) => gain);
  const xaxis = valueAxis([...values, chosen], { count: 6 });
  const yaxis = valueAxis([0, ...gains], { count: 3 });
  return {
    title,
    caption: "",
    data: [
      line(values, gains, {
        mode: "lines+markers",
        line: { color: MUTED, width: 1 },
        marker: { color: MUTED, size: 6 },
        cliponaxis: false,
      }),
      points([chosen], [0], { marker: { color: CATEGORIES[2], size: 10 }, cliponaxis: false }),
    ],
    layout: baseLayout(height, {
      margin: { l: roomFor(yaxis.ticktext), r: 18, t: 12, b: 30 },
      xaxis: { ...xaxis, showgrid: false },
      yaxis,
    }),
    height,
  };
}
