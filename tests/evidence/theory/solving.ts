import fc from "fast-check";
import { expect } from "vitest";
import type { TheorySolver } from "../../../src/evidence/theory/solver.js";

// Published closed forms at parameters drawn at random: the simulator's modules must find them without knowing them.

/** A solver's answer to a case. */
export function solve<Answer = Record<string, unknown>>(solver: TheorySolver, inputs: object): Answer {
  return solver.solve(inputs) as Answer;
}

/** Numbers between bounds that are no round ones. */
export const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** A thousand steps between bounds. */
export const between = (low: number, high: number) =>
  fc.integer({ min: 0, max: 1000 }).map((k) => low + ((high - low) * k) / 1000);

/** Relative to the larger of one and the expected value. */
export const close = (actual: number | undefined, expected: number, tolerance = 1e-8) =>
  expect(Math.abs(actual! - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(tolerance);

/** The same draws at every run. */
export const forAll = <T>(given: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(fc.property(given, check), { numRuns: 25, seed: 7 });

/** Break point of Krugman 1991; of Krugman and Venables 1995 with the input share in place of mu. */
export function breakPoint(sigma: number, share: number): number {
  const rho = (sigma - 1) / sigma;
  return (((rho + share) * (1 + share)) / ((rho - share) * (1 - share))) ** (1 / (sigma - 1));
}

/** What a worker would gain by leaving the core at barrier T, in logs: zero at the sustain point. */
export function gainOfLeaving(sigma: number, share: number, T: number): number {
  const sales = ((1 + share) / 2) * T ** (1 - sigma) + ((1 - share) / 2) * T ** (sigma - 1);
  return Math.log(sales) - share * sigma * Math.log(T);
}
