import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { observedBounds } from "../../../src/measures/indicators/index.js";
import OBSERVED from "../../../src/measures/indicators/observedChanges.json" with { type: "json" };
import { csvRecords } from "../../../src/measures/results/csv.js";

const regions = "scenarios/regions";
const tableOf = (file: string) => {
  const [head, ...rows] = [...csvRecords(readFileSync(file, "utf8"))] as string[][];
  return rows.map((row) => Object.fromEntries(head!.map((name, at) => [name, row[at]!])));
};
const observed = readdirSync(regions)
  .filter((name) => !name.includes("."))
  .flatMap((name) => readdirSync(`${regions}/${name}`).map((file) => `${regions}/${name}/${file}`))
  .filter((file) => file.endsWith("/observed.csv"))
  .flatMap(tableOf);
const cities = [...new Set(observed.map(({ city }) => city!))];
const value = (column: string) => {
  const known = new Map(observed.map((row) => [`${row.city} ${row.year}`, Number(row[column] || Number.NaN)]));
  return (city: string, year: number) => known.get(`${city} ${year}`) ?? Number.NaN;
};

/** Changes between two years against the sum of the cities, in logs. */
function changes(of: ReturnType<typeof value>, from: number, to: number, among: readonly string[]): number[] {
  const total = (year: number) => among.reduce((sum, city) => sum + of(city, year), 0);
  return among.map((city) => Math.log(of(city, to) / of(city, from) / (total(to) / total(from))));
}

/** Linear between neighbours. */
function bounds(all: readonly number[]): [number, number] {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const low = Math.floor(place);
    return Math.expm1(sorted[low]! + (place - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!));
  };
  return [at(0.01), at(0.99)];
}

describe("bounds of what was observed", () => {
  it("of real GDP are those of the panels that the project ships", () => {
    const gdp = value("gdp_real_2000_prices_100m");
    const years = Array.from({ length: 22 }, (_, y) => 2000 + y);
    const whole = cities.filter((city) => years.every((year) => gdp(city, year) > 0));
    for (const { years: span, low, high, changes: count, cities: n } of OBSERVED["real-gdp"].horizons) {
      const all = years.filter((year) => year + span <= 2021).flatMap((year) => changes(gdp, year, year + span, whole));
      expect([all.length, whole.length]).toEqual([count, n]);
      for (const [k, bound] of bounds(all).entries()) expect(bound).toBeCloseTo([low, high][k]!, 3);
    }
  });

  it("of residents are those between censuses, without cities whose boundary moved", () => {
    const residents = value("residents_thousand");
    const steps = tableOf(`${regions}/exclusions.csv`).filter(
      (row) => row.what === "step" && row.variable === "residents",
    );
    const between = (from: number, to: number) =>
      changes(
        residents,
        from,
        to,
        cities.filter((city) => {
          const moved = steps.some((row) => row.city === city && from < Number(row.from) && Number(row.from) <= to);
          return !moved && residents(city, from) > 0 && residents(city, to) > 0;
        }),
      );
    const [ten, twenty] = OBSERVED.residents.horizons;
    for (const [{ low, high }, all] of [
      [ten!, [...between(2000, 2010), ...between(2010, 2020)]],
      [twenty!, between(2000, 2020)],
    ] as const)
      for (const [k, bound] of bounds(all).entries()) expect(bound).toBeCloseTo([low, high][k]!, 3);
  });

  it("are those of the shortest observed time that is no shorter, at most the longest", () => {
    expect(observedBounds("real-gdp", 4)).toStrictEqual(OBSERVED["real-gdp"].horizons.find(({ years }) => years === 5));
    expect(observedBounds("real-gdp", 40)).toStrictEqual(OBSERVED["real-gdp"].horizons.at(-1));
    expect(observedBounds("jobs", 10)).toStrictEqual(OBSERVED.jobs.horizons.at(-1));
    expect(observedBounds("residents", 1)).toStrictEqual(OBSERVED.residents.horizons[0]);
  });
});
