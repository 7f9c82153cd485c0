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
});
