import type { Manifest } from "../results/index.js";
import type { ReportData } from "./data.js";
import { variantLabel } from "./decisions.js";
import { failureSentences } from "./failures.js";
import type { Figure } from "./figure.js";
import { reportFigures } from "./figures/index.js";
import { findings } from "./findings.js";
import { governmentsHtml } from "./governments.js";
import { escapeHtml } from "./html.js";
import { type Lookup, lookup } from "./lookup.js";
import { figureHtml, pageHtml, type Section } from "./shell.js";
import { cityTable, dictionaryTable, effectTable, winnersTable } from "./tables.js";

/**
 * The report as one HTML file that needs nothing else: no network, no fonts, no server. `plotlySource` is the text of
 * plotly.js-dist-min/plotly.min.js. Equal data give equal bytes.
 */
export function reportHtml(options: { data: ReportData; plotlySource: string }): string {
  const view = lookup(options.data);
  const figures = reportFigures(view);
  const sections = sectionsOf(view, figures);
  return pageHtml({ title: options.data.context.title, header: header(view), sections, figures, ...options });
}

function header({ data: { context, manifest } }: Lookup): string {
  const [first, last] = manifest.years;
  const { replicates } = manifest;
  const runs =
    replicates === 1 ? "one run of each variant" : `${replicates} replicates of each variant on common random numbers`;
  const lacking = manifest.failed.length > 0 ? ", not all of which could be finished" : "";
  return `<header><p class="kind">Scenario analysis · ${escapeHtml(context.region)}</p>
<h1>${escapeHtml(context.title)}</h1>
<p class="question">${escapeHtml(context.question)}</p>
<p class="facts">Years ${first} to ${last} · reform from ${context.reformYear} · ${runs}${lacking}</p></header>`;
}

function sectionsOf(view: Lookup, figures: Figure[]): Section[] {
  const drawn = (...ids: string[]) => figures.filter(({ id }) => ids.includes(id));
  const group = (id: string, title: string, shown: Figure[], extra = ""): Section[] =>
    shown.length > 0 || extra ? [{ id, title, html: extra + shown.map(figureHtml).join("") }] : [];
  const cities = `<h3>Winners and losers by variant</h3><p>By real consumption per resident, ${view.lastYear}; ${view.data.manifest.replicates > 1 ? "a city counts as gaining or losing where the 95 % interval excludes zero" : "one run, so that any difference counts"}.</p>${winnersTable(view)}<details><summary>All cities under “${escapeHtml(view.focus.label)}”</summary>${cityTable(view)}</details>`;
  const starting = (prefix: string) => figures.filter(({ id }) => id.startsWith(prefix));
  return [
    { id: "findings", title: "Findings", html: findingsHtml(view) },
    ...group("effects", "Effects on the cluster", starting("effect-"), effects(view)),
    ...group("governments", "What governments decided", [], governmentsHtml(view, starting("choices-"))),
    ...group("cities", "Winners and losers", drawn("cities", "map"), cities),
    ...group("convergence", "Convergence", drawn("convergence")),
    ...group("flows", "Flows of firms and workers", starting("flows-")),
    ...group("structure", "Industrial structure", drawn("structure")),
    ...group("finance", "Public finance", drawn("finance")),
    { id: "reading", title: "How to read this report", html: READING },
    { id: "provenance", title: "Checks and provenance", html: provenance(view) },
    {
      id: "dictionary",
      title: "Dictionary",
      html: `<details><summary>${view.data.dictionary.length} indicators with unit, formula and source</summary>${dictionaryTable(view.data.dictionary)}</details>`,
    },
  ];
}

function findingsHtml(view: Lookup): string {
  const items = findings(view).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  const described = view.data.context.variants.filter(({ description }) => description);
  const variants = described.map(
    ({ label, description }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(description!)}</dd>`,
  );
  const compared = variants.length > 0 ? `<h3>What is compared</h3><dl>${variants.join("")}</dl>` : "";
  const limits = [...LIMITS, ...view.data.context.limits].map((limit) => `<li>${escapeHtml(limit)}</li>`);
  return `${failures(view)}<ul class="findings">${items.join("")}</ul>${compared}<div class="box" id="limits"><h3>A scenario analysis, not a forecast</h3><ul>${limits.join("")}</ul></div>`;
}

/** Nobody must take an effect for what it is not: this comes first. */
function failures(view: Lookup): string {
  const sentences = failureSentences(view.data.manifest, (variant) => `“${variantLabel(view, variant)}”`);
  const items = sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  return items && `<div class="box" id="failures"><h3>Runs that could not be finished</h3><ul>${items}</ul></div>`;
}

const LIMITS = [
  "Effects are differences between two simulated worlds that share everything, chance included, except the policy. What else may happen is left out of both.",
  "Intervals show chance between replicates only, not doubt about data, parameters or the model; sensitivity runs explore those.",
  "Nobody in the model anticipates a reform before its first year, and national totals of people, capital and land are given.",
];

function effects(view: Lookup): string {
  const [what, chance, grey] =
    view.data.manifest.replicates > 1
      ? ["Mean difference", ", with its 95 % interval below", "beyond chance; grey: not distinguishable from zero"]
      : ["Difference", ", in one run without a measure of chance", "than in the baseline; grey: no difference"];
  return `<h3>Effects by variant</h3><p>${what} from the baseline in ${view.lastYear}${chance}. <span class="better">better</span>, <span class="worse">worse</span> ${grey}.</p>${effectTable(view)}`;
}

const READING = `<ul>
<li><b>Baseline and variants.</b> Each variant is the baseline with some policies changed. Every replicate runs all of them with the same random numbers, so that their difference is due to the policy; the effect is the mean of these differences.</li>
<li><b>95 % interval.</b> Where the mean effect would lie with many more replicates (Student’s t). An effect whose interval contains zero is called not distinguishable from zero. A single run has no interval.</li>
<li><b>Real income</b> is nominal GDP over the city’s own price index of final demand: it rises when goods reach the city more cheaply, which a volume of output would not show.</li>
<li><b>%</b> is relative to the mean of the baseline in the same year; <b>pp</b> are percentage points of a share.</li>
<li><b>Money</b> is at base-year prices unless a unit says otherwise.</li>
<li><b>Inequality</b> is between cities, not between persons.</li>
</ul>`;

function provenance({ data: { manifest } }: Lookup): string {
  const { program, scenario } = manifest;
  const failed = manifest.failed.map(
    ({ variant, replicate, reason }) => `<li>${escapeHtml(`${variant}, replicate ${replicate}: ${reason}`)}</li>`,
  );
  const unfinished = failed.length > 0 ? `<p>Runs that could not be finished:</p><ul>${failed.join("")}</ul>` : "";
  return `<div class="box"><h3>Audit over all years, variants and replicates</h3>${auditList(manifest)}${unfinished}</div>
<dl><dt>Program</dt><dd>${program.name} ${escapeHtml(program.version)}${program.commit ? `, commit ${escapeHtml(program.commit)}` : ""}; Node ${escapeHtml(manifest.node)}</dd>
<dt>Scenario</dt><dd>${escapeHtml(scenario.file)}</dd><dt>SHA-256 (resolved)</dt><dd>${escapeHtml(scenario.sha256)}</dd>
<dt>Seed, replicates</dt><dd>${escapeHtml(String(manifest.seed))}, ${manifest.replicates}</dd>
<dt>Tables</dt><dd>indicators.csv, effects.csv, flows.csv, policy.jsonl, dictionary.csv beside this file</dd></dl>`;
}

function auditList({ audit }: Manifest): string {
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
