/** From values to pixels. */
export interface Scale {
  low: number;
  high: number;
  /** Round values between the two, where an axis is marked. */
  ticks: number[];
  at(value: number): number;
}

/** A linear scale over values, widened to round numbers; NaN are left out. `from`, `to`: pixels of the low and the high end. */
export function scaleOver(values: readonly number[], from: number, to: number, count = 4): Scale {
  const finite = values.filter(Number.isFinite);
  const [least, most] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  const spread = most - least || Math.abs(most) / 100 || 1;
  const step = roundStep(spread / count);
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(most / step) * step || step;
  const top = high > low ? high : low + step;
  const ticks = Array.from({ length: Math.round((top - low) / step) + 1 }, (_, k) =>
    Number((low + k * step).toPrecision(12)),
  );
  return { low, high: top, ticks, at: (value) => from + ((value - low) / (top - low)) * (to - from) };
}

/** 1, 2 or 5 times a power of ten, at least as large. */
export function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((one) => one * power >= size * 0.999) ?? 10;
  return factor * power;
}

/** Decimals that tell the ticks of a scale apart. */
export function decimalsOfStep({ ticks }: Pick<Scale, "ticks">): number {
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  return Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}
