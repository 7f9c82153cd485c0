import { compensationBars } from "./compensation.js";
import type { GameFigure } from "./lattice.js";
import { payoffMap } from "./payoffMap.js";
import { responseMap } from "./responses.js";
import { stabilityBySize } from "./stability.js";
import { coreTriangle } from "./triangle.js";

/** Every figure of a game's page, in reading order. */
export const GAME_FIGURES: readonly GameFigure[] = [
  compensationBars,
  payoffMap,
  responseMap,
  stabilityBySize,
  coreTriangle,
];
