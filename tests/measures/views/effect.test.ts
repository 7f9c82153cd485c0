import { describe, expect, it } from "vitest";
import { distinguishable, effectDecimals } from "../../../src/measures/views/difference.js";
import { rowOf as row } from "../../report/fixture.js";

describe("an effect", () => {
  it("shows as many digits as the interval warrants, at most three of the effect", () => {
    expect(effectDecimals(row(1.234, 0.001), "percent")).toBe(2);
    expect(effectDecimals(row(1.234, 0.2), "percent")).toBe(1);
    expect(effectDecimals(row(0.01, 2), "percent")).toBe(1);
  });

  it("is told from chance by its interval, in a single run by its being there at all", () => {
    expect([row(1, 0.5), row(-1, 0.5), row(1, 2), row(0, 0), row(1, Number.NaN)].map(distinguishable)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});
