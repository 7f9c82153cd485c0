import { exp, pow } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import type { Market } from "./market.js";
import type { MarketInputs } from "./marketInputs.js";
import type { World } from "./world.js";

/**
 * What a resident values beside private consumption: public services and room.
 *
 *   u = c^(1 - w) g^w exp(-kappa (residents - residents of the base year) / mean residents of a city)     (7.4g)
 *   g = real city spending / residents^rivalry                                                            (7.4h)
 *
 * The weight of services follows Fajgelbaum, Morales, Suarez Serrato and Zidar (2019). That time lost grows with the
 * size of a city, so that its elasticity does (Combes, Duranton and Gobillon 2019 find the cost of cities rising with
 * size), is taken linear, our assumption.
 */

/**
 * Real spending of the city on services per head^rivalry: what a resident who is registered there finds of them; where
 * others come to use more, users stand for residents (7.9d). `priceIndex` [n], base year 1. [n]
 */
export function publicServices(
  { finance, economy }: Market,
  { residents, services }: Pick<MarketInputs, "residents" | "services">,
  priceIndex: Float64Array,
): Float64Array {
  const { rivalry } = economy.publicServices;
  const found = finance.serviceSpending.map((spent, i) =>
    residents[i] > 0 ? Math.max(spent, 0) / priceIndex[i] / pow(residents[i], rivalry) : 0,
  );
  return services ? found.map((each, i) => each * pow(services.room[i], rivalry)) : found;
}

/** What crowding leaves of well-being, 1 in the base year. Hinterlands are no cities. [n] */
export function room({ economy, residuals }: World, residents: Float64Array): Float64Array {
  const base = residuals.base.residents;
  const mean = sumOf(base, (people, i) => (economy.isCity[i] ? people : 0)) / sumOf(economy.isCity);
  return residents.map((people, i) => (economy.isCity[i] ? exp((-economy.congestion * (people - base[i])) / mean) : 1));
}

/** Well-being in place of a private amount (a real wage, consumption per head) in node i. */
export function withServices(weight: number, amount: number, services: number, space: number): number {
  // Without a weight services need not even exist (0^0 = 1).
  return pow(amount, 1 - weight) * pow(services, weight) * space;
}
