import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplication } from "../../../src/evidence/theory/games.js";
import { between, forAll, solve } from "./solving.js";

describe("duplication among any number of cities", () => {
  it("stops at the last entrant who still gains", () => {
    const given = fc.record({
      N: fc.integer({ min: 2, max: 30 }),
      dv: between(0.1, 9),
      c: between(0.2, 2),
      omega: between(0, 1),
      theta: between(0, 1),
    });
    forAll(given, (inputs) => {
      const { N, dv, c, omega, theta } = inputs;
      const last = dv / (c * (1 + theta - omega / (N - 1)));
      fc.pre(last < 0 || Math.abs(last - Math.round(last)) > 1e-9);
      const entrants = last < 0 ? N : Math.min(N, 1 + Math.floor(last));
      expect(solve<Record<string, number>>(duplication, inputs)["n_nash"]).toBe(Number.isFinite(last) ? entrants : N);
    });
  });
});
