import { compensationBars } from "./compensation.js";
import { coreTriangle } from "./coreTriangle.js";
import type { GameFigure } from "./gameFigure.js";
import { payoffMap } from "./payoffMap.js";
import { responseMap } from "./responses.js";
import { stabilityBySize } from "./stability.js";

/** Every figure of a game's page, in reading order. */
export const GAME_FIGURES: readonly GameFigure[] = [
  compensationBars,
  payoffMap,
  responseMap,
  stabilityBySize,
  coreTriangle,
];
