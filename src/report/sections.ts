import { headlinesOf } from "../indicators/index.js";
import { changesHtml } from "./changes.js";
import { collaborationHtml } from "./collaboration.js";
import type { Lookup } from "./data.js";
import { variantLabel } from "./decisions.js";
import { failureSentences } from "./failures.js";
import { FINDINGS_READ, FINDINGS_READ_BY_REPLICATE, findings } from "./findings.js";
import { decisionsHtml, reasonsHtml } from "./governments.js";
import { escapeHtml } from "./html.js";
import type { SectionOf } from "./parts.js";
import { provenance } from "./provenance.js";
import type { Reading } from "./reading.js";
import { beyondTable, CITIES_READ, cityTable, dictionaryTable, effectTable, winnersTable } from "./tables.js";
import { uncertaintyHtml } from "./uncertaintySection.js";

type ReportSection = SectionOf<Lookup, string> & Partial<Reading>;

const DECLARED = [
  {
    id: "findings",
    title: "Findings",
    reads: FINDINGS_READ,
    readsByReplicate: FINDINGS_READ_BY_REPLICATE,
    above: findingsHtml,
  },
  { id: "changes", title: "What was changed", above: changesHtml },
  { id: "uncertainty", title: "How sure is this?", above: uncertaintyHtml },
  {
    id: "effects",
    title: "Effects on the cluster",
    reads: headlinesOf("page").flatMap(({ rows }) => rows.map(({ indicator }) => indicator)),
    above: effects,
  },
  { id: "collaboration", title: "Collaboration", above: collaborationHtml },
  { id: "governments", title: "What governments decided", above: decisionsHtml, below: reasonsHtml },
  { id: "cities", title: "Winners and losers", reads: CITIES_READ, above: cities },
  { id: "convergence", title: "Convergence" },
  { id: "flows", title: "Flows of firms and workers" },
  { id: "structure", title: "Industrial structure" },
  { id: "finance", title: "Public finance" },
  { id: "reading", title: "How to read this report", above: () => READING },
  { id: "provenance", title: "Checks and provenance", above: provenance },
  { id: "dictionary", title: "Dictionary", above: dictionary },
] as const satisfies readonly ReportSection[];

export type SectionId = (typeof DECLARED)[number]["id"];

/** Sections of the report in reading order. Figures say themselves where they stand. */
export const SECTIONS: readonly ReportSection[] = DECLARED;

function findingsHtml(view: Lookup): string {
  const { en, zh } = findings(view);
  const items = (sentences: readonly string[]) =>
    `<ul class="findings">${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("")}</ul>`;
  const chinese = `<details lang="zh"><summary>中文</summary>${items(zh)}</details>`;
  const described = view.data.context.variants.filter(({ description }) => description);
  const variants = described.map(
    ({ label, description }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(description!)}</dd>`,
  );
  const compared = variants.length > 0 ? `<h3>What is compared</h3><dl>${variants.join("")}</dl>` : "";
  const limits = [...LIMITS, ...view.data.context.limits].map((limit) => `<li>${escapeHtml(limit)}</li>`);
  return `${failures(view)}${withoutEffect(view)}${items(en)}${chinese}${compared}<div class="box" id="limits"><h3>A scenario analysis, not a forecast</h3><ul>${limits.join("")}</ul></div>`;
}

/** Nobody must take an effect for what it is not: this comes first. */
function failures(view: Lookup): string {
  const sentences = failureSentences(view.data.manifest, (variant) => `“${variantLabel(view, variant)}”`);
  const items = sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  return items && `<div class="box" id="failures"><h3>Runs that could not be finished</h3><ul>${items}</ul></div>`;
}

/** What the user wrote and what changes no number. */
function withoutEffect({ data: { context } }: Lookup): string {
  const items = context.withoutEffect.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  return items && `<div class="box" id="without-effect"><h3>Without effect</h3><ul>${items}</ul></div>`;
}

const LIMITS = [
  "Effects are differences between two simulated worlds that share everything, chance included, except the policy. What else may happen is left out of both.",
  "Intervals of chance show chance between replicates only. Bands over worlds show what is not known of parameters; neither shows doubt about the form of the model.",
  "Nobody in the model anticipates a reform before its first year, and national totals of people, capital and land are given.",
];

function effects(view: Lookup): string {
  const [what, chance, grey] =
    view.data.manifest.replicates > 1
      ? ["Mean difference", ", with its 95 % interval below", "beyond chance; grey: not distinguishable from zero"]
      : ["Difference", ", in one run without a measure of chance", "than in the baseline; grey: no difference"];
  return `<h3>Effects by variant</h3><p>${what} from the baseline in ${view.lastYear}${chance}. <span class="better">better</span>, <span class="worse">worse</span> ${grey}.</p>${effectTable(view)}<h3>The cluster, the country and what lies around</h3><p>GDP is made in a place; national income is what its residents earn, wherever it is made; consumption, private and public, is what they get for it.</p>${beyondTable(view)}`;
}

function cities(view: Lookup): string {
  const counted =
    view.data.manifest.replicates > 1
      ? "a city counts as gaining or losing where the 95 % interval excludes zero"
      : "one run, so that any difference counts";
  return `<h3>Winners and losers by variant</h3><p>By real consumption per resident, private and public, ${view.lastYear}; ${counted}.</p>${winnersTable(view)}<details><summary>All cities under “${escapeHtml(view.focus.label)}”</summary>${cityTable(view)}</details>`;
}

function dictionary({ data: { dictionary: rows } }: Lookup): string {
  return `<details><summary>${rows.length} indicators with unit, formula and source</summary>${dictionaryTable(rows)}</details>`;
}

const READING = `<ul>
<li><b>Baseline and variants.</b> Each variant is the baseline with some policies changed. Every replicate runs all of them with the same random numbers, so that their difference is due to the policy; the effect is the mean of these differences.</li>
<li><b>95 % interval.</b> Where the mean effect would lie with many more replicates (Student’s t). An effect whose interval contains zero is called not distinguishable from zero. A single run has no interval.</li>
<li><b>Real income</b> is nominal GDP over the city’s own price index of final demand: it rises when goods reach the city more cheaply, which a volume of output would not show.</li>
<li><b>National income</b> of a place is what its residents and governments earn, also of capital and firms elsewhere; over all places it sums to GDP. <b>Well-being</b> puts consumption, public services (weight 0.2 unless the scenario says otherwise) and room together.</li>
<li><b>%</b> is relative to the mean of the baseline in the same year; <b>pp</b> are percentage points of a share.</li>
<li><b>Money</b> is at base-year prices unless a unit says otherwise.</li>
<li><b>Inequality</b> is between cities, not between persons.</li>
</ul>`;
