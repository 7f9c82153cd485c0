import { expect } from "vitest";
import { INDICATORS } from "../../../src/measures/indicators/catalogue/index.js";
import { recordYear, scopesOf } from "../../../src/measures/indicators/record.js";
import { yearView } from "../../../src/measures/indicators/view.js";
import { economy, outcome, provinces } from "./fixture.js";

/** The invented year as indicators see it. */
export const view = yearView(economy, provinces, outcome(2030), outcome(2021));

/** Values of a year by scope and indicator, as results record them. */
export function valuesOf(of = view): (scope: string, indicator: string) => number {
  const scopes = scopesOf(of);
  const values = new Float64Array(scopes.length * INDICATORS.length);
  recordYear(of, scopes, values);
  return (scope, indicator) => {
    const row = scopes.findIndex(({ id }) => id === scope);
    const column = INDICATORS.findIndex(({ id }) => id === indicator);
    expect(Math.min(row, column), `${scope}, ${indicator}`).toBeGreaterThanOrEqual(0);
    return values[row * INDICATORS.length + column]!;
  };
}

export const value = valuesOf();
