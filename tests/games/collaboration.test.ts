import { describe, expect, it } from "vitest";
import { gameIndicator } from "../../src/games/index.js";
import { game } from "../report/game.js";

describe("what a game adds to the vector of collaboration", () => {
  it("is how much of the best is reached, without and with the agreement", () => {
    expect(gameIndicator(game, "baseline", "optimum-reached")).toBe(0);
    expect(gameIndicator(game, "agreement", "optimum-reached")).toBe(1);
    const worse = { ...game, socialOptimum: { members: ["a", "b"], total: 70 } };
    expect(gameIndicator(worse, "agreement", "optimum-reached")).toBe(0.5);
    expect(
      gameIndicator({ ...game, socialOptimum: { members: [], total: 0 } }, "agreement", "optimum-reached"),
    ).toBeNaN();
  });

  it("is the slack of the coalition that has most reason to object", () => {
    const worth = (...members: string[]) => game.coalitions.find((one) => one.members.join() === members.join())!.value;
    const slacks = [-5 - worth("c"), 10 - 5 - worth("b", "c"), 30 - 5 - worth("a", "c"), 40 - worth("a", "b")];
    expect(gameIndicator(game, "agreement", "core-slack")).toBe(Math.min(...slacks));
    expect(gameIndicator(game, "baseline", "core-slack")).toBe(-worth("a", "b"));
  });

  it("has no value without a payment, of sampled coalitions, or of what years record", () => {
    expect(gameIndicator({ ...game, payment: null }, "agreement-paid", "optimum-reached")).toBeNaN();
    expect(gameIndicator({ ...game, method: "sampled" }, "agreement", "core-slack")).toBeNaN();
    expect(gameIndicator(game, "agreement", "complementarity")).toBeNaN();
  });
});
