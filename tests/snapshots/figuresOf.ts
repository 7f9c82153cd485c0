import { lookup } from "../../src/report/data.js";
import type { Figure } from "../../src/report/figure.js";
import { GAME_FIGURES } from "../../src/report/figures/game/index.js";
import { FIGURES } from "../../src/report/figures/index.js";
import { gameView } from "../../src/report/gameView.js";
import type { PrintedResults } from "../../src/report/index.js";
import { LEAGUE_FIGURES } from "../../src/report/leaguePage.js";
import { drawn } from "../../src/report/parts.js";
import { viewOf } from "../../src/report/reading.js";
import { SENSITIVITY_FIGURES } from "../../src/report/sensitivityPage.js";
import { leagueSeen, sensitivitySeen, sweepSeen } from "../../src/report/studyViews.js";
import { SWEEP_FIGURES } from "../../src/report/sweepPage.js";
import type { Language } from "../../src/words/index.js";

/** Figures as a page shows them. */
export function onPage(results: PrintedResults, language: Language): Figure[] {
  switch (results.kind) {
    case "comparison": {
      const view = lookup(results.data, language);
      return drawn(FIGURES, (figure) => viewOf(view, figure));
    }
    case "game":
      return drawn(GAME_FIGURES, () => gameView(results.report, results.manifest, language));
    case "sweep":
      return drawn(SWEEP_FIGURES, () => ({ ...sweepSeen(results.report, language), manifest: results.manifest }));
    case "sensitivity":
      return drawn(SENSITIVITY_FIGURES, () => ({
        ...sensitivitySeen(results.report, language),
        manifest: results.manifest,
      }));
    case "league":
      return drawn(LEAGUE_FIGURES, () => leagueSeen(results.report, language));
    case "tables":
      return [];
  }
}
