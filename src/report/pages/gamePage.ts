import { drawn } from "../../figures/drawing/figure.js";
import { GAME_FIGURES } from "../../figures/game/index.js";
import type { GameReport, Manifest } from "../../measures/results/index.js";
import { type GameView, gameView } from "../../measures/views/gameView.js";
import { ENGLISH, type Language, t } from "../../words/index.js";
import { GAME_SECTIONS } from "../sections/gameSections.js";
import { escapeHtml } from "../tables/html.js";
import { filled } from "./filled.js";
import { pageHtml } from "./shell.js";

/** The report of a coordination game as one HTML file. */
export function gameHtml(
  report: GameReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = ENGLISH,
): string {
  const view = gameView(report, manifest, language);
  const figures = drawn(GAME_FIGURES, () => view);
  const sections = filled(GAME_SECTIONS, figures, () => view, language);
  return pageHtml({ title: view.report.title, header: header(view), sections, figures, plotlySource, language });
}

function header({ report, say }: GameView): string {
  const { region, title, question, agreement, settings, players } = report;
  const { replicates, horizon, from } = settings;
  const facts = [
    escapeHtml(agreement),
    say(t("report.players2", { playersCount: players.length })),
    say(t("report.years", { horizon, from })),
    replicates > 0 ? say(t("report.replicates2", { replicates })) : say(t("report.withoutChance")),
  ];
  return `<header><p class="kind">${say(t("report.coalitionAnalysis"))} · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${facts.join(" · ")}</p></header>`;
}
