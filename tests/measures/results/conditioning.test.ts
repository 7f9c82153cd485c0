import { describe, expect, it } from "vitest";
import { askedOf, conditioningSchema } from "../../../src/measures/results/conditioning.js";

const kept = { hash: "0", candidates: 310, failed: 2, kept: 64, without: [], central: 0.5, moments: [] };

describe("what draws were held against", () => {
  it("tells how many candidates were asked for everything; of files before that was told, all", () => {
    expect(askedOf(conditioningSchema.parse({ ...kept, asked: 254 }))).toBe(254);
    expect(askedOf(conditioningSchema.parse(kept))).toBe(308);
  });
});
