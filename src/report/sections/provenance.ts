import type { Manifest } from "../../measures/results/index.js";
import type { GameView, Lookup, Reader } from "../../measures/views/index.js";
import { accountText, joined, type Text, type TextKey, t, textOf, type Words } from "../../words/index.js";
import { eachHtml, escapeHtml } from "../tables/table.js";

/** Errors of the accounts over all runs, and where the results come from. HTML. */
export function provenance(view: Lookup): string {
  const { say } = view;
  const { manifest } = view.data;
  const failed = manifest.failed.map(({ variant, replicate, text }) =>
    say("report.replicateOfVariant", { variant, replicate, reason: text }),
  );
  const title = say("report.runsCouldFinished");
  const unfinished = failed.length > 0 ? `<p>${title}</p><ul>${eachHtml("li", failed)}</ul>` : "";
  const audit = say("report.auditOverAllYears");
  const seed = `${escapeHtml(String(manifest.seed))}${say("join.comma")}${manifest.replicates}`;
  const study = view.data.uncertainty ? ["uncertainty.csv"] : [];
  const tables = [...TABLES, ...study];
  return `<div class="box"><h3>${audit}</h3>${auditHtml(manifest, view)}${unfinished}</div>
<dl>${originHtml(manifest, view)}
<dt>${say("report.seedReplicates")}</dt><dd>${seed}</dd>
<dt>${say("report.tables")}</dt><dd>${say("report.besideFile", { tables: joined(tables) })}</dd></dl>`;
}

/** Tables of every comparison. */
const TABLES =
  "effects, indicators, replicates, flows, structure, collaboration.csv, policy.jsonl, dictionary.csv".split(", ");

/** The seed, and the largest error of the accounts. */
export function provenanceBrief({ say, data: { manifest } }: Lookup): string {
  const { audit, seed } = manifest;
  const error = audit ? Math.max(audit.worstRow, audit.worstAccount, audit.goodsError).toExponential(0) : "";
  return say("report.provenanceBrief", { seed: String(seed), audited: audit !== undefined && audit !== null, error });
}

function auditHtml({ audit }: Manifest, { say }: Reader): string {
  if (!audit) return `<p>${say("report.runWasFinished")}</p>`;
  const conserved = Math.max(audit.peopleError, audit.capitalError, audit.landError);
  const ofGdp = (kind: string): Text => t("report.gdp", { kind: accountText(kind) });
  const checks: [TextKey, number, Words][] = [
    ["report.everyTransactionHasPayer", audit.worstRow, ofGdp(audit.worstRowKind)],
    ["report.everyBudgetBalances", audit.worstAccount, ofGdp(audit.worstAccountName)],
    ["report.everyMarketClears", audit.goodsError, "report.sales"],
    ["report.peopleCapitalLandConserved", conserved, textOf("")],
    ["report.marketSolverConverged", audit.residual, t("report.mostIterations", { iterations: audit.iterations })],
  ];
  const largest = say("report.largestError");
  const rows = checks.map(
    ([name, error, rest]) =>
      `<dt>${say(name)}</dt><dd>${largest}${error.toExponential(1)}${escapeHtml(say(rest))}</dd>`,
  );
  return `<dl>${rows.join("")}</dl>`;
}

/** Where the numbers of a game come from. HTML. */
export function gameProvenance(view: GameView): string {
  const { say, report, manifest } = view;
  const { settings, method } = report;
  const { audit, seed } = manifest;
  const size = audit?.worstRow.toExponential(1);
  const kind = escapeHtml(say(accountText(audit?.worstRowKind ?? "")));
  const largest = audit ? say("report.largestErrorGdp", { size, kind }) : say("report.noneWasFinished");
  const { orders, marketTolerance, discount } = settings;
  const how = method === "exact" ? say("cli.allCoalitions") : say("report.sampledOrdersArrival", { orders });
  const solved = say("report.marketsSolvedDiscount", { how, marketTolerance, discount });
  return `<dl>${originHtml(manifest, view)}
<dt>${say("report.seedHead")}</dt><dd>${escapeHtml(String(seed))}</dd>
<dt>${say("report.coalitionsHead")}</dt><dd>${solved}</dd>
<dt>${say("report.auditRecordedRuns")}</dt><dd>${largest}</dd>${unfinishedHtml(manifest, view)}</dl>`;
}

/** Where the numbers of a study of many worlds come from. HTML. */
export function studyProvenance(manifest: Manifest, reader: Reader): string {
  const { say } = reader;
  const reasons = new Map<string, number>();
  for (const { text } of manifest.failed) reasons.set(say(text), (reasons.get(say(text)) ?? 0) + 1);
  const failed = eachHtml(
    "dd",
    [...reasons].map(([reason, count]) => say("report.times", { count, reason })),
  );
  const tables = say("report.designCsvEachCase");
  const lost = say("report.couldRun");
  return `<dl>${originHtml(manifest, reader)}
<dt>${say("report.seedHead")}</dt><dd>${escapeHtml(String(manifest.seed))}</dd>
<dt>${say("report.tables")}</dt><dd>${tables}</dd>${failed && `<dt>${lost}</dt>${failed}`}</dl>`;
}

function unfinishedHtml({ failed }: Manifest, { say }: Reader): string {
  const runs = eachHtml(
    "dd",
    failed.map(({ variant, text }) => `${variant}${say("join.colon")}${say(text)}`),
  );
  const title = say("report.recordedRunsCouldFinished");
  return runs && `<dt>${title}</dt>${runs}`;
}

function originHtml({ program, node, scenario, modules = [] }: Manifest, { say }: Reader): string {
  const comma = say("join.comma");
  const outside = eachHtml(
    "dd",
    modules.map(({ file, sha256 }) => `${file}${comma}SHA-256 ${sha256}`),
  );
  const title = say("report.modulesOutside");
  return `<dt>${say("report.program")}</dt><dd>${programText(program, say)}; Node ${escapeHtml(node)}</dd>
<dt>${say("lab.scenario")}</dt><dd>${escapeHtml(scenario.file)}</dd>
<dt>${say("report.sha256Resolved")}</dt><dd>${escapeHtml(scenario.sha256)}</dd>
${outside && `<dt>${title}</dt>${outside}`}`;
}

/** The last section of a page of several regions: which program, no single scenario. */
export const programSection = (program: Manifest["program"]): SectionOf<Reader, string> => ({
  id: "provenance",
  title: "report.provenance",
  above: ({ say }) => `<p>${programText(program, say)}${say("join.fullStop")}</p>`,
});

/** "agglom 0.1.0, commit 5cd1702". HTML. */
function programText({ name, version, commit }: Manifest["program"], say: Reader["say"]): string {
  const at = commit ? say("report.commit", { commit }) : "";
  return `${name} ${escapeHtml(version)}${escapeHtml(at)}`;
}

/**
 * A section as it is declared: HTML above and below its figures. It is left out where there is neither text nor figure.
 */
export interface SectionOf<View, Id extends string> {
  id: Id;
  /** Of the first section, which the page's title heads, for screen readers alone. */
  title: Words;
  above?(view: View): string;
  below?(view: View): string;
  /** It opens on request; what its summary line says beside the title: its main number, or nothing. */
  folded?(view: View): string;
}

/** How a page is read. */
export const readingSection = (text: Words, title: Words = "report.howReadReport"): SectionOf<Reader, string> => ({
  id: "reading",
  title,
  above: ({ say }) => say(text),
});

/** Title of the box of limits, on every page. */
export const NOT_A_FORECAST: TextKey = "report.scenarioAnalysisForecast";

/** How the report of a comparison is read. HTML. */
export const READING: TextKey = "report.baselineVariantsEachVariant";
