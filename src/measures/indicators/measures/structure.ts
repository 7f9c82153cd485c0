import { normalisedWeights } from "./inequality.js";

/** Measures of sectoral structure on tables table[unit][sector], in any unit (jobs, value added). */
export type Table = ArrayLike<number>[];

/** Sum of a row. */
export function total(row: ArrayLike<number>): number {
  let sum = 0;
  for (let s = 0; s < row.length; s++) sum += row[s];
  return sum;
}

/** Sum over units by sector. */
export function columnSums(table: Table): Float64Array {
  const sums = new Float64Array(table[0]?.length ?? 0);
  for (const row of table) for (let s = 0; s < sums.length; s++) sums[s] += row[s];
  return sums;
}

/** Shares of sectors in a unit. */
export function shares(row: ArrayLike<number>): Float64Array {
  return normalisedWeights(row.length, row);
}

/** Location quotient (Balassa 1965): a sector's share in the unit over its share in the whole. NaN for 0/0. */
export function locationQuotients(row: ArrayLike<number>, all: ArrayLike<number>): Float64Array {
  const whole = shares(all);
  return shares(row).map((share, s) => share / whole[s]);
}

/** Krugman (1991): sum of |s_i - s_j| over sectors, 0 = same structure, 2 = disjoint. */
export function krugman(row: ArrayLike<number>, reference: ArrayLike<number>): number {
  const other = shares(reference);
  return shares(row).reduce((sum, share, s) => sum + Math.abs(share - other[s]), 0);
}

/** What all units but one have, by sector: Krugman's reference where a unit should not be compared with itself. */
export function restOf(table: Table, unit: number): Float64Array {
  return columnSums(table).map((all, s) => all - table[unit][s]);
}

/**
 * Mean over units of their shares, each unit counting the same: the reference of Farhauer and Kroell (2013), in place
 * of shares of the sum.
 */
export function meanShares(table: Table): Float64Array {
  return columnSums(table.map(shares)).map((sum) => sum / table.length);
}

/** Structural similarity (UNIDO 1979): cosine of two structures, 0..1. Coarse sectors inflate it. */
export function unidoSimilarity(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let cross = 0;
  let firstSquare = 0;
  let secondSquare = 0;
  for (let s = 0; s < first.length; s++) {
    cross += first[s] * second[s];
    firstSquare += first[s] ** 2;
    secondSquare += second[s] ** 2;
  }
  return cross / Math.sqrt(firstSquare * secondSquare);
}

/** Mean of a measure over all pairs of units; NaN for fewer than two. */
export function meanPairwise<Unit>(units: readonly Unit[], measure: (a: Unit, b: Unit) => number): number {
  let sum = 0;
  for (let i = 0; i < units.length; i++) for (let j = 0; j < i; j++) sum += measure(units[i]!, units[j]!);
  return sum / ((units.length * (units.length - 1)) / 2);
}

/** Herfindahl-Hirschman index: sum of squared shares, 1/n..1. */
export function herfindahl(row: ArrayLike<number>): number {
  return shares(row).reduce((sum, share) => sum + share * share, 0);
}

/** Hachman: 1 / sum of LQ * share; 1 = structure of the whole. */
export function hachman(row: ArrayLike<number>, all: ArrayLike<number>): number {
  const quotient = locationQuotients(row, all);
  return 1 / shares(row).reduce((sum, share, s) => sum + (share > 0 ? share * quotient[s] : 0), 0);
}

/** Shannon entropy of the shares in bits, 0 ln 0 = 0. */
export function entropy(row: ArrayLike<number>): number {
  return shares(row).reduce((sum, share) => sum - (share > 0 ? share * Math.log2(share) : 0), 0);
}
