import { describe, expect, it } from "vitest";
import { Table } from "../../../../src/apps/lab/engine/playing.js";
import { type Move, PROMISE, TODAY, TURNS, type Word } from "../../../../src/apps/lab/engine/rules.js";
import { openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { moveText } from "../../../../src/apps/lab/play/MoveForm.js";
import { packOfRegion } from "../packs.js";

const scenario = "teaching/agreement";
const table = new Table(openScenario(scenario, packOfRegion("teaching-three-cities")));

const played = (moves: readonly Move[]) =>
  table.play(
    { scenario, people: ["harbour", "mill", "spring"], moves: moves.map((move) => [move, PROMISE, PROMISE]) },
    () => Promise.resolve(),
  );

const promise = Array<Move>(TURNS).fill(PROMISE);
const betrayal = promise.with(1, { ...PROMISE, protection: 2 });

describe("a game between people", () => {
  it("pays who breaks its word in that turn, and not in the end", async () => {
    const [kept, broken] = [await played(promise), await played(betrayal)];
    expect(broken.turns[1]!.scores[0]!).toBeGreaterThan(kept.turns[1]!.scores[0]!);
    expect(broken.turns[2]!.words[0]).toBe("out");
    expect(broken.end!.scores[0]!).toBeLessThan(kept.end!.scores[0]!);
  });

  it("lies between nobody's agreement and the best that was found", async () => {
    const { end } = await played(betrayal);
    const total = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0);
    expect(total(end!.scores)).toBeGreaterThan(total(end!.alone));
    expect(total(end!.scores)).toBeLessThan(total(end!.optimum));
  });

  it("is the same each time", async () => {
    expect(await played(betrayal)).toEqual(await played(betrayal));
  });
});

describe("a game with a computer", () => {
  const five = TURNS;
  const of = (words: readonly Word[]) => words.map((word) => word.slice(0, 2)).join(" ");
  const lie = { ...PROMISE, protection: 2 };
  const back = { ...PROMISE, readmit: true };
  const moves = [
    [PROMISE, PROMISE],
    [lie, PROMISE],
    [PROMISE, back],
    [TODAY, PROMISE],
    [PROMISE, PROMISE],
  ];

  it("is played as it always was", async () => {
    let looks = 0;
    const game = await table.play({ scenario, people: ["harbour", "mill"], moves }, async () => void looks++);
    expect(game.turns).toHaveLength(five);
    const told = game.turns.map(({ words, moves: made, scores, gdp, consumption, budget }) => [
      of(words),
      moveText(made[2]!).en,
      ...[scores, gdp, consumption, budget].map((values) => values.map((value) => value.toFixed(3)).join(" ")),
    ]);
    expect(told).toMatchInlineSnapshot(`
      [
        [
          "ke ke br",
          "protection double: 6 %; subsidy none; platform nothing",
          "0.261 0.468 0.862",
          "0.432 0.625 1.014",
          "0.091 0.311 0.711",
          "-2.415 -4.137 5.581",
        ],
        [
          "br ke ou",
          "protection double: 6 %; subsidy none; platform nothing",
          "0.310 0.289 0.490",
          "0.489 0.386 0.622",
          "0.131 0.191 0.358",
          "-0.561 -4.445 4.870",
        ],
        [
          "ou ke br",
          "protection double: 6 %; subsidy none; platform nothing",
          "0.185 0.039 0.941",
          "0.335 0.196 1.191",
          "0.035 -0.119 0.691",
          "-2.425 -4.643 5.469",
        ],
        [
          "no ke ou",
          "protection double: 6 %; subsidy none; platform nothing",
          "0.341 0.067 1.163",
          "0.392 0.192 1.460",
          "0.291 -0.058 0.866",
          "0.359 -4.687 5.690",
        ],
        [
          "ke ke br",
          "protection double: 6 %; subsidy none; platform nothing",
          "0.573 0.830 1.895",
          "0.778 1.037 2.297",
          "0.369 0.622 1.493",
          "-2.094 -3.744 6.812",
        ],
      ]
    `);
    const { scores, alone, optimum, best } = game.end!;
    expect(
      [scores, alone, optimum].map((values) => values.map((value) => value.toFixed(3)).join(" ")),
    ).toMatchInlineSnapshot(`
      [
        "0.334 0.338 1.070",
        "-0.119 -0.162 -0.268",
        "0.585 1.008 1.220",
      ]
    `);
    expect(best.map((move) => moveText(move).en)).toMatchInlineSnapshot(`
      [
        "protection none; subsidy none; platform 0.2 % of GDP",
        "protection none; subsidy none; platform 0.2 % of GDP",
        "protection none; subsidy 10 % of cost; platform 0.2 % of GDP",
      ]
    `);
    expect([
      game.cities,
      game.breakers,
      game.gdp,
      game.revenue.map((value) => value.toFixed(2)),
    ]).toMatchInlineSnapshot(`
      [
        [
          "harbour",
          "mill",
          "spring",
        ],
        [
          "spring",
        ],
        [
          6000,
          3000,
          1000,
        ],
        [
          "681.60",
          "377.28",
          "128.84",
        ],
      ]
    `);
    expect(looks).toBeGreaterThan(five);
  });

  it("tells who broke its word last, and how far it has been played", async () => {
    const steps: string[] = [];
    const game = await table.play(
      { scenario, people: ["harbour", "mill"], moves: moves.slice(0, 2) },
      async (done, all) => {
        if (all > 0) steps.push(`${done} of ${all}`);
      },
    );
    expect(game.breakers).toEqual(["harbour"]);
    expect(steps).toEqual(["1 of 2", "2 of 2"]);
    expect(game.end).toBeUndefined();
  });
});
