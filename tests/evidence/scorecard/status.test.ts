import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Compared,
  distanceOf,
  keeps,
  RULES,
  type Rule,
  statusOf,
} from "../../../src/evidence/scorecard/targets.js";

const number = fc.double({ min: -100, max: 100, noNaN: true });
const positive = fc.double({ min: 0.01, max: 10, noNaN: true });
const sized = fc.constantFrom<Rule["kind"]>("digits", "within");
const compared = (value: number, published: number, error: number): Compared => ({ value, published, error });

describe("a status follows from value, published number, error and rule", () => {
  it("agrees up to the errors that are allowed, and misses beyond, on either side", () => {
    fc.assert(
      fc.property(sized, number, positive, fc.integer({ min: 1, max: 3 }), (kind, published, error, errors) => {
        const rule = { kind, errors };
        const agreed = kind === "digits" ? "reproduced" : "inside the error";
        for (const side of [-1, 1]) {
          const off = (share: number) => compared(published + side * share * errors * error, published, error);
          expect(statusOf(rule, off(0.99))).toBe(agreed);
          expect(statusOf(rule, off(1))).toBe(agreed);
          expect(statusOf(rule, off(1.01))).toBe("misses");
        }
      }),
    );
  });

  it("holds ends on one side alone where the rule says at least or at most", () => {
    fc.assert(
      fc.property(number, positive, positive, (published, error, more) => {
        const [above, below] = [1, -1].map((side) => compared(published + side * (error + more), published, error));
        expect(keeps({ kind: "at-least", errors: 1 }, above!)).toBe(true);
        expect(keeps({ kind: "at-least", errors: 1 }, below!)).toBe(false);
        expect(keeps({ kind: "at-most", errors: 1 }, above!)).toBe(false);
        expect(keeps({ kind: "at-most", errors: 1 }, below!)).toBe(true);
      }),
    );
  });

  it("never agrees on a sign or an order alone, and misses where even that is wrong", () => {
    fc.assert(
      fc.property(positive, positive, positive, (value, published, error) => {
        expect(statusOf({ kind: "sign", errors: 0 }, compared(value, published, error))).toBe("concept differs");
        expect(statusOf({ kind: "sign", errors: 0 }, compared(-value, published, error))).toBe("misses");
        const order: Rule = { kind: "order", errors: 0 };
        const higher = [compared(value + 1, published + 1, error)];
        const lower = [compared(value - 1, published + 1, error)];
        expect(statusOf(order, compared(value, published, error), higher)).toBe("concept differs");
        expect(statusOf(order, compared(value, published, error), lower)).toBe("misses");
      }),
    );
  });

  it("cannot be asked without a number, whatever the rule", () => {
    for (const kind of RULES) {
      expect(statusOf({ kind, errors: 1 }, undefined)).toBe("cannot be asked yet");
      expect(statusOf({ kind, errors: 1 }, compared(NaN, 1, 1))).toBe("cannot be asked yet");
    }
  });

  it("counts the errors between where a size is compared", () => {
    expect(distanceOf({ kind: "within", errors: 2 }, compared(2, 1, 0.5))).toBe(2);
    expect(distanceOf({ kind: "sign", errors: 0 }, compared(2, 1, 0.5))).toBeNull();
    expect(distanceOf({ kind: "digits", errors: 1 }, compared(1, 1, 0))).toBeNull();
  });
});
