import { describe, expect, it } from "vitest";
import { platform } from "../../../src/evidence/theory/knowledge.js";
import { solve } from "./solving.js";

describe("knowledge", () => {
  it("has no rest point where spillovers outrun decay", () => {
    const block = {
      d: [
        [0, 1],
        [1, 0],
      ],
      xi: 1,
      delta: 0.1,
      delta_p: 0.2,
      g: 0.1,
      a: [1, 1],
      R: [1, 1],
      x: [0.5, 0.5],
    };
    expect(solve(platform, { ...block, theta: 0.2 })["K_star"]).toBeNull();
    expect(solve(platform, { ...block, theta: 0.05 })["K_star"]).toHaveLength(2);
  });

  it("rests where yearly decay takes what research, others and the platform bring", () => {
    // Two who see each other: K = K/2 + R + a (K'/4 + P/8), with P = 2 / 0.5 = 4 of 2 contributed each year.
    const block = {
      ...{
        d: [
          [0, 5],
          [5, 0],
        ],
        xi: 1,
        theta: 0.25,
        delta: 0.5,
        delta_p: 0.5,
        g: 0.125,
      },
      ...{ a: [1, 0.5], R: [1, 1], x: [1.5, 0.5], path_from_zero: [{ t: 0 }, { t: 1 }, { t: 2 }] },
    };
    const { K_star, K_star_no_platform, dK_dx, private_over_social, ...found } = solve<Record<string, number[]>>(
      platform,
      block,
    );
    // (0.5, -0.25; -0.125, 0.5) K = inflow, of determinant 7/32.
    const solved = (first: number, second: number) =>
      [(0.5 * first + 0.25 * second) * (32 / 7), (0.125 * first + 0.5 * second) * (32 / 7)].map((value) =>
        expect.closeTo(value, 9),
      );
    expect([...K_star!]).toEqual(solved(1.5, 1.25));
    expect([...K_star_no_platform!]).toEqual(solved(1, 1));
    // One more contributed is 2 more at rest.
    expect([...dK_dx!]).toEqual(solved(0.25, 0.125));
    const gains = [0.5 * 0.25 + 0.25 * 0.125, 0.125 * 0.25 + 0.5 * 0.125];
    expect([...private_over_social!]).toEqual(gains.map((gain) => expect.closeTo(gain / (gains[0]! + gains[1]!), 9)));
    expect(found).toEqual({
      W: [
        [0, 1],
        [1, 0],
      ],
      spectral_radius: expect.closeTo(0.25 * Math.sqrt(0.5), 9),
      P_star: 4,
      path_from_zero: [
        { t: 0, K: Float64Array.of(0, 0), P: 0 },
        { t: 1, K: Float64Array.of(1, 1), P: 2 },
        { t: 2, K: Float64Array.of(0.5 + 1 + 0.25 + 0.25, 0.5 + 1 + 0.125 + 0.125), P: 3 },
      ],
    });
  });
});
