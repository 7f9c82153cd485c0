import type { GameReport, Manifest } from "../results/index.js";
import type { Lookup } from "./data.js";
import { escapeHtml } from "./html.js";

/** Errors of the accounts over all runs, and where the results come from. HTML. */
export function provenance({ data: { manifest } }: Lookup): string {
  const failed = manifest.failed.map(
    ({ variant, replicate, reason }) => `<li>${escapeHtml(`${variant}, replicate ${replicate}: ${reason}`)}</li>`,
  );
  const unfinished = failed.length > 0 ? `<p>Runs that could not be finished:</p><ul>${failed.join("")}</ul>` : "";
  return `<div class="box"><h3>Audit over all years, variants and replicates</h3>${auditHtml(manifest)}${unfinished}</div>
<dl>${originHtml(manifest)}
<dt>Seed, replicates</dt><dd>${escapeHtml(String(manifest.seed))}, ${manifest.replicates}</dd>
<dt>Tables</dt><dd>indicators.csv, effects.csv, flows.csv, structure.csv, collaboration.csv, policy.jsonl, dictionary.csv beside this file</dd></dl>`;
}

function auditHtml({ audit }: Manifest): string {
  if (!audit) return "<p>No run was finished.</p>";
  const checks: [string, number, string][] = [
    ["Every transaction has a payer and a payee", audit.worstRow, ` of GDP (${audit.worstRowKind})`],
    ["Every budget balances", audit.worstAccount, ` of GDP (${audit.worstAccountName})`],
    ["Every market clears", audit.goodsError, " of sales"],
    ["People, capital and land are conserved", Math.max(audit.peopleError, audit.capitalError, audit.landError), ""],
    ["The market solver converged", audit.residual, `, at most ${audit.iterations} iterations`],
  ];
  const rows = checks.map(
    ([name, error, rest]) => `<dt>${name}</dt><dd>largest error ${error.toExponential(1)}${escapeHtml(rest)}</dd>`,
  );
  return `<dl>${rows.join("")}</dl>`;
}

/** Where the numbers of a game come from. HTML. */
export function gameProvenance({ settings, method }: GameReport, manifest: Manifest): string {
  const { audit, seed } = manifest;
  const largest =
    audit && `largest error ${audit.worstRow.toExponential(1)} of GDP (${escapeHtml(audit.worstRowKind)})`;
  const how = method === "exact" ? "all coalitions" : `${settings.orders} sampled orders of arrival`;
  return `<dl>${originHtml(manifest)}
<dt>Seed</dt><dd>${escapeHtml(String(seed))}</dd>
<dt>Coalitions</dt><dd>${how}; markets solved to ${settings.marketTolerance}; discount ${settings.discount}</dd>
<dt>Audit of the recorded runs</dt><dd>${largest ?? "none was finished"}</dd>${unfinishedHtml(manifest)}</dl>`;
}

/** Where the numbers of a study of many worlds come from. HTML. */
export function studyProvenance(manifest: Manifest): string {
  const reasons = new Map<string, number>();
  for (const { reason } of manifest.failed) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const failed = [...reasons].map(([reason, count]) => `<dd>${escapeHtml(`${count} times: ${reason}`)}</dd>`).join("");
  return `<dl>${originHtml(manifest)}
<dt>Seed</dt><dd>${escapeHtml(String(manifest.seed))}</dd>
<dt>Tables</dt><dd>design.csv (what each case was), outcomes.csv (what came out), dictionary.csv beside this file</dd>${failed && `<dt>What could not be run</dt>${failed}`}</dl>`;
}

function unfinishedHtml({ failed }: Manifest): string {
  const runs = failed.map(({ variant, reason }) => `<dd>${escapeHtml(`${variant}: ${reason}`)}</dd>`).join("");
  return runs && `<dt>Recorded runs that could not be finished</dt>${runs}`;
}

function originHtml({ program, node, scenario, modules = [] }: Manifest): string {
  const outside = modules.map(({ file, sha256 }) => `<dd>${escapeHtml(`${file}, SHA-256 ${sha256}`)}</dd>`).join("");
  const commit = program.commit ? `, commit ${escapeHtml(program.commit)}` : "";
  return `<dt>Program</dt><dd>${program.name} ${escapeHtml(program.version)}${commit}; Node ${escapeHtml(node)}</dd>
<dt>Scenario</dt><dd>${escapeHtml(scenario.file)}</dd><dt>SHA-256 (resolved)</dt><dd>${escapeHtml(scenario.sha256)}</dd>${outside && `<dt>Modules from outside</dt>${outside}`}`;
}
