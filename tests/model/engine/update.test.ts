import { describe, expect, it } from "vitest";
import type { Critical } from "../../../src/model/engine/criticalTerms.js";
import { normalise, noteGap, updateUnknowns } from "../../../src/model/engine/update.js";
import { close, twoCities } from "./setting.js";

const { exp } = Math;

/** Two cities and two sectors at rest: all that is earned pays for all that there is at prices of one. */
function resting(capitalKinds = 1) {
  const stage = twoCities({ capitalKinds, substitution: Float64Array.of(3, 5) }, 2);
  const { market, inputs } = stage;
  for (const values of [inputs.workers, inputs.capital, inputs.industrialLand]) values.fill(1);
  for (const values of [market.finance.wageIncome, market.finance.nodeSpending]) values.fill(1);
  for (const values of [market.capitalValue, market.landValue]) values.fill(1);
  for (const values of [market.competition, market.soughtPotential]) values.fill(1);
  market.image.fill(99);
  market.gap.fill(0);
  return { ...stage, finance: market.finance, layout: market.layout };
}

/** Image of all unknowns, the largest gap and where it is. */
function updated({ market, inputs }: Pick<ReturnType<typeof resting>, "market" | "inputs">) {
  updateUnknowns(market, inputs);
  return { image: [...market.image], gap: market.gap[0], at: market.gap[1] };
}

const [WAGE, CAPITAL, LAND, PRICE, POTENTIAL, SPENDING] = [0, 2, 4, 6, 10, 14];

/** Sixteen logs, zero but for some. */
const logs = (set: Record<number, number>) => close(Array.from({ length: 16 }, (_, k) => set[k] ?? 0));

describe("the unknowns of a market, updated", () => {
  it("stay where they are at rest", () => {
    expect(updated(resting())).toEqual({ image: logs({}), gap: 0, at: 0 });
  });

  it("pay out what is earned to all that there is of a factor, each damped by the elasticity of its own demand", () => {
    const stage = resting();
    const { market, inputs, finance } = stage;
    market.unknowns[WAGE + 1] = 1;
    inputs.workers[1] = 2;
    finance.wageIncome[1] = 2 * exp(4);
    market.labourElasticity[1] = 0.5 * 2 * exp(4);
    inputs.capital[0] = 4;
    market.capitalValue[0] = 4 * exp(1);
    market.capitalElasticity[0] = 4 * exp(1);
    inputs.industrialLand[1] = 5;
    market.landValue[1] = 5 * exp(-2);
    market.landElasticity[1] = 3 * 5 * exp(-2);
    const { image, gap, at } = updated(stage);
    // Gaps of 3, 1 and -2 over 1.5, 2 and 4.
    expect(image).toEqual(logs({ [WAGE + 1]: 1 + 2, [CAPITAL]: 0.5, [LAND + 1]: -0.5 }));
    // The gap is told undamped.
    expect([gap, at]).toEqual([expect.closeTo(3, 12), WAGE + 1]);
  });

  it("keep the wage where nobody works and nothing is earned", () => {
    const stage = resting();
    stage.inputs.workers[0] = 0;
    stage.finance.wageIncome[0] = 0;
    stage.market.labourElasticity[0] = 7;
    stage.market.unknowns[WAGE] = 0.3;
    expect(updated(stage)).toEqual({ image: logs({ [WAGE]: 0.3 }), gap: 0, at: 0 });
    // Pay without anybody to take it is no wage either.
    stage.finance.wageIncome[0] = 1;
    expect(updated(stage)).toEqual({ image: logs({ [WAGE]: 0.3 }), gap: 0, at: 0 });
  });

  it("count the rent of capital among them where there is one kind alone", () => {
    const one = resting(1);
    one.market.capitalValue.fill(exp(1));
    expect(updated(one).image).toEqual(logs({ [CAPITAL]: 1, [CAPITAL + 1]: 1 }));
    const two = resting(2);
    two.market.capitalValue.fill(exp(1));
    // Rents of land stand where those of capital stood.
    two.market.landValue[1] = exp(2);
    expect(updated(two).image).toEqual(close([0, 0, 0, 2, ...Array(10).fill(0)]));
  });

  it("take prices from competition, by the elasticity of substitution of each sector", () => {
    const stage = resting();
    stage.market.competition.set([exp(2), exp(-2), exp(4), exp(8)]);
    const { image, gap, at } = updated(stage);
    // 1 / (1 - 3) and 1 / (1 - 5).
    expect(image).toEqual(logs({ [PRICE]: -1, [PRICE + 1]: 1, [PRICE + 2]: -1, [PRICE + 3]: -2 }));
    expect([gap, at]).toEqual([expect.closeTo(2, 12), PRICE + 3]);
  });

  it("take market potentials from sales over supply, and keep those of cells that supply nothing", () => {
    const stage = resting();
    stage.market.unknowns.fill(0.25, POTENTIAL, SPENDING);
    stage.market.soughtPotential.set([exp(1.5), 0, Number.POSITIVE_INFINITY, Number.NaN]);
    const { image, gap, at } = updated(stage);
    const kept = { [POTENTIAL + 1]: 0.25, [POTENTIAL + 2]: 0.25, [POTENTIAL + 3]: 0.25 };
    expect(image).toEqual(logs({ [POTENTIAL]: 1.5, ...kept }));
    expect([gap, at]).toEqual([expect.closeTo(1.25, 12), POTENTIAL]);
  });

  it("take spending as it is, undamped, and leave it where nothing is spent or no bound to it", () => {
    const stage = resting();
    const { finance, market } = stage;
    market.unknowns.set([-1, 0.5], SPENDING);
    finance.nodeSpending.set([exp(2), 0]);
    expect(updated(stage)).toEqual({
      image: logs({ [SPENDING]: 2, [SPENDING + 1]: 0.5 }),
      gap: expect.closeTo(3, 12),
      at: SPENDING,
    });
    market.gap.fill(0);
    finance.nodeSpending.set([Number.POSITIVE_INFINITY, exp(0.5)]);
    expect(updated(stage)).toEqual({ image: logs({ [SPENDING]: -1, [SPENDING + 1]: 0.5 }), gap: 0, at: 0 });
  });

  it("say so where spending or a price is no number, whatever comes after it", () => {
    const spent = resting();
    spent.finance.nodeSpending.set([Number.NaN, exp(9)]);
    expect(updated(spent)).toMatchObject({ gap: Number.NaN, at: SPENDING });
    const priced = resting();
    priced.market.competition.set([1, Number.NaN, exp(100), 1]);
    priced.finance.nodeSpending[1] = exp(9);
    expect(updated(priced)).toMatchObject({ gap: Number.NaN, at: PRICE + 1 });
  });

  it("take what trade found for critical inputs", () => {
    const stage = resting();
    const { market } = stage;
    market.unknowns = new Float64Array(18);
    market.unknowns[17] = 0.5;
    market.image = new Float64Array(18);
    market.critical = [{ at: 16, sought: Float64Array.of(0.25, -0.5) } as Critical];
    const { image, gap, at } = updated(stage);
    expect(image.slice(16)).toEqual([0.25, -0.5]);
    expect([gap, at]).toEqual([1, 17]);
  });
});

describe("the largest gap", () => {
  it("is the first of the largest, in either direction, and no number is the worst of all", () => {
    const { market } = resting();
    const noted = (value: number, index: number) => {
      noteGap(market, value, index);
      return [...market.gap];
    };
    expect(noted(1, 5)).toEqual([1, 5]);
    expect(noted(-2, 6)).toEqual([2, 6]);
    expect(noted(2, 7)).toEqual([2, 6]);
    expect(noted(1.5, 8)).toEqual([2, 6]);
    expect(noted(Number.NaN, 9)).toEqual([Number.NaN, 9]);
    expect(noted(100, 10)).toEqual([Number.NaN, 9]);
  });
});

describe("another numeraire", () => {
  it("takes its level from all that is money, and its power sigma from market potentials", () => {
    const { market } = resting();
    market.image.fill(10);
    normalise(market, 0.5);
    // Wages, rents and prices; potentials by 3 and 5 halves; spending.
    expect([...market.image]).toEqual([...Array(10).fill(9.5), 8.5, 8.5, 7.5, 7.5, 9.5, 9.5]);
    normalise(market, 0);
    expect([...market.image.slice(8)]).toEqual([9.5, 9.5, 8.5, 8.5, 7.5, 7.5, 9.5, 9.5]);
  });

  it("takes it from the prices of critical inputs too, and leaves alone what a special case has between", () => {
    const { market } = resting();
    market.image = new Float64Array(19).fill(10);
    market.critical = [{ at: 17, sought: new Float64Array(2) } as Critical];
    normalise(market, 2);
    expect([...market.image.slice(13)]).toEqual([0, 8, 8, 10, 8, 8]);
  });
});
