/**
 * A uniform number in (0, 1) for a stratum of a dimension; `draw` 0 orders the strata, 1 places the point in its own.
 */
export type StratumDraw = (stratum: number, dimension: number, draw: number) => number;

export interface LatinHypercubeOptions {
  /** Points in the middle of their strata in place of anywhere in them. */
  centred?: boolean;
}

/**
 * Latin hypercube (McKay, Beckman and Conover 1979): every dimension is cut into as many strata as there are points,
 * and every stratum of every dimension holds one point. [point][dimension], in (0, 1).
 */
export function latinHypercubePoints(
  count: number,
  dimensions: number,
  draw: StratumDraw,
  { centred = false }: LatinHypercubeOptions = {},
): Float64Array[] {
  const points = Array.from({ length: count }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    const order = Float64Array.from(points, (_, stratum) => draw(stratum, d, 0));
    const strata = Array.from(order.keys()).sort((a, b) => order[a] - order[b]);
    for (const [i, stratum] of strata.entries())
      points[i][d] = (stratum + (centred ? 0.5 : draw(stratum, d, 1))) / count;
  }
  return points;
}
