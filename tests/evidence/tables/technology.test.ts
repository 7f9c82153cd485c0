import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { calibrate } from "../../../src/calibrate/index.js";
import { baseYearOf, cellsTable } from "../../../src/evidence/tables/baseYear.js";
import { publicFinanceTable } from "../../../src/evidence/tables/goods.js";
import {
  costSharesTable,
  headquartersTable,
  parametersTable,
  sectorsTable,
} from "../../../src/evidence/tables/technology.js";
import { loadRegion } from "../../../src/input/index.js";
import { savingRegion } from "../../calibrate/setting.js";
import { cells, numbers, teaching } from "./teaching.js";

it("loads and hours are worth the currency of the region", () => {
  const abroad = { ...teaching, region: { ...teaching.region, currency: "USD" } };
  expect(sectorsTable(abroad).columns.find((column) => column.name === "load_value")!.unit).toBe("USD");
  expect(cells(parametersTable(abroad), "parameter", "unit")).toContain("value_of_time USD per hour");
});

describe("what sectors are, in a country of farms, factories and services", () => {
  it("stands in their table as in the region's file", () => {
    const told = ["sector", "group", "substitution", "distance_elasticity", "load_value", "border_exposure"];
    expect(cells(sectorsTable(teaching), ...told)).toEqual([
      "agriculture primary 6 0.15 60000 1",
      "manufacturing secondary 5 0.25 200000 1",
      "services tertiary 3.5 1.1 Infinity 0.5",
    ]);
  });

  it("makes farms sell at the mark-up that their output leaves for profit, and services at theirs", () => {
    const markup = numbers(sectorsTable(teaching), "markup");
    // Half of the surplus is profit: 200 of 10000, and what entry takes beside it; the larger the surplus the higher.
    for (const [at, profit] of [200 / 10000, 2250 / 50000, 2500 / 40000].entries()) {
      expect(markup[at]! - 1, `${at}`).toBeGreaterThan(profit);
      expect(markup[at]! - 1, `${at}`).toBeLessThan(2.5 * profit);
    }
  });

  it("is what they spend on, in the order of the table: labour, capital, land, inputs, headquarters", () => {
    const rows = cells(costSharesTable(teaching), "sector", "item", "of");
    expect(rows.slice(0, 8)).toEqual([
      "agriculture labour general",
      "agriculture labour skilled",
      "agriculture capital ",
      "agriculture land ",
      "agriculture input agriculture",
      "agriculture input manufacturing",
      "agriculture input services",
      "agriculture headquarters skilled",
    ]);
    expect(rows).toHaveLength(24);
    expect(rows[15]).toBe("manufacturing headquarters skilled");
    const shares = numbers(costSharesTable(teaching), "share");
    // By what farms pay: inputs of 1500, 2000 and 1000; to headquarters a twentieth of 4800 for labour.
    const unit = shares[4]! / 1500;
    expect(shares[5]).toBeCloseTo(2000 * unit, 10);
    expect(shares[6]).toBeCloseTo(1000 * unit, 10);
    expect(shares[7]).toBeCloseTo(240 * unit, 10);
    // Wear of 300 and half of a surplus of 400, a tenth of it for land.
    expect(shares[2]).toBeCloseTo(450 * unit, 10);
    expect(shares[3]).toBeCloseTo(50 * unit, 10);
    // All skilled labour of farms is that of headquarters; factories pay 325 of their 6500 to headquarters.
    expect(shares[1]).toBe(0);
    const factories = shares[13]! / 22000;
    expect([shares[12], shares[14], shares[15]].map((share) => share! / factories)).toEqual([
      expect.closeTo(5000, 6),
      expect.closeTo(8000, 6),
      expect.closeTo(325, 6),
    ]);
  });

  it("is where plants have their headquarters, those at home without a cost of coordination", () => {
    const table = headquartersTable(teaching);
    expect(cells(table, "sector", "plant", "headquarters").slice(7, 11)).toEqual([
      "agriculture rest-of-country mill",
      "agriculture rest-of-country rest-of-country",
      "manufacturing harbour harbour",
      "manufacturing harbour mill",
    ]);
    expect(numbers(table, "coordination_cost").slice(9, 18)).toEqual([0, 0.05, 0, 0.05, 0, 0, 0, 0, 0]);
    // 85 % of what plants in a city earn is earned for headquarters there.
    const shares = numbers(table, "share");
    for (const home of [0, 4, 9, 13, 18, 22]) expect(shares[home]).toBeCloseTo(0.85, 12);
    expect(shares[0]! + shares[1]! + shares[2]!).toBeCloseTo(1, 12);
  });

  it("leaves out links without a firm, and reads the cost of coordination from headquarters to plants", () => {
    const linkMass = teaching.market.linkMass.slice();
    linkMass[3] = 0;
    const coordinationCost = Float64Array.of(0, 1, 2, 3, 0, 5, 6, 7, 0);
    const market = Object.assign(Object.create(teaching.market), { linkMass });
    const inputs = { ...teaching.inputs, policy: { ...teaching.inputs.policy, coordinationCost } };
    const table = headquartersTable({ ...teaching, market, inputs });
    expect(cells(table, "plant", "headquarters", "coordination_cost").slice(0, 8)).toEqual([
      "harbour harbour 0",
      "harbour mill 3",
      "harbour rest-of-country 6",
      "mill mill 0",
      "mill rest-of-country 7",
      "rest-of-country harbour 2",
      "rest-of-country mill 5",
      "rest-of-country rest-of-country 0",
    ]);
  });
});

describe("what holds everywhere", () => {
  it("is told by name, value and unit", () => {
    expect(cells(parametersTable(teaching), "parameter", "value").filter((row) => !/numeraire_wage/.test(row))).toEqual(
      [
        "base_year 2021",
        "housing_share 0.075",
        "imputed_housing_share 0.045",
        "headquarters_labour skilled",
        "headquarters_sector services",
        "toll_sector services",
        "housing_sector services",
        "capital by-sector",
        "ownership shares",
        "numeraire_node rest-of-country",
        "profit_tax_to_plant 0.5",
        "profit_tax_to_headquarters 0.25",
        "entry_elasticity 0.1",
        "entry_place_elasticity 2",
        "reference_hours 0.25",
        "value_of_time 100",
      ],
    );
    expect(cells(parametersTable(teaching), "parameter", "unit")[0]).toBe("base_year year");
    const meanings = cells(parametersTable(teaching), "meaning");
    expect(meanings[8]).toMatch(/^of capital\. shares: /);
    expect(meanings[9]).toBe("whose wage of general labour is held");
  });

  it("has what is saved where owners of capital save, and the goods that new capital is made of", () => {
    const saving = baseYearOf(calibrate(savingRegion));
    const saved = [teaching, saving].map((base) =>
      cells(parametersTable(base), "parameter").filter((one) => one.startsWith("saved")),
    );
    expect(saved).toEqual([[], ["saved_of_income", "saved_of_wealth"]]);
    expect(cells(sectorsTable(teaching), "capital_mix")[0]).toBe("no such column");
    // New capital is made of 8000 of factories and 2500 of services, nothing of farms.
    const mix = numbers(sectorsTable(saving), "capital_mix");
    expect(mix[0]).toBe(0);
    expect(mix[1]).toBeCloseTo(8000 / 10500, 10);
    expect(mix[2]).toBeCloseTo(2500 / 10500, 10);
  });
});

it("shares of spending and cost are those of each node where trade and technology are data: they add up", () => {
  const base = baseYearOf(calibrate(loadRegion("scenarios/regions/theory/caliendo-parro-2015.yaml", diskFiles)));
  const { nodes, sectors } = base.world.economy;
  expect(sectorsTable(base).columns.map(({ name }) => name)).not.toContain("final_share");
  const [spending, final, cost] = [
    numbers(publicFinanceTable(base), "spending"),
    ...["final_share", "cost"].map((column) => numbers(cellsTable(base), column)),
  ] as [number[], number[], number[]];
  // Rows of a sector and node are its inputs of every sector, among others.
  const items = cells(costSharesTable(base), "item");
  const shares = numbers(costSharesTable(base), "share").filter((_, row) => items[row] === "input");
  const inputs = Array.from({ length: sectors * nodes }, (_, k) =>
    cost.reduce((sum, paid, cell) => {
      const [sector, node] = [Math.floor(k / nodes), k % nodes];
      return sum + (cell % nodes === node ? paid * shares[cell * sectors + sector]! : 0);
    }, 0),
  );
  for (const [k, bought] of numbers(cellsTable(base), "purchases").entries())
    expect(Math.abs(final[k]! * spending[k % nodes]! + inputs[k]! - bought)).toBeLessThan(1e-9 * bought + 1e-6);
  expect(cells(costSharesTable(base), "sector", "node", "item")[0]).toBe("agriculture argentina labour");
});
