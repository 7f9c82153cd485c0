import { describe, expect, it } from "vitest";
import { distinguishable, effectDecimals } from "../../src/report/effect.js";
import { rowOf } from "./fixture.js";

describe("an effect", () => {
  it("has as many digits as its interval warrants, at most three", () => {
    expect(effectDecimals(rowOf(1.234, 0.001), "percent")).toBe(2);
    expect(effectDecimals(rowOf(1.234, 0.2), "percent")).toBe(1);
    expect(effectDecimals(rowOf(0.01, 2), "percent")).toBe(1);
  });

  it("is told from chance by its interval, in a single run by its being there at all", () => {
    expect(
      [rowOf(1, 0.5), rowOf(-1, 0.5), rowOf(1, 2), rowOf(0, 0), rowOf(1, Number.NaN)].map(distinguishable),
    ).toEqual([true, true, false, false, true]);
  });
});
