import { type AuditSummary, type FlowTable, type PlaceLevel, type RunRecord, worseAudit } from "./record.js";

/** What runs have in common. */
export interface Shape {
  years: number[];
  scopes: string[];
  scopeLevels: PlaceLevel[];
  indicators: string[];
}

/** Sums over the runs of an arm: their size does not grow with the number of runs. */
export interface ArmSums {
  variant: string;
  /** Whose runs were finished: what all sums but the pairs are over. */
  replicates: number[];
  /** [year][scope][indicator] */
  levels: Moments;
  pairs: Pairs;
  flows: FlowTable;
  /** Null where no run was finished. */
  audit: AuditSummary | null;
}

/** A variant beside the baseline, in the replicates in which both were finished. All [year][scope][indicator] */
export interface Pairs {
  replicates: number[];
  baseline: Moments;
  own: Moments;
  differences: Moments;
  /** Replicates with a difference above, below zero. */
  rises: Uint32Array;
  falls: Uint32Array;
}

/** Sums of no run yet. `cells`: values of a record; `flows`: the table whose shape its flows have. */
export function newSums(variant: string, cells: number, flows: FlowTable): ArmSums {
  return {
    variant,
    replicates: [],
    levels: newMoments(cells),
    pairs: {
      replicates: [],
      baseline: newMoments(cells),
      own: newMoments(cells),
      differences: newMoments(cells),
      rises: new Uint32Array(cells),
      falls: new Uint32Array(cells),
    },
    flows: { ...flows, values: new Float64Array(flows.values.length) },
    audit: null,
  };
}

/** Adds a run: its values, its flows and the worse of both audits. */
export function addRun(sums: ArmSums, run: RunRecord): void {
  sums.replicates.push(run.replicate);
  observeAll(sums.levels, run.values);
  addTo(sums.flows.values, run.flows.values);
  sums.audit = sums.audit ? worseAudit(sums.audit, run.audit) : run.audit;
}

/**
 * Adds a run and the baseline of the same replicate: both, their difference, and whether it rises or falls. A cell
 * counts where both have a value.
 */
export function addPair(pairs: Pairs, baseline: RunRecord, run: RunRecord): void {
  const { own, differences, rises, falls } = pairs;
  const [before, after] = [baseline.values, run.values];
  pairs.replicates.push(run.replicate);
  for (let cell = 0; cell < after.length; cell++) {
    const difference = after[cell] - before[cell];
    if (Number.isNaN(difference)) continue;
    observe(pairs.baseline, cell, before[cell]);
    observe(own, cell, after[cell]);
    observe(differences, cell, difference);
    if (difference > 0) rises[cell]++;
    if (difference < 0) falls[cell]++;
  }
}

/**
 * Adds the sums of later runs. The result depends on where runs are split, in its last bits; sums that are empty get
 * those of the others to the last bit.
 */
export function mergeSums(sums: ArmSums, later: ArmSums): void {
  sums.replicates.push(...later.replicates);
  mergeMoments(sums.levels, later.levels);
  mergePairs(sums.pairs, later.pairs);
  addTo(sums.flows.values, later.flows.values);
  if (later.audit) sums.audit = sums.audit ? worseAudit(sums.audit, later.audit) : later.audit;
}

function mergePairs(pairs: Pairs, later: Pairs): void {
  pairs.replicates.push(...later.replicates);
  for (const part of ["baseline", "own", "differences"] as const) mergeMoments(pairs[part], later[part]);
  for (const part of ["rises", "falls"] as const) addTo(pairs[part], later[part]);
}

function addTo(sums: Float64Array | Uint32Array, values: Float64Array | Uint32Array): void {
  for (let cell = 0; cell < values.length; cell++) sums[cell] += values[cell];
}

/**
 * Running mean and variance of many cells at once (Welford 1962): memory does not grow with the number of observations,
 * and equal observations give exactly their value and exactly zero variance. NaN observations are left out, cell by
 * cell.
 */
export interface Moments {
  count: Uint32Array;
  mean: Float64Array;
  /** Sum of squared deviations from the mean. */
  squares: Float64Array;
}

export function newMoments(cells: number): Moments {
  return { count: new Uint32Array(cells), mean: new Float64Array(cells), squares: new Float64Array(cells) };
}

/** Adds an observation of every cell. The result depends on the order of observations in its last bits. */
export function observeAll(moments: Moments, values: Float64Array): void {
  for (let cell = 0; cell < values.length; cell++) {
    if (!Number.isNaN(values[cell])) observe(moments, cell, values[cell]);
  }
}

/** Adds an observation of a cell. */
export function observe({ count, mean, squares }: Moments, cell: number, value: number): void {
  const before = value - mean[cell];
  count[cell]++;
  mean[cell] += before / count[cell];
  squares[cell] += before * (value - mean[cell]);
}

/**
 * Adds the observations of others, cell by cell (Chan, Golub and LeVeque 1979): cells without observations get those of
 * the others to the last bit, and equal observations keep exactly their value and zero variance.
 */
export function mergeMoments(moments: Moments, others: Moments): void {
  const { count, mean, squares } = moments;
  for (let cell = 0; cell < count.length; cell++) {
    const [before, more] = [count[cell], others.count[cell]];
    if (more === 0) continue;
    const together = before + more;
    const apart = others.mean[cell] - mean[cell];
    count[cell] = together;
    if (before === 0) mean[cell] = others.mean[cell];
    else mean[cell] += apart * (more / together);
    squares[cell] += others.squares[cell] + (before === 0 ? 0 : apart * apart * before * (more / together));
  }
}

/** Mean of a cell, NaN before the first observation. */
export function meanOf(moments: Moments, cell: number): number {
  return moments.count[cell] > 0 ? moments.mean[cell] : NaN;
}

/** Sample standard deviation of a cell (n - 1), NaN for fewer than two observations. */
export function deviationOf(moments: Moments, cell: number): number {
  const count = moments.count[cell];
  return count > 1 ? Math.sqrt(moments.squares[cell] / (count - 1)) : NaN;
}
