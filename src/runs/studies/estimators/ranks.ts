import { square } from "../../../maths/numerics/elementary.js";
import { inverse } from "../../../maths/numerics/linear.js";
import { type BootstrapOptions, bootstrap, type Estimate } from "./bootstrap.js";

/** How an outcome goes with a factor, by ranks: -1 falls always, 1 rises always. */
export interface RankCorrelation {
  /** Spearman's. */
  simple: Estimate;
  /**
   * When what goes linearly with all other factors, in ranks, is taken out of both; NaN where there are too few rows to
   * tell.
   */
  partial: Estimate;
}

export interface RankCorrelations {
  /** By factor; NaN where factor or outcome does not vary. */
  factors: RankCorrelation[];
  /** Rows with an outcome. */
  rows: number;
  /** Rows left out because they have none. */
  dropped: number;
}

/**
 * Spearman's and partial rank correlation (Saltelli and Marivoet 1990; Marino et al. 2008) of an outcome with each
 * factor, with bootstrap intervals over rows. `values`: [row][factor]; `outcomes`: by row, NaN where a row has none.
 */
export function rankCorrelations(
  values: readonly ArrayLike<number>[],
  outcomes: ArrayLike<number>,
  options: BootstrapOptions = {},
): RankCorrelations {
  const kept = [...values.keys()].filter((row) => Number.isFinite(outcomes[row]));
  const factors = values[0]?.length ?? 0;
  const columns = Array.from({ length: factors }, (_, f) => new Column(kept.map((row) => values[row][f])));
  columns.push(new Column(kept.map((row) => outcomes[row])));
  const found = correlationsWithLast(columns, new Float64Array(kept.length).fill(1));
  const intervals = bootstrap(kept.length, 2 * factors, (weights) => correlationsWithLast(columns, weights), options);
  const estimate = (k: number): Estimate => ({ value: found[k], ...intervals[k] });
  return {
    factors: Array.from({ length: factors }, (_, f) => ({ simple: estimate(2 * f), partial: estimate(2 * f + 1) })),
    rows: kept.length,
    dropped: values.length - kept.length,
  };
}

/** Spearman's; equal values share the mean of their ranks. NaN where one does not vary. */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number {
  return correlationsWithLast([new Column(x), new Column(y)], new Float64Array(x.length).fill(1))[0];
}

/** A variable with its rows in the order of its values, so that ranks of any resample need no sorting. */
class Column {
  private readonly order: number[];

  constructor(private readonly values: readonly number[]) {
    this.order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  }

  /**
   * By row, less their mean and over their length, when each row counts as often as its weight; equal values share the
   * mean of their ranks.
   */
  standardRanks(weights: Float64Array): Float64Array {
    const ranks = new Float64Array(this.values.length);
    let before = 0;
    for (let from = 0; from < this.order.length; ) {
      let to = from;
      let tied = 0;
      for (; to < this.order.length && this.values[this.order[to]] === this.values[this.order[from]]; to++)
        tied += weights[this.order[to]];
      for (let k = from; k < to; k++) ranks[this.order[k]] = before + (tied - 1) / 2;
      before += tied;
      from = to;
    }
    const centre = (before - 1) / 2;
    const length = Math.sqrt(ranks.reduce((sum, rank, row) => sum + weights[row] * square(rank - centre), 0));
    return ranks.map((rank) => (length > 0 ? (rank - centre) / length : NaN));
  }
}

/** Simple and partial correlation of each column but the last with the last. [2 column], [2 column + 1] */
function correlationsWithLast(columns: readonly Column[], weights: Float64Array): Float64Array {
  const n = columns.length;
  const ranks = columns.map((column) => column.standardRanks(weights));
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const weighted = ranks[i].map((rank, row) => rank * weights[row]);
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let row = 0; row < weighted.length; row++) sum += weighted[row] * ranks[j][row];
      // What does not vary goes with nothing else.
      matrix[i * n + j] = matrix[j * n + i] = Number.isNaN(sum) ? Number(i === j) : sum;
    }
  }
  const varies = ranks.map(([rank]) => !Number.isNaN(rank));
  const precision = weights.length > n ? inverse(n, matrix) : null;
  const found = new Float64Array(2 * (n - 1));
  const last = n - 1;
  for (let f = 0; f < last; f++) {
    const known = varies[f] && varies[last];
    found[2 * f] = known ? matrix[f * n + last] : NaN;
    found[2 * f + 1] =
      known && precision
        ? -precision[f * n + last] / Math.sqrt(precision[f * n + f] * precision[last * n + last])
        : NaN;
  }
  return found;
}
