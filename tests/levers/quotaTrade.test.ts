import { expect, it } from "vitest";
import { names, withLever } from "./region.js";

const members = [
  { city: "jiangsu", quota: 8 },
  { city: "shanghai", quota: 5 },
];

it("a market for land has its price, its limit and its slope where these are given", () => {
  const terms = { tradable: false, price: 0, cap: 0, demandSlope: 2 };
  expect(withLever("quota-trade", { members, ...terms }).quotaMarkets).toEqual([
    {
      ...{ members: [1, 2, 0], quota: Float64Array.of(2, 6, 5), cap: 0, administeredPrice: 0 },
      ...{ tradable: false, demandSlope: 2 },
    },
  ]);
});

it("a city can be in one market for land alone", () => {
  expect(names("quota-trade", { members })).toEqual([
    ...["quota-trade:nanjing", "quota-trade:suzhou", "quota-trade:shanghai"],
  ]);
});
