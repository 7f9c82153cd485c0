import { describe, expect, it } from "vitest";
import { value } from "../values.js";

describe("trade and input links", () => {
  it("share exports between the cluster and the rest", () => {
    expect(value("a", "cluster-trade-volume")).toBe(30);
    expect(value("a", "cluster-trade-share")).toBeCloseTo(30 / 35, 12);
  });

  it("take the origins of inputs in proportion to purchases", () => {
    // City a buys 60 + 30 + 10 of 105 inside the cluster, 30 + 10 of it from other cities; same in both sectors.
    expect(value("a", "cluster-input-share")).toBeCloseTo(100 / 105, 12);
    expect(value("a", "cross-city-input-share")).toBeCloseTo(40 / 105, 12);
  });

  it("read freeness from double odds", () => {
    const pair = (out: number, back: number, first: number, second: number) =>
      Math.sqrt((out * back) / (first * second));
    expect(value("P", "trade-freeness")).toBeCloseTo(pair(10, 30, 60, 40), 12);
    expect(value("a", "trade-freeness")).toBeCloseTo((pair(10, 30, 60, 40) + pair(20, 10, 60, 80)) / 2, 12);
  });
});
