/** Where the knots of a spline of five stand (Harrell 2001, table 2.3). */
const SHARES = [0.05, 0.275, 0.5, 0.725, 0.95] as const;

/**
 * Knots of a restricted cubic spline of some values: their quantiles, each once. Fewer than five where values are few.
 */
export function knotsOf(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  const knots = SHARES.map((share) => quantile(sorted, share));
  return knots.filter((knot, k) => k === 0 || knot > knots[k - 1]);
}

/** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/**
 * Columns of a restricted cubic spline: the values themselves, then one cubic term for each knot but the last two;
 * linear beyond the outer knots (Stone and Koo 1985; normed as in Harrell 2001). Fewer than three knots leave the
 * values alone.
 */
export function splineColumns(values: Float64Array, knots: readonly number[]): Float64Array[] {
  const [last, before] = [knots.at(-1)!, knots.at(-2)!];
  const width = last - knots[0];
  const cube = (distance: number) => Math.max(0, distance) ** 3;
  const term = (knot: number) =>
    values.map((x) => {
      const atBefore = (cube(x - before) * (last - knot)) / (last - before);
      const atLast = (cube(x - last) * (before - knot)) / (last - before);
      return (cube(x - knot) - atBefore + atLast) / width ** 2;
    });
  return [values, ...knots.slice(0, -2).map(term)];
}
