import { describe, expect, it } from "vitest";
import { type Placebo, placeboBorders } from "../../../src/evidence/gravity/placebo.js";
import type { FlowTable } from "../../../src/input/index.js";
import { tableOf } from "./small.js";

/** Six places of one province on a line, with a border of `points` ln points through its middle that no table names. */
const hidden = (points: number): FlowTable => {
  const places = [0, 1, 2.5, 4.2, 5, 7].map((east, k) => ({
    ...{ id: `A${k}`, province: "A", latitude: 30, longitude: 110 + east },
  }));
  return tableOf(
    places,
    () => 0,
    (origin, destination) => (origin < 3 === destination < 3 ? 1 : Math.exp(points)),
  );
};

/** The two coefficients of two draws. */
const both = ({ mean, deviation }: Placebo) => [mean - deviation / Math.SQRT2, mean + deviation / Math.SQRT2];

describe("borders drawn at random", () => {
  it("are nothing where gravity explains all, beside a true border as without one", () => {
    for (const table of [hidden(0), tableOf("AAAAABBBBB", () => -1)]) {
      const { draws, mean, deviation } = placeboBorders(table, 5, "1")!;
      expect(draws).toBe(5);
      expect(mean).toBeCloseTo(0, 7);
      expect(deviation).toBeCloseTo(0, 7);
    }
  });

  it("find what a table hides where the line falls on it, and less where it does not", () => {
    const found = ["1", "2", "3", "4", "5", "6"].flatMap((seed) => both(placeboBorders(hidden(-1), 2, seed)!));
    expect(found.filter((value) => Math.abs(value + 1) < 1e-6).length).toBeGreaterThan(1);
    expect(Math.min(...found)).toBeGreaterThan(-1.001);
    expect(Math.max(...found)).toBeGreaterThan(-0.9);
  });

  it("are the same first lines however many are drawn, with their mean and standard deviation", () => {
    const two = placeboBorders(hidden(-1), 2, "1")!;
    const three = placeboBorders(hidden(-1), 3, "1")!;
    const values = [...both(two), 3 * three.mean - 2 * two.mean];
    const squares = values.reduce((sum, value) => sum + (value - three.mean) ** 2, 0);
    expect(three.draws).toBe(3);
    expect(three.deviation).toBeCloseTo(Math.sqrt(squares / 2), 8);
  });

  it("are none without a province of four places, or of fewer than two draws", () => {
    expect(
      placeboBorders(
        tableOf("AAABBB", () => -1),
        3,
        "1",
      ),
    ).toBeNull();
    expect(
      placeboBorders(
        tableOf("AAAABBB", () => -1),
        3,
        "1",
      ),
    ).not.toBeNull();
    expect(placeboBorders(hidden(-1), 1, "1")).toBeNull();
    expect(placeboBorders(hidden(-1), 2, "1")).not.toBeNull();
  });
});
