import { describe, expect, it } from "vitest";
import { attemptTask, type GameResult, type GameTask, serialRunner, transferLevers } from "../../src/games/task.js";
import { english } from "../../src/words/index.js";
import { payoffsOf, smallGame } from "./setting.js";

const game = smallGame();
const alone: GameTask = { joining: [], transfers: [], replicate: null };
const together: GameTask = { ...alone, joining: [0, 1, 2] };

function seen(result: GameResult) {
  if ("failure" in result) throw new Error(english(result.failure));
  return result;
}

describe("one future of a game", () => {
  it("is what every player sees of it: the sum of its years, and its mean revenue", () => {
    const { objectives, revenue } = seen(attemptTask(game, alone));
    expect(objectives.length).toBe(3);
    for (const [p, { nodes }] of game.players.entries()) {
      const { localRevenue } = game.prepared.variants[0]!.base.accounts;
      const base = nodes.reduce((sum, node) => sum + localRevenue[node]!, 0);
      expect(revenue[p]! / base).toBeCloseTo(1, 1);
    }
  });

  it("is another with an agreement, and with payments", () => {
    const gift = { payer: "harbour", payee: "mill", amount: 5 };
    const [nothing, agreed, paid] = [alone, together, { ...alone, transfers: [gift] }].map((task) =>
      seen(attemptTask(game, task)),
    );
    expect(agreed!.objectives).not.toEqual(nothing!.objectives);
    expect(paid!.revenue[0]! - nothing!.revenue[0]!).toBeCloseTo(-5, 0);
    expect(paid!.revenue[1]! - nothing!.revenue[1]!).toBeCloseTo(5, 0);
  });

  it("with chance has the luck of its replicate", () => {
    const [one, again, other] = [1, 1, 2].map((replicate) => seen(attemptTask(game, { ...together, replicate })));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it("that a city cannot pay for is no future: it says which city, and when", () => {
    const paying = (amount: number) =>
      attemptTask(game, { ...alone, transfers: [{ payer: "spring", payee: "mill", amount }] });
    expect(paying(100)).toEqual({
      failure: {
        en: "spring would spend more than its own revenue in 2022.",
        zh: "2022年spring的支出会超过其自有收入。",
      },
    });
    expect(paying(1e4)).toMatchObject({ failure: { en: expect.stringContaining("did not clear") } });
  });

  it("that cannot be simulated is told, not thrown, so that it can be named", async () => {
    const land = smallGame({
      agenda: "[{ type: land-quota, from: 2022, cities: members, industrialLandRelease: -100 }]",
    });
    expect(attemptTask(land, { ...alone, joining: [0, 1] })).toMatchObject({
      failure: { en: expect.stringContaining("without land") },
    });
    await expect(payoffsOf(land)).rejects.toThrow(/^With harbour, mill in the agreement: .*without land/);
  });

  it("is reported by its place, one after the other in one thread", async () => {
    const done: [number, GameResult][] = [];
    await serialRunner(game).run([alone, together], (place, result) => done.push([place, result]));
    expect(done).toEqual([
      [0, attemptTask(game, alone)],
      [1, attemptTask(game, together)],
    ]);
  });
});

it("payments are levers of a scenario, for the years that are looked at", () => {
  expect(transferLevers([{ payer: "centre", payee: "mill", amount: 3 }], 2024, 2027)).toEqual([
    {
      type: "central-transfer",
      id: "compensation:centre>mill",
      from: 2024,
      to: 2027,
      payer: "centre",
      payee: "mill",
      amount: 3,
    },
  ]);
});
