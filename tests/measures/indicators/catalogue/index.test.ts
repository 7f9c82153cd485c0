import { describe, expect, it } from "vitest";
import { INDICATORS } from "../../../../src/measures/indicators/catalogue/index.js";
import { yearView } from "../../../../src/measures/indicators/view.js";
import { toText } from "../../../../src/words/index.js";
import { economy, outcome, provinces } from "../fixture.js";
import { value, valuesOf } from "../values.js";

describe("the catalogue", () => {
  it("names every indicator once, in kebab case, with all that a reader needs", () => {
    const ids = INDICATORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, label, unit, formula, source } of INDICATORS) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [label.en, label.zh, unit, toText(formula).en, toText(source).en])
        expect(text.length, id).toBeGreaterThan(1);
    }
  });

  it("says in both languages what is said in words", () => {
    for (const { id, label, formula, trap } of INDICATORS)
      for (const text of [label, formula, trap].filter((one) => one !== undefined))
        expect(toText(text).zh, id).toMatch(/\p{Script=Han}/u);
  });

  it("gives every indicator a value where its scope says so", () => {
    for (const { id, scope } of INDICATORS) {
      if (scope !== "city") expect(value("cluster", id), id).not.toBeNaN();
      // Nobody crosses a border inside a city, and nobody subsidises anything in a.
      const absent = id.startsWith("cross-province") || id === "subsidised-capital-return";
      if (scope === "both" && !absent) expect(value("a", id), id).not.toBeNaN();
      if (scope === "cluster") expect(value("a", id), id).toBeNaN();
    }
  });

  it("does not depend on the numeraire, nominal GDP aside", () => {
    const dear = valuesOf(yearView(economy, provinces, outcome(2030, 3), outcome(2021)));
    for (const { id } of INDICATORS) {
      if (id === "nominal-gdp") continue;
      const [first, second] = [value("cluster", id), dear("cluster", id)];
      if (!Number.isNaN(first)) expect(second, id).toBeCloseTo(first, 10);
    }
  });
});
