import { expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { PublicFinance } from "../../../src/model/engine/publicFinance.js";

it("public finance counts by place, by sector and place, by type of labour and place, and by regime", () => {
  const regimeIds = ["one", "two", "three", "four"];
  const finance = new PublicFinance(bareEconomy({ nodes: 5, sectors: 3, labourTypes: 2 }, { regimeIds }));
  const long = (length: number) =>
    Object.entries(finance).flatMap(([name, { length: own }]) => (own === length ? [name] : []));
  expect(long(2 * 5)).toEqual(["wageIncome"]);
  expect(long(4).sort()).toEqual(["centralGrants", "centralRevenue", "poolByRegime", "weightByRegime"]);
  expect(long(3 * 5).sort()).toEqual(
    [
      ...["productionTax", "profit", "profitTax", "profitAfterTax", "distributedProfit", "headquartersServices"],
      ...["localCellTax", "headquartersTax", "servicesWeight", "profitWeight", "taxWeight"],
    ].sort(),
  );
  expect(long(5).length).toBe(Object.keys(finance).length - 1 - 4 - 11);
});
