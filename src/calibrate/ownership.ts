import type { Economy, Owner } from "../model/engine/economy.js";
import type { PublicFinance } from "../model/engine/publicFinance.js";

/**
 * Owners of capital as the base year has them: the residents of each node hold the share of their country's capital
 * income that the base year's split by wages gives them, wherever the capital is. Whoever lives where wages rise later
 * does not come to own more for it. That the base year's split follows wages is our assumption: no data tell who owns
 * capital by city.
 */
export function ownersOfBaseYear({ capitalIncome }: PublicFinance, { country }: Economy): Owner {
  const total = new Float64Array(country.length);
  for (let i = 0; i < country.length; i++) total[country[i]] += capitalIncome[i];
  return { kind: "shares", shares: capitalIncome.map((income, i) => income / total[country[i]]) };
}
