import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { loadRegion } from "../../src/input/index.js";

type Row = Record<string, string>;
const folder = join(import.meta.dirname, "../../scenarios/regions");
const text = (path: string): string => readFileSync(join(folder, path), "utf8");
const table = (path: string): Row[] => parseCsv(text(path), { columns: true, skip_empty_lines: true });
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const column = (rows: Row[], name: string): number[] => rows.map((row) => Number(row[name]));

const regions = {
  "beijing-tianjin-hebei": 13,
  "yangtze-river-delta": 27,
  "greater-bay-area": 11,
  "chengdu-chongqing": 16,
  "middle-yangtze": 28,
  "us-northeast": 26,
};
const sources = new Set(table("sources.csv").map((row) => row["id"]));
const sectors = table("china/sectors.csv").map((row) => row["id"]!);
const statuses = ["data", "assumed", "imputed"];
const has = (path: string): boolean => existsSync(join(folder, path));

/** Source cells hold ids of sources.csv, or name the review paper, or say that the row is assumed. */
function expectKnownSource(cell: string): void {
  if (cell.startsWith("Zhu (review paper), section ") || cell === "assumed") return;
  for (const id of cell.split(";")) expect(sources).toContain(id);
}

/** Columns that hold numbers: every cell a finite number, unless it may be empty. */
function expectNumbers(rows: Row[], names: string[], mayBeEmpty = false): void {
  for (const row of rows)
    for (const name of names) {
      if (mayBeEmpty && row[name] === "") continue;
      expect(row[name], `${name} of ${JSON.stringify(row)}`).toMatch(/^-?\d+(\.\d+)?$/);
    }
}

/** Every number of a region file sits in a quantity with a unit, and a source or the status of a choice. */
function expectQuantities(node: unknown, path: string): void {
  if (typeof node === "number") throw new Error(`${path}: a bare number`);
  if (node === null || typeof node !== "object") return;
  if ("value" in node) {
    const quantity = node as {
      value: number | number[];
      unit?: string;
      source?: string;
      status?: string;
      range?: [number, number];
    };
    const values = [quantity.value].flat();
    expect(values.every(Number.isFinite), `${path}: value`).toBe(true);
    expect(quantity.unit, `${path}: unit`).toBeTruthy();
    const stated = quantity.source !== undefined || ["assumed", "imputed"].includes(quantity.status ?? "");
    expect(stated, `${path}: source or status`).toBe(true);
    if (/^[RS]\d\d$/.test(quantity.source ?? "")) expect(sources).toContain(quantity.source);
    if (quantity.range) {
      expect(quantity.range[0], `${path}: range`).toBeLessThanOrEqual(values[0]!);
      expect(quantity.range[1], `${path}: range`).toBeGreaterThanOrEqual(values[0]!);
    }
    return;
  }
  for (const [key, child] of Object.entries(node)) expectQuantities(child, `${path}.${key}`);
}

describe.each(Object.entries(regions))("region %s", (region, count) => {
  const cities = table(`${region}/cities.csv`);
  const ids = cities.map((row) => row["id"]!);

  it("has its cities, each with numbers, status and source", () => {
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
    const names =
      "latitude longitude gdp_100m primary_100m secondary_100m tertiary_100m residents_thousand builtup_km2";
    expectNumbers(cities, names.split(" "));
    for (const row of cities) {
      expect(row["id"]).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(statuses).toContain(row["status"]);
      expectKnownSource(row["source"]!);
      for (const name of ["gdp_100m", "residents_thousand", "builtup_km2"])
        expect(Number(row[name])).toBeGreaterThan(0);
    }
  });

  it("has sectors that add up to GDP", () => {
    for (const row of cities) {
      const parts = ["primary_100m", "secondary_100m", "tertiary_100m"].map((name) => Number(row[name]));
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      expect(sum(parts)).toBeCloseTo(Number(row["gdp_100m"]), 6);
    }
  });

  it("groups cities by province, largest first", () => {
    const provinces = cities.map((row) => row["province"]);
    expect(provinces.filter((province, i) => province !== provinces[i - 1])).toHaveLength(new Set(provinces).size);
    for (const [i, row] of cities.entries()) {
      const next = cities[i + 1];
      if (next?.["province"] !== row["province"]) continue;
      expect(Number(next!["gdp_100m"])).toBeLessThanOrEqual(Number(row["gdp_100m"]));
    }
  });

  if (has(`${region}/travel.csv`))
    it("has every pair of cities once, no road shorter than a lorry could drive", () => {
      const rows = table(`${region}/travel.csv`);
      expectNumbers(rows, ["hours", "road_km"]);
      const pairs = new Set(rows.map((row) => [row["from"]!, row["to"]!].sort().join("|")));
      expect(rows).toHaveLength((count * (count - 1)) / 2);
      expect(pairs.size).toBe(rows.length);
      for (const row of rows) {
        expect(ids).toContain(row["from"]);
        expect(ids).toContain(row["to"]);
        expect(row["from"]).not.toBe(row["to"]);
        expect(statuses).toContain(row["status"]);
        expectKnownSource(row["source"]!);
        expect(Number(row["road_km"]) / Number(row["hours"])).toBeLessThan(150);
      }
    });

  if (has(`${region}/travel-flows.csv`))
    it("has travel between all mainland cities in both directions, never negative", () => {
      const rows = table(`${region}/travel-flows.csv`);
      const mainland = cities.filter((row) => row["regime"] === "mainland").map((row) => row["id"]!);
      expectNumbers(rows, ["flow"]);
      const pairs = rows.map((row) => `${row["origin"]}>${row["destination"]}`);
      const all = mainland.flatMap((from) => mainland.filter((to) => to !== from).map((to) => `${from}>${to}`));
      expect(pairs.sort()).toEqual(all.sort());
      for (const row of rows) {
        expect(statuses).toContain(row["status"]);
        expectKnownSource(row["source"]!);
      }
    });

  if (has(`${region}/observed.csv`))
    it("has an observed panel that ends in the base year's figures", () => {
      const rows = table(`${region}/observed.csv`);
      expectNumbers(rows, ["year", "gdp_100m", "residents_thousand"]);
      const open = "primary_100m secondary_100m tertiary_100m gdp_real_2000_prices_100m";
      expectNumbers(rows, open.split(" "), true);
      expect(rows).toHaveLength(count * 22);
      for (const row of rows) expectKnownSource(row["source"]!);
      for (const city of cities) {
        const last = rows.find((row) => row["city"] === city["id"] && row["year"] === "2021")!;
        for (const name of ["gdp_100m", "residents_thousand"]) expect(last[name]).toBe(city[name]);
      }
    });

  const leading = `${region}/leading-industries.csv`;
  if (has(leading))
    it("names leading industries of its own cities and the model's sectors, with a source", () => {
      for (const row of table(leading)) {
        expect(ids).toContain(row["city"]);
        expect(sectors).toContain(row["sector"]);
        expectKnownSource(row["source"]!);
        if (row["source"] === "assumed") expect(row["note"]).toMatch(/^assumed: /);
      }
    });

  it("gives every number of region.yaml, and of what it extends, a unit and a source or status", () => {
    const { baseYear, target, links, tables, outlines, ...rest } = loadRegion(
      join(folder, region, "region.yaml"),
      diskFiles,
    );
    expect(baseYear).toBe(2021);
    expect(rest.id).toBe(region);
    expect(target.tolerance).toBe(1e-6);
    expect(outlines!.length).toBeGreaterThan(5);
    expectQuantities(rest, region);
    expect(tables.cities.map(({ id }) => id)).toEqual(ids);
    for (const city of cities) expect(Object.keys(rest.regimes)).toContain(city["regime"]);
    for (const link of links) {
      expect(ids).toContain(link.from);
      expect(ids).toContain(link.to);
      expectKnownSource(link.source);
    }
  });
});

describe("five agglomerations", () => {
  it("holds the cities of the five regions, and nothing of its own", () => {
    const region = loadRegion(join(folder, "five-agglomerations/region.yaml"), diskFiles);
    const parts = region.agglomerations.map(({ id }) => loadRegion(join(folder, id, "region.yaml"), diskFiles));
    expect(region.tables.cities).toEqual(parts.flatMap(({ tables }) => tables.cities));
    expect(region.tables.observed).toEqual(parts.flatMap(({ tables }) => tables.observed));
    expect(new Set(region.tables.cities.map(({ id }) => id)).size).toBe(95);
    expect(region.links).toHaveLength(12);
  });
});

describe("national tables", () => {
  const accounts = table("china/value-added-2020.csv");
  const flows = table("china/input-output-2020.csv");
  const primary = [
    "labour_compensation_100m",
    "net_production_tax_100m",
    "depreciation_100m",
    "operating_surplus_100m",
  ];
  const uses = ["final_consumption_100m", "fixed_capital_formation_100m", "inventory_change_100m", "exports_100m"];

  it("cover the 13 sectors in one order", () => {
    expect(sectors).toHaveLength(13);
    expect(accounts.map((row) => row["sector"])).toEqual(sectors);
    expect(flows.map((row) => `${row["input"]}>${row["sector"]}`)).toEqual(
      sectors.flatMap((sector) => sectors.map((input) => `${input}>${sector}`)),
    );
    expectNumbers(accounts, [...primary, ...uses, "gross_output_100m", "imported_final_100m"]);
    expectNumbers(flows, ["domestic_100m", "imported_100m"]);
  });

  it.each(accounts.map((row) => [row["sector"]!, row] as const))(
    "%s: costs and uses both add up to output",
    (sector, row) => {
      const output = Number(row["gross_output_100m"]);
      const bought = flows.filter((flow) => flow["sector"] === sector);
      const sold = flows.filter((flow) => flow["input"] === sector);
      const values = (names: string[]): number => sum(names.map((name) => Number(row[name])));
      const costs = sum(column(bought, "domestic_100m")) + sum(column(bought, "imported_100m")) + values(primary);
      expect(Math.abs(costs / output - 1)).toBeLessThan(1e-6);
      expect(Math.abs((sum(column(sold, "domestic_100m")) + values(uses)) / output - 1)).toBeLessThan(1e-6);
    },
  );

  it("give every sector elasticities, shares and hazards inside their bounds, each with a status", () => {
    const bounds: Record<string, [number, number]> = {
      substitution: [3.5, 11],
      distance_elasticity: [0.05, 2],
      border_exposure: [0, 1],
      skilled_wage_share: [0, 1],
      mean_firm_revenue: [0.01, 5],
      relocation_hazard: [0, 0.3],
    };
    const rows = table("china/sectors.csv");
    for (const row of rows) {
      for (const [name, [low, high]] of Object.entries(bounds)) {
        const value = Number(row[name === "mean_firm_revenue" ? "mean_firm_revenue_100m" : name]);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        expect(statuses).toContain(row[`${name}_status`]);
      }
      expect(["primary", "secondary", "tertiary"]).toContain(row["group"]);
      if (row["source"] !== "") expectKnownSource(row["source"]!);
    }
    expectNumbers(rows, ["load_value"], true);
  });

  it("use every source that is listed, and no file carries carriage returns", () => {
    const files = Object.keys(regions).flatMap((region) =>
      [
        "region.yaml",
        "cities.csv",
        "travel.csv",
        "travel-flows.csv",
        "observed.csv",
        "employment.csv",
        "registered.csv",
        "leading-industries.csv",
      ]
        .map((file) => join(region, file))
        .filter(has),
    );
    const all = [
      ...files,
      "china/common.yaml",
      "yangtze-river-delta/registered.csv",
      "china/sectors.csv",
      "united-states/sectors.csv",
      "china/input-output-2020.csv",
      "china/value-added-2020.csv",
      "../evaluation/provinces.csv",
    ]
      .map(text)
      .join("");
    expect(all).not.toContain("\r");
    for (const id of sources) expect(all).toContain(id);
  });
});
