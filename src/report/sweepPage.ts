import type { Manifest } from "../results/manifest.js";
import type { SweepReport } from "../results/sweep.js";
import {
  paretoScatter,
  regretBars,
  type SweepFigure,
  sweepCases,
  sweepCurve,
  sweepMap,
} from "./figures/study/sweep.js";
import { escapeHtml } from "./html.js";
import { drawn, filled, type SectionOf } from "./parts.js";
import { signed, withInterval } from "./present.js";
import { studyProvenance } from "./provenance.js";
import { pageHtml } from "./shell.js";
import { optionName, sweepSentences } from "./sweep.js";
import { tableHtml } from "./tableHtml.js";

interface PageData {
  report: SweepReport;
  manifest: Manifest;
}

/** Every figure of the page, in reading order. */
export const SWEEP_FIGURES: readonly SweepFigure[] = [sweepCurve, sweepMap, sweepCases, regretBars, paretoScatter];

const SECTIONS: readonly SectionOf<PageData, string>[] = [
  { id: "findings", title: "Findings", above: ({ report }) => findings(report) },
  { id: "effects", title: "Effects" },
  { id: "regret", title: "Options in uncertain worlds" },
  { id: "front", title: "What is weighed against what" },
  { id: "options", title: "All options", above: ({ report }) => table(report) },
  { id: "reading", title: "How to read this report", above: () => READING },
  { id: "provenance", title: "Provenance", above: ({ manifest }) => studyProvenance(manifest) },
];

/** The report of a sweep as one HTML file. */
export function sweepHtml(report: SweepReport, manifest: Manifest, plotlySource: string): string {
  const figures = drawn(SWEEP_FIGURES, () => report);
  const sections = filled(SECTIONS, figures, () => ({ report, manifest }));
  return pageHtml({ title: `${report.title}: sweep`, header: header(report), sections, figures, plotlySource });
}

function header({ region, title, question, cases, worlds, population, replicates }: SweepReport): string {
  const chance = population === "agents" ? `${replicates} replicates of agents each` : "on cohorts, without chance";
  return `<header><p class="kind">Sweep · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${cases} cases${worlds > 1 ? ` in ${worlds} worlds` : ""} · ${chance}</p></header>`;
}

function findings(report: SweepReport): string {
  const items = sweepSentences(report).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  return `<ul class="findings">${items.join("")}</ul><div class="box"><h3>A scenario analysis, not a forecast</h3><p>Every effect is a difference between two simulated futures that share everything but the policy. Regret compares the options of this sweep with each other, not with what is not in it.</p></div>`;
}

/** Rows of the table; options.csv has all. */
const MOST_ROWS = 200;

function table(report: SweepReport): string {
  const { outcomes, options, worlds } = report;
  const heads = outcomes.map(({ label, unit }) => `${label}, ${unit}`);
  const rows = options.slice(0, MOST_ROWS).map((option) => [
    optionName(report, option),
    ...option.effects.map(({ low, middle, high }) => {
      if (Number.isNaN(middle)) return "–";
      const [size, from, to] = withInterval(middle, low, high, signed);
      return worlds > 1 ? `${size} [${from}, ${to}]` : size;
    }),
  ]);
  const rest =
    options.length > MOST_ROWS ? `<p>The first ${MOST_ROWS} of ${options.length}; options.csv has all.</p>` : "";
  return `${tableHtml(["Option", ...heads], rows)}${rest}`;
}

const READING = `<ul>
<li><b>Option.</b> A variant with one value of each number that is varied.</li>
<li><b>World.</b> One joint draw of what is uncertain, calibrated anew; every option is run in the same worlds. In brackets: 5 to 95 % of them.</li>
<li><b>Regret.</b> What an option falls short of the best option of the same world (Savage 1951). The option with the smallest largest regret is the one that is never far from the best.</li>
<li><b>Not beaten.</b> No other option is at least as good in efficiency, equity and cost and better in one of them (Pareto).</li>
</ul>`;
