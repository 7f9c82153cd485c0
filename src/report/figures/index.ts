import type { ReportFigure } from "../reportFigure.js";
import { choices } from "./choices.js";
import { winnersAndLosers } from "./cities.js";
import { convergence } from "./convergence.js";
import { effectFan } from "./fan.js";
import { publicFinance } from "./finance.js";
import { firmFlows, workerFlows } from "./flows.js";
import { cityMap } from "./map.js";
import { structureMap } from "./structure.js";

/** Every figure of the report, in reading order. */
export const FIGURES: readonly ReportFigure[] = [
  effectFan("real-gdp"),
  effectFan("real-consumption-per-head"),
  choices,
  winnersAndLosers,
  cityMap,
  convergence,
  firmFlows,
  workerFlows,
  structureMap,
  publicFinance,
];
