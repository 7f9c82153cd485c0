import { ENGLISH, type Language, type Text, t } from "../language/index.js";
import type { Manifest } from "../results/manifest.js";
import { MEASURES, type SensitivityReport, type ShownOutcome } from "../results/sensitivity.js";
import { indexBars, morrisScatter, type SensitivityFigure } from "./figures/study/sensitivity.js";
import { escapeHtml } from "./html.js";
import { drawn, filled, type SectionOf } from "./parts.js";
import { plain, withInterval } from "./present.js";
import { NOT_A_FORECAST } from "./prose.js";
import { studyProvenance } from "./provenance.js";
import { figureLabel, outcomeName, sensitivitySentences } from "./sensitivity.js";
import { pageHtml } from "./shell.js";
import { type SensitivityView, sensitivitySeen } from "./studyViews.js";
import { tableHtml } from "./tableHtml.js";

/** Every figure of the page, in reading order. */
export const SENSITIVITY_FIGURES: readonly SensitivityFigure[] = [morrisScatter, indexBars];

/** Sections of the page; findings are of the report in all languages. */
const sectionsOf = (source: SensitivityReport): readonly SectionOf<SensitivityView, string>[] => [
  { id: "findings", title: t("report.findings"), above: (view) => findings(source, view) },
  { id: "effects", title: t("report.effectsDepend") },
  {
    id: "tables",
    title: t("report.allFigures"),
    above: (view) => view.report.outcomes.map((one) => table(view, one)).join(""),
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

function table(view: SensitivityView, outcome: ShownOutcome): string {
  const { report, say } = view;
  const { method } = report;
  const measures = MEASURES[method];
  const ranges = new Map(
    report.factors.map(({ name, low, high, unit }) => [
      name,
      say(t("report.to2", { low: plain(low), high: plain(high), unit })),
    ]),
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
  const { used, dropped, variantLabel, unit } = outcome;
  const of = outcomeName(outcome, view);
  const title = say(t("report.text17", { of, variantLabel, unit }));
  const counted = COUNTED[method];
  const left = dropped > 0 ? say(t("report.leftOutWorldsCould", { dropped })) : "";
  const basis = say(t("report.text18", { used, counted, left }));
  const heads = [
    say(t("report.figure")),
    { text: say(t("report.range")) },
    ...measures.map((measure) => say(HEADS[measure]!)),
  ];
  return `<h3>${escapeHtml(title)}</h3><p>${basis}</p>${tableHtml(heads, rows)}`;
}

const COUNTED: Record<SensitivityReport["method"], Text> = {
  morris: t("report.steps"),
  sobol: t("report.groupsWorlds"),
  rank: t("report.worlds2"),
};

const HEADS: Record<string, Text> = {
  size: t("report.meanSize"),
  spread: t("report.deviation2"),
  mean: t("report.mean3"),
  total: t("report.totalIndex"),
  first: t("report.firstOrderIndex"),
  simple: t("report.spearman"),
  partial: t("report.partial"),
};

const READING: Record<SensitivityReport["method"], Text> = {
  morris: t("report.elementaryEffectEffectPolicy"),
  sobol: t("report.firstOrderIndexShare"),
  rank: t("report.spearmanHowFirmlyEffect"),
};
