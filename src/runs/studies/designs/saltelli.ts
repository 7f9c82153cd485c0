import { sobolDesign } from "./sobol.js";

/**
 * The design of Saltelli et al. 2010 (Comput. Phys. Commun. 181): groups of factors + 2 rows, each A, B and, factor by
 * factor, A with that factor of B. [row][factor]; `groups` x (factors + 2) rows. Throws RangeError above 512 factors.
 */
export function saltelliDesign(groups: number, factors: number, seed: string | number): Float64Array[] {
  return saltelliRows(sobolDesign(groups, 2 * factors, seed));
}

/** The same from any points with two coordinates a factor, those of A before those of B. */
export function saltelliRows(points: readonly Float64Array[]): Float64Array[] {
  return points.flatMap((point) => {
    const factors = point.length / 2;
    const [a, b] = [point.slice(0, factors), point.slice(factors)];
    const mixed = Array.from({ length: factors }, (_, factor) => {
      const row = a.slice();
      row[factor] = b[factor];
      return row;
    });
    return [a, b, ...mixed];
  });
}
