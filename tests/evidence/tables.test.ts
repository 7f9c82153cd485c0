import { beforeAll, describe, expect, it } from "vitest";
import type { Calibration } from "../../src/calibrate/index.js";
import { baseYearTables } from "../../src/evidence/index.js";
import { csvRecords } from "../../src/measures/results/csv.js";
import { calibrations } from "../calibrate/setting.js";

type Row = Record<string, string>;

/** Tables as an outsider reads them: text alone. */
function readTables(calibration: Calibration): Record<string, Row[]> {
  return Object.fromEntries(
    baseYearTables(calibration).map(({ file, csv }) => {
      const [header, ...records] = [...csvRecords([...csv()].join(""))] as [string[], ...string[][]];
      return [file, records.map((record) => Object.fromEntries(header.map((column, c) => [column, record[c]!])))];
    }),
  );
}

const value = (row: Row, column: string) => Number(row[column]);

/** Sums of a number over rows that share some names. */
function sums(rows: readonly Row[], by: readonly string[], of: (row: Row) => number): Map<string, number> {
  const total = new Map<string, number>();
  for (const row of rows) {
    const key = by.map((column) => row[column]).join("|");
    total.set(key, (total.get(key) ?? 0) + of(row));
  }
  return total;
}

describe.each(calibrations())("tables of the base year of %s", (_, calibration) => {
  const saves = calibration.world.economy.saving !== null;
  let tables: Record<string, Row[]>;
  let table: (file: string) => Row[];
  let parameter: (name: string) => string;
  beforeAll(() => {
    tables = readTables(calibration);
    table = (file) => tables[file]!;
    parameter = (name) => table("parameters.csv").find((row) => row["parameter"] === name)!["value"]!;
  });

  /** Two numbers that agree within the tolerance of markets. */
  const agree = (found: number, wanted: number, what: string) =>
    expect(Math.abs(found - wanted) / Math.max(1e-3, Math.abs(wanted)), what).toBeLessThan(1e-9);

  it("explain every column of every file, with its unit", () => {
    const explained = table("dictionary.csv").map((row) => `${row["file"]}: ${row["column"]}`);
    const written = Object.entries(tables).flatMap(([file, [first]]) =>
      Object.keys(first!).map((column) => `${file}: ${column}`),
    );
    expect(explained).toEqual(written);
    for (const row of table("dictionary.csv")) expect(row["unit"] && row["formula"], row["column"]).toBeTruthy();
  });

  it("hold numbers to the last bit", () => {
    const { market, world } = calibration;
    const n = world.economy.nodes;
    table("cells.csv").forEach((row, k) => {
      expect(value(row, "revenue")).toBe(market.revenue[k]);
      expect(row["node"]).toBe(world.economy.nodeIds[k % n]);
    });
  });

  it("flows are what buyers purchase and, less toll and rent, what plants sell", () => {
    const bought = sums(table("flows.csv"), ["sector", "destination"], (row) => value(row, "value"));
    const sold = sums(
      table("flows.csv"),
      ["sector", "origin"],
      (row) => value(row, "value") - value(row, "toll") - value(row, "protection_rent"),
    );
    for (const row of table("cells.csv")) {
      const cell = `${row["sector"]}|${row["node"]}`;
      agree(bought.get(cell)!, value(row, "purchases"), `purchases of ${cell}`);
      agree(sold.get(cell)!, value(row, "revenue"), `revenue of ${cell}`);
    }
  });

  it("the delivered price is the product of its parts, and its shares make toll and rent", () => {
    const flows = new Map(
      table("flows.csv").map((row) => [`${row["sector"]}|${row["origin"]}|${row["destination"]}`, row]),
    );
    for (const row of table("wedges.csv")) {
      const [delay, toll, border, rules, protection] = ["delay", "toll", "border", "rules", "protection"].map((part) =>
        value(row, part),
      ) as [number, number, number, number, number];
      const factor =
        value(row, "distance") *
        (1 + delay + toll) *
        (1 + border) *
        (1 + rules) *
        (1 + protection) *
        value(row, "residual");
      agree(value(row, "factor"), factor, "factor");
      const rentShare = (value(row, "protection_kept") * protection) / (1 + protection);
      const tollShare = ((1 - rentShare) * toll) / (1 + delay + toll);
      const flow = flows.get(`${row["sector"]}|${row["origin"]}|${row["destination"]}`)!;
      agree(value(flow, "protection_rent"), rentShare * value(flow, "value"), "rent");
      agree(value(flow, "toll"), tollShare * value(flow, "value"), "toll");
    }
  });

  it("shares of cost sum to one, shares of headquarters too", () => {
    for (const [sector, share] of sums(table("cost_shares.csv"), ["sector"], (row) => value(row, "share")))
      expect(share, sector).toBeCloseTo(1, 12);
    for (const row of table("cost_shares.csv").filter(({ item }) => item === "own land"))
      expect(value(row, "share"), `${row["sector"]} is told to have land of its own`).toBeGreaterThan(0);
    for (const [cell, share] of sums(table("headquarters.csv"), ["sector", "plant"], (row) => value(row, "share")))
      expect(share, cell).toBeCloseTo(1, 12);
    const final = table("sectors.csv").reduce((total, row) => total + value(row, "final_share"), 0);
    expect(final + Number(parameter("housing_share"))).toBeCloseTo(1, 12);
  });

  it("workers are paid by plants, entrants and headquarters, by their shares of cost", () => {
    const share = new Map(
      table("cost_shares.csv").map((row) => [`${row["sector"]}|${row["item"]}|${row["of"]}`, value(row, "share")]),
    );
    const own = sums(
      table("cost_shares.csv").filter((row) => row["item"] === "labour"),
      ["sector"],
      (row) => value(row, "share"),
    );
    for (const row of table("labour.csv")) {
      let pay = value(row, "headquarters_pay");
      for (const cell of table("cells.csv")) {
        if (cell["node"] !== row["node"]) continue;
        const labour = share.get(`${cell["sector"]}|labour|${row["labour"]}`)!;
        pay += (value(cell, "cost") * labour) / (1 + value(cell, "production_tax_rate"));
        pay += (value(cell, "entry_cost") * labour) / own.get(cell["sector"]!)!;
      }
      agree(pay, value(row, "wage_income"), `pay of ${row["labour"]} in ${row["node"]}`);
      agree(value(row, "wage") * value(row, "workers"), value(row, "wage_income"), "wage");
    }
  });

  it("incomes are spent, on final goods, housing, new capital and nothing else", () => {
    const finances = new Map(table("public_finance.csv").map((row) => [row["node"], row]));
    const sectors = new Map(table("sectors.csv").map((row) => [row["sector"], row]));
    const invested = new Map(table("incomes.csv").map((row) => [row["node"], saves ? value(row, "invested") : 0]));
    for (const row of table("incomes.csv")) {
      const finance = finances.get(row["node"])!;
      const parts = ["wages_after_tax", "profit_income", "capital_income", "land_income", "protection_rents"];
      const income = parts.reduce((total, part) => total + value(row, part), 0);
      agree(income, value(row, "household_income"), "household income");
      const spent =
        value(row, "household_income") - (saves ? value(row, "saved") : 0) + value(finance, "city_spending");
      agree(spent, value(finance, "spending"), "spending");
    }
    for (const cell of table("cells.csv")) {
      const spending = value(finances.get(cell["node"])!, "spending");
      const sector = sectors.get(cell["sector"]!)!;
      const purchases = value(sector, "final_share") * spending + value(cell, "intermediate_purchases");
      const capital = saves ? value(sector, "capital_mix") * invested.get(cell["node"])! : 0;
      agree(purchases + capital, value(cell, "purchases"), "purchases");
    }
  });

  it("product is what is spent, rents that owners pay themselves left out; it is made of value added", () => {
    const total = (file: string, column: string) => table(file).reduce((sum, row) => sum + value(row, column), 0);
    const gdp = total("nodes.csv", "gdp");
    agree(total("cells.csv", "value_added"), gdp, "value added");
    const counted = 1 - Number(parameter("imputed_housing_share"));
    const capital = saves ? total("incomes.csv", "invested") : 0;
    agree(counted * total("public_finance.csv", "spending") + capital, gdp, "spending");
  });

  it("entry takes labour worth what entrants pay", () => {
    const wage = new Map(table("labour.csv").map((row) => [`${row["labour"]}|${row["node"]}`, value(row, "wage")]));
    const labour = table("cost_shares.csv").filter((row) => row["item"] === "labour");
    const own = sums(labour, ["sector"], (row) => value(row, "share"));
    for (const cell of table("cells.csv")) {
      let bundle = 1;
      for (const row of labour)
        if (row["sector"] === cell["sector"])
          bundle *= wage.get(`${row["of"]}|${cell["node"]}`)! ** (value(row, "share") / own.get(cell["sector"]!)!);
      agree(value(cell, "entrants") * value(cell, "entry_labour") * bundle, value(cell, "entry_cost"), "entry");
    }
  });
});
