import type { IndicatorDefinition } from "../definition.js";
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
  ...convergence,
  ...mobility,
  ...structure,
  ...trade,
  ...innovation,
  ...finance,
];

/**
 * Parts of the evaluation of industrial collaboration that a simulated year yields; reported as a vector, because any single
 * number hides which part moved.
 */
export const COLLABORATION: readonly string[] = [
  "complementarity",
  "trade-freeness",
  "cross-city-input-share",
  "platform-effect",
  "core-periphery-gap",
  "theil-t-gdp-between",
  "theil-t-gdp-within",
];
