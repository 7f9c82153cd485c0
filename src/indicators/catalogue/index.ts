import type { IndicatorDefinition } from "../definition.js";
import { capital } from "./capital.js";
import { convergence } from "./convergence.js";
import { finance } from "./finance.js";
import { innovation } from "./innovation.js";
import { mobility } from "./mobility.js";
import { output } from "./output.js";
import { structure } from "./structure.js";
import { trade } from "./trade.js";

/** Every indicator of a simulated year, in the order of all tables. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  ...output,
  ...capital,
  ...convergence,
  ...mobility,
  ...structure,
  ...trade,
  ...innovation,
  ...finance,
];
