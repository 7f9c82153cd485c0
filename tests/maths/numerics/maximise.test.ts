import { describe, expect, it } from "vitest";
import { maximise } from "../../../src/maths/numerics/roots.js";

describe("bounded maximisation", () => {
  it.each([
    ["a parabola", (x: number) => -((x - 0.3) ** 2), 0.3],
    ["a skewed peak", (x: number) => x * Math.exp(-3 * x), 1 / 3],
    ["a kink", (x: number) => -Math.abs(x - 0.7), 0.7],
    ["the lower corner", (x: number) => -x, 0],
    ["the upper corner", (x: number) => x ** 3, 1],
  ])("finds %s within the accuracy", (_, payoff, peak) => {
    expect(Math.abs(maximise(payoff, 0, 1, 1e-4).value - peak)).toBeLessThan(1e-4);
  });

  it("takes few trials on a smooth function and keeps them all", () => {
    const { trials } = maximise((x) => -((x - 0.3) ** 2) - 0.1 * (x - 0.3) ** 4, 0, 1, 1e-3);
    expect(trials.length).toBeLessThan(20);
    expect(trials.slice(0, 2).map(({ value }) => value)).toEqual([0, 1]);
  });

  it.each([
    [0.25, 16],
    [0.4, 30],
    [0.45, 18],
    [0.52, 17],
  ])("finds a flat peak at %f in at most %i trials", (peak, most) => {
    const { value, trials } = maximise((x) => -((x - peak) ** 6), 0, 1, 1e-4);
    expect(Math.abs(value - peak)).toBeLessThan(0.01);
    expect(trials.length).toBeLessThanOrEqual(most);
  });

  it("tries nothing beyond its bounds, and begins at the golden section between them", () => {
    const { value, trials } = maximise((x) => -((x - 10.3) ** 2), 10, 11, 1e-4);
    expect(Math.abs(value - 10.3)).toBeLessThan(1e-4);
    for (const trial of trials) expect(trial.value >= 10 && trial.value <= 11).toBe(true);
    expect(trials.some((trial) => Math.abs(trial.value - (10 + (3 - Math.sqrt(5)) / 2)) < 1e-9)).toBe(true);
  });

  it("has one trial where there is nothing to choose", () => {
    expect(maximise((x) => x, 2, 2, 0.1)).toEqual({ value: 2, payoff: 2, trials: [{ value: 2, payoff: 2 }] });
  });

  it.each([
    ["a kink", (x: number) => -Math.abs(x - 0.7), 0.7, 22],
    ["a parabola", (x: number) => -((x - 0.3) ** 2), 0.3, 17],
    ["a narrow peak", (x: number) => 1 / (1 + 1000 * (x - 0.2) ** 2), 0.2, 30],
  ])("closes in on %s to the sixth digit in few trials", (_, payoff, peak, most) => {
    const { value, trials } = maximise(payoff, 0, 1, 1e-6);
    expect(Math.abs(value - peak)).toBeLessThan(1e-6);
    expect(trials.length).toBeLessThanOrEqual(most);
  });

  it("takes three trials at a corner, and the first of equals where nothing matters", () => {
    expect(maximise((x) => -x, 0, 1, 0.1).trials.map(({ value }) => value)).toEqual([0, 1, 0.1]);
    expect(maximise((x) => x ** 3, 0, 1, 0.1).trials.map(({ value }) => value)).toEqual([0, 1, 0.9]);
    expect(maximise(() => 1, 2, 3, 0.1)).toMatchObject({ value: 2, payoff: 1, trials: { length: 3 } });
    // No point next to a bound lies beyond the other.
    expect(maximise((x) => -x, 0, 1, 5).trials.map(({ value }) => value)).toEqual([0, 1, 1]);
    expect(
      maximise((x) => x, 0, 1, 5)
        .trials.slice(0, 3)
        .map(({ value }) => value),
    ).toEqual([0, 1, 0]);
  });

  it("tries nothing beyond the bounds, however near to one the highest point is", () => {
    const peak = 0.0008158604148775367;
    const curve = (x: number) => -(Math.abs(x - peak) ** 1.8847495834343135) * (1 + 1.515306941466406 * x);
    const { value, trials } = maximise(curve, 0, 1, 1e-3);
    expect(Math.min(...trials.map((trial) => trial.value))).toBe(0);
    expect(Math.abs(value - peak)).toBeLessThan(1e-3);
  });
});
