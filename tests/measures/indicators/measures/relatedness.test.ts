import { describe, expect, it } from "vitest";
import {
  associationStrength,
  cosineRelatedness,
  opportunities,
  proximity,
  relatednessDensities,
} from "../../../../src/measures/indicators/measures/relatedness.js";
import { table } from "./data.js";

/** Position of a pair of the four sectors. */
const at = (i: number, j: number) => (i - 1) * 4 + j - 1;

describe("relatedness", () => {
  it("finds related sectors (EconGeo on the same table)", () => {
    expect(proximity(table)[at(2, 3)]).toBeCloseTo(0.6667, 4);
    expect(proximity(table)[at(1, 1)]).toBe(1);
    expect(cosineRelatedness(table)[at(1, 2)]).toBeCloseTo(0.4082, 4);
    expect(associationStrength(table)[at(1, 4)]).toBeCloseTo(2, 12);
  });

  it("divides the cosine by ubiquity, which a city that has everything tells from sums of co-occurrences", () => {
    const everywhere = [
      [1, 0, 0],
      [1, 1, 0],
      [0, 1, 1],
    ];
    expect(cosineRelatedness(everywhere)[1]).toBeCloseTo(1 / Math.sqrt(2 * 2), 12);
    expect(associationStrength(everywhere)[2]).toBe(0);
  });

  it("has a value for every pair of sectors, of one city too, which is as specialised in all as all are", () => {
    expect(Array.from(proximity([[3, 1]]))).toEqual([1, 1, 1, 1]);
  });

  it("is near to what is related to what a city has", () => {
    // Cities 1 and 2 have sectors 1 and 2, city 3 has 1 alone, city 4 has 3.
    const cities = [
      [1, 1, 0],
      [1, 1, 0],
      [2, 0, 0],
      [0, 0, 2],
    ];
    const [, , third, fourth] = relatednessDensities(cities);
    expect(third![1]).toBe(1);
    expect(fourth![0]).toBe(0);
    expect(opportunities(cities)[2]).toBe(0.5);
    expect(opportunities([[1, 1]])[0]).toBeNaN();
  });
});
