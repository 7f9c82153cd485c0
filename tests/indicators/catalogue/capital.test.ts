import { describe, expect, it } from "vitest";
import { value } from "../values.js";

// The country's capital earns 954 on 970: 0.4 in farms of b (40), 1.4 in works of b (40), one elsewhere.
const mean = (970 + 40 * (0.4 - 1) + 40 * (1.4 - 1)) / 970;

describe("returns to capital", () => {
  it("differ between cities and sectors", () => {
    const center = (Math.log(0.4) + Math.log(1.4)) / 2;
    expect(value("b", "capital-return-dispersion")).toBeCloseTo(Math.log(1.4) - center, 12);
    expect(value("a", "capital-return-dispersion")).toBeCloseTo(0, 12);
  });

  it("tell idle capacity by less than half of what the country's capital earns", () => {
    expect(value("b", "excess-capacity")).toBeCloseTo(0.5, 12);
    expect(value("cluster", "excess-capacity")).toBeCloseTo(40 / 270, 12);
  });

  it("tell what subsidised sectors make of theirs, nothing where none is", () => {
    expect(value("b", "subsidised-capital-return")).toBeCloseTo(0.4 / mean, 12);
    expect(value("P", "subsidised-capital-return")).toBeCloseTo((40 * 0.4 + 60 * 1) / 100 / mean, 12);
    expect(value("c", "subsidised-capital-return")).toBeNaN();
  });
});
