import { describe, expect, it } from "vitest";
import shipped from "../../src/apps/lab/engine/scenarios.json" with { type: "json" };
import type { Language } from "../../src/words/index.js";
import type { screen as drawScreen } from "../apps/lab/screen.js";
import { foreignWords } from "./foreign.js";

const XX = "xx" as Language;
const { screen } = await import("../apps/lab/screen.js");
const { VIEWS, wordsOf } = await import("../apps/lab/views.js");
const { translated } = await import("./translated.js");

const { CONTROLS } = await import("../../src/apps/lab/state/controls.js");

/** Names of regions, titles and questions of scenario files, which were written in two languages. */
const OF_SCENARIOS = [
  ...shipped.regions.map(({ label }) => label.en),
  ...shipped.scenarios.flatMap(({ title, question }) => [title.en, question.en]),
];

/** Literature. */
const SOURCES = CONTROLS.map((control) => control.words.source.en);

const NAMES = [...OF_SCENARIOS, ...SOURCES, "English", "SVG", "PNG", "CSV", "magic"];

const inXX: typeof drawScreen = (View, props, given) => screen(View, props, { ...given, language: XX });

describe("a made-up language", () => {
  it.each(Object.entries(VIEWS))("is all that the lab speaks: %s", async (_, view) => {
    const shown = await view(inXX, translated);
    expect(foreignWords(wordsOf(shown), NAMES)).toEqual([]);
    shown.close();
  });
});
