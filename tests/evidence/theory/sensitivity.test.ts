import fc from "fast-check";
import { describe, it } from "vitest";
import { ishigami, sobolG } from "../../../src/evidence/theory/statistics.js";
import { between, close, solve } from "./solving.js";

interface Answer {
  mean: number;
  V: number;
  S: number[];
  ST: number[];
}

/** A few draws: each is 160 000 rows and more. */
const forSome = <T>(given: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(fc.property(given, check), { numRuns: 3, seed: 7 });

const allClose = (actual: readonly number[], expected: readonly number[]) => {
  for (const [k, value] of expected.entries()) close(actual[k], value, 0.01);
};

describe("the estimator of sensitivity", () => {
  it("finds the shares of Ishigami's function for any of its parameters", () => {
    forSome(fc.tuple(between(0, 12), between(0, 1)), ([a, b]) => {
      const own = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
      const parts = [own, a ** 2 / 8, 0];
      const together = (8 * b ** 2 * Math.PI ** 8) / 225;
      const V = own + a ** 2 / 8 + together;
      const found = solve<Answer>(ishigami, { a, b });
      close(found.mean, a / 2, 0.01);
      close(found.V, V, 0.01);
      allClose(
        found.S,
        parts.map((part) => part / V),
      );
      allClose(found.ST, [(own + together) / V, a ** 2 / 8 / V, together / V]);
    });
  });

  it("finds those of the g function for any weights", () => {
    forSome(fc.array(between(0, 20), { minLength: 1, maxLength: 8 }), (a) => {
      const parts = a.map((weight) => 1 / 3 / (1 + weight) ** 2);
      const all = parts.reduce((product, part) => product * (1 + part), 1);
      const found = solve<Answer>(sobolG, { a });
      close(found.V, all - 1, 0.01);
      allClose(
        found.S,
        parts.map((part) => part / (all - 1)),
      );
      allClose(
        found.ST,
        parts.map((part) => (part * all) / (1 + part) / (all - 1)),
      );
    });
  });
});
