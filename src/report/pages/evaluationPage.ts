import { drawn } from "../../figures/drawing/figure.js";
import { EVALUATION_FIGURES } from "../../figures/study/evaluation.js";
import type { EvaluationReport } from "../../measures/results/evaluation.js";
import { type Seen, seen } from "../../measures/views/reader.js";
import { ENGLISH, type Language, t } from "../../words/index.js";
import { evaluationSentences } from "../answer/evaluation.js";
import { programSection } from "../sections/provenance.js";
import type { SectionOf } from "../sections/sectionOf.js";
import { evaluationTable, goalpostsTable, ranksTable } from "../tables/evaluation.js";
import { escapeHtml } from "../tables/html.js";
import { tableHtml } from "../tables/table.js";
import { filled } from "./filled.js";
import { pageHtml } from "./shell.js";

interface PageView extends Seen<EvaluationReport> {
  sentences: readonly string[];
}

const SECTIONS: readonly SectionOf<PageView, string>[] = [
  {
    id: "findings",
    title: t("report.findings"),
    above: ({ sentences }) =>
      `<ul class="findings">${sentences.map((one) => `<li>${escapeHtml(one)}</li>`).join("")}</ul>`,
  },
  { id: "panel", title: t("report.evaluationPanel"), below: (view) => tableHtml(evaluationTable(view)) },
  {
    id: "ranks",
    title: t("report.evaluationRanks"),
    below: (view) => view.report.ranks.map((one) => tableHtml(ranksTable(view, one))).join(""),
  },
  { id: "goalposts", title: t("report.evaluationGoalposts"), below: (view) => tableHtml(goalpostsTable(view)) },
  { id: "reading", title: t("report.howReadPage"), above: ({ say }) => say(t("report.evaluationReading")) },
  programSection,
];

/** The observed panel of agglomerations as one HTML file. */
export function evaluationHtml(report: EvaluationReport, plotlySource: string, language: Language = ENGLISH): string {
  const view: PageView = { ...seen(report, language), sentences: evaluationSentences(report, language) };
  const figures = drawn(EVALUATION_FIGURES, () => view);
  const sections = filled(SECTIONS, figures, () => view, language);
  const { years, agglomerations, parts, ranks } = report;
  const title = view.say(t("report.evaluationTitle", { first: years[0], last: years.at(-1) }));
  const facts = t("report.evaluationFacts", {
    count: agglomerations.length,
    parts: parts.length,
    draws: ranks[0]?.draws ?? 0,
  });
  const header = `<header><p class="kind">${view.say(t("report.evaluationKind"))}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${view.say(t("report.evaluationQuestion"))}</p>
<p class="facts">${view.say(facts)}</p></header>`;
  return pageHtml({ title, header, sections, figures, plotlySource, language });
}
