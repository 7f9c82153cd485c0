import { drawn } from "../../figures/drawing/figure.js";
import { LEAGUE_FIGURES } from "../../figures/study/league.js";
import type { LeagueReport } from "../../measures/results/league.js";
import type { Seen } from "../../measures/views/reader.js";
import { leagueSeen } from "../../measures/views/studyViews.js";
import { ENGLISH, type Language, type Text, t } from "../../words/index.js";
import { leagueSentences } from "../answer/league.js";
import { programSection } from "../sections/provenance.js";
import type { SectionOf } from "../sections/sectionOf.js";
import { escapeHtml } from "../tables/html.js";
import { leagueTable } from "../tables/studies.js";
import { tableHtml } from "../tables/table.js";
import { filled } from "./filled.js";
import { pageHtml } from "./shell.js";

interface PageView extends Seen<LeagueReport> {
  sentences: readonly string[];
}

const SECTIONS: readonly SectionOf<PageView, string>[] = [
  {
    id: "findings",
    title: t("report.findings"),
    above: ({ sentences }) =>
      `<ul class="findings">${sentences.map((one) => `<li>${escapeHtml(one)}</li>`).join("")}</ul>`,
  },
  { id: "levels", title: t("report.levels"), below: (view) => tableHtml(leagueTable(view, "level")) },
  {
    id: "effects",
    title: t("report.sameReformEach"),
    below: (view) => tableHtml(leagueTable(view, "effect")),
  },
  { id: "reading", title: t("report.howReadPage"), above: ({ say }) => say(READING) },
  programSection,
];

/** Regions side by side as one HTML file. */
export function leagueHtml(report: LeagueReport, plotlySource: string, language: Language = ENGLISH): string {
  const view: PageView = { ...leagueSeen(report, language), sentences: leagueSentences(report, language) };
  const figures = drawn(LEAGUE_FIGURES, () => view);
  const sections = filled(SECTIONS, figures, () => view, language);
  const name = view.report.reform.title;
  const title = view.say(t("report.league", { name }));
  return pageHtml({ title, header: header(view), sections, figures, plotlySource, language });
}

function header({ report, say }: PageView): string {
  const { reform, regions, worlds, years } = report;
  const facts = [
    say(t("report.regions", { regionsCount: regions.length })),
    say(t("report.yearsCohorts", { years })),
    worlds > 0 ? say(t("report.worldsEach", { worlds })) : say(t("report.centralValues")),
  ];
  return `<header><p class="kind">${say(t("report.leagueAgglomerations"))}</p>
<h1>${escapeHtml(reform.title)}</h1>
<p class="question">${escapeHtml(reform.question)}</p>
<p class="facts">${facts.join(" · ")}</p></header>`;
}

const READING: Text = t("report.rankBracketsAfterValue");
