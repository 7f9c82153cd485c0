import fc from "fast-check";
import { describe, it } from "vitest";
import { localProtection } from "../../../src/evidence/theory/localProtection.js";
import { between, close, forAll, solve } from "./solving.js";

describe("local protection on footloose capital", () => {
  it("shifts industry and prices as in closed form while both places keep some", () => {
    const given = fc.record({
      sE: between(0.4, 0.6),
      phi_free: between(0.2, 0.45),
      phi_protect: between(0.05, 0.19),
      mu: between(0.2, 0.7),
      sigma: between(2, 8),
    });
    forAll(given, (inputs) => {
      const { sE, phi_free: free, phi_protect: protect } = inputs;
      const { cells } = solve<{ cells: Record<string, Record<string, number>> }>(localProtection, inputs);
      const share = sE / (1 - free) - (protect * (1 - sE)) / (1 - protect);
      fc.pre(share < 0.99);
      close(cells["PC"]!["n"], share);
      close(cells["PC"]!["D1"], (sE * (1 - free * protect)) / (1 - free));
      close(cells["PP"]!["D2"], (1 - sE) * (1 + protect));
    });
  });
});
