import type { Language } from "../language/index.js";
import type { GameReport, Manifest } from "../results/index.js";
import { GAME_FIGURES } from "./figures/game/index.js";
import { GAME_SECTIONS } from "./gameSections.js";
import { type GameView, gameView } from "./gameView.js";
import { escapeHtml } from "./html.js";
import { drawn, filled } from "./parts.js";
import { pageHtml } from "./shell.js";

/** The report of a coordination game as one HTML file. */
export function gameHtml(
  report: GameReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = "en",
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
    say({ en: `${players.length} players`, zh: `${players.length}个参与方` }),
    say({ en: `${horizon} years from ${from}`, zh: `自${from}年起${horizon}年` }),
    replicates > 0
      ? say({ en: `${replicates} replicates`, zh: `重复${replicates}次` })
      : say({ en: "without chance", zh: "不含随机性" }),
  ];
  return `<header><p class="kind">${say({ en: "Coalition analysis", zh: "联盟分析" })} · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${facts.join(" · ")}</p></header>`;
}
