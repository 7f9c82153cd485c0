/** Factors that give a matrix its margins: entry [i*m + j] times row[i] times column[j]. */
export interface MarginFactors {
  row: Float64Array;
  column: Float64Array;
}

/** Rounds that no longer come closer are the end. */
const MOST_ROUNDS = 20_000;
const ENOUGH = 1e-15;
const STALLED = 20;

/**
 * Factors of the rows and columns of a matrix `seed` [i*m + j] that give it the sums of rows and of columns that are
 * asked for: iterative proportional fitting (Deming and Stephan 1940). Both lists must have the same sum, over every
 * block that the seed does not link. Rows and columns without mass get the factor zero. In the end the rows hold to the
 * last digit, the columns to rounding.
 */
export function marginFactors(seed: Float64Array, rows: Float64Array, columns: Float64Array): MarginFactors {
  const row = new Float64Array(rows.length);
  const column = columns.map((sum) => (sum > 0 ? 1 : 0));
  let least = Infinity;
  let stalled = 0;
  for (let round = 0; round < MOST_ROUNDS && stalled < STALLED; round++) {
    fitRows(seed, rows, row, column);
    const worst = fitColumns(seed, columns, row, column);
    if (worst <= ENOUGH) break;
    stalled = worst < least ? 0 : stalled + 1;
    least = Math.min(least, worst);
  }
  fitRows(seed, rows, row, column);
  return { row, column };
}

function fitRows(seed: Float64Array, sums: Float64Array, row: Float64Array, column: Float64Array): void {
  const m = column.length;
  for (let i = 0; i < sums.length; i++) {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += seed[i * m + j] * column[j];
    row[i] = sum > 0 ? sums[i] / sum : 0;
  }
}

/** Sets the factors of the columns; largest relative change. */
function fitColumns(seed: Float64Array, sums: Float64Array, row: Float64Array, column: Float64Array): number {
  const m = sums.length;
  const found = new Float64Array(m);
  for (let i = 0; i < row.length; i++) for (let j = 0; j < m; j++) found[j] += row[i] * seed[i * m + j];
  let worst = 0;
  for (let j = 0; j < m; j++) {
    const next = found[j] > 0 ? sums[j] / found[j] : 0;
    if (next > 0) worst = Math.max(worst, Math.abs(column[j] / next - 1));
    column[j] = next;
  }
  return worst;
}

/** The matrix with these factors. [i*m + j] */
export function fitted(seed: Float64Array, { row, column }: MarginFactors): Float64Array {
  const m = column.length;
  return seed.map((entry, k) => entry * row[Math.floor(k / m)] * column[k % m]);
}
