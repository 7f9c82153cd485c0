import { describe, expect, it } from "vitest";
import { value } from "../values.js";

describe("knowledge", () => {
  it("has no gap at the knowledge leader", () => {
    expect(value("a", "knowledge-gap")).toBe(0);
    expect(value("b", "knowledge-gap")).toBeCloseTo(1 - 3 / 50 / (10 / 50), 12);
    expect(value("b", "platform-effect")).toBeCloseTo(0.1 / 3, 12);
  });
});
