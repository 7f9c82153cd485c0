import type { GameSectionId } from "../../gameSections.js";
import type { GameView } from "../../gameView.js";
import type { FigureOf } from "../../parts.js";

/** A figure of a game's page: where it stands, and how it is drawn from game.json. */
export type GameFigure = FigureOf<GameView, GameSectionId>;
