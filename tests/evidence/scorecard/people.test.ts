import { describe, expect, it } from "vitest";
import { contribution, cooperation } from "../../../src/evidence/scorecard/people.js";

const dilemma = (reward: number, continuation: number) =>
  cooperation({ temptation: 50, reward, punishment: 25, sucker: 12, continuation });

describe("what governments here do in games that people played", () => {
  it("is to cooperate where patience is at least (T - R) / (T - P), surely and not below", () => {
    expect([0.71, 0.72, 0.73].map((patience) => dilemma(32, patience))).toEqual([0, 1, 1]);
    expect([0.39, 0.4].map((patience) => dilemma(40, patience))).toEqual([0, 1]);
    expect(dilemma(49, 0.05)).toBe(1);
  });

  it("is to give nothing to a common good that pays each less than it costs, and all where it pays more", () => {
    expect([0.34, 0.5, 0.9].map((each) => contribution({ players: 3, yield: each }))).toEqual([0, 0, 0]);
    expect(contribution({ players: 3, yield: 1.1 })).toBe(1);
  });
});
