import { describe, expect, it } from "vitest";
import { value } from "../values.js";

describe("moves", () => {
  it("count departures, and net moves without those inside", () => {
    expect(value("a", "firm-relocation-rate")).toBeCloseTo(9 / 40, 12);
    expect(value("a", "net-firm-moves")).toBe(3 - 9);
    expect(value("P", "net-firm-moves")).toBe(2 - 6);
    expect(value("cluster", "net-firm-moves")).toBe(-1);
  });

  it("count migrants of every type and tell provinces apart", () => {
    expect(value("a", "net-migration-rate")).toBeCloseTo((1 + 2 - 1) / 50, 12);
    expect(value("a", "cross-province-firms")).toBeCloseTo(6 / 9, 12);
    expect(value("cluster", "cross-province-workers")).toBeCloseTo(2 / 4, 12);
    expect(value("b", "cross-province-capital")).toBeNaN();
  });

  it("count who lives where he is not registered, without those who stay inside a place", () => {
    expect(value("b", "registered-elsewhere")).toBe(30);
    expect(value("a", "own-people-away")).toBe(10);
    expect(value("cluster", "registered-elsewhere")).toBe(5);
    expect(value("cluster", "own-people-away")).toBe(0);
    expect(value("b", "well-being-registered")).toBeCloseTo(1.1, 12);
    expect(value("cluster", "well-being-registered")).toBeCloseTo(1.1 ** (50 / 235), 12);
  });
});
