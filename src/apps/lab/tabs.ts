import type { ComponentType } from "preact";
import { type Text, t } from "../../words/index.js";
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
  { id: "explore", label: t("lab.explore"), View: Explore },
  { id: "compare", label: t("lab.compare"), View: Compare },
  { id: "game", label: t("lab.gameTable"), View: Game },
  { id: "play", label: t("lab.play"), View: Play },
  { id: "lessons", label: t("lab.lessons"), View: Lessons },
  { id: "about", label: t("lab.about2"), View: About },
];
