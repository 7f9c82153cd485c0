import { describe, expect, it } from "vitest";
import { forecaster, type NoForecast, regionAt } from "../../../src/evidence/backtest/forecast.js";
import { driftBy } from "../../../src/evidence/backtest/naive.js";
import { type National, Panel } from "../../../src/evidence/backtest/panel.js";
import type { Region } from "../../../src/input/index.js";
import { registeredRegion } from "../../calibrate/setting.js";

// Two cities, one twice as rich as the other, of which the richer grew by a twentieth in ten years.
const { tables, national: totals } = registeredRegion;
const GROUPS = ["land", "works", undefined];
const of = (city: Region["tables"]["cities"][number], year: number, size = 1) => ({
  ...{ city: city.id, year, gdp100m: city.gdp100m, gdpReal2000Prices100m: city.gdp100m },
  ...{ primary100m: city.primary100m, secondary100m: city.secondary100m, tertiary100m: city.tertiary100m },
  residentsThousand: size * city.residentsThousand,
});
const [rich, poor] = tables.cities as [Region["tables"]["cities"][number], Region["tables"]["cities"][number]];
const observed = [of(rich, 2000, 0.95), of(rich, 2010), of(poor, 2000), of(poor, 2010)];

function panelOf(rows: readonly object[] = observed, employed: readonly object[] = []): Panel {
  const sectors = tables.sectors.map((sector, s) => ({ ...sector, employmentGroup: GROUPS[s] }));
  const region = { ...registeredRegion, tables: { ...tables, sectors, observed: rows } } as Region;
  return new Panel(region, [], employed as never);
}

const then = {
  ...{ year: 2010, gdp100m: totals.gdp.value, primary100m: totals.primary.value },
  ...{ secondary100m: totals.secondary.value, tertiary100m: totals.tertiary.value },
  ...{ residentsThousand: totals.residents.value, employedThousand: totals.employed.value },
} as National;

describe("two cities at another base year", () => {
  const asked = { year: 2010, national: then, drift: 0.3 };

  it("are as they were observed, in the country of that year, and know nothing of later tables", () => {
    const row = { ...of(rich, 2010, 0.5), primary100m: 1, secondary100m: 2, tertiary100m: 5, gdp100m: 16 };
    const employed = [
      { city: rich.id, group: "works", year: 2010, employedThousand: 3 },
      { city: rich.id, group: "works", year: 2011, employedThousand: 4 },
    ];
    const national = { ...then, gdp100m: 50, primary100m: 5, secondary100m: 15, tertiary100m: 30 };
    const country = { ...national, residentsThousand: 40, employedThousand: 10 };
    const region = regionAt(panelOf([row, of(poor, 2010)], employed), { ...asked, national: country });
    expect(region.baseYear).toBe(2010);
    expect(region.tables).toMatchObject({ structure: [], registered: [], employment: employed.slice(0, 1) });
    // Sectors as they were to each other, of GDP as it was in all.
    expect(region.tables.cities[0]).toEqual({
      ...rich,
      ...{ gdp100m: 16, primary100m: 2, secondary100m: 4, tertiary100m: 10 },
      residentsThousand: rich.residentsThousand / 2,
    });
    const values = Object.entries(region.national).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(values)).toEqual({
      ...{ gdp: 50, primary: 5, secondary: 15, tertiary: 30, residents: 40, employed: 10 },
    });
    const { employmentRate, growth } = region.parameters;
    expect(employmentRate.value).toBe(0.25);
    expect(growth.drift.residents.value).toBe(0.3);
    expect(growth.drift.productivity).toEqual(registeredRegion.parameters.growth.drift.productivity);
  });

  it("keep the shares of their sectors where one of those was not observed", () => {
    const { secondary100m: _, ...row } = { ...of(rich, 2010), primary100m: 1, gdp100m: 2 * rich.gdp100m };
    const [city] = regionAt(panelOf([row, of(poor, 2010)]), asked).tables.cities;
    expect(city).toMatchObject({
      gdp100m: 2 * rich.gdp100m,
      primary100m: expect.closeTo(2 * rich.primary100m, 9),
      secondary100m: expect.closeTo(2 * rich.secondary100m, 9),
      tertiary100m: expect.closeTo(2 * rich.tertiary100m, 9),
    });
  });

  it("ask for residents and GDP above nothing, by name", () => {
    const without = (row: object) => () => regionAt(panelOf([{ ...of(rich, 2010), ...row }, of(poor, 2010)]), asked);
    expect(without({ gdp100m: undefined })).toThrow(/observed harbour 2010 has no GDP at current prices/);
    expect(without({ residentsThousand: 0 })).toThrow(/observed harbour 2010 has no residents/);
  });
});

describe("two cities as forecast", () => {
  const panel = panelOf();
  const windows = [
    { from: 2010, to: 2015 },
    { from: 2010, to: 2020 },
  ] as const;
  const ground = { panels: [panel], national: new Map([[2010, then]]), windows };
  const [short, long] = windows;
  const zero = (values: readonly number[]) => values.map(() => expect.closeTo(0, 12));

  it("stay as they are where the base year rests", () => {
    const { gdp, residents, shares, jobs } = forecaster({ ...ground, atRest: true })(panel, long)!;
    expect([gdp, residents]).toEqual([zero([1, 2]), zero([1, 2])]);
    expect(shares).toEqual([zero([1, 2, 3]), zero([1, 2, 3])]);
    expect(jobs).toEqual([zero([1, 2]), zero([1, 2])]);
  });

  it("move residents by what income drew in the decade before, and no GDP with them", () => {
    const says = forecaster(ground);
    const [five, ten] = [says(panel, short)!, says(panel, long)!];
    const gap = Math.log(rich.gdp100m / rich.residentsThousand / (poor.gdp100m / poor.residentsThousand));
    const apart = ([first, second]: readonly number[]) => first! - second!;
    const drawn = apart(ten.residents) / gap;
    expect(drawn).toBeGreaterThan(0.8 * driftBy([panel], 2010));
    expect(drawn).toBeLessThan(1.01 * driftBy([panel], 2010));
    expect(apart(five.residents)).toBeGreaterThan(0.4 * apart(ten.residents));
    expect(apart(five.residents)).toBeLessThan(0.6 * apart(ten.residents));
    for (const { gdp, residents, shares, jobs } of [five, ten]) {
      for (const values of [residents, gdp]) expect(values[0]! * values[1]!).toBeLessThan(0);
      for (const [changes, parts] of [
        [shares, 3],
        [jobs, 2],
      ] as const)
        for (const change of changes) {
          expect(change).toHaveLength(parts);
          expect(change.reduce((sum, part) => sum + part, 0)).toBeCloseTo(0, 12);
        }
      expect(Math.abs(shares[1]![1]!)).toBeGreaterThan(1e-5);
    }
    // What of productivity is lost is set by the whole decade.
    expect(Math.abs(apart(five.gdp))).toBeLessThan(0.05 * apart(five.residents));
    expect(Math.abs(apart(ten.gdp))).toBeLessThan(0.003 * apart(ten.residents));
    expect(says(panel, long)).toEqual(ten);
  });

  it("have none, for one reason in all windows, where the country was not observed or has less than they", () => {
    const failed: NoForecast[] = [];
    const small = { ...then, gdp100m: 1, primary100m: 0.2, secondary100m: 0.3, tertiary100m: 0.5 };
    const says = forecaster({ ...ground, national: new Map([[2010, small]]) }, failed);
    expect([says(panel, short), says(panel, long)]).toEqual([null, null]);
    expect(failed).toMatchObject([{ region: panel.region.id, from: 2010, reason: expect.any(String) }]);
    expect(forecaster({ ...ground, national: new Map() }, failed)(panel, short)).toBeNull();
    expect(failed[1]).toMatchObject({ reason: "the table of national totals lacks the year" });
  });
});
