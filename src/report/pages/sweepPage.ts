import { drawn } from "../../figures/drawing/figure.js";
import { SWEEP_FIGURES } from "../../figures/study/sweep.js";
import type { Manifest } from "../../measures/results/manifest.js";
import type { SweepReport } from "../../measures/results/sweep.js";
import { type SweepView, sweepSeen } from "../../measures/views/studyViews.js";
import { ENGLISH, type Language, type Text, t } from "../../words/index.js";
import { sweepSentences } from "../answer/sweep.js";
import { NOT_A_FORECAST } from "../sections/prose.js";
import { studyProvenance } from "../sections/provenance.js";
import type { SectionOf } from "../sections/sectionOf.js";
import { escapeHtml } from "../tables/html.js";
import { optionsTable } from "../tables/studies.js";
import { tableHtml } from "../tables/table.js";
import { filled } from "./filled.js";
import { pageHtml } from "./shell.js";

/** Sections of the page; findings are of the report in all languages. */
const sectionsOf = (source: SweepReport): readonly SectionOf<SweepView, string>[] => [
  { id: "findings", title: t("report.findings"), above: (view) => findings(source, view) },
  { id: "effects", title: t("report.effects2") },
  { id: "regret", title: t("report.optionsUncertainWorlds") },
  { id: "front", title: t("report.weighedAgainst") },
  { id: "options", title: t("report.allOptions"), above: (view) => tableHtml(optionsTable(view, MOST_ROWS)) },
  { id: "reading", title: t("report.howReadReport"), above: ({ say }) => say(READING) },
  { id: "provenance", title: t("report.provenance"), above: (view) => studyProvenance(view.manifest, view) },
];

/** The report of a sweep as one HTML file. */
export function sweepHtml(
  report: SweepReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = ENGLISH,
): string {
  const view: SweepView = { ...sweepSeen(report, language), manifest };
  const figures = drawn(SWEEP_FIGURES, () => view);
  const sections = filled(sectionsOf(report), figures, () => view, language);
  const title = view.say(t("report.sweep", { title: view.report.title }));
  return pageHtml({ title, header: header(view), sections, figures, plotlySource, language });
}

function header({ report, say }: SweepView): string {
  const { region, title, question, cases, worlds, population, replicates } = report;
  const chance =
    population === "agents"
      ? say(t("report.replicatesAgentsEach", { replicates }))
      : say(t("report.cohortsWithoutChance"));
  const size = say(t("report.cases", { cases, worlds: worlds > 1, worlds2: worlds }));
  return `<header><p class="kind">${say(t("report.sweep2"))} · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${size} · ${chance}</p></header>`;
}

function findings(source: SweepReport, { say, language }: SweepView): string {
  const items = sweepSentences(source, language).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  const limits = say(t("report.everyEffectDifferenceBetween"));
  return `<ul class="findings">${items.join("")}</ul><div class="box"><h3>${say(NOT_A_FORECAST)}</h3><p>${limits}</p></div>`;
}

/** Rows of the table; options.csv has all. */
const MOST_ROWS = 200;

const READING: Text = t("report.optionVariantOneValue");
