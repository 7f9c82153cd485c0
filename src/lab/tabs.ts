import type { ComponentType } from "preact";
import type { Text } from "../language/index.js";
import { About } from "./about/About.js";
import { Compare } from "./compare/Compare.js";
import { Explore } from "./explore/Explore.js";
import { Game } from "./game/Game.js";
import { Lessons } from "./lessons/Lessons.js";
import { Play } from "./play/Play.js";

/** A part of the lab. Its own state, if it has any, stands in the address under `own` (state/state.ts). */
export interface Tab {
  id: string;
  label: Text;
  View: ComponentType;
}

/** In the order of the page; the first is the one that opens. */
export const TABS: readonly Tab[] = [
  { id: "explore", label: { en: "Explore", zh: "探索" }, View: Explore },
  { id: "compare", label: { en: "Compare", zh: "比较" }, View: Compare },
  { id: "game", label: { en: "Game table", zh: "博弈桌" }, View: Game },
  { id: "play", label: { en: "Play", zh: "对局" }, View: Play },
  { id: "lessons", label: { en: "Lessons", zh: "课程" }, View: Lessons },
  { id: "about", label: { en: "About", zh: "说明" }, View: About },
];
