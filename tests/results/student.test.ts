import { describe, expect, it } from "vitest";
import { studentCumulative, studentQuantile } from "../../src/results/student.js";

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

  it("is symmetric about zero", () => {
    expect(studentCumulative(0, 5)).toBeCloseTo(0.5, 14);
    expect(studentCumulative(-1.3, 5) + studentCumulative(1.3, 5)).toBeCloseTo(1, 14);
  });
});
