import { type Moments, newMoments, observe } from "./moments.js";
import { type AuditSummary, CLUSTER, type FlowTable, type PolicyEvent, type RunRecord, worseAudit } from "./record.js";

/**
 * Results of an experiment, accumulated replicate by replicate. What grows with their number is only the cluster's rows
 * (everything, if replicates are kept); other scopes keep mean and deviation. The first variant is the baseline, and every
 * other keeps the moments of its difference from the baseline *in the same replicate*. A run that failed is missing from its own
 * variant's sums, and from the pairs of all if it was the baseline's.
 */
export interface Summary {
  /** Of the baseline and all variants, finished or not. */
  names: readonly string[];
  years: number[];
  scopes: string[];
  indicators: string[];
  keepReplicates: boolean;
  /** In the order of their names; empty until a run is finished. */
  variants: VariantSummary[];
  /** Replicates that have had their turn. */
  replicates: number[];
  /** Replicates that came before their turn. */
  waiting: Map<number, Runs>;
  next: number;
}

/** Runs of one replicate, by variant; undefined where a run failed. */
export type Runs = readonly (RunRecord | undefined)[];

export interface VariantSummary {
  variant: string;
  /** Whose runs were finished: what `kept` and all sums are over. */
  replicates: number[];
  /** Values of each replicate: [year][indicator] of the cluster, or the whole record if replicates are kept. */
  kept: Float64Array[];
  /** [year][scope][indicator] */
  levels: Moments;
  pairs: Pairs;
  /** Sums over replicates. */
  flows: FlowTable;
  events: { replicate: number; event: PolicyEvent }[];
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

/** The replicates that a variant shares with the baseline; of the baseline those that were finished. */
export function pairsOf({ variants }: Summary, variant: number): readonly number[] {
  return variants[variant]?.pairs.replicates ?? [];
}

/** Whether any variant can be compared with the baseline. */
export function hasEffects({ variants }: Summary): boolean {
  return variants.slice(1).some(({ pairs }) => pairs.replicates.length > 0);
}

/** Whether a variant differs from the baseline in any number of a replicate that they share. */
export function differs({ pairs: { rises, falls } }: VariantSummary): boolean {
  return [rises, falls].some((counts) => counts.some((count) => count > 0));
}

/** An empty summary; `first` is the number of the first replicate. Its shape comes from the first record added. */
export function newSummary(
  names: readonly string[],
  options: { keepReplicates?: boolean; first?: number } = {},
): Summary {
  return {
    names,
    years: [],
    scopes: [],
    indicators: [],
    keepReplicates: options.keepReplicates ?? false,
    variants: [],
    replicates: [],
    waiting: new Map(),
    next: options.first ?? 0,
  };
}

/**
 * Adds the runs of one replicate: baseline first, then every variant, always in the same order. Replicates may arrive in any order but enter the
 * sums by number, so that any number of workers gives the same bytes.
 */
export function addReplicate(summary: Summary, replicate: number, runs: Runs): void {
  if (replicate < summary.next || summary.waiting.has(replicate))
    throw new Error(`addReplicate: replicate ${replicate} was added before`);
  summary.waiting.set(replicate, runs);
  for (let due = summary.waiting.get(summary.next); due; due = summary.waiting.get(summary.next)) {
    summary.waiting.delete(summary.next);
    accumulate(summary, summary.next, due);
    summary.next++;
  }
}

function accumulate(summary: Summary, replicate: number, runs: Runs): void {
  summary.replicates.push(replicate);
  const first = runs.find((run) => run !== undefined);
  if (first && summary.variants.length === 0) shapeLike(summary, first);
  checkShape(summary, runs);
  runs.forEach((run, v) => {
    if (!run) return;
    addRun(summary.variants[v]!, run, summary.keepReplicates);
    if (runs[0]) addPair(summary.variants[v]!.pairs, runs[0], run);
  });
}

function addRun(target: VariantSummary, run: RunRecord, keepReplicates: boolean): void {
  target.replicates.push(run.replicate);
  target.kept.push(keepReplicates ? run.values : clusterValues(run));
  for (let cell = 0; cell < run.values.length; cell++) observe(target.levels, cell, run.values[cell]!);
  for (let cell = 0; cell < run.flows.values.length; cell++) target.flows.values[cell]! += run.flows.values[cell]!;
  for (const event of run.policyEvents) target.events.push({ replicate: run.replicate, event });
  target.audit = target.audit ? worseAudit(target.audit, run.audit) : run.audit;
}

function addPair(pairs: Pairs, baseline: RunRecord, run: RunRecord): void {
  pairs.replicates.push(run.replicate);
  for (let cell = 0; cell < run.values.length; cell++) {
    const [before, after] = [baseline.values[cell]!, run.values[cell]!];
    const difference = after - before;
    observe(pairs.baseline, cell, before);
    observe(pairs.own, cell, after);
    observe(pairs.differences, cell, difference);
    if (difference > 0) pairs.rises[cell]!++;
    if (difference < 0) pairs.falls[cell]!++;
  }
}

function shapeLike(summary: Summary, { years, scopes, indicators, values, flows }: RunRecord): void {
  const cells = values.length;
  Object.assign(summary, { years, scopes, indicators });
  summary.variants = summary.names.map((variant) => ({
    variant,
    replicates: [],
    kept: [],
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
    events: [],
    audit: null,
  }));
}

function checkShape({ names, years, scopes, indicators }: Summary, runs: Runs): void {
  const cells = years.length * scopes.length * indicators.length;
  const given = runs.map((run, v) => run?.variant ?? names[v]);
  if (names.join() !== given.join())
    throw new Error(`addReplicate: expected the variants ${names.join(", ")}, in this order; got ${given.join(", ")}`);
  for (const run of runs)
    if (run && run.values.length !== cells)
      throw new Error(
        `addReplicate: ${run.variant}, replicate ${run.replicate} has ${run.values.length} values, not ${cells}`,
      );
}

/** [year][indicator] of the scope "cluster". */
function clusterValues(record: RunRecord): Float64Array {
  const scope = record.scopes.indexOf(CLUSTER);
  const width = record.indicators.length;
  const result = new Float64Array(record.years.length * width);
  record.years.forEach((_, y) => {
    const start = (y * record.scopes.length + scope) * width;
    result.set(record.values.subarray(start, start + width), y * width);
  });
  return result;
}
