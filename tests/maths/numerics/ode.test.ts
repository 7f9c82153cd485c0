import { describe, expect, it } from "vitest";
import { follow } from "../../../src/maths/numerics/ode.js";

describe("following a differential equation", () => {
  it("goes round a circle and back", () => {
    const end = follow(([x, y]) => Float64Array.of(-y!, x!), Float64Array.of(1, 0), 2 * Math.PI);
    expect(Array.from(end)).toEqual([expect.closeTo(1, 9), expect.closeTo(0, 9)]);
  });

  it("stops where it is told to, and says where it cannot go on", () => {
    const early = follow(() => Float64Array.of(1), Float64Array.of(0), 100, { until: ([x]) => x! > 5 });
    expect(early[0]).toBeGreaterThan(5);
    expect(early[0]).toBeLessThan(100);
    expect(() => follow(([x]) => Float64Array.of(x! * x!), Float64Array.of(1), 2)).toThrow(RangeError);
  });
});
