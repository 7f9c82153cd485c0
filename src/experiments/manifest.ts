import { type AuditSummary, type Manifest, worseAudit } from "../results/index.js";
import type { Comparison } from "./compare.js";
import type { PreparedScenario } from "./prepare.js";

/** What a manifest says beside the experiment: which scenario it was, which program ran it, and how. */
export type Origin = Pick<Manifest, "program" | "node" | "scenario" | "run">;

/** Where the results of an experiment come from. */
export function manifestOf(origin: Origin, prepared: PreparedScenario, comparison: Comparison): Manifest {
  const { seed, startYear, years } = prepared.scenario;
  const { summary, failed } = comparison;
  return {
    schemaVersion: 1,
    program: origin.program,
    node: origin.node,
    scenario: origin.scenario,
    seed,
    replicates: summary.replicates.length,
    failed,
    years: [startYear, startYear + years - 1],
    variants: prepared.variants.map(({ name }) => name),
    audit: worstAudit(comparison),
    run: origin.run,
  };
}

/** The worst of all arms. */
export function worstAudit({ summary }: Comparison): AuditSummary {
  return summary.variants.map(({ audit }) => audit).reduce(worseAudit);
}
