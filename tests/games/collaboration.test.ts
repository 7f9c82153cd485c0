import { describe, expect, it } from "vitest";
import { gameIndicator } from "../../src/games/index.js";
import { game } from "../report/game.js";

describe("what a game adds to the index of collaboration", () => {
  it("is how much of the best is reached, without and with the agreement", () => {
    expect(gameIndicator(game, "baseline", "optimum-reached")).toBe(0);
    expect(gameIndicator(game, "agreement", "optimum-reached")).toBe(1);
    const worse = { ...game, socialOptimum: { members: ["a", "b"], total: 70 } };
    expect(gameIndicator(worse, "agreement", "optimum-reached")).toBe(0.5);
    expect(
      gameIndicator({ ...game, socialOptimum: { members: [], total: 0 } }, "agreement", "optimum-reached"),
    ).toBeNaN();
  });

  it("has no value without a payment, or of what years record", () => {
    expect(gameIndicator({ ...game, payment: null }, "agreement-paid", "optimum-reached")).toBeNaN();
    expect(gameIndicator(game, "agreement", "complementarity")).toBeNaN();
  });
});
