import { describe, expect, it } from "vitest";
import {
  atkinson,
  dagum,
  gini,
  lorenzCurve,
  sampleGini,
} from "../../../../src/measures/indicators/measures/inequality.js";
import { groups, income, people } from "./data.js";

describe("distribution", () => {
  it("scales the Gini coefficient for samples", () => {
    expect(sampleGini(income)).toBeCloseTo(0.3505155, 7);
    expect(sampleGini([0, 0, 7])).toBeCloseTo(1, 12);
    expect(sampleGini([1])).toBeNaN();
  });

  it("draws a Lorenz curve whose area is the Gini coefficient", () => {
    const points = lorenzCurve(income, people);
    expect(points[0]).toEqual({ people: 0, value: 0 });
    expect(points[1]!.people).toBeCloseTo(5 / 25, 12);
    expect(points[1]!.value).toBeCloseTo(50 / (50 + 96 + 90 + 80 + 80), 12);
    let area = 0;
    points.slice(1).forEach((point, k) => {
      area += ((point.value + points[k]!.value) / 2) * (point.people - points[k]!.people);
    });
    expect(1 - 2 * area).toBeCloseTo(gini(income, people), 12);
  });

  it("says what equality would be worth (Atkinson), by the ratio of geometric and harmonic to arithmetic mean", () => {
    expect(atkinson([1, 4], 1)).toBeCloseTo(1 - 2 / 2.5, 12);
    expect(atkinson([1, 4], 2)).toBeCloseTo(1 - 1.6 / 2.5, 12);
    expect(atkinson([5, 5], 0.5)).toBeCloseTo(0, 12);
    expect(atkinson([0, 4], 1)).toBe(1);
  });

  it("splits the Gini coefficient into three parts (Dagum)", () => {
    const { total, within, between, transvariation } = dagum(income, groups, people);
    expect(within + between + transvariation).toBeCloseTo(total, 14);
    expect(total).toBeCloseTo(0.2179798, 7);
    // The first group is poorer in all of its members: nothing overlaps.
    expect(transvariation).toBeCloseTo(0, 14);
    const mixed = dagum([1, 4, 2, 3], ["a", "a", "b", "b"]);
    expect(mixed.between).toBeCloseTo(0, 14);
    expect(mixed.within).toBeCloseTo((3 + 1) / 16 / 2.5, 12);
    expect(mixed.transvariation).toBeCloseTo((1 + 2 + 2 + 1) / 16 / 2.5, 12);
  });
});
