import { describe, expect, it } from "vitest";
import {
  aboveOne,
  fraction,
  notNegative,
  positive,
  properFraction,
  real,
  solver,
} from "../../../src/evidence/theory/solver.js";

describe("inputs of cases", () => {
  it.each([
    ["any number", real, [-2, 0, 0.5, 1, 2], []],
    ["a positive one", positive, [0.5, 1, 2], [-2, 0]],
    ["none below zero", notNegative, [0, 0.5, 1, 2], [-2]],
    ["one above one", aboveOne, [2], [-2, 0, 0.5, 1]],
    ["a share, none and all included", fraction, [0, 0.5, 1], [-2, 2]],
    ["a share, none and all left out", properFraction, [0.5], [-2, 0, 1, 2]],
  ])("are %s", (_, shape, allowed, refused) => {
    const takes = (value: number) => shape.safeParse(value).success;
    expect(allowed.filter(takes)).toEqual(allowed);
    expect(refused.filter(takes)).toEqual([]);
  });

  it("are checked before a model is asked, which sees what its shape names and where files are", () => {
    const echo = solver("toy", "echo", { x: positive, n: real.default(3) }, (inputs, files) => ({ inputs, files }));
    const files = { read: () => "" } as never;
    expect(echo).toMatchObject({ group: "toy", subgroup: "echo" });
    expect(echo.solve({ x: 2, other: 1 }, files)).toEqual({ inputs: { x: 2, n: 3 }, files });
    expect(() => echo.solve({ x: -1 })).toThrow();
    expect(() => echo.solve({})).toThrow();
  });
});
