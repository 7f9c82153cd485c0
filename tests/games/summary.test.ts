import { describe, expect, it } from "vitest";
import { sayAmount, sayMoney, summarise } from "../../src/games/summary.js";
import type { GameReport } from "../../src/measures/results/index.js";
import { textOf } from "../../src/words/index.js";
import { game } from "../report/game.js";

const accepting = game.acceptance.map((one) => ({ ...one, accepts: true, needs: 0 }));
const said = (set: Partial<GameReport> = {}) =>
  summarise({ ...game, ...set })
    .map(({ en }) => en)
    .join(" ");
const quorum = { settings: { ...game.settings, decision: "quorum" as const } };

describe("the summary of a game", () => {
  it("says what there is to win, who needs how much, who can pay it, and what would hold together", () => {
    expect(summarise(game).map(({ en }) => en)).toEqual([
      "If A, B and C all agree, they gain 3.50 bn yuan a year together: A 3.00, B 1.00 and C −0.500. What consent costs, by how far players look (5 to 10 years) and whether they want what the scenario says, GDP, revenue or consumption: C 0.500 to 1.00 and B 0 to 0.400 bn yuan a year.",
      "C needs 0.500 bn yuan a year, 0.50 % of its own revenue, to agree.",
      "A and B can pay that and still gain.",
      "If everyone may join or stay out as it likes, one coalition holds together: A and B.",
      "There are divisions of the gains to which no coalition objects (the core is not empty); joining never loses anything together (superadditive).",
    ]);
  });

  it("says of two players that both agree", () => {
    const two = { players: game.players.slice(0, 2), acceptance: game.acceptance.slice(0, 2) };
    expect(said(two)).toMatch(/^If A and B both agree, they gain/);
  });

  it("says that they lose where the sum is a loss", () => {
    const coalitions = game.coalitions.map((one) => ({ ...one, value: one.members.length === 3 ? -30.6 : one.value }));
    expect(said({ coalitions })).toMatch(/^If A, B and C all agree, they lose 3\.06 bn yuan a year together: /);
  });

  it("says nothing else where the agreement changes nothing", () => {
    const acceptance = game.acceptance.map((one) => ({ ...one, gain: 0 }));
    const coalitions = game.coalitions.map((one) => ({ ...one, value: 0 }));
    expect(said({ acceptance, coalitions })).toBe(
      "The agreement changes nothing: no player gains or loses, whoever agrees.",
    );
    expect(said({ acceptance })).toMatch(/^If A, B and C all agree/);
  });

  it("says which wants the range of prices is over, and that the table has others, which it leaves out", () => {
    const dear = game.price!.cells.map((cell) => ({ ...cell, objective: "rank", needs: 220 }));
    const objectives = [...game.price!.objectives, "rank"];
    const all = summarise({ ...game, price: { ...game.price!, objectives, cells: [...game.price!.cells, ...dear] } });
    expect(all[0]!.en).toContain(
      "GDP, revenue or consumption (other wants, which money hardly buys, stand in the table): B 0 to 0.400 and C 0.500 to 1.00 bn yuan",
    );
    expect(all[0]!.zh).toContain("其所求（情景所设权重、GDP、收入或消费；金钱难以换得的其他目标见表）而定：");
  });

  it("says that nobody needs anything where nobody does", () => {
    expect(said({ acceptance: accepting })).toContain("nobody is worse off inside than without an agreement");
    expect(said({ acceptance: accepting, ...quorum })).toContain("than outside while the others go on");
  });

  it("says that nobody can pay where nobody can", () => {
    const unpaid = { ...game.compensation, transfers: { minimal: null } };
    expect(said({ compensation: unpaid })).toContain("The others do not gain enough to pay for that: no compensation");
    const acceptance = game.acceptance.map((one) => ({ ...one, accepts: false }));
    expect(said({ compensation: unpaid, acceptance })).toContain("Nobody gains, so that nobody can pay for that: no");
  });

  it("has no range of prices where there is none, and names no more than three", () => {
    expect(said({ price: null })).toContain("C −0.500. C needs");
    const free = game.price!.cells.map((cell) => ({ ...cell, needs: 0 }));
    expect(said({ price: { ...game.price!, cells: free } })).not.toContain("What consent costs");
    const many = ["c", "d", "e", "f"].flatMap((player) =>
      game.price!.cells.filter((cell) => cell.player === "c").map((cell) => ({ ...cell, player })),
    );
    expect(said({ price: { ...game.price!, cells: many } })).toContain(
      "C 0.500 to 1.00, d 0.500 to 1.00 and e 0.500 to 1.00 bn yuan a year (and 1 more).",
    );
  });

  it("under a quorum speaks of staying", () => {
    expect(said(quorum)).toMatch(/to stay\. A and B can pay that and still be better off than outside\./);
  });

  it("says of who accepts and would rather be outside that only unanimity keeps it in", () => {
    const tempted = game.acceptance.map((one) => ({ ...one, outside: one.gain + 1 }));
    expect(said({ acceptance: tempted })).toContain(
      "A and B would gain more outside if the others went on: only unanimity keeps them in.",
    );
    expect(said({ acceptance: tempted, ...quorum })).not.toContain("only unanimity");
  });

  it("lists the coalitions that hold together, the largest first, and counts the rest", () => {
    const choose = (...joining: string[]) =>
      Object.fromEntries(
        ["a", "b", "c"].map((id) => [id, joining.includes(id) ? ("join" as const) : ("out" as const)]),
      );
    const equilibria = [choose("a", "b"), choose("a", "b", "c"), choose("b", "c"), choose("a", "c"), choose("a")];
    expect(said({ equilibria })).toContain("4 coalitions hold together: all; A and B; B and C; and 1 more.");
    expect(said({ equilibria: [choose("a")] })).toContain("no coalition of two or more holds together");
    expect(said({ equilibria: null })).not.toContain("If everyone may join");
  });

  it("says of an empty core what that means", () => {
    expect(said({ core: { empty: true, leastCore: 2 }, superadditive: false })).toContain(
      "No division of the gains satisfies every coalition (the core is empty); joining sometimes loses something together (not superadditive).",
    );
  });

  it("counts many players in place of naming them", () => {
    const ids = Array.from({ length: 7 }, (_, k) => `p-${k}`);
    const players = ids.map((id) => ({ ...game.players[0]!, id, label: textOf(id), cities: [id] }));
    const everybody = { ...game.coalitions.at(-1)!, members: ids };
    expect(said({ players, coalitions: [everybody] })).toContain("If all 7 players agree");
  });
});

describe("amounts in words", () => {
  it.each([
    [32, 4, "3.2 ± 0.4"],
    [32.4, 0.4, "3.24 ± 0.04"],
    [35, null, "3.50"],
    [3500, null, "350"],
    [-5, null, "−0.500"],
    [0, null, "0"],
    // Less than the last digit that is shown is nothing, without a sign.
    [-0.001, 4, "0 ± 0.4"],
    [0.0001, null, "0"],
  ])("%f and an error of %s: %s billion", (amount, error, words) => {
    expect(sayAmount(amount, error)).toBe(words);
  });

  it("have the currency's name", () => {
    expect(sayMoney(35, null, "yuan")).toBe("3.50 bn yuan a year");
    expect(sayMoney(35, null, "元", "zh")).toBe("每年35.0亿元");
  });
});
