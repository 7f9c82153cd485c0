import { describe, expect, it } from "vitest";
import { planCoalitions, sampledValue } from "../../src/games/coalitions.js";
import type { CoordinationGame } from "../../src/games/index.js";
import { handmadeGame } from "./handmade.js";

const game = handmadeGame();
const many = (count: number): CoordinationGame => ({ ...game, players: Array(count).fill(game.players[0]) });
const plan = (count: number, exact = false, pairs = 2) => planCoalitions("game.yaml", many(count), { exact, pairs });
const names = (coalitions: readonly (readonly number[])[]) => coalitions.map((joining) => joining.join("+"));

describe("which coalitions are looked at", () => {
  it("are all of few players", () => {
    const { method, coalitions } = plan(3);
    expect(method).toBe("exact");
    expect(names(coalitions)).toEqual(["", "0", "1", "0+1", "2", "0+2", "1+2", "0+1+2"]);
    expect(plan(12).coalitions.length).toBe(4096);
  });

  it("of more players are all on request alone", () => {
    expect(plan(13).method).toBe("sampled");
    expect(plan(13, true)).toMatchObject({ method: "exact", pairs: 0 });
    expect(plan(13, true).coalitions.length).toBe(8192);
  });

  it("are at most those of fourteen players: an error that says what to do instead", () => {
    expect(() => plan(40, true)).toThrow(
      /--exact = 40 asks for all 1,099,511,627,776 coalitions.*up to 14 players.*Leave --exact out/s,
    );
    expect(plan(40).method).toBe("sampled");
  });

  it("in a sample are those of the orders of arrival, nobody, all, and all but one; each once", () => {
    const { coalitions, pairs } = plan(20);
    const listed = names(coalitions);
    expect(pairs).toBe(2);
    expect(new Set(listed).size).toBe(listed.length);
    const all = Array.from({ length: 20 }, (_, p) => p);
    for (const joining of [[], all, ...all.map((p) => all.filter((other) => other !== p))])
      expect(listed).toContain(joining.join("+"));
    // Four orders of twenty arrivals each have 19 coalitions between nobody and all.
    expect(listed.length).toBeLessThanOrEqual(2 + 20 + 4 * 19);
    expect(names(plan(20).coalitions)).toEqual(listed);
  });

  it("are what the sampled value asks for", () => {
    const { coalitions, pairs } = plan(20);
    const listed = new Set(names(coalitions));
    const { shares } = sampledValue(many(20), pairs, (joining) => {
      expect(listed).toContain(joining.join("+"));
      return joining.length ** 2;
    });
    // All alike, and all together worth 400: sampled shares still sum to it.
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(400, 9);
  });
});
