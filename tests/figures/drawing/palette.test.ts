import { expect, it } from "vitest";
import { armLine, tint } from "../../../src/figures/drawing/palette.js";

it("no two arms of a figure are drawn alike", () => {
  const lines = Array.from({ length: 37 }, (_, arm) => armLine(arm)).map(({ color, dash }) => `${color} ${dash}`);
  expect(new Set(lines).size).toBe(lines.length);
});

it("a tint is mixed with white", () => {
  expect(tint("#000000", 0.5)).toBe("#808080");
  expect(tint("#0072B2", 1)).toBe("#0072b2");
});
