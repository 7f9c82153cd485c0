import type { Language } from "../../words/index.js";
import type { GameReport, Manifest } from "../results/index.js";
import { type Seen, seen } from "./reader.js";

/** game.json as a reader of one language sees it. */
export type GameSeen = Seen<GameReport>;

export function gameSeen(report: GameReport, language: Language): GameSeen {
  return seen(report, language);
}

/** All that the page of a game shows: game.json, as its reader sees it, and manifest.json. */
export interface GameView extends GameSeen {
  manifest: Manifest;
}

export function gameView(report: GameReport, manifest: Manifest, language: Language): GameView {
  return { ...gameSeen(report, language), manifest };
}
