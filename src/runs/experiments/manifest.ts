import { type AuditSummary, type Manifest, pairsOf, worseAudit } from "../../measures/results/index.js";
import type { Comparison } from "./comparison.js";
import type { PreparedScenario } from "./prepare.js";

/** What a manifest says beside the experiment: which scenario it was, which program ran it, and how. */
export type Origin = Pick<Manifest, "program" | "node" | "scenario" | "modules" | "run">;

/** Where the results of an experiment come from. */
export function manifestOf(origin: Origin, prepared: PreparedScenario, comparison: Comparison): Manifest {
  const { seed, startYear, years } = prepared.scenario;
  const { summary, failed } = comparison;
  return {
    schemaVersion: 2,
    program: origin.program,
    node: origin.node,
    scenario: origin.scenario,
    ...(origin.modules ? { modules: origin.modules } : {}),
    seed,
    replicates: summary.replicates.length,
    failed,
    ...(failed.length > 0 ? { restsOn: restsOn(comparison) } : {}),
    years: [startYear, startYear + years - 1],
    variants: prepared.variants.map(({ name }) => name),
    audit: worstAudit(comparison),
    run: origin.run,
  };
}

/**
 * How many replicates each arm rests on: the baseline on those that were finished, a variant on those that both
 * finished.
 */
export function restsOn({ summary }: Comparison): Record<string, number> {
  return Object.fromEntries(summary.names.map((name, v) => [name, pairsOf(summary, v).length]));
}

/** The worst of all arms; null where no run was finished. */
export function worstAudit({ summary }: Comparison): AuditSummary | null {
  const audits = summary.variants.flatMap(({ audit }) => audit ?? []);
  return audits.length > 0 ? audits.reduce(worseAudit) : null;
}
