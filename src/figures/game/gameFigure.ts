import type { GameView } from "../../measures/views/gameView.js";
import type { FigureOf } from "../drawing/figure.js";

/** A figure of a game's page: where it stands, and how it is drawn from game.json. */
export type GameFigure = FigureOf<GameView, "acceptance" | "coalitions" | "division">;
