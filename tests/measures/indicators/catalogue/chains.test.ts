import { describe, expect, it } from "vitest";
import { leontiefInverse } from "../leontief.js";
import { value, valuesOf, view } from "../values.js";

describe("production chains", () => {
  it("count inputs that are covered at home", () => {
    // b makes 40 and 60 of the two sectors and needs 10 and 30 of them: both chains are complete.
    expect(value("b", "chain-completeness")).toBe(1);
    expect(value("b", "missing-links")).toBe(0);
    // The hinterland makes 500 of each and needs 200 and 100.
    expect(value("h", "missing-links")).toBe(0);
  });

  it("have one round where all links are direct, more the more is bought inside", () => {
    const [cluster, province] = [value("cluster", "propagation-length"), value("P", "propagation-length")];
    expect(province).toBeGreaterThan(1);
    expect(cluster).toBeGreaterThan(province);
  });

  it("hang on origins of critical inputs by what they buy of them, and by what is inside of what they buy", () => {
    expect(value("cluster", "critical-input-exposure")).toBe(0);
    const toOrigins = Float64Array.of(0, 0, 0, 0, 8, 0, 9, 0);
    const { market } = view.outcome;
    const critical = { toOrigins, dearer: new Float64Array(8) };
    const exposed = valuesOf({ ...view, outcome: { ...view.outcome, market: { ...market, critical } } });
    // Shares in the cost of cell (s, j) of what it buys of cell (r, i).
    const [cells, n] = [8, 4];
    const coefficients = Float64Array.from({ length: cells * cells }, (_, at) => {
      const [buyer, seller] = [Math.floor(at / cells), at % cells];
      const [s, j, r, i] = [Math.floor(buyer / n), buyer % n, Math.floor(seller / n), seller % n];
      const bought = Array.from({ length: n }, (_, k) => market.tradeBySector[(r * n + k) * n + j]!);
      return (view.economy.inputCostShare[s * 2 + r]! * bought[i]!) / bought.reduce((sum, one) => sum + one, 0);
    });
    const inverse = leontiefInverse(coefficients);
    const exposure = (cell: number) => {
      let share = 0;
      for (let k = 0; k < cells; k++) share += (inverse[cell * cells + k]! * toOrigins[k]!) / market.cost[k]!;
      return share;
    };
    // City a: its two cells at their cost of 9 and 80.
    expect(exposed("a", "critical-input-exposure")).toBeCloseTo((9 * exposure(0) + 80 * exposure(4)) / 89, 12);
    expect(exposure(4)).toBeGreaterThan(0.1);
  });

  it("are open where a place makes less than half of what it needs, each sector by its output", () => {
    // City a makes 10 of farms' goods and needs 20 of them: just covered.
    expect([value("a", "chain-completeness"), value("a", "missing-links")]).toEqual([1, 0]);
    const { market } = view.outcome;
    const more = { ...market, intermediatePurchases: market.intermediatePurchases.with(0, 21) };
    const short = valuesOf({ ...view, outcome: { ...view.outcome, market: more } });
    // Works sell 90 and lack farms; farms sell 10 and have works.
    expect(short("a", "chain-completeness")).toBeCloseTo(10 / 100, 12);
    expect(short("a", "missing-links")).toBe(1);
    expect(short("b", "missing-links")).toBe(0);
  });

  it("pass pushes on by what is bought inside: two sectors that buy of each other, by hand", () => {
    // 265 of 280 that cities buy are from cities.
    const inside = 265 / 280;
    const [p, q] = [(0.3 / 1.2) * inside, (0.2 / 1.1) * inside];
    const [own0, own1] = [(0.1 / 1.1) * inside, (0.1 / 1.2) * inside];
    // Own inputs beside: the inverse of I - A, its sums, and those of its square.
    const det = (1 - own0) * (1 - own1) - p * q;
    const inverse = [(1 - own1) / det, p / det, q / det, (1 - own0) / det] as const;
    const [a, b, c, d] = inverse;
    const direct = a + b + c + d - 2;
    const squared = a * a + b * c + (a * b + b * d) + (c * a + d * c) + (c * b + d * d);
    expect(value("cluster", "propagation-length")).toBeCloseTo((squared - (a + b + c + d)) / direct, 10);
    expect(value("Q", "propagation-length")).toBeNaN();
  });
});
