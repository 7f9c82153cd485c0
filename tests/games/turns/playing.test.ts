import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { Table } from "../../../src/games/turns/playing.js";
import { type Move, PROMISE, TODAY, TURNS, type Word } from "../../../src/games/turns/rules.js";
import { loadScenario } from "../../../src/input/index.js";

const scenario = "teaching/agreement";
const table = new Table({ scenario: loadScenario(`scenarios/${scenario}.yaml`, diskFiles), worlds: new Map() });

const played = (moves: readonly Move[]) =>
  table.play(
    { scenario, people: ["harbour", "mill", "spring"], moves: moves.map((move) => [move, PROMISE, PROMISE]) },
    () => Promise.resolve(),
  );

const levels = ({ protection, subsidy, platform }: Move) => `${protection} ${subsidy} ${platform}`;

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
      levels(made[2]!),
      ...[scores, gdp, consumption, budget].map((values) => values.map((value) => value.toFixed(3)).join(" ")),
    ]);
    expect(told).toMatchInlineSnapshot(`
      [
        [
          "ke ke br",
          "2 0 0",
          "0.252 0.445 0.823",
          "0.420 0.599 0.975",
          "0.084 0.291 0.671",
          "-2.418 -4.036 5.366",
        ],
        [
          "br ke ou",
          "2 0 0",
          "0.301 0.268 0.491",
          "0.477 0.362 0.623",
          "0.124 0.174 0.358",
          "-0.579 -4.343 4.706",
        ],
        [
          "ou ke br",
          "2 0 0",
          "0.180 0.039 0.931",
          "0.328 0.194 1.182",
          "0.031 -0.116 0.681",
          "-2.425 -4.519 5.295",
        ],
        [
          "no ke ou",
          "2 0 0",
          "0.336 0.069 1.155",
          "0.385 0.191 1.452",
          "0.287 -0.053 0.859",
          "0.354 -4.561 5.518",
        ],
        [
          "ke ke br",
          "2 0 0",
          "0.561 0.803 1.852",
          "0.762 1.006 2.253",
          "0.359 0.599 1.450",
          "-2.100 -3.650 6.595",
        ],
      ]
    `);
    const { scores, alone, optimum, best } = game.end!;
    expect(
      [scores, alone, optimum].map((values) => values.map((value) => value.toFixed(3)).join(" ")),
    ).toMatchInlineSnapshot(`
      [
        "0.326 0.325 1.050",
        "-0.082 -0.250 -0.333",
        "0.564 0.984 1.204",
      ]
    `);
    expect(best.map((move) => levels(move))).toMatchInlineSnapshot(`
      [
        "0 0 2",
        "0 0 2",
        "0 2 2",
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
          "680.67",
          "375.55",
          "128.20",
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
