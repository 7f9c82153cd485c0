import { describe, expect, it } from "vitest";
import { holds } from "../../../src/evidence/facts/fact.js";
import type { Expectation } from "../../../src/input/index.js";

const claim = { en: "it does", zh: "成立" };
const told = (expectation: Partial<Expectation>, ...values: number[]) => {
  const names = values.map((_, k) => `m${k}`);
  const about = "rising" in expectation || "falling" in expectation || "hump" in expectation || "equal" in expectation;
  const [form] = Object.keys(expectation);
  const filled = about ? { ...expectation, [form!]: names } : { ...expectation, measure: "m0" };
  return holds({ claim, ...filled }, (name) => values[names.indexOf(name)]!);
};

describe("an expectation", () => {
  it("of one measure is about its value, bounds included only where they are named within", () => {
    expect(told({ above: 1 }, 1)).toBe(false);
    expect(told({ above: 1 }, 1.5)).toBe(true);
    expect(told({ below: 1 }, 0.5)).toBe(true);
    expect(told({ below: 1 }, 1)).toBe(false);
    expect(told({ within: [0, 1] }, 1)).toBe(true);
    expect(told({ within: [0, 1] }, 0)).toBe(true);
    expect(told({ within: [0, 1] }, -0.1)).toBe(false);
    expect(told({ within: [0, 1] }, 1.1)).toBe(false);
  });

  it("of an order is strict, but for its tolerance", () => {
    expect(told({ rising: [] }, 1, 2, 3)).toBe(true);
    expect(told({ rising: [] }, 1, 1, 3)).toBe(false);
    expect(told({ rising: [], tolerance: 0.1 }, 1, 0.95, 3)).toBe(true);
    expect(told({ rising: [], tolerance: 0.1 }, 1, 0.85, 3)).toBe(false);
    expect(told({ falling: [] }, 3, 2, 1)).toBe(true);
    expect(told({ falling: [] }, 3, 1, 2)).toBe(false);
    expect(told({ falling: [], tolerance: 0.5 }, 3, 1, 1.25)).toBe(true);
    // Down by the whole tolerance is too much.
    expect(told({ rising: [], tolerance: 0.5 }, 1, 0.5)).toBe(false);
  });

  it("of a hump needs a top that is neither first nor last", () => {
    expect(told({ hump: [] }, 1, 3, 2)).toBe(true);
    expect(told({ hump: [] }, 1, 2, 3)).toBe(false);
    expect(told({ hump: [] }, 3, 2, 1)).toBe(false);
    expect(told({ hump: [] }, 1, 3, 2, 2.5)).toBe(false);
    expect(told({ hump: [] }, 1, 0.5, 3, 2)).toBe(false);
    expect(told({ hump: [], tolerance: 1 }, 1, 3, 2, 2.5)).toBe(true);
    expect(told({ hump: [], tolerance: 1 }, 1, 0.5, 3, 2)).toBe(true);
    expect(told({ hump: [], tolerance: 1 }, 3, 2.9)).toBe(false);
    expect(told({ hump: [] }, 1, 2, 3, 3.5, 2, 1)).toBe(true);
  });

  it("of equality allows what its tolerance allows", () => {
    expect(told({ equal: [] }, 1, 1)).toBe(true);
    expect(told({ equal: [], tolerance: 0.1 }, 1, 1.2)).toBe(false);
    expect(told({ equal: [], tolerance: 0.25 }, 1, 1.25, 1.2)).toBe(true);
    expect(told({ equal: [] }, 1, 1.001)).toBe(false);
  });

  it("says nothing where a measure has no value", () => {
    expect(told({ above: 0 }, Number.NaN)).toBeUndefined();
    expect(told({ rising: [] }, 1, Number.NaN, 3)).toBeUndefined();
  });
});
