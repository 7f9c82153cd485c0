import type { RunOutput } from "./runScenario.js";

/** Location quotients of the last year, summed over the replicates that an arm shares with the baseline. [city][sector], null where there are none. */
export interface StructureSums {
  own: number[][] | null;
  /** The baseline's in the same replicates. */
  baseline: number[][] | null;
  /** What the sectors of the cities do in the last year (indicators/sectors.ts), summed over all replicates that the arm finished. [measure][city*S + s] */
  sectors: number[][] | null;
}

export function newStructures(arms: number): StructureSums[] {
  return Array.from({ length: arms }, () => ({ own: null, baseline: null, sectors: null }));
}

/** Adds the runs of a replicate, by arm; undefined where a run failed. */
export function addStructures(sums: readonly StructureSums[], runs: readonly (RunOutput | undefined)[]): void {
  const baseline = runs[0]?.structure;
  for (const [arm, run] of runs.entries())
    if (run) mergeOne(sums[arm]!, { ...(baseline ? { own: run.structure, baseline } : NONE), sectors: run.sectors });
}

/** Adds the sums of later replicates. */
export function mergeStructures(sums: readonly StructureSums[], later: readonly StructureSums[]): void {
  for (const [arm, one] of later.entries()) mergeOne(sums[arm]!, one);
}

const NONE = { own: null, baseline: null };

function mergeOne(sums: StructureSums, { own, baseline, sectors }: StructureSums): void {
  sums.own = plus(sums.own, own);
  sums.baseline = plus(sums.baseline, baseline);
  sums.sectors = plus(sums.sectors, sectors);
}

function plus(first: number[][] | null, second: number[][] | null): number[][] | null {
  if (!first || !second) return first ?? second;
  return first.map((row, i) => row.map((value, s) => value + second[i]![s]!));
}
