import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COMPENSATION_RULES,
  compensate,
  listCoalitions,
  nashBargaining,
  nucleolus,
  pairPayments,
  shapley,
  sumOver,
} from "../../../src/maths/bargaining/index.js";

const gains = [6, -2, 2];
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));
const transfers = (rule: (typeof COMPENSATION_RULES)[number], more: object = {}) =>
  Array.from(compensate(rule, { gains, refusing: [0, 0, 0], ...more })!);

describe("compensation among members that gain 6, lose 2 and gain 2", () => {
  it("none: nobody pays", () => expect(transfers("none")).toEqual([0, 0, 0]));
  it("equal: each ends with a third", () => expect(transfers("equal")).toEqual(close([-4, 4, 0])));
  it("proportional to GDP: each ends with its part", () =>
    expect(transfers("gdp", { gdp: [1, 1, 2] })).toEqual(close([-4.5, 3.5, 1])));
  it("proportional to loss: the loss is covered out of gains", () =>
    expect(transfers("loss")).toEqual(close([-1.5, 2, -0.5])));
  it("minimal: everyone gets what refusing would bring, out of what others can spare", () => {
    expect(transfers("minimal")).toEqual(close([-1.5, 2, -0.5]));
    expect(transfers("minimal", { refusing: [0, 1, 2] })).toEqual(close([-3, 3, 0]));
    expect(compensate("minimal", { gains, refusing: [7, 0, 0] })).toBeNull();
  });
  it("Nash bargaining: the surplus over refusing in equal parts", () => {
    expect(transfers("nash", { refusing: [3, 0, 0] })).toEqual(close([-2, 3, -1]));
    expect(compensate("nash", { gains, refusing: [7, 0, 0] })).toBeNull();
  });
  it("Shapley and nucleolus: each ends with the solution", () => {
    const worth = [0, 0, 0, 3, 0, 5, 1, 6];
    const game = listCoalitions(3, (coalition) => worth[coalition]!);
    expect(transfers("shapley", { shapley: shapley(game) })).toEqual(close([-3, 3, 0]));
    const settled = transfers("nucleolus", { nucleolus: nucleolus(game) });
    expect(settled.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
  });
  it("asks for the data that a rule needs", () => {
    expect(() => transfers("shapley")).toThrow(/rule shapley needs its shapley/);
    expect(() => transfers("gdp")).toThrow(/needs its gdp/);
    expect(() => transfers("gdp", { gdp: [0, 0, 0] })).toThrow(/positive sum/);
  });
});

describe("every rule", () => {
  const amounts = fc.array(
    fc.integer({ min: -700, max: 700 }).map((amount) => amount / 7),
    { minLength: 4, maxLength: 4 },
  );

  it("hands out what it takes", () => {
    fc.assert(
      fc.property(amounts, amounts, (won, refusing) => {
        const game = listCoalitions(4, (coalition) => sumOver(coalition, won));
        for (const rule of COMPENSATION_RULES) {
          const solutions = { shapley: shapley(game), nucleolus: nucleolus(game) };
          const paid = compensate(rule, { gains: won, refusing, gdp: [1, 2, 3, 4], ...solutions });
          if (paid) expect(paid.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 6);
        }
      }),
    );
  });

  it("minimal makes all accept with the smallest sum of payments, or nothing can", () => {
    fc.assert(
      fc.property(amounts, amounts, (won, refusing) => {
        const paid = compensate("minimal", { gains: won, refusing });
        const spare = won.map((gain, i) => gain - refusing[i]!);
        if (!paid) expect(spare.reduce((a, b) => a + b, 0)).toBeLessThan(0);
        else {
          for (const [i, gain] of won.entries()) {
            const rounding = 1e-9 * (Math.abs(gain) + Math.abs(refusing[i]!) + Math.abs(paid[i]!));
            expect(gain + paid[i]!).toBeGreaterThanOrEqual(refusing[i]! - rounding);
          }
          const received = paid.reduce((total, amount) => total + Math.max(0, amount), 0);
          expect(received).toBeCloseTo(
            spare.reduce((total, s) => total + Math.max(0, -s), 0),
            6,
          );
        }
      }),
    );
  });
});

describe("payments in pairs", () => {
  it("give everybody its receipt, each payer paying each payee in proportion", () => {
    expect(pairPayments([3, -1, -2])).toEqual([
      { payer: 1, payee: 0, amount: 1 },
      { payer: 2, payee: 0, amount: 2 },
    ]);
    expect(pairPayments([0, 0])).toEqual([]);
  });

  it("come from outside, or go there, where receipts do not sum to zero", () => {
    expect(pairPayments([3, -1])).toEqual([
      { payer: 1, payee: 0, amount: 1 },
      { payer: -1, payee: 0, amount: 2 },
    ]);
    expect(pairPayments([-2])).toEqual([{ payer: 0, payee: -1, amount: 2 }]);
  });
});

describe("Nash bargaining", () => {
  it("has nothing to agree on without a surplus", () => {
    expect(nashBargaining([3, 4], 6)).toBeNull();
    expect(Array.from(nashBargaining([3, 4], 9)!)).toEqual([4, 5]);
  });
});
