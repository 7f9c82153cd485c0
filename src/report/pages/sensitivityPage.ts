import { drawn } from "../../figures/drawing/figure.js";
import { SENSITIVITY_FIGURES } from "../../figures/study/sensitivity.js";
import type { Manifest } from "../../measures/results/manifest.js";
import type { SensitivityReport } from "../../measures/results/sensitivity.js";
import { type SensitivityView, sensitivitySeen } from "../../measures/views/studyViews.js";
import { ENGLISH, type Language, type Text, t } from "../../words/index.js";
import { sensitivitySentences } from "../answer/sensitivity.js";
import { NOT_A_FORECAST } from "../sections/prose.js";
import { studyProvenance } from "../sections/provenance.js";
import type { SectionOf } from "../sections/sectionOf.js";
import { escapeHtml } from "../tables/html.js";
import { estimatesTable } from "../tables/studies.js";
import { tableHtml } from "../tables/table.js";
import { filled } from "./filled.js";
import { pageHtml } from "./shell.js";

/** Sections of the page; findings are of the report in all languages. */
const sectionsOf = (source: SensitivityReport): readonly SectionOf<SensitivityView, string>[] => [
  { id: "findings", title: t("report.findings"), above: (view) => findings(source, view) },
  { id: "effects", title: t("report.effectsDepend") },
  {
    id: "tables",
    title: t("report.allFigures"),
    above: tables,
  },
  {
    id: "reading",
    title: t("report.howReadReport"),
    above: ({ report, say }) => say(READING[report.method]),
  },
  { id: "provenance", title: t("report.provenance"), above: (view) => studyProvenance(view.manifest, view) },
];

/** The report of a study of sensitivity as one HTML file. */
export function sensitivityHtml(
  report: SensitivityReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = ENGLISH,
): string {
  const view: SensitivityView = { ...sensitivitySeen(report, language), manifest };
  const figures = drawn(SENSITIVITY_FIGURES, () => view);
  const sections = filled(sectionsOf(report), figures, () => view, language);
  const title = view.say(t("report.sensitivity", { title: view.report.title }));
  return pageHtml({ title, header: header(view), sections, figures, plotlySource, language });
}

function header({ report, say }: SensitivityView): string {
  const { region, title, question, method, worlds, factors } = report;
  const facts = [
    say(NAMES[method]),
    say(t("report.figures2", { factorsCount: factors.length })),
    say(t("report.worlds", { worlds })),
    say(t("report.cohortsWithoutChance")),
  ];
  return `<header><p class="kind">${say(t("report.sensitivity2"))} · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${facts.join(" · ")}</p></header>`;
}

const NAMES: Record<SensitivityReport["method"], Text> = {
  morris: t("report.morrisScreening"),
  sobol: t("report.sobolIndices"),
  rank: t("report.rankCorrelations"),
};

function findings(source: SensitivityReport, { say, language }: SensitivityView): string {
  const items = sensitivitySentences(source, language).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  const limits = say(t("report.saidModelSEffects"));
  return `<ul class="findings">${items.join("")}</ul><div class="box"><h3>${say(NOT_A_FORECAST)}</h3><p>${limits}</p></div>`;
}

function tables(view: SensitivityView): string {
  const all = view.report.outcomes.map((outcome) => estimatesTable(view, outcome, Number.POSITIVE_INFINITY));
  return all.map((table) => `<h3>${escapeHtml(table.title)}</h3>${tableHtml(table)}`).join("");
}

const READING: Record<SensitivityReport["method"], Text> = {
  morris: t("report.elementaryEffectEffectPolicy"),
  sobol: t("report.firstOrderIndexShare"),
  rank: t("report.spearmanHowFirmlyEffect"),
};
