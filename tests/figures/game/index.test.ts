import { describe, expect, it } from "vitest";
import { GAME_FIGURES } from "../../../src/figures/game/index.js";
import { GAME_SECTIONS } from "../../../src/report/sections/gameSections.js";

describe("the figures of a game's page", () => {
  it("have an id of their own and stand in the order of the sections", () => {
    expect(new Set(GAME_FIGURES.map(({ id }) => id)).size).toBe(GAME_FIGURES.length);
    const places = GAME_FIGURES.map(({ section }) => GAME_SECTIONS.findIndex(({ id }) => id === section));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("leave no section without a figure or text", () => {
    for (const section of GAME_SECTIONS) {
      const shown = section.above !== undefined || GAME_FIGURES.some((figure) => figure.section === section.id);
      expect(shown, section.id).toBe(true);
    }
  });
});
