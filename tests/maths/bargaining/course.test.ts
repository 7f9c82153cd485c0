import { describe, expect, it } from "vitest";
import { courseOf } from "../../../src/maths/bargaining/replicator.js";

const course = (...profiles: number[][]) => courseOf(profiles, [0.01, 0.01]);

describe("the course of choices", () => {
  it("is settled when the last two profiles agree within the accuracy", () => {
    expect(course([0, 1], [0.2, 0.9], [0.205, 0.9])).toEqual({ state: "settled" });
  });

  it("is a cycle when a whole round repeats, with its length; one return to an earlier profile may be chance", () => {
    const round = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    expect(course([9, 9], ...round, ...round)).toEqual({ state: "cycle", length: 4 });
    expect(course([0, 1], [1, 0], [0, 1], [1, 0])).toEqual({ state: "cycle", length: 2 });
    expect(course(...round, [0, 0])).toEqual({ state: "moving" });
  });

  it("is moving otherwise, and after a single decision", () => {
    expect(course([0, 1], [0.5, 1], [0.7, 1])).toEqual({ state: "moving" });
    expect(course([0, 1])).toEqual({ state: "moving" });
    expect(course()).toEqual({ state: "settled" });
  });
});
