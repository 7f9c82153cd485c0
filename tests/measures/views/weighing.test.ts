import { describe, expect, it } from "vitest";
import { weighing } from "../../../src/measures/views/decisions.js";

const place = { variant: "a", replicate: 0, year: 2024, city: "c", lever: "l" };
const payoff = (value: number) => 3 - (value - 0.2) ** 2;
const trials = [0, 0.19, 0.3, 0.6].map((value) => ({ value, payoff: payoff(value) }));
const decision = {
  ...place,
  value: 0.2,
  before: 0.1,
  payoffBefore: payoff(0.1),
  payoffAfter: payoff(0.2),
  trials,
};

describe("what a decision was weighed against", () => {
  it("is the best alternative well away from it, and both ends of what was tried", () => {
    const { best, lowest, highest, flat } = weighing(decision);
    expect(best!.value).toBe(0.3);
    expect(best!.gain).toBeCloseTo(-0.01, 12);
    expect([lowest.value, highest.value, flat]).toEqual([0, 0.6, false]);
  });

  it("is flat where going so far away costs next to nothing", () => {
    const shallow = trials.map(({ value, payoff: one }) => ({ value, payoff: 3 + (one - 3) / 100 }));
    expect(weighing({ ...decision, payoffAfter: 3, trials: shallow }).flat).toBe(true);
  });

  it("at a bound goes by the slope there: the far end costs much, which says nothing of the neighbourhood", () => {
    const corner = [0, 0.005, 0.6].map((value) => ({ value, payoff: -10 * value * value }));
    expect(weighing({ ...decision, value: 0, payoffAfter: 0, trials: corner }).flat).toBe(false);
    const flatCorner = corner.map(({ value, payoff: one }) => ({ value, payoff: one / 10 }));
    expect(weighing({ ...decision, value: 0, payoffAfter: 0, trials: flatCorner }).flat).toBe(true);
  });
});
