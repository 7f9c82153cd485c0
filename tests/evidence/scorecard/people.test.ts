import { describe, expect, it } from "vitest";
import {
  contribution,
  cooperation,
  fitKeeping,
  indexOfDilemma,
  keeping,
} from "../../../src/evidence/scorecard/people.js";
import signing from "../../../src/evidence/theory/targets/signing.json" with { type: "json" };
import { PEOPLE } from "../../../src/input/index.js";

const treatment = (reward: number, continuation: number, error = 0) => ({
  ...{ temptation: 50, reward, punishment: 25, sucker: 12 },
  ...{ continuation, error },
});

const dilemma = (reward: number, continuation: number) =>
  cooperation({ temptation: 50, reward, punishment: 25, sucker: 12, continuation });

describe("what governments here do in games that people played", () => {
  it("is to cooperate where patience is at least (T - R) / (T - P), surely and not below", () => {
    expect([0.71, 0.72, 0.73].map((patience) => dilemma(32, patience))).toEqual([0, 1, 1]);
    expect([0.39, 0.4].map((patience) => dilemma(40, patience))).toEqual([0, 1]);
    expect(dilemma(49, 0.05)).toBe(1);
  });

  it("is to give nothing to a common good that pays each less than it costs, and all where it pays more", () => {
    expect([0.34, 0.5, 0.9].map((each) => contribution({ players: 3, yield: each }))).toEqual([0, 0, 0]);
    expect(contribution({ players: 3, yield: 1.1 })).toBe(1);
  });
});

describe("councils that sign as people do", () => {
  it("have as index of gain one less twice the basin of attraction of defection", () => {
    for (const [reward, continuation] of [
      [40, 0.5],
      [32, 0.75],
      [48, 0.75],
    ] as const) {
      const gained = (reward - 25 * continuation) / (1 - continuation) - 50;
      const lost = 25 - 12;
      expect(indexOfDilemma(treatment(reward, continuation))).toBeCloseTo(1 - (2 * lost) / (gained + lost), 12);
    }
    // Where defection pays against a threat, all of it is basin; errors make cooperation worth less.
    expect(indexOfDilemma(treatment(32, 0.5))).toBe(-1);
    expect(indexOfDilemma(treatment(48, 0.75, 0.1))).toBeLessThan(indexOfDilemma(treatment(48, 0.75)));
  });

  it("have the coefficients that the experiment of Dal Bo and Frechette gives, to the digits printed", () => {
    const { fitted } = signing.t17_signing.reference.keeping.cases[0]!;
    const { bias, slope } = fitKeeping(fitted);
    expect({ bias: Number(bias.toFixed(2)), slope: Number(slope.toFixed(2)) }).toEqual(PEOPLE);
  });

  it("are found again from the shares that they would have", () => {
    const games = [32, 40, 44, 48].map((reward) => treatment(reward, 0.75));
    const truth = { bias: 0.4, slope: 3 };
    const { bias, slope, slopeError } = fitKeeping(
      games.map((game) => ({ game, share: keeping(game, truth), people: 100 })),
    );
    expect([bias, slope]).toEqual([expect.closeTo(0.4, 9), expect.closeTo(3, 9)]);
    const more = fitKeeping(games.map((game) => ({ game, share: keeping(game, truth), people: 400 })));
    expect(more.slopeError).toBeCloseTo(slopeError / 2, 9);
  });

  it("have as index with errors what rounds bring that go on until somebody is seen to defect", () => {
    const [continuation, slip, mean] = [0.75, 0.1, 0.9];
    const round = (own: number, other: number) =>
      50 * (1 - own) * other + 48 * own * other + 25 * (1 - own) * (1 - other) + 12 * own * (1 - other);
    const worth = (own: number, other: number) =>
      Array.from({ length: 200 }, (_, k) => {
        const together = (own * other) ** k;
        return continuation ** k * (together * round(own, other) + (1 - together) * round(slip, slip));
      }).reduce((sum, one) => sum + one, 0);
    const [kept, not] = [worth(mean, mean) - worth(slip, mean), worth(mean, slip) - worth(slip, slip)];
    expect([Math.sign(kept), Math.sign(not)]).toEqual([1, -1]);
    expect(indexOfDilemma(treatment(48, 0.75, 0.1))).toBeCloseTo((kept + not) / (kept - not), 10);
  });

  it("have coefficients as uncertain as two shares of so many people are", () => {
    const games = [treatment(40, 0.75), treatment(48, 0.5)] as const;
    const [first, second] = games.map(indexOfDilemma) as [number, number];
    const found = fitKeeping([
      { game: games[0], share: 0.8, people: 50 },
      { game: games[1], share: 0.5, people: 40 },
    ]);
    // Two numbers are met exactly; the variance of ln odds is 1 / (n p (1 - p)).
    const [odds, noise] = [
      [Math.log(4), 0],
      [1 / 8, 1 / 10],
    ] as const;
    const apart = first - second;
    expect(found.slope).toBeCloseTo((odds[0] - odds[1]) / apart, 9);
    expect(found.bias).toBeCloseTo(odds[1] - found.slope * second, 9);
    expect(found.slopeError).toBeCloseTo(Math.sqrt(noise[0] + noise[1]) / Math.abs(apart), 9);
    const biasError = Math.sqrt(second ** 2 * noise[0] + first ** 2 * noise[1]) / Math.abs(apart);
    expect(found.biasError).toBeCloseTo(biasError, 9);
  });
});

describe("what pays in a game", () => {
  it("is to defect where the threat to end it hurts nobody, and to cooperate where nobody is tempted", () => {
    const of = (temptation: number, punishment: number, continuation: number) =>
      cooperation({ temptation, reward: 3, punishment, sucker: 0, continuation });
    expect(of(5, 3, 0.99)).toBe(0);
    expect(of(2, 1, 0)).toBe(1);
    expect([of(5, 1, 0.5), of(5, 1, 0.49)]).toEqual([1, 0]);
  });
});
