import type { FlowTable } from "../../input/index.js";

/** How like observed flows others are. */
export interface Likeness {
  /** Spearman's rank correlation of volumes over pairs. */
  spearman: number;
  /**
   * Part of the Poisson deviance of observed flows that the others' shares of destinations explain, given what leaves
   * each origin.
   */
  deviance: number;
}

/**
 * Likeness of `flow`, pair by pair of the table, to what was observed. `deviance` is NaN where a pair with observed
 * flow has none.
 */
export function likenessTo({ flows }: FlowTable, flow: readonly number[]): Likeness {
  const observed = flows.map((pair) => pair.flow);
  const byOrigin = new Map<number, number[]>();
  flows.forEach(({ origin }, k) => {
    byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), k]);
  });
  let left = 0;
  let all = 0;
  for (const pairs of byOrigin.values()) {
    left += devianceOf(pairs, observed, (k) => flow[k]);
    all += devianceOf(pairs, observed, () => 1);
  }
  return { spearman: rankCorrelation(observed, flow), deviance: 1 - left / all };
}

/** Deviance of the flows of one origin from those that shares of the others in its total would make. */
function devianceOf(pairs: readonly number[], observed: readonly number[], weight: (k: number) => number): number {
  const sent = pairs.reduce((sum, k) => sum + observed[k], 0);
  const weights = pairs.reduce((sum, k) => sum + weight(k), 0);
  return pairs.reduce((sum, k) => {
    if (!(observed[k] > 0)) return sum;
    const expected = (sent * weight(k)) / weights;
    return expected > 0 ? sum + 2 * observed[k] * Math.log(observed[k] / expected) : Number.NaN;
  }, 0);
}

/** Spearman's rank correlation, ties at their mean rank. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  const product = (u: readonly number[], v: readonly number[]) =>
    u.reduce((sum, value, k) => sum + (value - mean) * (v[k] - mean), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((i, j) => values[i] - values[j]);
  const rank = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) rank[order[k]] = (from + 1 + to) / 2;
    from = to;
  }
  return rank;
}
