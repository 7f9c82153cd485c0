import { createHash } from "node:crypto";
import { hostname } from "node:os";
import type { Comparison, PreparedScenario } from "../experiments/index.js";
import { dictionaryRows } from "../indicators/index.js";
import { programVersion, ResultsFolder } from "../node/index.js";
import {
  type AuditSummary,
  contextJson,
  dictionaryCsv,
  effectsCsv,
  flowsCsv,
  indicatorsCsv,
  type Manifest,
  manifestJson,
  policyJsonl,
  worseAudit,
} from "../results/index.js";
import { newReportPage, reportContext } from "./reportPage.js";

/** What distinguishes equal runs; the only part of a results directory that may differ between them. */
export interface RunCircumstances {
  command: string;
  startedAt: Date;
  workers: number;
}

/** Writes a complete results directory (manifest, tables, report) and lets it appear at once. */
export function writeResults(
  target: string,
  file: string,
  prepared: PreparedScenario,
  comparison: Comparison,
  circumstances: RunCircumstances,
): void {
  const folder = new ResultsFolder(target);
  const { scenario } = prepared;
  const { summary } = comparison;
  try {
    const manifest = manifestOf(file, prepared, comparison, circumstances);
    const dictionary = dictionaryRows(scenario.region.currency);
    folder.write("manifest.json", manifestJson(manifest));
    folder.write("indicators.csv", indicatorsCsv(summary));
    folder.write("flows.csv", flowsCsv(summary));
    folder.write("policy.jsonl", policyJsonl(summary));
    folder.write("dictionary.csv", dictionaryCsv(dictionary));
    if (summary.variants.length > 1) {
      folder.write("effects.csv", effectsCsv(summary));
      const context = reportContext(prepared, comparison);
      folder.write("report.json", contextJson(context));
      folder.write("report.html", newReportPage(summary, { manifest, context, dictionary }));
    }
    folder.complete();
  } catch (error) {
    folder.discard();
    throw error;
  }
}

/** Where the results of an experiment come from. `scenario`: the one of the file, where the arms are derived from it. */
export function manifestOf(
  file: string,
  prepared: PreparedScenario,
  comparison: Comparison,
  circumstances: RunCircumstances,
  scenario = prepared.scenario,
): Manifest {
  const { summary, failed } = comparison;
  return {
    schemaVersion: 1,
    program: programVersion(),
    node: process.version,
    scenario: { file, sha256: createHash("sha256").update(JSON.stringify(scenario)).digest("hex") },
    seed: scenario.seed,
    replicates: summary.replicates.length,
    failed,
    years: [scenario.startYear, scenario.startYear + scenario.years - 1],
    variants: prepared.variants.map(({ name }) => name),
    audit: worstAudit(comparison),
    run: {
      command: circumstances.command,
      seconds: (Date.now() - circumstances.startedAt.getTime()) / 1000,
      host: hostname(),
      workers: circumstances.workers,
      startedAt: circumstances.startedAt.toISOString(),
    },
  };
}

/** The worst of all arms. */
export function worstAudit({ summary }: Comparison): AuditSummary {
  return summary.variants.map(({ audit }) => audit).reduce(worseAudit);
}
