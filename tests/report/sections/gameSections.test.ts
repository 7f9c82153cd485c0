import { describe, expect, it } from "vitest";
import type { GameReport } from "../../../src/measures/results/index.js";
import { GAME_SECTIONS } from "../../../src/report/sections/gameSections.js";
import { game, viewOf } from "../game.js";

/** What a section holds above its figures, of a game. */
const above = (id: string, more: Partial<GameReport> = {}) =>
  GAME_SECTIONS.find((section) => section.id === id)!.above!(viewOf({ ...game, ...more }));
const sentences = (html: string) => [...html.matchAll(/<(?:p|li)>(.*?)<\/(?:p|li)>/g)].map(([, text]) => text);

describe("sections of a game's page", () => {
  it("begin with findings and end with where they are from", () => {
    const ids = GAME_SECTIONS.map(({ id }) => id);
    expect([ids[0], ids.at(-1), new Set(ids).size]).toEqual(["findings", "provenance", 9]);
  });

  it("find what the game says, then what it does not know; of sampled orders that too", () => {
    const [found, ...limits] = sentences(above("findings"));
    expect(found).toBe("C needs 0.5 bn yuan a year.");
    expect(limits).toHaveLength(3);
    expect(limits[1]).toMatch(/^± is one standard error over replicates; /);
    const sampled = sentences(above("findings", { method: "sampled" }));
    expect(sampled[2]).toMatch(/over replicates, of the Shapley value over sampled orders of arrival; /);
    const several = [game.summary[0]!, { en: "A & B agree.", zh: "甲乙同意。" }];
    expect(sentences(above("findings", { summary: several }))[1]).toBe("A &amp; B agree.");
  });

  it("give the price of consent at the scenario's horizon, or say that there is none, and how far that reaches", () => {
    expect(sentences(above("price"))[0]).toMatch(/The scenario has its own weights and 10 years\.$/);
    const free = { ...game.price!, cells: game.price!.cells.map((cell) => ({ ...cell, needs: 0 })) };
    const none = "Nobody must be paid, whatever players want of these and at any horizon of 5, 10 years.";
    expect(sentences(above("price", { price: free }))).toEqual([none]);
    expect(sentences(above("price", { price: { ...free, reach: 12 } }))).toEqual([
      none,
      "Some future cannot be followed for more than 12 years, so that longer horizons are left out.",
    ]);
    expect(above("price", { price: null })).toBe("");
  });

  it("say what is without a player: no agreement, or the others go on", () => {
    expect(sentences(above("acceptance"))[0]).toMatch(/^Without it: there is no agreement \(unanimity\)\. /);
    const quorum = { ...game.settings, decision: "quorum" as const };
    expect(sentences(above("acceptance", { settings: quorum }))[0]).toMatch(/^Without it: the others go on\. /);
    expect(above("acceptance").match(/<table/g)).toHaveLength(1);
  });

  it("have payments and ranges only where there are any", () => {
    expect(above("payment")).toBe("");
    expect(above("uncertainty")).toBe("");
    const amounts = { a: -3.75, b: -1.25, c: 5 };
    const payment = {
      ...{ rule: "minimal", transfers: [], receipts: amounts, gains: { a: 26, b: 9, c: 0 } },
      ...{ accepts: { a: true, b: true, c: true }, ledger: amounts, ledgerYear: 2024, imbalance: 0 },
    } as GameReport["payment"];
    expect(sentences(above("payment", { payment }))[0]).toMatch(/^Rule “.+”, paid every year from city to city/);
    expect(above("payment", { payment })).toContain("<table");
  });

  it("tell of the core whether it is empty, and what the most dissatisfied coalition has or lacks", () => {
    const verdict = (core: GameReport["core"]) => sentences(above("division", { core }))[0];
    expect(verdict({ empty: false, leastCore: -5 })).toBe(
      "The core is not empty: at the best division the most dissatisfied coalition has 0.500 bn yuan a year " +
        "more than what it could do alone.",
    );
    expect(verdict({ empty: true, leastCore: 5 })).toBe(
      "The core is empty: at the best division the most dissatisfied coalition lacks 0.500 bn yuan a year " +
        "of what it could do alone.",
    );
    expect(sentences(above("division", { core: null }))).toEqual([
      "What each gains under a solution, and what it receives (negative: pays) under a rule of compensation.",
    ]);
  });
});
