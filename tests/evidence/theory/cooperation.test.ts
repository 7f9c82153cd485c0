import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoGroups } from "../../../src/evidence/theory/cooperation.js";
import { between, close, forAll, solve } from "./solving.js";

describe("cooperation with compensation, any parameters", () => {
  const payoffs = fc.record({
    VA: between(0, 8),
    VB: between(0, 8),
    CA: between(0.5, 3),
    CB: between(0.5, 3),
    fA: between(0, 2),
    fB: between(0, 2),
    P: between(0, 1),
    M: between(-2, 6),
  });

  it("has the window in which neither side gains by leaving", () => {
    forAll(payoffs, (inputs) => {
      const { VA, VB, CA, CB, fA, fB, P, M } = inputs;
      const answer = solve<Record<string, number>>(twoGroups, inputs);
      close(answer["M_lo"], CB + fB - VB - P);
      close(answer["M_hi"], VA - fA - CA + P);
      expect(answer["CC_stable"]).toBe(M > answer["M_lo"]! && M < answer["M_hi"]!);
      expect(answer["window_nonempty"]).toBe(VA + VB + 2 * P > CA + CB + fA + fB);
    });
  });
});
