import { describe, expect, it } from "vitest";
import { anyBorder, equation, estimateBorders, pairsOf, pointsOf } from "../../../src/evidence/gravity/estimate.js";
import type { FlowTable } from "../../../src/input/index.js";
import { greatCircleKm } from "../../../src/maths/numerics/greatCircle.js";
import { placesOf, tableOf } from "./small.js";

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

describe("the equation of a table", () => {
  const at = (logKm: number[], between = logKm.map(() => "")) => ({
    places: placesOf("AB"),
    origins: Int32Array.from(logKm, () => 0),
    destinations: Int32Array.from(logKm, () => 1),
    flow: Float64Array.from(logKm, () => 1),
    logKm: Float64Array.from(logKm),
    between,
  });
  const distances = (logKm: number[]) => equation(at(logKm), "spline", []).observations.regressors;

  it("has distance as a spline of five knots at its quantiles, linear beyond the outer ones", () => {
    // 0 to 20 in a mixed order: knots at 1, 5.5, 10, 14.5 and 19, so that terms are over 18 squared.
    const values = Array.from({ length: 21 }, (_, k) => (k * 8) % 21);
    const [plain, ...terms] = distances(values);
    expect([...plain!]).toEqual(values);
    expect(terms).toHaveLength(3);
    const of = (term: number, value: number) => terms[term]![values.indexOf(value)];
    expect([0, 1, 2, 4].map((value) => of(0, value))).toEqual(close([0, 0, 1 / 324, 27 / 324]));
    expect([5, 6].map((value) => of(1, value))).toEqual(close([0, 0.125 / 324]));
    expect([10, 12].map((value) => of(2, value))).toEqual(close([0, 8 / 324]));
    // At 19 and 20: (x - 1)^3 - 4 (x - 14.5)^3 + 3 (x - 19)^3.
    expect([19, 20].map((value) => of(0, value))).toEqual(close([5467.5 / 324, 6196.5 / 324]));
    // At 20: 14.5^3 - 3 5.5^3 + 2, and 10^3 - 2 5.5^3 + 1.
    expect([of(1, 20), of(2, 20)]).toEqual(close([2551.5 / 324, 668.25 / 324]));
  });

  it("has each knot once where many distances are the same, and distance alone where there are too few", () => {
    expect(distances([...new Array<number>(15).fill(0), 1, 2, 3, 4, 5, 6])).toHaveLength(2);
    expect(distances([3, 3, 3])).toHaveLength(1);
  });

  it("has the logarithm alone where that is asked for, then ones and zeros of each border", () => {
    const { observations, distances: count } = equation(at([1, 2, 3], ["", "A-B", "A-C"]), "logarithm", [
      anyBorder,
      (between) => between === "A-C",
    ]);
    expect(count).toBe(1);
    expect(observations.regressors.map((column) => [...column])).toEqual([
      [1, 2, 3],
      [0, 1, 1],
      [0, 0, 1],
    ]);
    expect(equation(at([1, 2, 3, 4, 5]), "spline", [anyBorder]).distances).toBe(4);
  });

  it("knows kilometres and the two provinces of each flow, in alphabetical order, none inside of one", () => {
    const table = tableOf("BAB", () => 0);
    const { between, logKm, origins, destinations } = pairsOf(table);
    expect([...origins]).toEqual([0, 0, 1, 1, 2, 2]);
    expect([...destinations]).toEqual([1, 2, 0, 2, 0, 1]);
    expect(between).toEqual(["A-B", "", "A-B", "A-B", "", "A-B"]);
    expect(logKm[1]).toBeCloseTo(Math.log(greatCircleKm(table.places[0]!, table.places[2]!)), 12);
  });
});

describe("borders of a small table", () => {
  it("are the tariffs that take off as much trade at elasticities of 4 and 8", () => {
    const { border, adValorem } = estimateBorders(tableOf("AAABBB", () => -0.8));
    expect(border).toMatchObject({ coefficient: expect.closeTo(-0.8, 8) });
    expect(adValorem["4"]).toBeCloseTo(Math.exp(0.2) - 1, 8);
    expect(adValorem["8"]).toBeCloseTo(Math.exp(0.1) - 1, 8);
  });

  const reason = (table: FlowTable) => {
    const { border } = estimateBorders(table);
    return "identified" in border ? border.reason.en : border;
  };

  it("are not told where all is one province, where nothing flows across, or where effects make them up", () => {
    expect(reason(tableOf("AAAAA", () => 0))).toBe("all places lie in one province");
    expect(reason(tableOf("AAABBB", () => Number.NEGATIVE_INFINITY))).toMatch(/^nothing flows across it/);
    expect(reason(tableOf("AAAAB", () => -1))).toMatch(/^effects of origins and destinations, distance and/);
  });

  it("rest on places without which nothing would tell them, though flows cross them still", () => {
    const { border } = estimateBorders(tableOf("AAAABC", () => -0.5));
    expect(border).toMatchObject({ coefficient: expect.closeTo(-0.5, 7), restsOn: ["B4", "C5"] });
  });

  it("rest on no place whose pair of provinces goes with it, and are differences of a province of one place", () => {
    const { pairs } = estimateBorders(tableOf("AAABBBC", (pair) => ({ "A-B": -0.5, "A-C": -0.9 })[pair] ?? -0.7));
    expect(pairs["A-B"]).toEqual({
      coefficient: expect.closeTo(-0.5, 7),
      standardError: expect.closeTo(0, 6),
    });
    expect(pairs["A-C"]).toEqual({
      ...{ coefficient: expect.closeTo(-0.2, 7), standardError: expect.closeTo(0, 6) },
      relativeTo: ["B-C"],
    });
    expect(pairs["B-C"]).toMatchObject({ identified: false });
  });

  it("rest on places without which they are differences from others: another number, which is in no error", () => {
    const level: Record<string, number> = { "A-C": -0.5, "A-D": -0.8, "B-C": -2.5, "B-D": -0.3, "C-D": -1.7 };
    const { pairs } = estimateBorders(tableOf("DCAAAABBBB", (pair) => level[pair] ?? -1));
    const known = { standardError: expect.closeTo(0, 6), restsOn: ["D0"], relativeTo: ["B-D", "C-D"] };
    // Of C the equation tells A-C + B-D - C-D; without D it tells A-C less B-C.
    expect(pairs["A-C"]).toEqual({ coefficient: expect.closeTo(-0.5 - 0.3 + 1.7, 7), ...known });
    expect(pairs["B-C"]).toEqual({ coefficient: expect.closeTo(-2.5 - 0.3 + 1.7, 7), ...known });
    // Of A one place is left, and with it a difference from A-C.
    const { pairs: few } = estimateBorders(tableOf("AABBBBCCCC", (pair) => level[pair] ?? -1));
    expect(few["A-B"]).toMatchObject({ coefficient: expect.closeTo(-1, 7), restsOn: ["A0", "A1"] });
    expect(few["A-B"]).toMatchObject({ standardError: expect.closeTo(0, 6) });
  });

  it("stay levels where nothing flows across another, as in a table without its rows", () => {
    const table = tableOf("AAABBBCCC", (pair) => (pair === "A-B" ? Number.NEGATIVE_INFINITY : -0.5));
    const { pairs } = estimateBorders(table);
    expect(pairs["A-B"]).toMatchObject({ identified: false });
    const without = estimateBorders({ ...table, flows: table.flows.filter(({ flow }) => flow > 0) });
    for (const pair of ["A-C", "B-C"]) {
      expect(pairs[pair]).toMatchObject({ coefficient: expect.closeTo(-0.5, 7) });
      for (const one of [pairs[pair]!, without.pairs[pair]!]) expect(one).not.toHaveProperty("relativeTo");
    }
  });

  it("have errors by leaving out one place at a time, of all estimates", () => {
    const noisy = tableOf(
      "AAAABBBB",
      () => -0.8,
      (origin, destination) => 1 + ((3 * origin + 5 * destination) % 4) / 4,
    );
    const { border, distance } = estimateBorders(noisy);
    const without = noisy.places.map((_, place) => {
      const flows = noisy.flows.filter(({ origin, destination }) => origin !== place && destination !== place);
      return pointsOf(pairsOf({ ...noisy, flows })).points;
    });
    const error = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / 8;
      return Math.sqrt((7 / 8) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    };
    expect(border).toMatchObject({ standardError: expect.closeTo(error(without.map((one) => one.border)), 6) });
    expect(distance).toMatchObject({ standardError: expect.closeTo(error(without.map((one) => one.distance)), 6) });
    expect(error(without.map((one) => one.border))).toBeGreaterThan(0.01);
  });

  it("have no error, and rest on all places, where a table tells nothing without any of them", () => {
    const { border } = estimateBorders(tableOf("AAABB", () => -0.5));
    expect(border).toEqual({
      ...{ coefficient: expect.closeTo(-0.5, 7), standardError: null },
      restsOn: ["A0", "A1", "A2", "B3", "B4"],
    });
  });
});
