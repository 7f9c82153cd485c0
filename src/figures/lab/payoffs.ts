import { baseLayout, type Drawing, roomFor, valueAxis } from "../drawing/figure.js";
import { CATEGORIES, MUTED } from "../drawing/palette.js";

/** A value that a government tried, and what it would have brought it over the chosen one, log points. */
export interface Tried {
  value: number;
  gain: number;
}

/** What every value that was tried would have brought over the chosen one, which is marked. */
export function payoffsOf(title: string, tried: readonly Tried[], chosen: number): Drawing {
  const height = 150;
  const xaxis = valueAxis([...tried.map(({ value }) => value), chosen], { count: 6 });
  const yaxis = valueAxis([0, ...tried.map(({ gain }) => gain)], { count: 3 });
  return {
    title,
    caption: "",
    data: [
      {
        type: "scatter",
        mode: "lines+markers",
        x: tried.map(({ value }) => value),
        y: tried.map(({ gain }) => gain),
        line: { color: MUTED, width: 1 },
        marker: { color: MUTED, size: 6 },
        cliponaxis: false,
      },
      {
        type: "scatter",
        mode: "markers",
        x: [chosen],
        y: [0],
        marker: { color: CATEGORIES[2], size: 10 },
        cliponaxis: false,
      },
    ],
    layout: baseLayout(height, {
      margin: { l: roomFor(yaxis.ticktext), r: 18, t: 12, b: 30 },
      xaxis: { ...xaxis, showgrid: false },
      yaxis,
    }),
    height,
  };
}
