import type { Owner } from "../engine/economy.js";
import type { PublicFinance } from "../engine/publicFinance.js";
import type { Geography } from "./geography.js";

/**
 * Owners of capital as the base year has them: the residents of each node hold the share of their country's capital income that the base
 * year's split by wages gives them, wherever the capital is. Whoever lives where wages rise later does not come to own more for it.
 * That the base year's split follows wages is our assumption: no data tell who owns capital by city.
 */
export function ownersOfBaseYear({ capitalIncome }: PublicFinance, { countries }: Geography): Owner {
  const names = [...new Set(countries)];
  const total = new Float64Array(names.length);
  const group = Int32Array.from(countries, (country) => names.indexOf(country));
  for (let i = 0; i < group.length; i++) total[group[i]!]! += capitalIncome[i]!;
  return { kind: "shares", shares: capitalIncome.map((income, i) => income / total[group[i]!]!), group };
}
