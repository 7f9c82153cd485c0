import type { GameReport, Manifest } from "../results/index.js";
import { GAME_FIGURES } from "./figures/game/index.js";
import { GAME_SECTIONS, type GameData } from "./gameSections.js";
import { escapeHtml } from "./html.js";
import { drawn, filled } from "./parts.js";
import { pageHtml } from "./shell.js";

/** The report of a coordination game as one HTML file. */
export function gameHtml(report: GameReport, manifest: Manifest, plotlySource: string): string {
  const data: GameData = { report, manifest };
  const figures = drawn(GAME_FIGURES, () => report);
  const sections = filled(GAME_SECTIONS, figures, () => data);
  return pageHtml({ title: report.title, header: header(report), sections, figures, plotlySource });
}

function header({ region, title, question, agreement, settings, players }: GameReport): string {
  return `<header><p class="kind">Coalition analysis · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${escapeHtml(agreement)} · ${players.length} players · ${settings.horizon} years from ${settings.from} · ${settings.replicates > 0 ? `${settings.replicates} replicates` : "without chance"}</p></header>`;
}
