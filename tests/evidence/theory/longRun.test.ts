import { describe, expect, it } from "vitest";
import {
  adjustment,
  describeRest,
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
});
