import { roundStep } from "../../../figures/drawing/figure.js";

/** From values to pixels. */
export interface Scale {
  low: number;
  high: number;
  /** Round values between the two, where an axis is marked. */
  ticks: number[];
  at(value: number): number;
}

/** Part of the level that a scale covers at least: less is not to be seen as much. */
const NARROWEST = 1e-3;

/**
 * A linear scale over values, widened to round numbers; NaN are left out. `from`, `to`: pixels of the low and the high
 * end. `narrowest`: what it covers at least, a thousandth of the level if not given.
 */
export function scaleOver(values: readonly number[], from: number, to: number, count = 4, narrowest?: number): Scale {
  const finite = values.filter(Number.isFinite);
  const ends = finite.length > 0 ? ([Math.min(...finite), Math.max(...finite)] as const) : ([0, 1] as const);
  const spread = Math.max(ends[1] - ends[0], narrowest ?? NARROWEST * Math.max(...ends.map(Math.abs))) || 1;
  const middle = (ends[0] + ends[1]) / 2;
  const narrow = ends[1] - ends[0] < spread;
  const [least, most] = narrow ? [middle - spread / 2, middle + spread / 2] : ends;
  const step = roundStep(spread / count);
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(most / step) * step || step;
  const top = high > low ? high : low + step;
  const ticks = Array.from({ length: Math.round((top - low) / step) + 1 }, (_, k) =>
    Number((low + k * step).toPrecision(12)),
  );
  return { low, high: top, ticks, at: (value) => from + ((value - low) / (top - low)) * (to - from) };
}

/** Decimals that tell the ticks of a scale apart. */
export function decimalsOfStep({ ticks }: Pick<Scale, "ticks">): number {
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  return Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}
