import { attributionWaterfall } from "./attribution.js";
import { backtestScatter } from "./backtest.js";
import { eventBands } from "./events.js";
import { phaseDiagram } from "./phase.js";
import { realisedRanges } from "./realised.js";
import type { TableFigure } from "./tableView.js";

export { type Fields, type TableResults, tableView } from "./tableView.js";

/** Every figure of results that are tables alone. */
export const TABLE_FIGURES: readonly TableFigure[] = [
  attributionWaterfall,
  backtestScatter,
  eventBands,
  phaseDiagram,
  realisedRanges,
];
