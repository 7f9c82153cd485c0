import { describe, expect, it } from "vitest";
import {
  participationGame,
  profileAt,
  pureEquilibria,
  size,
  stabilityBySize,
} from "../../../src/maths/bargaining/index.js";

/** Emissions game with payoff b per abatement anywhere and cost of own: only small coalitions hold (Barrett 1994). Here: benefit 1, cost 2.5. */
const abatement = (player: number, coalition: number) =>
  size(coalition) ** 2 - ((coalition >> player) & 1 ? 2.5 * size(coalition) : 0);

describe("stability of coalitions by size", () => {
  const rows = stabilityBySize(5, abatement);

  it("covers every coalition once", () => {
    expect(rows.map(({ coalitions }) => coalitions)).toEqual([1, 5, 10, 10, 5, 1]);
  });

  it("nobody and all are stable at least on the side that has no players", () => {
    expect(rows[0]!.internallyStable).toBe(1);
    expect(rows[5]!.externallyStable).toBe(1);
  });

  it("stable coalitions are the equilibria of the participation game", () => {
    const game = participationGame(5, abatement);
    const sizes = pureEquilibria(game).map((p) => profileAt(game, p).reduce((a, b) => a + b, 0));
    for (const row of rows) expect(sizes.filter((count) => count === row.size).length).toBe(row.stable);
  });

  it("transfers hold together what some want to leave and others can pay for", () => {
    const uneven = (player: number, coalition: number) => (size(coalition) === 2 ? [5, -1][player]! : 0);
    const [, , pair] = stabilityBySize(2, uneven);
    expect([pair!.internallyStable, pair!.potentiallyStable]).toEqual([0, 1]);
  });

  const counted = (payoff: (member: boolean) => number) =>
    stabilityBySize(2, (player, coalition) => payoff(((coalition >> player) & 1) === 1)).map((row) => [
      row.coalitions,
      row.internallyStable,
      row.externallyStable,
      row.stable,
      row.potentiallyStable,
    ]);

  it("is kept by who would neither gain nor lose", () => {
    expect(counted(() => 0)).toEqual([
      [1, 1, 1, 1, 1],
      [2, 2, 2, 2, 2],
      [1, 1, 1, 1, 1],
    ]);
  });

  it("is lost outside where joining pays, inside where leaving does", () => {
    expect(counted((member) => (member ? 1 : 0))).toEqual([
      [1, 1, 0, 0, 1],
      [2, 2, 0, 0, 2],
      [1, 1, 1, 1, 1],
    ]);
    expect(counted((member) => (member ? -1 : 0))).toEqual([
      [1, 1, 1, 1, 1],
      [2, 0, 2, 0, 0],
      [1, 0, 1, 0, 0],
    ]);
  });
});
