import type { Language } from "../../language/index.js";
import type { PrintWidth } from "./format.js";
import { type PrintFigure, printed } from "./printed.js";
import { figuresOf, type PrintedResults } from "./results.js";

export { captionsText } from "./captions.js";
export type { PrintFigure } from "./printed.js";
export type { PrintedResults } from "./results.js";

/** Every figure that the results allow, ready for export. */
export function printFigures(results: PrintedResults, width: PrintWidth, language: Language = "en"): PrintFigure[] {
  return figuresOf(results, width, language).map(({ figure, width: own }) => printed(figure, own));
}
