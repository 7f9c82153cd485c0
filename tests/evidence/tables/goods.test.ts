import { describe, expect, it } from "vitest";
import {
  flowsTable,
  incomesTable,
  labourTable,
  nodesTable,
  publicFinanceTable,
  wedgesTable,
} from "../../../src/evidence/tables/goods.js";
import { cells, numbers, teaching } from "./teaching.js";

const PLACES = ["harbour", "mill", "rest-of-country"];

it("tolls are in the currency of the region", () => {
  const abroad = { ...teaching, region: { ...teaching.region, currency: "USD" } };
  const { formula } = wedgesTable(abroad).columns.find((column) => column.name === "toll")!;
  expect(formula).toMatch(/^USD per lorry-km/);
});

describe("flows of goods and services", () => {
  const table = flowsTable(teaching);

  it("stand by sector, origin and destination, the last fastest", () => {
    const rows = cells(table, "sector", "origin", "destination");
    expect(rows).toHaveLength(27);
    expect(rows.slice(4, 6)).toEqual(["agriculture mill mill", "agriculture mill rest-of-country"]);
    expect(rows[9]).toBe("manufacturing harbour harbour");
  });

  it("pay toll between the cities alone, of which each gets half, and no tariff in a country without a border", () => {
    const toll = numbers(table, "toll");
    expect(toll.flatMap((paid, k) => (paid > 0 ? [k] : []))).toEqual([1, 3, 10, 12]);
    const all = toll.reduce((sum, paid) => sum + paid, 0);
    expect(numbers(publicFinanceTable(teaching), "toll_revenue")).toEqual([
      expect.closeTo(all / 2, 10),
      expect.closeTo(all / 2, 10),
      0,
    ]);
    expect(new Set(numbers(table, "tariff"))).toEqual(new Set([0]));
  });

  it("leave out what nobody sells at a place where nothing is sold", () => {
    const competition = teaching.market.competition.slice();
    competition[4] = 0;
    const market = Object.assign(Object.create(teaching.market), { competition });
    const value = numbers(flowsTable({ ...teaching, market }), "value");
    // Of factories' goods in Mill.
    expect([10, 13, 16].map((row) => value[row])).toEqual([0, 0, 0]);
    expect(value[9]).toBeGreaterThan(0);
    expect(value[11]).toBeGreaterThan(0);
  });
});

describe("wedges between places", () => {
  const table = wedgesTable(teaching);

  it("stand where there is a way, so not inside a city; inside one where it takes time", () => {
    expect(cells(table, "sector", "origin", "destination").slice(0, 7)).toEqual([
      "agriculture harbour mill",
      "agriculture harbour rest-of-country",
      "agriculture mill harbour",
      "agriculture mill rest-of-country",
      "agriculture rest-of-country harbour",
      "agriculture rest-of-country mill",
      "manufacturing harbour mill",
    ]);
    const travelHours = teaching.inputs.policy.travelHours.slice();
    travelHours[8] = 0.1;
    const inputs = { ...teaching.inputs, policy: { ...teaching.inputs.policy, travelHours } };
    expect(cells(wedgesTable({ ...teaching, inputs }), "origin", "destination")[6]).toBe(
      "rest-of-country rest-of-country",
    );
  });

  it("are made by roads, stops, tolls and barriers as the region's file has them", () => {
    const between = (column: string) => [0, 6, 12].map((row) => numbers(table, column)[row]);
    // 2.5 hours on the road, against 0.25 inside a city, at each sector's elasticity.
    expect(between("distance")).toEqual([0.15, 0.25, 1.1].map((power) => expect.closeTo(11 ** power, 10)));
    // Three minutes at 100 yuan an hour, and 210 km at 2 yuan, for loads of 60000 and 200000 yuan.
    expect(between("delay")).toEqual([expect.closeTo(5 / 60000, 14), expect.closeTo(5 / 200000, 14), 0]);
    expect(between("toll")).toEqual([expect.closeTo(420 / 60000, 14), expect.closeTo(420 / 200000, 14), 0]);
    // Services feel half of borders.
    expect(between("border")).toEqual([0.25, 0.25, 0.125]);
    expect(between("protection")).toEqual([0.03, 0.03, 0.015]);
    expect(between("residual")).toEqual([1, 1, 1]);
    expect(between("factor")[0]).toBeCloseTo(11 ** 0.15 * (1 + 5 / 60000 + 0.007) * 1.25 * 1.03, 10);
    expect(between("toll_share")[0]).toBeCloseTo(0.007 / (1 + 5 / 60000 + 0.007), 12);
    // The cities do not protect themselves from what they sell to the country.
    expect(numbers(table, "protection").slice(0, 6)).toEqual([0.03, 0, 0.03, 0, 0.03, 0.03]);
  });

  it("have rules, rents and tariffs by sector where a policy has them", () => {
    const rows = (values: Float64Array, k: number, value: number) => values.map((one, at) => (at === k ? value : one));
    const { policy } = teaching.inputs;
    const changed = {
      ...policy,
      // Of factories' goods from Harbour to Mill, and what Mill keeps of protection.
      protectionRentShare: rows(policy.protectionRentShare, 4, 0.5),
      tariff: rows(policy.tariff, 10, 0.2),
      ruleDifference: rows(new Float64Array(27), 10, 0.04),
    };
    const told = wedgesTable({ ...teaching, inputs: { ...teaching.inputs, policy: changed } });
    const column = (name: string) => numbers(told, name).flatMap((value, row) => (value > 0 ? [[row, value]] : []));
    expect(column("rules")).toEqual([[6, 0.04]]);
    expect(column("tariff")).toEqual([[6, 0.2]]);
    // From Harbour and from the rest of the country into Mill.
    expect(column("protection_kept")).toEqual([
      [6, 0.5],
      [11, 0.5],
    ]);
    expect(numbers(told, "rent_share")[6]).toBeCloseTo((0.5 * 0.03) / 1.03, 12);
    expect(numbers(told, "tariff_share")[6]).toBeCloseTo(((1 - (0.5 * 0.03) / 1.03) * 0.2) / 1.2, 12);
    const { world } = teaching;
    const { goods } = world.economy;
    const residualCost = rows(goods.residualCost, 10, 1.1);
    const left = { ...world, economy: { ...world.economy, goods: { ...goods, residualCost } } };
    expect(numbers(wedgesTable({ ...teaching, world: left }), "residual").slice(0, 13)).toEqual(
      numbers(wedgesTable(teaching), "residual").slice(0, 13).with(6, 1.1),
    );
    const everywhere = { ...policy, ruleDifference: rows(new Float64Array(9), 1, 0.04) };
    const alike = wedgesTable({ ...teaching, inputs: { ...teaching.inputs, policy: everywhere } });
    expect([0, 6, 12].map((row) => numbers(alike, "rules")[row])).toEqual([0.04, 0.04, 0.02]);
  });
});

describe("places", () => {
  const table = nodesTable(teaching);

  it("are told by kind, province, country and fiscal regime", () => {
    expect(cells(table, "node", "kind", "province", "country", "regime", "residents")).toEqual([
      "harbour city coast home country 5000",
      "mill city inland home country 3500",
      "rest-of-country hinterland rest-of-country home country 41500",
    ]);
  });

  it("have a fifth of what is built up for industry, three tenths for housing, and product as observed", () => {
    expect(numbers(table, "industrial_land").slice(0, 2)).toEqual([140, 90]);
    expect(numbers(table, "housing_land").slice(0, 2)).toEqual([210, 135]);
    expect(numbers(table, "gdp").map(Math.round)).toEqual([6000, 3000, 33500]);
    const spending = numbers(publicFinanceTable(teaching), "spending");
    expect(numbers(table, "housing_rent")[0]).toBeCloseTo((0.075 * spending[0]!) / 210, 8);
    const owned = numbers(table, "capital_ownership").reduce((sum, share) => sum + share, 0);
    expect(owned).toBeCloseTo(1, 10);
  });

  it("have dearer lives where goods and housing are dearer", () => {
    const [harbour, mill] = numbers(table, "living_cost");
    expect(mill! / harbour!).toBeGreaterThan(1);
  });
});

describe("workers", () => {
  it("live by type and place: 0.52 of residents in cities, taxed by three per cent of their wage", () => {
    const table = labourTable(teaching);
    expect(cells(table, "labour", "node", "wage_tax_rate")).toEqual(
      ["general", "skilled"].flatMap((labour) => PLACES.map((place) => `${labour} ${place} 0.03`)),
    );
    const workers = numbers(table, "workers");
    expect(workers[0]! + workers[3]!).toBeCloseTo(0.52 * 5000, 6);
    expect(workers[1]! + workers[4]!).toBeCloseTo(0.52 * 3500, 6);
    // A skilled wage is 1.8 of a general one everywhere.
    const wage = numbers(table, "wage");
    for (const place of [0, 1, 2]) expect(wage[3 + place]! / wage[place]!).toBeCloseTo(1.8, 8);
  });

  it("of the skilled type are paid by headquarters", () => {
    const pay = numbers(labourTable(teaching), "headquarters_pay");
    expect(pay.slice(0, 3)).toEqual([0, 0, 0]);
    // A twentieth of all labour of plants: 240 of farms, 325 of factories and 600 of services, to a few per cent.
    const all = pay.reduce((sum, one) => sum + one, 0);
    expect(all / (240 + 325 + 600)).toBeGreaterThan(0.95);
    expect(all / (240 + 325 + 600)).toBeLessThan(1.05);
    expect(pay.slice(3).every((one) => one > 0)).toBe(true);
  });
});

describe("taxes and budgets", () => {
  const table = publicFinanceTable(teaching);
  const column = (name: string) => numbers(table, name);

  it("have the rates and the local shares of the region's file", () => {
    const told = ["node", "profit_tax_rate", "local_share_production", "local_share_profit", "local_share_wage"];
    expect(cells(table, ...told)).toEqual(PLACES.map((place) => `${place} 0.25 0.5 0.4 0.4`));
  });

  it("add up: own revenue of its parts, spending of revenue, transfers and households", () => {
    const households = numbers(incomesTable(teaching), "household_income");
    PLACES.forEach((place, i) => {
      const parts = ["production_tax", "profit_tax", "wage_tax", "land_revenue", "protection_revenue", "toll_revenue"];
      const own = parts.reduce((sum, part) => sum + column(part)[i]!, 0);
      expect(own, place).toBeCloseTo(column("own_revenue")[i]!, 8);
      expect(column("city_spending")[i], place).toBeCloseTo(own + column("central_transfer")[i]!, 8);
      expect(column("spending")[i], place).toBeCloseTo(column("city_spending")[i]! + households[i]!, 8);
    });
    // What the centre collects it returns by residents.
    const collected = column("central_taxes").reduce((sum, one) => sum + one, 0);
    expect(column("central_transfer")[1]).toBeCloseTo((collected * 3500) / 50000, 8);
  });

  it("take three per cent of wages, of which cities keep 0.4, and a share of what land earns", () => {
    const wages = numbers(labourTable(teaching), "wage_income");
    expect(column("wage_tax")[0]).toBeCloseTo(0.4 * 0.03 * (wages[0]! + wages[3]!), 8);
    const land = numbers(nodesTable(teaching), "land_share_to_city");
    expect(column("land_revenue")[1]).toBeCloseTo(land[1]! * column("land_rent")[1]!, 8);
    const incomes = incomesTable(teaching);
    expect(numbers(incomes, "land_income")[1]).toBeCloseTo((1 - land[1]!) * column("land_rent")[1]!, 8);
    expect(numbers(incomes, "wages_after_tax")[1]).toBeCloseTo(0.97 * (wages[1]! + wages[4]!), 8);
    const paid = numbers(incomes, "capital_paid").reduce((sum, one) => sum + one, 0);
    const owned = numbers(nodesTable(teaching), "capital_ownership");
    expect(numbers(incomes, "capital_income")[1]).toBeCloseTo(owned[1]! * paid, 6);
  });
});
