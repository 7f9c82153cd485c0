import { describe, expect, it } from "vitest";
import { minimiseLinear } from "../../../src/maths/numerics/lp.js";

const INFINITE = Number.POSITIVE_INFINITY;

describe("a linear programme", () => {
  // The least of 2 x + 3 y where x + y is at least 4, x at most 3 and y at least 0.
  const rows = [
    { columns: [0, 1], coefficients: [1, 1], lower: 4, upper: INFINITE },
    { columns: [0], coefficients: [1], lower: -INFINITE, upper: 3 },
    { columns: [1], coefficients: [1], lower: 0, upper: INFINITE },
  ];

  it("has its least at a corner, and prices for the rows that bind", () => {
    const { objective, values, duals } = minimiseLinear([2, 3], rows);
    expect(objective).toBeCloseTo(9, 9);
    expect([...values]).toEqual([3, 1].map((value) => expect.closeTo(value, 9)));
    // One more to be made costs 3; one more of x allowed saves 1.
    expect([...duals]).toEqual([3, -1, 0].map((value) => expect.closeTo(value, 9)));
  });

  it("without a least, or with rows that contradict, is an error", () => {
    expect(() => minimiseLinear([-1], [{ columns: [0], coefficients: [1], lower: 0, upper: INFINITE }])).toThrow(
      RangeError,
    );
    const impossible = [
      { columns: [0], coefficients: [1], lower: 2, upper: INFINITE },
      { columns: [0], coefficients: [1], lower: -INFINITE, upper: 1 },
    ];
    expect(() => minimiseLinear([1], impossible)).toThrow(/no optimum/);
  });
});
