import { expect, it } from "vitest";
import { names, region, withLever } from "./region.js";

/** Goods of the rest of the country and of the own province, bought in Nanjing and Suzhou. */
const protect = { cities: "jiangsu", against: ["rest", "jiangsu"], sectors: "chemicals" };

it("protection is against goods from elsewhere, of each seller and buyer, and leaves a city's own alone", () => {
  const { protection } = withLever("local-protection", { ...protect, protection: 0.3 });
  // Chemicals are the second of three blocks of 16 pairs: seller times 4 plus buyer.
  const changed = [...protection.keys()].filter((pair) => protection[pair] !== region.base.protection[pair]);
  expect(changed).toEqual([16 + 4 + 2, 16 + 8 + 1, 16 + 12 + 1, 16 + 12 + 2]);
  expect(changed.map((pair) => protection[pair])).toEqual([0.3, 0.3, 0.3, 0.3]);
  const halved = withLever("local-protection", { ...protect, scale: 0.5 }).protection;
  for (const pair of changed) expect(halved[pair]).toBeCloseTo(region.base.protection[pair]! / 2, 12);
});

it("protection says who gets its rent, and how much, only where that is given", () => {
  const written = (more: object) => withLever("local-protection", { ...protect, protection: 0.3, ...more });
  const plain = written({});
  expect([plain.protectionRentShare, plain.protectionRentToFirms]).toEqual([
    region.base.protectionRentShare,
    region.base.protectionRentToFirms,
  ]);
  // Chemicals of Nanjing and Suzhou.
  const at = (values: Float64Array) => [values[5], values[6]];
  expect(at(written({ rentTo: "firms" }).protectionRentToFirms)).toEqual([1, 1]);
  expect(at(written({ rentTo: "government" }).protectionRentToFirms)).toEqual([0, 0]);
  expect(at(written({ rentShare: 0 }).protectionRentShare)).toEqual([0, 0]);
  const own = (more: object) =>
    names("local-protection", { ...protect, cities: "nanjing", against: "rest", scale: 0, ...more });
  const pair = "local-protection:chemicals:rest>nanjing";
  expect(own({})).toEqual([pair]);
  expect(own({ rentShare: 0.5 })).toEqual([pair, "local-protection:rentShare:chemicals:nanjing"]);
  expect(own({ rentTo: "firms" })).toEqual([pair, "local-protection:rentTo:chemicals:nanjing"]);
});
