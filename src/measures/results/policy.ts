import { linesOf, type Text } from "./csv.js";
import type { PolicyEvent } from "./record.js";
import type { Summary } from "./summary.js";

/** A line of policy.jsonl. */
export interface PolicyRow extends PolicyEvent {
  variant: string;
  replicate: number;
}

/** Events in the order of variants, replicates and years. */
export function* policyRows(summary: Summary): Generator<PolicyRow> {
  for (const [v, { variant, replicates }] of summary.variants.entries())
    for (const replicate of replicates)
      for (const event of summary.rows.row(v, replicate).events) yield { variant, replicate, ...event };
}

/** Lines of policy.jsonl: one event a line. */
export function* policyJsonl(summary: Summary): Generator<string> {
  for (const row of policyRows(summary)) yield JSON.stringify(row) + "\n";
}

/** Throws where a line is no JSON. */
export function* readPolicy(text: Text): Generator<PolicyRow> {
  for (const line of linesOf(text)) if (line !== "") yield JSON.parse(line) as PolicyRow;
}
