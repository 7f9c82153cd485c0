import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BITS, kept, type Precision, shortest } from "../../../src/measures/results/table.js";

const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 });
const precision = fc.constantFrom(...(Object.keys(BITS) as Precision[]));

describe("numbers of tables", () => {
  it("keep their significant bits, and nothing else", () => {
    fc.assert(
      fc.property(number, precision, (value, own) => {
        const near = kept(value, own);
        expect(Math.abs(near - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -BITS[own] + 1e-45);
        expect(kept(near, own)).toBe(near);
      }),
    );
  });

  it("are none where they are larger than their bytes hold", () => {
    expect(kept(1e39, "full") / 1e39).toBeCloseTo(1, 6);
    for (const own of ["full", "exact", "percent", "rough"] as const) {
      expect(kept(Number.POSITIVE_INFINITY, own)).toBeNaN();
      if (own === "percent" || own === "rough") expect(kept(1e39, own)).toBeNaN();
    }
  });

  it("keep their order", () => {
    fc.assert(
      fc.property(number, number, precision, (a, b, own) => {
        if (a < b) expect(kept(a, own)).toBeLessThanOrEqual(kept(b, own));
      }),
    );
  });

  it("are written so that they read back as the same", () => {
    fc.assert(
      fc.property(number, precision, (value, own) => {
        expect(kept(Number(shortest(value, own)), own) === kept(value, own)).toBe(true);
      }),
    );
  });

  it("are written no longer than they need", () => {
    expect([0.1, -0, 0.30000000000000004, 1e-7].map((value) => shortest(value, "exact"))).toEqual([
      ...["0.1", "0", "0.3", "1e-7"],
    ]);
    expect(shortest(1 / 3, "rough").length).toBeLessThanOrEqual(9);
    expect(shortest(1 / 3, "exact").length).toBeLessThanOrEqual(13);
    expect(shortest(Number.NaN, "exact")).toBe("");
    expect(shortest(Number.POSITIVE_INFINITY, "percent")).toBe("");
  });
});
