import { describe, expect, it } from "vitest";
import { greatCircleKm } from "../../../src/maths/numerics/greatCircle.js";

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe("great-circle distance", () => {
  it("is known on the equator, over the pole and to the other side", () => {
    const quarter = (Math.PI / 2) * 6371.0088;
    expect(greatCircleKm(at(0, 0), at(0, 90))).toBeCloseTo(quarter, 8);
    expect(greatCircleKm(at(0, 17), at(90, 0))).toBeCloseTo(quarter, 8);
    expect(greatCircleKm(at(10, 20), at(-10, -160))).toBeCloseTo(2 * quarter, 3);
  });

  it("is symmetric, zero to itself and exact for near places", () => {
    expect(greatCircleKm(at(30, 104), at(29.56, 106.56))).toBe(greatCircleKm(at(29.56, 106.56), at(30, 104)));
    expect(greatCircleKm(at(30, 104), at(30, 104))).toBe(0);
    expect(greatCircleKm(at(0, 0), at(0, 1e-7))).toBeCloseTo(((1e-7 * Math.PI) / 180) * 6371.0088, 12);
  });
});
