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

  it("is exact for powers of time up to the fifth, in a start that stays as it is", () => {
    const start = Float64Array.of(1, 0);
    const end = follow(([, time]) => Float64Array.of(5 * time! ** 4, 1), start, 2);
    expect([...end]).toEqual([expect.closeTo(33, 9), expect.closeTo(2, 12)]);
    expect([...start]).toEqual([1, 0]);
  });

  it("grows and fades by the exponential, on large numbers as on small ones", () => {
    const rate = (k: number) => (state: Float64Array) => state.map((value) => k * value);
    expect(follow(rate(1), Float64Array.of(1), 3)[0]).toBeCloseTo(Math.exp(3), 8);
    expect(follow(rate(-2), Float64Array.of(1e6), 3)[0]! / 1e6).toBeCloseTo(Math.exp(-6), 9);
  });

  it("takes as few steps as the error allows, and no more than it may", () => {
    const steps = (tolerance: number) => {
      let count = 0;
      const until = () => {
        count++;
        return false;
      };
      follow(([x, y]) => Float64Array.of(-y!, x!), Float64Array.of(1, 0), 10, { tolerance, until });
      return count;
    };
    // An error a hundred thousand times as large is had at ten times the step.
    expect(steps(1e-11) / steps(1e-6)).toBeGreaterThan(5);
    expect(steps(1e-11) / steps(1e-6)).toBeLessThan(15);
    const circle = ([x, y]: Float64Array) => Float64Array.of(-y!, x!);
    expect(() => follow(circle, Float64Array.of(1, 0), 10, { maxSteps: 3 })).toThrow(
      /cannot be followed beyond time 0/,
    );
    expect(() => follow(circle, Float64Array.of(1, 0), 10, { maxSteps: 3000 })).not.toThrow();
  });

  it("tells the time after every step, up to the end", () => {
    const times: number[] = [];
    follow(() => Float64Array.of(1), Float64Array.of(0), 2, {
      until: ([x], time) => {
        expect(x).toBeCloseTo(time, 12);
        times.push(time);
        return false;
      },
    });
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeCloseTo(2, 12);
    // Nothing is asked of a path that ends where it begins.
    expect([...follow(() => Float64Array.of(1), Float64Array.of(7), 0)]).toEqual([7]);
  });
});
