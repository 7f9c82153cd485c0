import type { Data } from "plotly.js-dist-min";
import { signed } from "../../measures/views/index.js";
import { bars, intervals, marks } from "./chart.js";
import { GAIN, INK, LOSS, MUTED, tint } from "./palette.js";

/** Part of a sum with the ends of its range, or the sum itself. */
export interface Step {
  size: number;
  low: number;
  high: number;
  whole?: boolean;
}

/** What rises and what falls differ in lightness, for grey print. */
const FALLS = tint(LOSS, 0.45);

/** Each bar begins where the one above it ends, and the whole at zero; thin lines are ranges. */
export function waterfall(steps: readonly Step[]): Data[] {
  let reached = 0;
  const base = steps.map(({ size, whole }) => {
    const start = whole ? 0 : reached;
    reached += whole ? 0 : size;
    return start;
  });
  const sizes = steps.map(({ size }) => size);
  const ends = steps.map(({ size, low, high }, at) => ({
    size: base[at]! + size,
    low: base[at]! + low,
    high: base[at]! + high,
  }));
  const reaches = ends.map(({ size }) => size);
  return [
    bars(sizes, {
      base,
      text: sizes.map((size) => signed(size, 2)),
      textposition: "none",
      marker: {
        color: steps.map(({ size, whole }) => (whole ? MUTED : size < 0 ? FALLS : GAIN)),
        line: { color: INK, width: 0.5 },
      },
    }),
    marks(reaches, {
      marker: { opacity: 0, size: 1 },
      error_x: intervals(reaches, ends, { color: INK, thickness: 1, width: 3 }),
    }),
  ];
}
