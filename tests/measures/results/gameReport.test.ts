import { describe, expect, it } from "vitest";
import { gameJson, gameReportSchema } from "../../../src/measures/results/gameReport.js";
import { game } from "../../report/game.js";

const read = (text: string) => gameReportSchema.parse(JSON.parse(text));

describe("game.json", () => {
  it("reads back as it was written, one line feed at its end", () => {
    const text = gameJson(game);
    expect(read(text)).toEqual(game);
    expect(text).toMatch(/[^\n]\n$/);
    expect(gameJson(read(text))).toBe(text);
  });

  it("has nothing that is no number: what is not known is null", () => {
    expect(() => gameJson({ ...game, priceOfAnarchy: Number.NaN })).toThrow(/priceOfAnarchy/);
    expect(read(gameJson({ ...game, core: null, nucleolus: null, stability: null }))).toMatchObject({ core: null });
  });

  it("is read without what earlier versions did not ask", () => {
    const { price: _, ...rest } = game;
    const { terminalValue: __, ...settings } = game.settings;
    expect(read(JSON.stringify({ ...rest, settings }))).toMatchObject({
      price: null,
      settings: { terminalValue: "none" },
    });
  });

  it("refuses unknown and missing fields, also inside", () => {
    expect(() => read(JSON.stringify({ ...game, colour: "red" }))).toThrow(/colour/);
    const [first, ...others] = game.coalitions;
    const { leave: _, ...short } = first!;
    expect(() => read(JSON.stringify({ ...game, coalitions: [short, ...others] }))).toThrow(/leave/);
    expect(() => read(JSON.stringify({ ...game, equilibria: [{ a: "stay" }] }))).toThrow(/equilibria/);
  });
});
