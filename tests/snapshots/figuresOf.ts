import { FIGURES } from "../../src/figures/comparison/index.js";
import { drawn, type Figure } from "../../src/figures/drawing/figure.js";
import { GAME_FIGURES } from "../../src/figures/game/index.js";
import type { PrintedResults } from "../../src/figures/print/results.js";
import { EVALUATION_FIGURES } from "../../src/figures/study/evaluation.js";
import { LEAGUE_FIGURES } from "../../src/figures/study/league.js";
import { SENSITIVITY_FIGURES } from "../../src/figures/study/sensitivity.js";
import { SWEEP_FIGURES } from "../../src/figures/study/sweep.js";
import { lookup, seen } from "../../src/measures/views/data.js";
import { gameView } from "../../src/measures/views/gameNames.js";
import { viewOf } from "../../src/measures/views/reading.js";
import { leagueSeen, sensitivitySeen, sweepSeen } from "../../src/measures/views/studyViews.js";
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
    case "evaluation":
      return drawn(EVALUATION_FIGURES, () => seen(results.report, language));
    case "tables":
      return [];
  }
}
