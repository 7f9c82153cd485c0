import { type Moments, newMoments, observe } from "./moments.js";
import { type AuditSummary, CLUSTER, type FlowTable, type PolicyEvent, type RunRecord, worseAudit } from "./record.js";

/**
 * Results of an experiment, accumulated replicate by replicate. What grows with their number is only the cluster's rows
 * (everything, if replicates are kept); other scopes keep mean and deviation. The first variant is the baseline, and every
 * other keeps the moments of its difference from the baseline *in the same replicate*.
 */
export interface Summary {
  years: number[];
  scopes: string[];
  indicators: string[];
  keepReplicates: boolean;
  variants: VariantSummary[];
  /** Replicates in the sums so far; failed ones are not in. */
  replicates: number[];
  /** Replicates that came before their turn. */
  waiting: Map<number, RunRecord[]>;
  next: number;
}

export interface VariantSummary {
  variant: string;
  /** Values of each replicate: [year][indicator] of the cluster, or the whole record if replicates are kept. */
  kept: Float64Array[];
  /** [year][scope][indicator] */
  levels: Moments;
  differences: Moments;
  /** Replicates with a difference above, below zero. */
  rises: Uint32Array;
  falls: Uint32Array;
  /** Sums over replicates. */
  flows: FlowTable;
  events: { replicate: number; event: PolicyEvent }[];
  audit: AuditSummary;
}

/** An empty summary; `first` is the number of the first replicate. Shape and variants come from the first records added. */
export function newSummary(options: { keepReplicates?: boolean; first?: number } = {}): Summary {
  return {
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
 * Adds the runs of one replicate: baseline first, then every variant, always in the same order; an empty list for a replicate
 * that failed. Replicates may arrive in any order but enter the sums by number, so that any number of workers gives the same bytes.
 */
export function addReplicate(summary: Summary, replicate: number, records: RunRecord[]): void {
  if (replicate < summary.next || summary.waiting.has(replicate))
    throw new Error(`addReplicate: replicate ${replicate} was added before`);
  summary.waiting.set(replicate, records);
  for (let due = summary.waiting.get(summary.next); due; due = summary.waiting.get(summary.next)) {
    summary.waiting.delete(summary.next);
    if (due.length > 0) accumulate(summary, summary.next, due);
    summary.next++;
  }
}

function accumulate(summary: Summary, replicate: number, records: RunRecord[]): void {
  if (summary.variants.length === 0) shapeLike(summary, records);
  checkShape(summary, records);
  summary.replicates.push(replicate);
  const baseline = records[0]!;
  records.forEach((record, v) => {
    const target = summary.variants[v]!;
    target.kept.push(summary.keepReplicates ? record.values : clusterValues(record));
    for (let cell = 0; cell < record.values.length; cell++) {
      observe(target.levels, cell, record.values[cell]!);
      const difference = record.values[cell]! - baseline.values[cell]!;
      observe(target.differences, cell, difference);
      if (difference > 0) target.rises[cell]!++;
      if (difference < 0) target.falls[cell]!++;
    }
    for (let cell = 0; cell < record.flows.values.length; cell++)
      target.flows.values[cell]! += record.flows.values[cell]!;
    for (const event of record.policyEvents) target.events.push({ replicate, event });
    target.audit = worseAudit(target.audit, record.audit);
  });
}

function shapeLike(summary: Summary, records: RunRecord[]): void {
  const { years, scopes, indicators, values } = records[0]!;
  Object.assign(summary, { years, scopes, indicators });
  summary.variants = records.map(({ variant, flows, audit }) => ({
    variant,
    kept: [],
    levels: newMoments(values.length),
    differences: newMoments(values.length),
    rises: new Uint32Array(values.length),
    falls: new Uint32Array(values.length),
    flows: { ...flows, values: new Float64Array(flows.values.length) },
    events: [],
    audit,
  }));
}

function checkShape(summary: Summary, records: RunRecord[]): void {
  const cells = summary.years.length * summary.scopes.length * summary.indicators.length;
  const expected = summary.variants.map(({ variant }) => variant).join(", ");
  const given = records.map(({ variant }) => variant).join(", ");
  if (expected !== given)
    throw new Error(`addReplicate: expected the variants ${expected}, in this order; got ${given}`);
  for (const { variant, replicate, values } of records)
    if (values.length !== cells)
      throw new Error(`addReplicate: ${variant}, replicate ${replicate} has ${values.length} values, not ${cells}`);
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
