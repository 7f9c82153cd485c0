import type { PrintWidth } from "./format.js";
import { type PrintFigure, printed } from "./printed.js";
import { figuresOf, type PrintedResults } from "./results.js";

export { captionsText } from "./captions.js";
export type { PrintFigure } from "./printed.js";
export type { PrintedResults } from "./results.js";

/** Every figure that the results allow, ready for export. */
export function printFigures(results: PrintedResults, width: PrintWidth): PrintFigure[] {
  return figuresOf(results, width).map(({ figure, width: own }) => printed(figure, own));
}
