import { type Language, type Text, t } from "../language/index.js";
import type { LeagueReport, LeagueRow } from "../results/league.js";
import { type LeagueFigure, leagueEffects, leagueRanks } from "./figures/study/league.js";
import { escapeHtml } from "./html.js";
import { drawn, filled, type SectionOf } from "./parts.js";
import { plain, signed, threeDigits } from "./present.js";
import { programText } from "./provenance.js";
import type { Seen } from "./reader.js";
import { pageHtml } from "./shell.js";
import { leagueSeen } from "./studyViews.js";
import { tableHtml } from "./tableHtml.js";

/** Every figure of the page, in reading order. */
export const LEAGUE_FIGURES: readonly LeagueFigure[] = [leagueRanks, leagueEffects];

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
  { id: "levels", title: t("report.levels"), below: (view) => table(view, "level") },
  {
    id: "effects",
    title: t("report.sameReformEach"),
    below: (view) => table(view, "effect"),
  },
  { id: "reading", title: t("report.howReadPage"), above: ({ say }) => say(READING) },
  {
    id: "provenance",
    title: t("report.provenance"),
    above: ({ report, say }) => `<p>${programText(report.program, say)}${say(t("report.text14"))}</p>`,
  },
];

/** Regions side by side as one HTML file. `sentences`: the answer in words of that language. */
export function leagueHtml(
  report: LeagueReport,
  sentences: readonly string[],
  plotlySource: string,
  language: Language = "en",
): string {
  const view: PageView = { ...leagueSeen(report, language), sentences };
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

function table({ report, say }: PageView, kind: LeagueRow["kind"]): string {
  const { regions, rows } = report;
  const ownCurrency = say(t("indicators.currency"));
  const body = rows
    .filter((row) => row.kind === kind)
    .map((row) => {
      const unit = kind === "effect" ? "%" : row.unit.replaceAll("{currency}", ownCurrency);
      return [
        say(t("report.text15", { row: row.label, unit })),
        ...row.cells.map(({ value, band, rank }) => {
          if (value === null) return "–";
          const show = kind === "effect" ? signed : (one: number) => plain(one, threeDigits(one));
          const interval = band ? ` [${show(band[0])}, ${show(band[1])}]` : "";
          return `${show(value)}${interval}${rank === null ? "" : ` (${rank})`}`;
        }),
      ];
    });
  const heads = regions.map(({ label, currency }) =>
    kind === "level" ? say(t("report.text16", { label, currency })) : label,
  );
  const first = kind === "effect" ? say(t("report.effect2")) : say(t("lab.indicator"));
  return tableHtml([first, ...heads], body);
}

const READING: Text = t("report.rankBracketsAfterValue");
