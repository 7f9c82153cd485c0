import type { RunOutput } from "./runScenario.js";

/**
 * Location quotients of the last year, summed over the replicates that an arm shares with the baseline. [city][sector],
 * null where there are none.
 */
export interface StructureSums {
  own: number[][] | null;
  /** The baseline's in the same replicates. */
  baseline: number[][] | null;
  /**
   * What the sectors of the cities do in the last year (indicators/sectors.ts), summed over all replicates that the arm
   * finished. [measure][city*S + s]
   */
  sectors: number[][] | null;
  /** Goods by sector in the last year, summed over the same. [s*n*n + from*n + to] */
  trade: Float64Array | null;
}

export function newStructures(arms: number): StructureSums[] {
  return Array.from({ length: arms }, () => ({ own: null, baseline: null, sectors: null, trade: null }));
}

/** Adds the runs of a replicate, by arm; undefined where a run failed. */
export function addStructures(sums: readonly StructureSums[], runs: readonly (RunOutput | undefined)[]): void {
  const baseline = runs[0]?.structure;
  for (const [arm, run] of runs.entries())
    if (run) mergeOne(sums[arm], { ...(baseline ? { own: run.structure, baseline } : NONE), ...ownOf(run) });
}

/** Adds the sums of later replicates. */
export function mergeStructures(sums: readonly StructureSums[], later: readonly StructureSums[]): void {
  for (const [arm, one] of later.entries()) mergeOne(sums[arm], one);
}

const ownOf = ({ sectors, trade }: RunOutput) => ({ sectors, trade: trade.slice() });

const NONE = { own: null, baseline: null };

function mergeOne(sums: StructureSums, { own, baseline, sectors, trade }: StructureSums): void {
  sums.own = plus(sums.own, own);
  sums.baseline = plus(sums.baseline, baseline);
  sums.sectors = plus(sums.sectors, sectors);
  sums.trade = sums.trade && trade ? sums.trade.map((value, cell) => value + trade[cell]) : (sums.trade ?? trade);
}

function plus(first: number[][] | null, second: number[][] | null): number[][] | null {
  if (!first || !second) return first ?? second;
  return first.map((row, i) => row.map((value, s) => value + second[i][s]));
}
