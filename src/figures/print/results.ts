import type { EvaluationReport } from "../../measures/results/evaluation.js";
import type { GameReport } from "../../measures/results/index.js";
import type { LeagueReport } from "../../measures/results/league.js";
import type { Manifest } from "../../measures/results/manifest.js";
import type { SensitivityReport } from "../../measures/results/sensitivity.js";
import type { SweepReport } from "../../measures/results/sweep.js";
import { lookup, type ReportData } from "../../measures/views/data.js";
import { gameView } from "../../measures/views/gameView.js";
import { seen } from "../../measures/views/reader.js";
import { viewOf } from "../../measures/views/reading.js";
import { leagueSeen, sensitivitySeen, sweepSeen } from "../../measures/views/studyViews.js";
import type { Language } from "../../words/index.js";
import { FIGURES } from "../comparison/index.js";
import { ALL as PRINT_FIGURES } from "../comparison/print/all.js";
import { drawn, type Figure, type FigureOf } from "../drawing/figure.js";
import { TABLE_FIGURES, type TableResults, tableView } from "../evidence/index.js";
import { GAME_FIGURES } from "../game/index.js";
import { EVALUATION_FIGURES } from "../study/evaluation.js";
import { LEAGUE_FIGURES } from "../study/league.js";
import { SENSITIVITY_FIGURES } from "../study/sensitivity.js";
import { SWEEP_FIGURES } from "../study/sweep.js";
import { PRINT_FORMATS, type PrintWidth } from "./format.js";

/** Results that figures are made of, by what made them. */
export type PrintedResults =
  | { kind: "comparison"; data: ReportData }
  | { kind: "game"; report: GameReport; manifest: Manifest }
  | { kind: "sweep"; report: SweepReport; manifest: Manifest }
  | { kind: "sensitivity"; report: SensitivityReport; manifest: Manifest }
  | { kind: "league"; report: LeagueReport }
  | { kind: "evaluation"; report: EvaluationReport }
  /** Of agglom attribute, backtest or events. */
  | { kind: "tables"; results: TableResults; manifest: Manifest | undefined };

/** A figure, and the width that it was drawn for. */
interface Drawn {
  figure: Figure;
  width: PrintWidth;
}

/** Every figure that the results allow, drawn for one column where it fits and this is asked for, else across both. */
export function figuresOf(results: PrintedResults, width: PrintWidth, language: Language): Drawn[] {
  switch (results.kind) {
    case "comparison": {
      const view = lookup(results.data, language);
      return drawnFor(width, [...FIGURES, ...PRINT_FIGURES], (figure) => viewOf(view, figure));
    }
    case "game":
      return drawnFor(width, GAME_FIGURES, () => gameView(results.report, results.manifest, language));
    case "sweep":
      return drawnFor(width, SWEEP_FIGURES, () => sweepSeen(results.report, language));
    case "sensitivity":
      return drawnFor(width, SENSITIVITY_FIGURES, () => sensitivitySeen(results.report, language));
    case "league":
      return drawnFor(width, LEAGUE_FIGURES, () => leagueSeen(results.report, language));
    case "evaluation":
      return drawnFor(width, EVALUATION_FIGURES, () => seen(results.report, language));
    case "tables": {
      const view = tableView(results.results, language);
      return drawnFor(width, TABLE_FIGURES, () => view);
    }
  }
}

function drawnFor<View, Declared extends FigureOf<View, string>>(
  wanted: PrintWidth,
  figures: readonly Declared[],
  view: (figure: Declared) => View,
): Drawn[] {
  return figures.flatMap((declared) => {
    const width = declared.narrow ? wanted : "double";
    return drawn<View, Declared>([declared], view, PRINT_FORMATS[width]).map((figure) => ({ figure, width }));
  });
}
