/** What one simulated run leaves behind, as plain data that crosses threads and shards. */
export interface RunRecord {
  /** Name of the arm. */
  variant: string;
  /** Stream of chance. */
  replicate: number;
  /** Calendar years, in order. */
  years: number[];
  /** "cluster", then agglomerations, provinces and cities. */
  scopes: string[];
  /** What each of them is. */
  scopeLevels: PlaceLevel[];
  /** Ids. */
  indicators: string[];
  /** [year][scope][indicator], NaN where an indicator has no value at that scope (such rows are never written). */
  values: Float64Array;
  /** Gross flows of every year. */
  flows: FlowTable;
  /** What changed in policy, and who decided it, by year. */
  policyEvents: PolicyEvent[];
  /** Worst errors of the accounts over all years. */
  audit: AuditSummary;
}

/**
 * What a place of results is: all cities together, some of them, one, the country that they lie in, or what lies around
 * them.
 */
export type PlaceLevel = "cluster" | "agglomeration" | "province" | "city" | "country" | "hinterland";

/** The scope that stands for all cities together. */
export const CLUSTER = "cluster";

/** Id of the country that the cluster lies in. */
export const COUNTRY = "country";

/** Gross flows between nodes, hinterlands included. */
export interface FlowTable {
  kinds: string[];
  /** Of each kind: "" for all sectors together. */
  sectors: string[];
  units: string[];
  nodes: string[];
  /** [year][kind][from][to], diagonal zero except for goods. */
  values: Float64Array;
}

/** A change of a lever by a government, the coordination body or the scenario, as patches of the policy in force. */
export interface PolicyEvent {
  year: number;
  actor: string;
  patches: PolicyPatch[];
}

export interface PolicyPatch {
  op: "add" | "remove" | "replace";
  path: (string | number)[];
  value?: unknown;
}

/** Worst accounting and clearing errors over the years of a run, and where they occurred. */
export interface AuditSummary {
  /** Largest imbalance of a kind of transaction, of an account, over GDP. */
  worstRow: number;
  worstRowKind: string;
  worstAccount: number;
  worstAccountName: string;
  /** Relative change of national totals by a year's moves. */
  peopleError: number;
  capitalError: number;
  landError: number;
  /** Largest relative gap between sales and purchases. */
  goodsError: number;
  /** Largest relative change in the last step of the market solver, and its most iterations. */
  residual: number;
  iterations: number;
}

/** The worse of two audits, entry by entry. */
export function worseAudit(first: AuditSummary, second: AuditSummary): AuditSummary {
  const row = second.worstRow > first.worstRow ? second : first;
  const account = second.worstAccount > first.worstAccount ? second : first;
  const larger = (error: Exclude<keyof AuditSummary, "worstRowKind" | "worstAccountName">) =>
    Math.max(first[error], second[error]);
  return {
    worstRow: row.worstRow,
    worstRowKind: row.worstRowKind,
    worstAccount: account.worstAccount,
    worstAccountName: account.worstAccountName,
    peopleError: larger("peopleError"),
    capitalError: larger("capitalError"),
    landError: larger("landError"),
    goodsError: larger("goodsError"),
    residual: larger("residual"),
    iterations: larger("iterations"),
  };
}
