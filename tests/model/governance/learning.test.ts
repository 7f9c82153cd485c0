import { describe, expect, it } from "vitest";
import { RandomStream } from "../../../src/model/engine/random.js";
import { ExperienceOfLevers, imitationStep, meet } from "../../../src/model/governance/learning.js";

const random = new RandomStream("1", 0, "governments");
const YEARS = Array.from({ length: 4000 }, (_, year) => year);

describe("whom a city meets", () => {
  it("is any of the others with the same probability, nobody where there is none", () => {
    const met = YEARS.map((year) => meet(0, year, [4, 7, 9], random));
    for (const other of [4, 7, 9]) {
      const share = met.filter((one) => one === other).length / met.length;
      expect(Math.abs(share - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / met.length));
    }
    expect(meet(0, 1, [], random)).toBe(-1);
  });
});

describe("a step of imitation", () => {
  const stepped = (own: number, theirs: number, set = {}) =>
    YEARS.map(
      (year) =>
        imitationStep(0, 0, year, own, theirs, { by: "imitation", noise: 0.5, exploration: 0, random, ...set }).act,
    );
  const share = (acts: string[], act: string) => acts.filter((one) => one === act).length / acts.length;

  it("copies the more likely the further the other has come", () => {
    for (const gain of [-1, 0, 0.5]) {
      const expected = 1 / (1 + Math.exp(-gain / 0.5));
      expect(Math.abs(share(stepped(0, gain), "copy") - expected)).toBeLessThan(4 * Math.sqrt(0.25 / YEARS.length));
    }
  });

  it("without noise copies who has come further and keeps what it has against the rest", () => {
    expect(new Set(stepped(0, 1e-9, { noise: 0 }))).toEqual(new Set(["copy"]));
    expect(new Set(stepped(0, -1e-9, { noise: 0 }))).toEqual(new Set(["keep"]));
  });

  it("tries something of its own as often as it explores", () => {
    expect(Math.abs(share(stepped(0, 1, { exploration: 0.2 }), "try") - 0.2)).toBeLessThan(
      4 * Math.sqrt(0.16 / YEARS.length),
    );
  });

  it("is one toss for all that a city decides in a year", () => {
    for (const year of YEARS.slice(0, 100)) {
      const acts = [0, 1, 2].map(
        (l) => imitationStep(l, 5, year, 0, 0.1, { by: "imitation", noise: 0.5, exploration: 0, random }).act,
      );
      expect(new Set(acts).size).toBe(1);
    }
  });
});

describe("experience of a lever's values", () => {
  const trials = [0, 1, 2].map((value) => ({ value, payoff: 10 + value }));
  const settings = (lambda: number) =>
    ({ by: "experience", attraction: { phi: 1, delta: 1, rho: 0, lambda }, random }) as const;

  it("grows with what each would have earned over what was played: odds are exponential in the sum", () => {
    // After one year the gains on the first value are 0, 1 and 2.
    const played = YEARS.map((year) => new ExperienceOfLevers().play(0, year, trials, 0, settings(1)));
    const odds = [1, Math.E, Math.E ** 2];
    const all = odds.reduce((sum, one) => sum + one, 0);
    for (const [value, one] of odds.entries()) {
      const found = played.filter((choice) => choice === value).length / played.length;
      expect(Math.abs(found - one / all)).toBeLessThan(4 * Math.sqrt(0.25 / played.length));
    }
  });

  it("is kept lever by lever", () => {
    const experience = new ExperienceOfLevers();
    for (let year = 0; year < 20; year++) experience.play(0, year, trials, 0, settings(1));
    // By now the best is as good as certain for the one lever, and the other has learnt nothing.
    const choices = (l: number) =>
      new Set(
        Array.from({ length: 30 }, (_, k) => experience.play(l, 100 + k, trials, 2, settings(l === 0 ? 1 : 1e-9))),
      );
    expect(choices(0)).toEqual(new Set([2]));
    expect(choices(1).size).toBe(3);
  });
});
