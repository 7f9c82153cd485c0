import { describe, expect, it } from "vitest";
import { calibrate, fitTable, worstFit } from "../../../src/calibrate/index.js";
import { forecaster, type NoForecast, regionAt } from "../../../src/evidence/backtest/forecast.js";
import { driftBy } from "../../../src/evidence/backtest/naive.js";
import { Panel } from "../../../src/evidence/backtest/panel.js";
import { employed, exclusions, national, panels } from "./setting.js";

const panel = panels[0]!;
const windows = [{ from: 2010, to: 2020 }];
const ground = { panels, national, windows };
const drift = driftBy(panels, 2010);
const later = (row: Panel["region"]["tables"]["observed"][number]) => ({
  ...row,
  gdp100m: 7,
  gdpReal2000Prices100m: row.gdpReal2000Prices100m && row.gdpReal2000Prices100m ** 1.1,
  residentsThousand: 3 * (row.residentsThousand ?? 1),
});

describe("a region at another base year", () => {
  it("meets what was observed then, and the country of that year", () => {
    const region = regionAt(panel, { year: 2010, national: national.get(2010)!, drift });
    const calibration = calibrate(region);
    expect(worstFit(fitTable(calibration))).toBeLessThan(1e-6);
    const { gdp } = calibration.structure.valueAdded.reduce((sum, value) => ({ gdp: sum.gdp + value }), { gdp: 0 });
    const observed = panel.at("gdp100m", 2010).reduce((sum, value) => sum + value, 0);
    expect(gdp / observed).toBeCloseTo(1, 6);
    expect(region.national.gdp.value).toBe(412119);
  });

  it("has the structure of employment of then, where the year was observed, and of no later one", () => {
    const then = (year: number) => regionAt(panel, { year, national: national.get(2010)!, drift }).tables.employment;
    const own = employed.filter(({ year, city }) => year === 2010 && panel.cities.includes(city));
    expect(then(2010)).toEqual(own);
    expect(own).toHaveLength(6 * panel.cities.length);
    expect(then(2011)).toEqual([]);
  });

  it("asks for residents and GDP of every city, by name", () => {
    const observed = panel.region.tables.observed.filter(({ city, year }) => city !== "beijing" || year !== 2010);
    const without = new Panel({ ...panel.region, tables: { ...panel.region.tables, observed } }, exclusions);
    expect(() => regionAt(without, { year: 2010, national: national.get(2010)!, drift })).toThrow(
      /region beijing-tianjin-hebei: observed beijing 2010 has no GDP at current prices. Allowed: a figure above 0/,
    );
  });
});

describe("the model as a forecaster", () => {
  it("says nothing of a panel that begins later, and asks for what single cities lack", () => {
    const since = (first: number, missing?: string) => {
      const { region } = panel;
      const observed = region.tables.observed.filter(({ year, city }) => year >= first && city !== missing);
      return new Panel({ ...region, tables: { ...region.tables, observed } }, exclusions);
    };
    const failed: NoForecast[] = [];
    expect(forecaster(ground, failed)(since(2011), windows[0]!)).toBeNull();
    expect(failed).toEqual([]);
    expect(() => forecaster(ground)(since(2000, "beijing"), windows[0]!)).toThrow(/observed beijing 2010 has no GDP/);
  });

  it("knows nothing of what comes after", () => {
    const spoiled = panels.map((one) => {
      const observed = one.region.tables.observed.map((row) => (row.year > 2010 ? later(row) : row));
      const jobs = employed.map((row) => (row.year > 2010 ? { ...row, employedThousand: row.city.length } : row));
      return new Panel({ ...one.region, tables: { ...one.region.tables, observed } }, exclusions, jobs);
    });
    const said = forecaster(ground)(panel, windows[0]!);
    expect(said).not.toBeNull();
    expect(forecaster({ ...ground, panels: spoiled })(spoiled[0]!, windows[0]!)).toEqual(said);
  });

  it("says how cities grow beside each other, and what of their parts grows at the cost of the others", () => {
    const { gdp, residents, shares, jobs } = forecaster(ground)(panel, windows[0]!)!;
    for (const [growth, column] of [
      [gdp, "gdp100m"],
      [residents, "residentsThousand"],
    ] as const) {
      const start = panel.at(column, 2010);
      const grown = start.reduce((sum, size, city) => sum + size * Math.exp(growth[city]!), 0);
      expect(grown / start.reduce((sum, size) => sum + size, 0), column).toBeCloseTo(1, 12);
      expect(Math.max(...growth.map(Math.abs)), column).toBeGreaterThan(1e-3);
    }
    for (const [changes, parts] of [
      [shares, 3],
      [jobs, panel.groups.length],
    ] as const)
      for (const change of changes) {
        expect(change).toHaveLength(parts);
        expect(change.reduce((sum, part) => sum + part, 0)).toBeCloseTo(0, 12);
        expect(Math.max(...change.map(Math.abs))).toBeGreaterThan(1e-4);
      }
  });

  it("keeps people where they are where it rests, and moves them to Beijing where it does not", () => {
    const still = forecaster({ ...ground, atRest: true })(panel, windows[0]!)!;
    const moving = forecaster(ground)(panel, windows[0]!)!;
    expect(Math.max(...still.residents.map(Math.abs))).toBeLessThan(0.01);
    expect(moving.residents[panel.cities.indexOf("beijing")]).toBeGreaterThan(0.05);
  });

  it("takes the answer of residents to income from the last decade that was observed by then", () => {
    expect(driftBy(panels, 2005)).toBe(0);
    expect(driftBy(panels, 2015)).toBe(driftBy(panels, 2010));
    expect(driftBy(panels, 2021)).toBeCloseTo(0.16, 1);
  });

  it("says of a region without totals of the country why there is no forecast", () => {
    const failed: NonNullable<Parameters<typeof forecaster>[1]> = [];
    expect(forecaster({ ...ground, national: new Map() }, failed)(panel, windows[0]!)).toBeNull();
    expect(failed[0]).toMatchObject({
      ...{ region: "beijing-tianjin-hebei", from: 2010 },
      ...{ reason: "the table of national totals lacks the year", text: { zh: "全国总量表中没有该年" } },
    });
  });
});
