import { describe, expect, it } from "vitest";
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

const datum = (kind: "normal" | "at-least", value: number, error: number, conditions = true): Datum => ({
  ...{ id: "moment", kind, value, error, conditions },
});
const decision = (candidate: number, moment: number, more: Partial<Decision> = {}): Decision => ({
  ...{ candidate, moments: [moment], agreements: [1], likelihood: 1, kept: true },
  ...more,
});

describe("how well a moment agrees with its datum", () => {
  it("is the density of the error over its largest: e^(-1/2) one error away, to either side", () => {
    expect([0, 1, 2].map((moment) => agreement(datum("normal", 1, 1), moment))).toEqual([
      ...[expect.closeTo(Math.exp(-0.5), 12), 1, expect.closeTo(Math.exp(-0.5), 12)],
    ]);
    expect(agreement(datum("normal", 1, 0.5), 2)).toBeCloseTo(Math.exp(-2), 12);
  });

  it("is the share of errors with which a moment is above what it cannot be below", () => {
    const of = (moment: number) => agreement(datum("at-least", 1, 2), moment);
    expect([of(1), of(3), of(-1)].map((one) => Number(one.toFixed(4)))).toEqual([0.5, 0.8413, 0.1587]);
    expect([0.9, 1.1].map((moment) => agreement(datum("at-least", 1, 0), moment))).toEqual([0, 1]);
  });
});

describe("a decision on a candidate", () => {
  const data = [datum("normal", 1, 1), datum("normal", 5, 1, false), datum("normal", 0, 2)];

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
    const [tally] = tallyOf([datum("normal", 1, 1)], decisions);
    expect(tally!.alone).toBeCloseTo(0.45, 12);
    // 1, 3 and 8 have mean 4 and squares 9 + 1 + 16 = 26; 3 and 8 mean 5.5 and 12.5.
    expect(tally!.prior).toEqual([expect.closeTo(4, 12), expect.closeTo(Math.sqrt(13), 12)]);
    expect(tally!.kept).toEqual([expect.closeTo(5.5, 12), expect.closeTo(Math.sqrt(12.5), 12)]);
    const [other] = tallyOf([datum("normal", 1, 1)], decisions, [decision(9, 2), decision(10, 4)]);
    expect(other!.kept).toEqual([3, expect.closeTo(Math.SQRT2, 12)]);
  });

  it("is that all together keep so many, without the chance of coins", () => {
    expect(shareKept([decision(0, 1, { likelihood: 0.1 }), decision(1, 1, { likelihood: 0.5 })])).toBeCloseTo(0.3, 12);
  });

  it("is out of reach where it alone keeps less than 1 %, or all together less than 0.1 %", () => {
    const two = [datum("normal", 0, 1, false), datum("normal", 0, 1)];
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
