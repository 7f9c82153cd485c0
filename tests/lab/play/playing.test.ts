import { describe, expect, it } from "vitest";
import { Table } from "../../../src/lab/engine/playing.js";
import { openScenario } from "../../../src/lab/engine/session.js";
import { type Move, PROMISE, TURNS } from "../../../src/lab/play/rules.js";
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
