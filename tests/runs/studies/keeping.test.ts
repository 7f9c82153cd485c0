import { describe, expect, it } from "vitest";
import { quantileOfDraws } from "../../../src/measures/results/uncertainty.js";
import { RandomStream } from "../../../src/runs/experiments/index.js";
import {
  agreement,
  type Datum,
  type Decision,
  deciderOf,
  outOfReach,
  shareKept,
  tallyOf,
  WHOLLY_ASKED,
  whollyAsked,
} from "../../../src/runs/studies/keeping.js";

const CANDIDATES = 100_000;
const numbers = Array.from({ length: CANDIDATES }, (_, candidate) => candidate);
const stream = (name: string) => new RandomStream(1, 0, name);
const normals = (name: string) => {
  const draws = stream(name);
  return numbers.map((candidate) => draws.normal(candidate, 0, 0));
};
const evens = (name: string, low = 0, high = 1) => {
  const draws = stream(name);
  return numbers.map((candidate) => low + (high - low) * draws.uniform(candidate, 0, 0));
};
const datum = (value: number, error: number, kind: "normal" | "at-least" = "normal", conditions = true): Datum => ({
  ...{ id: "moment", kind, value, error, conditions },
});
const decision = (candidate: number, moment: number, more: Partial<Decision> = {}): Decision => ({
  ...{ candidate, moments: [moment], agreements: [1], likelihood: 1, kept: true },
  ...more,
});
const decided = (one: Datum, moments: readonly number[]) => {
  const decide = deciderOf(1, [one]);
  return numbers.map((candidate) => decide(candidate, [moments[candidate]!]));
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const keptOf = (decisions: readonly Decision[], values: readonly number[]) =>
  decisions.filter(({ kept }) => kept).map(({ candidate }) => values[candidate]!);
/** Within four standard errors of what must come out. */
const near = (found: number, expected: number, error: number) =>
  expect(Math.abs(found - expected), `${found}, not ${expected}`).toBeLessThan(4 * error);
const share = (decisions: readonly Decision[], expected: number) =>
  near(mean(decisions.map(({ kept }) => Number(kept))), expected, Math.sqrt((expected * (1 - expected)) / CANDIDATES));
const means = (values: readonly number[], expected: number, spread: number) => {
  near(mean(values), expected, spread / Math.sqrt(values.length));
  near(deviation(values), spread, spread / Math.sqrt(2 * values.length));
};

describe("candidates that are kept as data say", () => {
  const [b, c] = [normals("b"), normals("c")];
  const y = b.map((value, k) => 3 * value + c[k]!);
  const twice = b.map((value) => 2 * value);
  const linear = decided(datum(1, 0.5), twice);

  it("are the closed form of a linear model: b, c of N(0, 1), 2 b = 1 (0.5), y = 3 b + c", () => {
    share(linear, (0.5 / Math.sqrt(4.25)) * Math.exp(-1 / 8.5));
    // b given the datum: mean 8/17, variance 1/17.
    means(keptOf(linear, y), 24 / 17, Math.sqrt(9 / 17 + 1));
  });

  it("are as many as their likelihoods say, and have the means of all candidates weighted by them: a fair coin", () => {
    const weights = linear.map(({ likelihood }) => likelihood);
    const weighted = mean(y.map((value, k) => value * weights[k]!)) / mean(weights);
    near(mean(keptOf(linear, y)), weighted, Math.sqrt(26 / 17 / (0.2156 * CANDIDATES)));
  });

  it("are all where a datum is only looked at, and told what it would keep", () => {
    const looked = { ...datum(1, 0.5), conditions: false };
    const decide = deciderOf(1, [looked]);
    const decisions = numbers.slice(0, 1000).map((k) => decide(k, [twice[k]!]));
    expect(decisions.every(({ kept }) => kept)).toBe(true);
    expect(tallyOf([looked], decisions)[0]!.alone).toBeLessThan(0.3);
  });

  it("leave alone what a datum says nothing of", () => {
    const other = evens("other");
    const decisions = decided(datum(0.3, 0.5), normals("m"));
    share(decisions, (0.5 / Math.sqrt(1.25)) * Math.exp(-0.09 / 2.5));
    means(keptOf(decisions, other), 0.5, 1 / Math.sqrt(12));
  });

  it("know a lower end with its error: t even on 0 to 1, at least 0.5 (0.1)", () => {
    const t = evens("t");
    const decisions = decided(datum(0.5, 0.1, "at-least"), t);
    share(decisions, 0.5);
    near(mean(keptOf(decisions, t)), 0.74, 0.17 / Math.sqrt(0.5 * CANDIDATES));
  });

  it("stand on both peaks where two values fit alike: t even on -2 to 2, t squared = 1 (0.2)", () => {
    const t = evens("t", -2, 2);
    const kept = keptOf(
      decided(
        datum(1, 0.2),
        t.map((value) => value ** 2),
      ),
      t,
    ).sort((one, other) => one - other);
    // s.e. of a quantile: sqrt(p (1 - p) / n) over the density there, about 1.
    const error = Math.sqrt((0.05 * 0.95) / kept.length) / 0.9;
    near(quantileOfDraws(kept, 0.05), -1.113, error);
    near(quantileOfDraws(kept, 0.95), 1.113, error);
    expect(kept.filter((value) => Math.abs(value) < 0.5).length / kept.length).toBeLessThan(0.001);
  });

  it("cannot be where a datum is out of reach, which is named", () => {
    const far = decided(datum(3, 0.2), evens("t"));
    expect(outOfReach([datum(3, 0.2)], far)).toEqual({ datum: 0 });
    expect(outOfReach([datum(1, 0.5)], linear)).toBeUndefined();
  });

  it("cannot be where each datum could be met, but all together by nobody", () => {
    const data = [datum(0, 0.02), datum(1, 0.02)];
    const decide = deciderOf(1, data);
    const t = evens("t");
    expect(
      outOfReach(
        data,
        numbers.map((candidate) => decide(candidate, [t[candidate]!, t[candidate]!])),
      ),
    ).toEqual({});
  });

  it("would be too sure of a datum that their range holds already: the deviation falls from 1 to 0.71", () => {
    means(keptOf(decided(datum(0, 1), b), b), 0, Math.SQRT1_2);
  });

  it("tell what the datum alone would keep, and what the moment is before and after", () => {
    const [tally] = tallyOf([datum(1, 0.5)], linear);
    near(tally!.alone, 0.2156, 0.3 / Math.sqrt(CANDIDATES));
    near(tally!.prior[0], 0, 2 / Math.sqrt(CANDIDATES));
    near(tally!.kept[0], 16 / 17, 0.49 / Math.sqrt(0.2156 * CANDIDATES));
    near(tally!.kept[1], 2 / Math.sqrt(17), 0.49 / Math.sqrt(0.4312 * CANDIDATES));
  });

  it("are the same whoever decides of which: with 1, 2 and 5 parts", () => {
    const inParts = (parts: number) =>
      numbers
        .slice(0, parts)
        .flatMap((part) => {
          const decide = deciderOf(1, [datum(1, 0.5)]);
          return numbers.filter((k) => k % parts === part).map((k) => decide(k, [twice[k]!]));
        })
        .filter(({ kept }) => kept)
        .map(({ candidate }) => candidate)
        .sort((one, other) => one - other);
    expect(inParts(2)).toEqual(inParts(1));
    expect(inParts(5)).toEqual(inParts(1));
  });

  it("give 90 % ranges that hold 90 % of 1,000 truths, each against the same 20,000 candidates", () => {
    const truths = stream("truths");
    const held = numbers.slice(0, 1000).filter((truth) => {
      const [own, rest, error] = [0, 1, 2].map((k) => truths.normal(truth, 0, k)) as [number, number, number];
      const decide = deciderOf(1, [datum(2 * own + 0.5 * error, 0.5)]);
      const kept: number[] = [];
      for (let k = 0; k < 20_000 && kept.length < 256; k++) if (decide(k, [twice[k]!]).kept) kept.push(y[k]!);
      kept.sort((one, other) => one - other);
      const value = 3 * own + rest;
      return quantileOfDraws(kept, 0.05) <= value && value <= quantileOfDraws(kept, 0.95);
    });
    expect(held.length).toBeGreaterThanOrEqual(870);
    expect(held.length).toBeLessThanOrEqual(930);
  });
});

describe("agreement", () => {
  const between: Datum = { id: "moment", kind: "between", value: [1, 3], error: 0, conditions: true };

  it("is the density of the error over its largest: e^(-1/2) one error away, to either side", () => {
    expect([0, 1, 2].map((moment) => agreement(datum(1, 1), moment))).toEqual([
      ...[expect.closeTo(Math.exp(-0.5), 12), 1, expect.closeTo(Math.exp(-0.5), 12)],
    ]);
    expect(agreement(datum(1, 0.5), 2)).toBeCloseTo(Math.exp(-2), 12);
  });

  it("is the share of errors with which a moment is above what it cannot be below", () => {
    const of = (moment: number) => agreement(datum(1, 2, "at-least"), moment);
    expect([of(1), of(3), of(-1)].map((one) => Number(one.toFixed(4)))).toEqual([0.5, 0.8413, 0.1587]);
    expect([0.9, 1.1].map((moment) => agreement(datum(1, 0, "at-least"), moment))).toEqual([0, 1]);
  });

  it("without error is yes or no", () => {
    expect([0.9, 2, 3.1].map((value) => agreement(between, value))).toEqual([0, 1, 0]);
    expect([0.9, 1, 1.1].map((value) => agreement(datum(1, 0), value))).toEqual([0, 1, 0]);
    expect([1, 3].map((value) => agreement(between, value))).toEqual([1, 1]);
    expect(agreement(datum(1, 0, "at-least"), 1)).toBe(1);
  });

  it("is one half at an end, and all in the middle of a wide range", () => {
    expect(agreement({ ...between, error: 0.1 }, 1)).toBeCloseTo(0.5, 6);
    expect(agreement({ ...between, error: 0.1 }, 2)).toBeCloseTo(1, 6);
  });

  it("is none with what a candidate does not identify", () => {
    expect(agreement(datum(1, 0.5), Number.NaN)).toBe(0);
  });
});

describe("a decision on a candidate", () => {
  const data = [datum(1, 1), datum(5, 1, "normal", false), datum(0, 2)];

  it("is by the product of agreements with data that condition, those not asked for counted as 1", () => {
    const decide = deciderOf(1, data);
    const { agreements, likelihood, candidate, moments } = decide(7, [2, 9, 2]);
    expect([candidate, moments]).toEqual([7, [2, 9, 2]]);
    expect(agreements[1]).toBeCloseTo(Math.exp(-8), 12);
    expect(likelihood).toBeCloseTo(Math.exp(-1), 12);
    expect(decide(7, [2, undefined, undefined])).toMatchObject({
      agreements: [expect.closeTo(Math.exp(-0.5), 12), 1, 1],
      likelihood: expect.closeTo(Math.exp(-0.5), 12),
    });
  });

  it("is to keep it for certain where all agrees, never where nothing does, by a coin of its own between", () => {
    const decide = deciderOf(1, data);
    expect(decide(3, [1, 5, 0]).kept).toBe(true);
    expect(decide(3, [Number.NaN, 5, 0]).kept).toBe(false);
    const coins = Array.from({ length: 20 }, (_, candidate) => decide(candidate, [2, 5, 0]).kept);
    expect(new Set(coins).size).toBe(2);
    expect(Array.from({ length: 20 }, (_, candidate) => decide(candidate, [2, 5, 0]).kept)).toEqual(coins);
    expect(Array.from({ length: 20 }, (_, k) => deciderOf(2, data)(k, [2, 5, 0]).kept)).not.toEqual(coins);
  });
});

describe("what candidates say of a datum", () => {
  it("is told by those who were asked for every moment: the first 256", () => {
    expect(WHOLLY_ASKED).toBe(256);
    const asked = whollyAsked([decision(255, 1), decision(256, 2), decision(0, 3)]);
    expect(asked.map(({ candidate }) => candidate)).toEqual([255, 0]);
  });

  it("is the mean of agreements, and means and deviations of the moment before and after", () => {
    const decisions = [
      decision(0, 1, { agreements: [0.2], kept: false }),
      decision(1, 3, { agreements: [0.6] }),
      decision(2, Number.NaN, { agreements: [0], kept: false }),
      decision(3, 8, { agreements: [1] }),
    ];
    const [tally] = tallyOf([datum(1, 1)], decisions);
    expect(tally!.alone).toBeCloseTo(0.45, 12);
    // 1, 3 and 8 have mean 4 and squares 9 + 1 + 16 = 26; 3 and 8 mean 5.5 and 12.5.
    expect(tally!.prior).toEqual([expect.closeTo(4, 12), expect.closeTo(Math.sqrt(13), 12)]);
    expect(tally!.kept).toEqual([expect.closeTo(5.5, 12), expect.closeTo(Math.sqrt(12.5), 12)]);
    const [other] = tallyOf([datum(1, 1)], decisions, [decision(9, 2), decision(10, 4)]);
    expect(other!.kept).toEqual([3, expect.closeTo(Math.SQRT2, 12)]);
  });

  it("is that all together keep so many, without the chance of coins", () => {
    expect(shareKept([decision(0, 1, { likelihood: 0.1 }), decision(1, 1, { likelihood: 0.5 })])).toBeCloseTo(0.3, 12);
  });

  it("is out of reach where it alone keeps less than 1 %, or all together less than 0.1 %", () => {
    const two = [datum(0, 1, "normal", false), datum(0, 1)];
    const reach = (agreements: number[], likelihood: number) =>
      outOfReach(two, [decision(0, 1, { moments: [1, 1], agreements, likelihood })]);
    expect(reach([1, 0.0099], 0.5)).toEqual({ datum: 1 });
    expect(reach([1, 0.01], 0.5)).toBeUndefined();
    // One that is only looked at keeps nobody.
    expect(reach([0, 1], 0.5)).toBeUndefined();
    expect(reach([1, 1], 0.00099)).toEqual({});
    expect(reach([1, 1], 0.001)).toBeUndefined();
  });
});
