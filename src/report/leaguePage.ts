import type { LeagueReport, LeagueRow } from "../results/league.js";
import type { Manifest } from "../results/manifest.js";
import { type LeagueFigure, leagueEffects, leagueRanks } from "./figures/study/league.js";
import { escapeHtml } from "./html.js";
import { drawn, filled, type SectionOf } from "./parts.js";
import { plain, signed } from "./present.js";
import { pageHtml } from "./shell.js";
import { tableHtml } from "./tableHtml.js";

/** Every figure of the page, in reading order. */
export const LEAGUE_FIGURES: readonly LeagueFigure[] = [leagueRanks, leagueEffects];

interface PageData {
  report: LeagueReport;
  sentences: readonly string[];
  program: Manifest["program"];
}

const SECTIONS: readonly SectionOf<PageData, string>[] = [
  {
    id: "findings",
    title: "Findings",
    above: ({ sentences }) =>
      `<ul class="findings">${sentences.map((one) => `<li>${escapeHtml(one)}</li>`).join("")}</ul>`,
  },
  { id: "levels", title: "Levels", below: ({ report }) => table(report, "level") },
  { id: "effects", title: "The same reform in each", below: ({ report }) => table(report, "effect") },
  { id: "reading", title: "How to read this page", above: () => READING },
  {
    id: "provenance",
    title: "Provenance",
    above: ({ program }) =>
      `<p>agglom ${escapeHtml(program.version)}${program.commit ? `, commit ${escapeHtml(program.commit)}` : ""}.</p>`,
  },
];

/** Regions side by side as one HTML file. `sentences`: the answer in words. */
export function leagueHtml(
  report: LeagueReport,
  sentences: readonly string[],
  program: Manifest["program"],
  plotlySource: string,
): string {
  const figures = drawn(LEAGUE_FIGURES, () => report);
  const sections = filled(SECTIONS, figures, () => ({ report, sentences, program }));
  return pageHtml({ title: `${report.reform.title}: league`, header: header(report), sections, figures, plotlySource });
}

function header({ reform, regions, worlds, years }: LeagueReport): string {
  return `<header><p class="kind">League of agglomerations</p>
<h1>${escapeHtml(reform.title)}</h1>
<p class="question">${escapeHtml(reform.question)}</p>
<p class="facts">${regions.length} regions · ${years} years on cohorts · ${worlds > 0 ? `${worlds} worlds each` : "central values"}</p></header>`;
}

function table({ regions, rows }: LeagueReport, kind: LeagueRow["kind"]): string {
  const body = rows
    .filter((row) => row.kind === kind)
    .map((row) => [
      kind === "effect" ? `${row.label}, %` : `${row.label}, ${row.unit.replaceAll("{currency}", "of the currency")}`,
      ...row.cells.map(({ value, band, rank }) => {
        if (value === null) return "–";
        const show = kind === "effect" ? signed : (one: number) => plain(one, threeDigits(one));
        const interval = band ? ` [${show(band[0])}, ${show(band[1])}]` : "";
        return `${show(value)}${interval}${rank === null ? "" : ` (${rank})`}`;
      }),
    ]);
  const heads = regions.map(({ label, currency }) => `${label}${kind === "level" ? ` (${currency})` : ""}`);
  return tableHtml([kind === "effect" ? "Effect" : "Indicator", ...heads], body);
}

function threeDigits(value: number): number {
  return value === 0 ? 0 : Math.min(5, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}

const READING = `<ul>
<li><b>Rank.</b> In brackets after a value: 1 is best among those shown; none where an indicator has no better direction, or where money of several currencies would be compared.</li>
<li><b>Levels</b> are those of the calibrated base year. Structure below three sectors is imputed, barriers are estimated or assumed: levels of such indicators compare assumptions as much as regions.</li>
<li><b>The same reform</b> changes each region’s own barriers by the same rule; its effect is in per cent of each region’s own baseline.</li>
<li><b>Intervals</b> hold nine of ten joint draws of what is uncertain. A difference between two regions inside both intervals is no finding.</li>
</ul>`;
