import { describe, expect, it } from "vitest";
import { studentCumulative, studentQuantile } from "../../../src/measures/results/student.js";

describe("Student's t", () => {
  it("gives the tabled quantiles (R: qt(0.975, df))", () => {
    const tabled: [number, number][] = [
      [1, 12.706204736432095],
      [2, 4.302652729911275],
      [7, 2.364624251592785],
      [19, 2.093024054408263],
      [99, 1.984216951586342],
    ];
    for (const [freedom, quantile] of tabled) expect(studentQuantile(0.975, freedom)).toBeCloseTo(quantile, 9);
  });

  it("gives the closed forms of one and two degrees of freedom, far out too", () => {
    for (const t of [-40, -2, -0.1, 0.3, 1, 5, 1e4]) {
      expect(studentCumulative(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
      expect(studentCumulative(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12);
    }
    expect(studentCumulative(Number.POSITIVE_INFINITY, 3)).toBe(1);
  });

  it("is symmetric about zero", () => {
    expect(studentCumulative(0, 5)).toBeCloseTo(0.5, 14);
    expect(studentCumulative(-1.3, 5) + studentCumulative(1.3, 5)).toBeCloseTo(1, 14);
  });
});
