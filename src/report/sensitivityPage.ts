import type { Manifest } from "../results/manifest.js";
import { MEASURES, type OutcomeSensitivity, type SensitivityReport } from "../results/sensitivity.js";
import { indexBars, morrisScatter, type SensitivityFigure } from "./figures/study/sensitivity.js";
import { escapeHtml } from "./html.js";
import { drawn, filled, type SectionOf } from "./parts.js";
import { plain, withInterval } from "./present.js";
import { studyProvenance } from "./provenance.js";
import { figureLabel, sensitivitySentences } from "./sensitivity.js";
import { pageHtml } from "./shell.js";
import { tableHtml } from "./tableHtml.js";

interface PageData {
  report: SensitivityReport;
  manifest: Manifest;
}

/** Every figure of the page, in reading order. */
export const SENSITIVITY_FIGURES: readonly SensitivityFigure[] = [morrisScatter, indexBars];

const SECTIONS: readonly SectionOf<PageData, string>[] = [
  { id: "findings", title: "Findings", above: ({ report }) => findings(report) },
  { id: "effects", title: "What effects depend on" },
  {
    id: "tables",
    title: "All figures",
    above: ({ report }) => report.outcomes.map((one) => table(report, one)).join(""),
  },
  { id: "reading", title: "How to read this report", above: ({ report }) => READING[report.method] },
  { id: "provenance", title: "Provenance", above: ({ manifest }) => studyProvenance(manifest) },
];

/** The report of a study of sensitivity as one HTML file. */
export function sensitivityHtml(report: SensitivityReport, manifest: Manifest, plotlySource: string): string {
  const figures = drawn(SENSITIVITY_FIGURES, () => report);
  const sections = filled(SECTIONS, figures, () => ({ report, manifest }));
  return pageHtml({ title: `${report.title}: sensitivity`, header: header(report), sections, figures, plotlySource });
}

function header({ region, title, question, method, worlds, factors }: SensitivityReport): string {
  return `<header><p class="kind">Sensitivity · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${NAMES[method]} · ${factors.length} figures · ${worlds} worlds · on cohorts, without chance</p></header>`;
}

const NAMES: Record<SensitivityReport["method"], string> = {
  morris: "Morris screening",
  sobol: "Sobol indices",
  rank: "Rank correlations",
};

function findings(report: SensitivityReport): string {
  const items = sensitivitySentences(report).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  return `<ul class="findings">${items.join("")}</ul><div class="box"><h3>A scenario analysis, not a forecast</h3><p>What is said is what the model’s effects depend on when figures vary over the ranges of the region file, each on its own account. A figure without a range is taken as known.</p></div>`;
}

function table(report: SensitivityReport, outcome: OutcomeSensitivity): string {
  const measures = MEASURES[report.method];
  const ranges = new Map(
    report.factors.map((one) => [one.name, `${plain(one.low)} to ${plain(one.high)} ${one.unit}`]),
  );
  const rows = outcome.factors.map(({ factor, estimates }) => [
    figureLabel(report, factor),
    ranges.get(factor) ?? "",
    ...estimates.map(({ value, low, high }) => {
      if (Number.isNaN(value)) return "–";
      const [middle, from, to] = withInterval(value, low, high);
      return `${middle} [${from}, ${to}]`;
    }),
  ]);
  const of = outcome.place === "cluster" ? outcome.label : `${outcome.label} of ${outcome.place}`;
  const left = outcome.dropped > 0 ? ` ${outcome.dropped} left out for worlds that could not be run.` : "";
  return `<h3>${escapeHtml(`${of}, “${outcome.variantLabel}”, ${outcome.unit}`)}</h3><p>${outcome.used} ${COUNTED[report.method]}.${left}</p>${tableHtml(["Figure", { text: "Range" }, ...measures.map((measure) => HEADS[measure]!)], rows)}`;
}

const COUNTED: Record<SensitivityReport["method"], string> = {
  morris: "steps",
  sobol: "groups of worlds",
  rank: "worlds",
};

const HEADS: Record<string, string> = {
  size: "Mean size (μ*)",
  spread: "Deviation (σ)",
  mean: "Mean (μ)",
  total: "Total index",
  first: "First-order index",
  simple: "Spearman",
  partial: "Partial",
};

const READING: Record<SensitivityReport["method"], string> = {
  morris: `<ul><li><b>Elementary effect.</b> What the effect of the policy changes by when one figure moves and all others stay, per whole range of the figure (Morris 1991; Campolongo, Cariboni and Saltelli 2007).</li><li><b>μ*</b> says whether a figure matters; <b>σ</b> whether what it does depends on the others or on where it is; <b>μ</b> in which direction it works.</li><li>Intervals hold the truth in 95 of 100 such studies; of few trajectories they are wide, and rather too narrow than too wide.</li></ul>`,
  sobol: `<ul><li><b>First-order index.</b> The share of the variance of the effect that goes when the figure is known. <b>Total index.</b> The share that is left when all others are known; the difference is what the figure does together with others (Sobol 1993; Saltelli et al. 2010; Jansen 1999).</li><li>Intervals are bootstrap intervals over groups of worlds, rather too wide than too narrow. A share may come out slightly below 0.</li></ul>`,
  rank: `<ul><li><b>Spearman.</b> How firmly the effect rises or falls with the figure. <b>Partial.</b> The same when what goes with all other figures is taken out.</li></ul>`,
};
