import { describe, expect, it } from "vitest";
import { relativeGrowth } from "../../src/calibrate/momentum.js";
import { closedRegion, openRegion } from "./setting.js";

describe("past growth of cities against each other", () => {
  const { tables, baseYear } = closedRegion;
  const [harbour, mill] = tables.cities.map(({ id }) => id) as [string, string];
  /** Residents from 2015 on, by city. */
  const observing = (series: Record<string, number[]>) => ({
    baseYear,
    tables: {
      ...tables,
      observed: Object.entries(series).flatMap(([city, values]) =>
        values.map((residentsThousand, y) => ({ city, year: 2015 + y, residentsThousand, source: "invented" })),
      ),
    },
  });
  const rates = (series: Record<string, number[]>, weights = [1, 1], years = 10) =>
    relativeGrowth(observing(series), "residentsThousand", weights, years);

  it("is the yearly rate less the weighted mean of all", () => {
    const [fast, slow] = rates({ [harbour]: [100, 103, 106.09], [mill]: [100, 100, 100] }, [3, 1]);
    expect(fast! - slow!).toBeCloseTo(Math.log(1.03), 12);
    expect(3 * fast! + slow!).toBeCloseTo(0, 12);
  });

  it("passes over single years in which a boundary moved", () => {
    const [split, whole] = rates({ [harbour]: [100, 101, 150, 151.5], [mill]: [100, 100, 100, 100] });
    expect(split! - whole!).toBeLessThan(0.03);
  });

  it("is nothing for a city that nobody observed, or only in years that are too long ago", () => {
    expect(rates({ [harbour]: [100, 103] })).toEqual([0, 0]);
    expect(rates({ [harbour]: [100, 103], [mill]: [100, 100] }, [1, 1], 2)).toEqual([0, 0]);
  });

  it("weighs out over a shipped cluster, with Langfang growing and Zhangjiakou shrinking", () => {
    const { cities } = openRegion.tables;
    const weights = cities.map(({ residentsThousand }) => residentsThousand);
    const growth = relativeGrowth(openRegion, "residentsThousand", weights, 10);
    const of = (id: string) => growth[cities.findIndex((city) => city.id === id)]!;
    expect(Math.abs(growth.reduce((sum, rate, i) => sum + rate * weights[i]!, 0))).toBeLessThan(1e-9);
    expect(of("langfang")).toBeGreaterThan(0);
    expect(of("zhangjiakou")).toBeLessThan(0);
  });
});
