import { describe, expect, it } from "vitest";
import { INDICATORS } from "../../../src/measures/indicators/catalogue/index.js";
import { HEADLINES, headlinesOf } from "../../../src/measures/indicators/headlines.js";

const all = HEADLINES.flatMap(({ rows }) => rows);

describe("headlines", () => {
  it("are indicators of the catalogue that the cluster has, each once", () => {
    const known = INDICATORS.filter(({ scope }) => scope !== "city").map(({ id }) => id);
    for (const { indicator } of all) expect(known).toContain(indicator);
    expect(new Set(all.map(({ indicator }) => indicator)).size).toBe(all.length);
  });

  it("are shown in percentage points only where the unit is a share", () => {
    for (const { indicator, form } of all) {
      const { unit } = INDICATORS.find(({ id }) => id === indicator)!;
      if (form === "points") expect(unit, indicator).toMatch(/^share/);
    }
  });

  it("stand in one order on page and screen, without themes that have none there", () => {
    const order = all.map(({ indicator }) => indicator);
    for (const place of ["page", "screen"] as const) {
      const shown = headlinesOf(place).flatMap(({ rows }) => rows.map(({ indicator }) => indicator));
      expect(shown).toEqual(order.filter((indicator) => shown.includes(indicator)));
      for (const { rows } of headlinesOf(place)) expect(rows.length).toBeGreaterThan(0);
    }
    expect(headlinesOf("page").map(({ theme }) => theme)).not.toContain("Size");
  });
});
