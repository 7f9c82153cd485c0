import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { Table } from "../../../src/games/turns/playing.js";
import {
  FIRST_YEAR,
  GDP_WEIGHT,
  type Move,
  PARAMETERS,
  PROMISE,
  TODAY,
  TURN_YEARS,
  TURNS,
  turnLevers,
  USUAL,
  type Word,
} from "../../../src/games/turns/rules.js";
import { loadScenario } from "../../../src/input/index.js";
import { log } from "../../../src/maths/numerics/elementary.js";
import { meanOf } from "../../../src/maths/numerics/sums.js";
import { agglomHere } from "../../apps/cli/program.js";

interface Effect {
  year: number;
  place: string;
  indicator: string;
  baselineMean: number;
  variantMean: number;
}

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

  it("has the scores that the command line gives of the same levers", async () => {
    const { cities, gdp, turns } = await played(betrayal);
    const places = cities.map((id, c) => ({ id, gdp: gdp[c]! }));
    const levers = turns.flatMap(({ moves, words }, turn) => {
      const signers = cities.filter((_, c) => words[c] === "kept" || words[c] === "broken");
      return turnLevers(places, moves, signers, FIRST_YEAR + turn * TURN_YEARS);
    });
    const folder = mkdtempSync(join(tmpdir(), "agglom-turns-"));
    try {
      const file = join(folder, "game.yaml");
      const written = {
        extends: resolve(`scenarios/${scenario}.yaml`),
        years: FIRST_YEAR - 2022 + TURNS * TURN_YEARS,
        parameters: { ...PARAMETERS, protectionRentShare: USUAL.rentShare },
        variants: { all: null, game: { label: "The game", levers } },
      };
      writeFileSync(file, JSON.stringify(written));
      const { stdout } = await agglomHere(
        ...["compare", file, "--replicates", "1", "--out", join(folder, "out"), "--quiet", "--json"],
      );
      const [{ effects }] = JSON.parse(stdout) as [{ effects: Effect[] }];
      const change = (year: number, place: string, indicator: string) => {
        const one = effects.find((e) => e.year === year && e.place === place && e.indicator === indicator)!;
        return 100 * log(one.variantMean / one.baselineMean);
      };
      for (const [turn, { scores }] of turns.entries())
        for (const [c, city] of cities.entries()) {
          const years = Array.from({ length: TURN_YEARS }, (_, y) => FIRST_YEAR + turn * TURN_YEARS + y);
          const score = (year: number) =>
            GDP_WEIGHT * change(year, city, "real-gdp") +
            (1 - GDP_WEIGHT) * change(year, city, "real-final-consumption-per-head");
          expect(meanOf(years.map(score)), `${city}, turn ${turn + 1}`).toBe(scores[c]);
        }
    } finally {
      rmSync(folder, { recursive: true });
    }
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

  it("is the same as before", async () => {
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
          "ke ke ke",
          "0 0 2",
          "0.850 1.615 1.342",
          "1.109 1.917 1.596",
          "0.590 1.314 1.088",
          "-1.918 -2.588 -5.196",
        ],
        [
          "br ke ke",
          "0 0 2",
          "1.047 1.498 1.354",
          "1.337 1.774 1.624",
          "0.758 1.223 1.083",
          "0.648 -2.814 -5.264",
        ],
        [
          "ou ke br",
          "2 0 0",
          "0.315 0.275 0.937",
          "0.485 0.527 1.261",
          "0.146 0.023 0.613",
          "-2.290 -4.190 5.441",
        ],
        [
          "no ke ou",
          "2 0 0",
          "0.414 0.287 1.262",
          "0.477 0.487 1.612",
          "0.351 0.087 0.912",
          "0.441 -4.272 5.713",
        ],
        [
          "ke ke ke",
          "0 0 2",
          "1.214 2.167 2.490",
          "1.518 2.581 3.035",
          "0.910 1.753 1.945",
          "-1.542 -1.948 -3.751",
        ],
      ]
    `);
    const { scores, alone, optimum } = game.end!;
    expect(
      [scores, alone, optimum].map((values) => values.map((value) => value.toFixed(3)).join(" ")),
    ).toMatchInlineSnapshot(`
      [
        "0.768 1.169 1.477",
        "-0.082 -0.250 -0.333",
        "1.160 2.137 1.999",
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
        [],
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
