import type { Language } from "../../words/index.js";
import { figuresOf, type PrintedResults, type PrintFigure, type PrintWidth, printed } from "./results.js";

/** Every figure that the results allow, ready for export, and the names of those that are higher than a page. */
export function printFigures(
  results: PrintedResults,
  width: PrintWidth,
  language: Language,
): { figures: PrintFigure[]; tooHigh: string[] } {
  const drawn = figuresOf(results, width, language).map(({ figure, width: own }) => ({
    id: figure.id,
    figure: printed(figure, own),
  }));
  return {
    figures: drawn.flatMap(({ figure }) => figure ?? []),
    tooHigh: drawn.flatMap(({ id, figure }) => (figure ? [] : [id])),
  };
}
