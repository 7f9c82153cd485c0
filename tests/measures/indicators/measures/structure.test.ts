import { describe, expect, it } from "vitest";
import {
  columnSums,
  entropy,
  herfindahl,
  krugman,
  locationQuotients,
  meanPairwise,
  meanShares,
  restOf,
  unidoSimilarity,
} from "../../../../src/measures/indicators/measures/structure.js";
import { a, b, c, d, e, table } from "./data.js";

const total = columnSums(table);

describe("structure", () => {
  it("compares two structures", () => {
    expect(unidoSimilarity(a, b)).toBeCloseTo(0.761546, 6);
    expect(unidoSimilarity(a, c)).toBeCloseTo(0.460444, 6);
    expect(unidoSimilarity(b, d)).toBeCloseTo(0.912871, 6);
    expect(krugman(a, b)).toBeCloseTo(0.7, 12);
    expect(krugman([100, 0], [0, 100])).toBe(2);
  });

  it("measures specialisation against the whole", () => {
    expect(krugman(a, total)).toBeCloseTo(0.544444, 6);
    expect(krugman(d, total)).toBeCloseTo(0.111111, 6);
    expect(krugman(e, total)).toBeCloseTo(0.688889, 6);
    expect(locationQuotients(a, total)[0]).toBeCloseTo(1.914894, 6);
    expect(locationQuotients(e, total)[3]).toBeCloseTo(2.037736, 6);
    expect(herfindahl(a)).toBeCloseTo(0.345, 12);
    expect(entropy(a)).toBeCloseTo(1.743, 3);
  });

  it("takes the rest, or the mean of shares, for a reference", () => {
    const table = [
      [1, 3],
      [20, 20],
      [0, 5],
    ];
    expect(restOf(table, 1)).toEqual([1, 8]);
    expect(meanShares(table)).toEqual([0.25, 0.75]);
  });

  it("averages pairs", () => {
    const rows = [
      [60, 30, 10],
      [20, 50, 30],
      [20, 20, 60],
    ];
    expect(meanPairwise(rows, krugman)).toBeCloseTo((0.8 + 1 + 0.6) / 3, 12);
    expect(meanPairwise(rows, unidoSimilarity)).toBeCloseTo(
      (0.7175473098524099 + 0.5334650693692645 + 0.7825855808712295) / 3,
      12,
    );
    expect(meanPairwise([[1, 2]], krugman)).toBeNaN();
  });
});
