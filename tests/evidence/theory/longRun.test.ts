import { describe, expect, it } from "vitest";
import {
  adjustment,
  describeRest,
  equalShares,
  interiorRestPoints,
  leadingEigenvalue,
  replicator,
  settle,
  solveRest,
} from "../../../src/evidence/theory/longRun.js";

/** Crowding: payoff[i] = worth[i] - share[i]. Equal payoffs at share = worth - common level. */
const crowding =
  (...worth: number[]) =>
  (shares: Float64Array) =>
    shares.map((share, i) => worth[i]! - share);
const equal = (n: number) => new Float64Array(n).fill(1 / n);

describe("the long run", () => {
  it("equalises payoffs", () => {
    const rest = settle(replicator(crowding(1, 1.2, 0.9)), equal(3));
    const level = (1 + 1.2 + 0.9 - 1) / 3;
    expect([...rest.stocks]).toEqual([1, 1.2, 0.9].map((worth) => expect.closeTo(worth - level, 11)));
    expect(rest.stable).toBe(true);
  });

  it("empties places that pay less than the rest, exactly", () => {
    const rest = settle(replicator(crowding(1, 1.4, 0.1)), equal(3));
    expect(rest.stocks[2]).toBe(0);
    expect(rest.stocks[0]).toBeCloseTo(0.3, 11);
    expect(rest.growth[2]).toBeLessThan(0);
  });

  it("leaves an unstable rest point for the side that the start leans to", () => {
    const bandwagon = (shares: Float64Array) => shares.slice();
    expect([...settle(replicator(bandwagon), Float64Array.of(0.49, 0.51)).stocks]).toEqual([0, expect.closeTo(1, 12)]);
    expect([...settle(replicator(bandwagon), Float64Array.of(0.6, 0.4)).stocks]).toEqual([expect.closeTo(1, 12), 0]);
  });

  it("measures stability by the leading eigenvalue of the dynamics", () => {
    // d x / dt = x (1 - x) (gap of payoffs): at one half the slope of the gap over four
    expect(leadingEigenvalue(replicator(crowding(1, 1)), equal(2))).toBeCloseTo(-0.5, 8);
    expect(
      describeRest(
        replicator((shares) => shares.slice()),
        equal(2),
      ).stable,
    ).toBe(false);
  });

  it("moves stocks whose total is free", () => {
    const logistic = (stocks: Float64Array) => stocks.map((stock, i) => [2, 5][i]! - stock);
    expect([...settle(logistic, Float64Array.of(0.1, 0.1), { conserve: false }).stocks]).toEqual([
      expect.closeTo(2, 11),
      expect.closeTo(5, 11),
    ]);
  });

  it("finds the shares that a choice reproduces, however sharp", () => {
    const choose = (shares: Float64Array) => {
      const weight = crowding(1, 1.2)(shares).map((payoff) => Math.exp(payoff / 0.01));
      return weight.map((value) => value / (weight[0]! + weight[1]!));
    };
    const { stocks } = settle(adjustment(choose), equal(2), { corners: false });
    expect(choose(stocks)[0]).toBeCloseTo(stocks[0]!, 11);
    expect(stocks[0]).toBeGreaterThan(0.4);
    expect(stocks[0]).toBeLessThan(0.41);
  });

  it("lists all interior rest points of two places with their kind", () => {
    // payoff gap with roots at 0.2 (falling), 0.5 (rising), 0.8 (falling)
    const payoffs = ([x]: Float64Array) => Float64Array.of(-(x! - 0.2) * (x! - 0.5) * (x! - 0.8), 0);
    const found = interiorRestPoints(payoffs);
    expect(found.map(({ stocks }) => stocks[0])).toEqual([0.2, 0.5, 0.8].map((share) => expect.closeTo(share, 12)));
    expect(found.map(({ stable }) => stable)).toEqual([true, false, true]);
  });

  it("solves for unstable rest points too, and says where there is none", () => {
    expect(
      solveRest(
        replicator((shares) => shares.slice()),
        Float64Array.of(0.4, 0.6),
      )![0],
    ).toBeCloseTo(0.5, 11);
    expect(solveRest(replicator(crowding(3, 1)), equal(2))).toBeNull();
  });

  it("keeps the total of the stocks, whatever it is", () => {
    // Payoffs 4 - x and 5 - y are equal at 1 and 2 of three.
    const growth = (stocks: Float64Array) => {
      const payoff = crowding(4, 5)(stocks);
      const mean = (stocks[0]! * payoff[0]! + stocks[1]! * payoff[1]!) / 3;
      return payoff.map((value) => value - mean);
    };
    expect([...settle(growth, Float64Array.of(2.5, 0.5)).stocks]).toEqual([
      expect.closeTo(1, 11),
      expect.closeTo(2, 11),
    ]);
  });

  it("begins with everybody spread evenly", () => expect([...equalShares(4)]).toEqual([0.25, 0.25, 0.25, 0.25]));

  it("grows shares by how far they are from the mean, and adjusts them by how far from what is chosen", () => {
    const pays = replicator(() => Float64Array.of(1, 3));
    expect([...pays(Float64Array.of(0.5, 0.5))]).toEqual([-1, 1]);
    expect([...pays(Float64Array.of(0.75, 0.25))]).toEqual([-0.5, 1.5]);
    const chosen = (...shares: number[]) => [
      ...adjustment(() => Float64Array.from(shares))(Float64Array.of(0.25, 0.75)),
    ];
    expect(chosen(0.5, 0.5)).toEqual([expect.closeTo(Math.LN2, 12), expect.closeTo(Math.log(2 / 3), 12)]);
    // What nobody chooses shrinks as fast as numbers can say.
    expect(chosen(0, 1)[0]).toBeCloseTo(Math.log(Number.MIN_VALUE) - Math.log(0.25), 9);
  });

  it("gives up after so many steps, and says where stocks are then", () => {
    const atRest = replicator(crowding(1, 1));
    expect(settle(atRest, equal(2), { maxSteps: 1 }).stable).toBe(true);
    expect(() => settle(atRest, equal(2), { maxSteps: 0 })).toThrow(
      "The long run did not come to rest: stocks 0.5, 0.5.",
    );
    // Each beats the next: shares turn round for ever.
    const inTurn = replicator(([x, y, z]) => Float64Array.of(y! - z!, z! - x!, x! - y!));
    expect(() => settle(inTurn, Float64Array.of(0.5, 0.3, 0.2), { maxSteps: 100 })).toThrow(/did not come to rest/);
  });

  it("is no rest where somebody would come to an empty place, and is where nobody would", () => {
    const from = (...worth: number[]) =>
      settle(replicator(crowding(...worth)), Float64Array.of(1, 0), { maxSteps: 50 });
    expect([...from(1, -0.5).stocks]).toEqual([1, 0]);
    expect(() => from(1, 0.5)).toThrow(/did not come to rest: stocks 1, 0/);
  });

  it("lets a place come back that had all but died out before it became attractive", () => {
    // The second shrinks fast as long as the first is below five of the ten that it grows to.
    const growth = ([x, y]: Float64Array) => Float64Array.of(1 - x! / 10, 1 - y! - 300 / (1 + Math.exp(20 * (x! - 5))));
    const { stocks } = settle(growth, Float64Array.of(0.01, 1), { conserve: false });
    expect([...stocks]).toEqual([expect.closeTo(10, 9), expect.closeTo(1, 9)]);
  });

  it("has the eigenvalue that is nearest to instability, of places with stocks and of empty ones", () => {
    const logistic = (stocks: Float64Array) => stocks.map((stock, i) => [2, 5][i]! - stock);
    // d stock (2 - stock) / d stock at rest, and growth where nobody is.
    expect(leadingEigenvalue(logistic, Float64Array.of(2, 5), false)).toBeCloseTo(-2, 8);
    expect(leadingEigenvalue(logistic, Float64Array.of(0, 5), false)).toBeCloseTo(2, 8);
    expect(leadingEigenvalue(logistic, Float64Array.of(2, 0), false)).toBeCloseTo(5, 8);
    for (const shares of [
      [0.7, 0.3],
      [0.3, 0.7],
    ])
      expect(leadingEigenvalue(replicator(crowding(...shares)), Float64Array.from(shares))).toBeCloseTo(-0.42, 8);
    expect(leadingEigenvalue(replicator(crowding(1, 1, 1)), equal(3))).toBeCloseTo(-1 / 3, 8);
    const alone = describeRest(replicator(crowding(1, -0.5)), Float64Array.of(1, 0));
    expect(alone).toMatchObject({ leading: -0.5, stable: true });
    expect([...alone.growth]).toEqual([0, -0.5]);
  });

  it("solves for rest of stocks whose total is free, and of one place at once", () => {
    const logistic = (stocks: Float64Array) => stocks.map((stock, i) => [2, 5][i]! - stock);
    const solved = (...stocks: number[]) => solveRest(logistic, Float64Array.from(stocks), { conserve: false });
    expect([...solved(1, 4)!]).toEqual([expect.closeTo(2, 11), expect.closeTo(5, 11)]);
    expect([...solved(1, 0)!]).toEqual([expect.closeTo(2, 11), 0]);
    expect([...solveRest(replicator(crowding(1, 2)), Float64Array.of(1, 0))!]).toEqual([1, 0]);
    expect(solveRest(() => Float64Array.of(1, 2), Float64Array.of(1, 1), { conserve: false })).toBeNull();
  });

  it("solves with shorter steps where whole ones would lead away", () => {
    // Slopes are flat far from the rest at 5: from 5.5 a whole step goes to 1.9, and the next beyond a hundred.
    const growth = ([x]: Float64Array) => Float64Array.of(Math.atan(10 * (5 - x!)));
    expect(solveRest(growth, Float64Array.of(5.5), { conserve: false })![0]).toBeCloseTo(5, 11);
    const never = ([x]: Float64Array) => Float64Array.of(1 + (x! - 2) ** 2);
    expect(solveRest(never, Float64Array.of(2.001), { conserve: false })).toBeNull();
  });

  it("lists rest points next to the corners too", () => {
    const near = 2e-5;
    const payoffs = ([x]: Float64Array) => Float64Array.of((x! - near) * (x! - 1 + near), 0);
    const found = interiorRestPoints(payoffs);
    expect(found.map(({ stocks }) => stocks[0])).toEqual([near, 1 - near].map((share) => expect.closeTo(share, 12)));
    expect(found.map(({ stocks }) => stocks[1])).toEqual([1 - near, near].map((share) => expect.closeTo(share, 12)));
    expect(found.map(({ stable }) => stable)).toEqual([true, false]);
  });
});
