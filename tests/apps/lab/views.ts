import { h } from "preact";
import { About } from "../../../src/apps/lab/about/About.js";
import { Header } from "../../../src/apps/lab/app/App.js";
import { CityPanel } from "../../../src/apps/lab/city/CityPanel.js";
import { Compare } from "../../../src/apps/lab/compare/Compare.js";
import type { CityBooks } from "../../../src/apps/lab/engine/calls.js";
import { Explore } from "../../../src/apps/lab/explore/Explore.js";
import { Game } from "../../../src/apps/lab/game/Game.js";
import { Lessons, TeacherPage } from "../../../src/apps/lab/lessons/Lessons.js";
import { LessonView, PredictView } from "../../../src/apps/lab/lessons/LessonView.js";
import type { PredictStep, ProveStep } from "../../../src/apps/lab/lessons/lesson.js";
import { ProveView } from "../../../src/apps/lab/lessons/ProveView.js";
import { LeverDetails, LeverPanel } from "../../../src/apps/lab/levers/LeverPanel.js";
import { MoveForm } from "../../../src/apps/lab/play/MoveForm.js";
import { Setup } from "../../../src/apps/lab/play/Play.js";
import { EndView, TurnTable } from "../../../src/apps/lab/play/tables.js";
import { CONTROLS } from "../../../src/apps/lab/state/controls.js";
import { decision, meeting } from "./city/decided.js";
import { engines } from "./engine.js";
import { GAME } from "./game/small.js";
import { ARMS, LESSON, numbers, results } from "./lessons/small.js";
import { end, played, turn } from "./play/small.js";
import type { Screen, screen } from "./screen.js";
import { MILL, NONE, runOf, TOLLS, WORLD } from "./worlds.js";

type Draw = typeof screen;
type Seen = <Data>(data: Data) => Data;

/** A view of the lab with invented results. `draw` is in a language, `seen` makes data say the same in it. */
type View = (draw: Draw, seen: Seen) => Screen | Promise<Screen>;

const SIDES = { policy: TOLLS, other: { package: "choose", settings: [] } };

/** Sends a run as the engine does. */
async function finish(effects: Record<string, number>, channel?: string): Promise<void> {
  const run = runOf({ effects });
  await engines.step("run", { shape: run.shape }, channel);
  for (const year of run.baseline) await engines.step("run", { arm: 0, year }, channel);
  for (const year of run.policy) await engines.step("run", { arm: 1, year }, channel);
  await engines.answer("run", run.end!, channel);
}

const books: CityBooks = {
  accounts: [
    { indicator: "real-gdp", values: [200, 210] },
    { indicator: "residents", values: [500, 400] },
  ],
  industries: [
    { sector: "services", employment: [100, 90], firms: [20, 20], quotient: [9, 0.8] },
    { sector: "manufacturing", employment: [120, 150], firms: [30, 33], quotient: [9, 1.25] },
  ],
};

const table = (seen: Seen) => ({
  played: { ...seen(played), turns: [turn(["kept", "broken", "out"])] },
  people: ["harbour", "mill"],
  nameOf: (id: string) => seen(WORLD).cities.find((city) => city.id === id)!.label,
});

const next = () => h("p", {}, "");
const noise = () => {};

export const VIEWS: Record<string, View> = {
  header: (draw) => draw(Header, {}),
  about: (draw) => draw(About, {}),
  async explore(draw, seen) {
    const shown = draw(Explore, {}, { state: { policy: TOLLS } });
    await engines.answer("open", seen(WORLD));
    await finish({ "real-gdp": 3, "harbour real-gdp": -2 });
    return shown;
  },
  async city(draw, seen) {
    const events = [decision(2024, "mill"), meeting(2025, [{ player: "inland", inside: 1, outside: 0.9 }])];
    const data = runOf({ end: { events } });
    const shown = draw(CityPanel, { world: seen(WORLD), city: seen(MILL), data, current: true, at: 1, onClose: noise });
    await engines.answer("city", books);
    return shown;
  },
  levers: (draw, seen) => {
    const shown = draw(LeverPanel, { world: seen(WORLD), from: 2024 }, { state: { policy: NONE } });
    for (const more of shown.root.querySelectorAll("button.more")) shown.fire(more, "click");
    return shown;
  },
  async compare(draw, seen) {
    const shown = draw(Compare, {}, { state: SIDES });
    await engines.answer("open", seen(WORLD));
    await finish({ "harbour real-gdp": 2 }, "run");
    await finish({ "harbour real-gdp": -4 }, "run-b");
    return shown;
  },
  async "game table"(draw, seen) {
    const shown = draw(Game, {});
    await engines.answer("game", seen(GAME));
    return shown;
  },
  "play, its beginning": (draw) => draw(Setup, { onStart: noise }),
  "play, a move": (draw, seen) =>
    draw(MoveForm, {
      ...table(seen),
      city: "mill",
      played: { ...seen(played), breakers: ["harbour"] },
      onDecide: noise,
    }),
  "play, a turn": (draw, seen) => draw(TurnTable, { ...table(seen), turn: 0 }),
  "play, its end": (draw, seen) => draw(EndView, { ...table(seen), played: { ...seen(played), end } }),
  lessons: (draw) => draw(Lessons, {}),
  "lessons, for teachers": (draw) => draw(TeacherPage, {}),
  lesson: (draw, seen) => draw(LessonView, { lesson: seen(LESSON) }, { state: { own: { lesson: "small", step: "" } } }),
  "lesson, a guess": (draw, seen) => {
    const lesson = seen(LESSON);
    const step = lesson.steps[1] as PredictStep;
    return draw(PredictView, { lesson, step, guess: "high", onGuess: noise, results: results(), next });
  },
  async "lesson, a proof"(draw, seen) {
    const lesson = seen(LESSON);
    const step = lesson.steps[2] as ProveStep;
    const shown = draw(ProveView, { lesson, step, next }, { state: { own: { set: "2_3" } } });
    await engines.answer("arms", [ARMS.baseline, ARMS.low, ARMS.high, numbers(100, 130)]);
    return shown;
  },
  ...Object.fromEntries(
    CONTROLS.map((control): [string, View] => [
      `lever ${control.id}`,
      (draw, seen) => draw(LeverDetails, { world: seen(WORLD), control, where: undefined, onWhere: noise }),
    ]),
  ),
};

/** Attributes that are read out. */
const READ_OUT = ["aria-label", "aria-valuetext", "title", "placeholder", "alt"];

/** All that a person reads or hears of a view, but for parts that are left out. */
export function wordsOf({ root }: { root: Element }, leavesOut = (_: Element) => false): string[] {
  const words: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === 1 && leavesOut(node as Element)) return;
    if (node.nodeType === 3) words.push(node.textContent ?? "");
    for (const name of READ_OUT) words.push((node as Element).getAttribute?.(name) ?? "");
    for (const child of node.childNodes) visit(child);
  };
  visit(root);
  return words.filter((one) => one.trim() !== "");
}
