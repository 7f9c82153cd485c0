import { describe, expect, it } from "vitest";
import { breaks } from "../../../src/evidence/theory/helpman.js";
import { solve } from "./solving.js";

describe("housing", () => {
  it("breaks at the closed form where rents stay, never where the housing share is large", () => {
    for (const [sigma, mu] of [
      [3.5, 0.8],
      [8, 0.9],
    ] as const) {
      const expected = ((1 - mu) * sigma * (sigma - 1)) / (mu * (2 * sigma - 1) - (1 - mu) * (sigma - 1) ** 2);
      expect(solve(breaks, { sigma, mu })["Z_local"]).toBeCloseTo(expected, 7);
    }
    expect(solve(breaks, { sigma: 5, mu: 0.7 })).toMatchObject({ Z_local: null, T_break_national: null });
  });
});
