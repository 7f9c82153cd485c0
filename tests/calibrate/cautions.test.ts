import { expect, it } from "vitest";
import { instabilityText, missText } from "../../src/calibrate/fit.js";
import { textOf } from "../../src/words/index.js";

it("a base year in which a push grows is told, with how fast, in what and where", () => {
  const told = (radius: number) => instabilityText({ radius, mode: "firms of mill", years: 1 }, textOf)?.en;
  // Without moves nothing dies down and nothing grows.
  expect([0.5, 0.99999, 1].map(told)).toEqual([undefined, undefined, undefined]);
  expect(told(1.0234)).toMatch(/ 2\.34 % a year in firms of mill\.$/);
  expect(told(1.00006)).toContain(" 0.01 % ");
  for (const radius of [1.0000001, 1.00004]) expect(told(radius)).toContain(" < 0.01 % ");
});

it("the largest error of the base year is told beside what is allowed", () => {
  const told = (worst: number) => missText(worst, { target: { tolerance: 0.001 } } as never).en;
  expect(told(0.00099)).toMatch(/: 9\.9e-4 \(tolerance 0\.001\): met/);
  expect(told(0.001)).toMatch(/: met/);
  expect(told(0.0011)).toMatch(/: 1\.1e-3 .*: NOT met/);
});
