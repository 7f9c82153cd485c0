import { expect, it } from "vitest";
import { yearsTold } from "../../../src/measures/results/context.js";

it.each([
  ["year", { from: 2030, to: 2030 }],
  ["shock", { from: 2030, to: 2030 }],
  ["path", { from: 2030, to: 2030 }],
  ["sum", { from: 2024, to: 2040 }],
] as const)("the headline of a plan for a %s tells %j: one year, unless years are summed", (kind, span) => {
  expect(yearsTold({ kind, at: 2030, from: 2024, to: 2040 })).toEqual(span);
});
