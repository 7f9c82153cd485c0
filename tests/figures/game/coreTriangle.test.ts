import { describe, expect, it } from "vitest";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { coreTriangle } from "../../../src/figures/game/triangle.js";
import { game, viewOf } from "../../report/game.js";

const tracesOf = (changed = game) =>
  drawn([coreTriangle], () => viewOf(changed))[0]!.data as { name?: string; x: number[]; y: number[] }[];
const HEIGHT = Math.sqrt(3) / 2;

describe("divisions of three players' gain", () => {
  it("bound the core by what pairs can do alone", () => {
    const core = tracesOf().find(({ name }) => name === "core")!;
    // c gets at most v(N) - v(ab) = 15 of 35; its share is the height over that of the triangle.
    expect(Math.max(...core.y) / HEIGHT).toBeCloseTo(15 / 35, 12);
    expect(Math.min(...core.y)).toBeCloseTo(0, 12);
  });

  it("put each solution at its shares", () => {
    const shapley = tracesOf().find(({ name }) => name === "Shapley value")!;
    expect(shapley.y[0]! / HEIGHT).toBeCloseTo(5 / 35, 12);
    expect(shapley.x[0]!).toBeCloseTo(13 / 35 + 0.5 * (5 / 35), 12);
  });

  it("say so where the core is empty", () => {
    const rich = game.coalitions.map((one) => (one.members.length === 2 ? { ...one, value: 30 } : one));
    const { caption, data } = drawn([coreTriangle], () => viewOf({ ...game, coalitions: rich }))[0]!;
    expect(caption).toContain("The core is empty");
    expect(data.some(({ name }) => name === "core")).toBe(false);
  });

  it("are left out where there is nothing to divide, or where players are not three", () => {
    const poor = game.coalitions.map((one) => ({ ...one, value: -1 }));
    expect(coreTriangle.draw(viewOf({ ...game, coalitions: poor }))).toBeUndefined();
    expect(coreTriangle.draw(viewOf({ ...game, players: game.players.slice(0, 2) }))).toBeUndefined();
  });
});
