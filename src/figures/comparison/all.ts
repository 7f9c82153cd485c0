import { consumptionChannels } from "./channels.js";
import { choices } from "./choices.js";
import { winnersAndLosers } from "./cities.js";
import { convergence } from "./convergence.js";
import { variantDifferences } from "./differences.js";
import { consumption, realIncome } from "./fan.js";
import { publicFinance } from "./finance.js";
import { firmFlows, workerFlows } from "./flows.js";
import { cityMap } from "./map.js";
import { heldAgainst } from "./moments.js";
import { effectPath } from "./path.js";
import { structureMap } from "./structure.js";
import { effectCourse, tornado } from "./worlds.js";

/** Figures. Written by npm run docs from the files of this folder. */
export const ALL = [
  effectPath,
  realIncome,
  consumption,
  choices,
  winnersAndLosers,
  cityMap,
  convergence,
  firmFlows,
  workerFlows,
  structureMap,
  publicFinance,
  effectCourse,
  tornado,
  variantDifferences,
  heldAgainst,
  consumptionChannels,
];
