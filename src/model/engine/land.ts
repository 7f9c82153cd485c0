import { sumOf } from "../../maths/numerics/sums.js";
import { t } from "../../words/index.js";
import { type Economy, nameOfNode } from "./economy.js";
import { SimulationError } from "./errors.js";
import type { FactorFlows } from "./outcome.js";
import { type Opened, type Parks, parkOf } from "./parks.js";
import type { Policy } from "./policy.js";
import { clearQuotaMarket } from "./quotaMarket.js";
import { type RelocationPlan, stockOf } from "./release.js";
import type { World } from "./world.js";

/**
 * Turns a yearly rent into the price of land: the rent for ever at this rate (assumed 5 %, the discount of city
 * governments).
 */
export const LAND_DISCOUNT = 0.05;

/** Land that the year's policy releases, after quota trade, and what members pay each other for it. */
export interface LandRelease {
  industrial: Float64Array; // [n] km2
  housing: Float64Array; // [n] km2
  payments: Float64Array; // [n], received by cities; sums to zero
  quotaSold: Float64Array; // [n] km2 of quota, bought is negative; sums to zero
}

/**
 * Releases land, that of parks in the year in which they open; quota markets let members trade their quota at the
 * year's rents (clearQuotaMarket), prices once and for all per km2. `level`: what money of the base year is this year,
 * in which a fixed price is paid.
 */
export function releaseLand(world: World, policy: Policy, industrialRent: Float64Array, level: number): LandRelease {
  const { nodes: n } = world.economy;
  const parks = parkLand(world.economy, world.stocks.parks, policy);
  const industrial = policy.industrialLandRelease.map((km2, i) => km2 + parks[i]);
  const payments = new Float64Array(n);
  const quotaSold = new Float64Array(n);
  for (const market of policy.quotaMarkets) {
    const { members, quota } = market;
    if (!market.tradable) {
      members.forEach((member, m) => {
        industrial[member] += quota[m];
      });
      continue;
    }
    // Inverse demand through the present stock and land value: the value of the next km2 falls as rent falls with the
    // stock.
    const intercept = members.map((member) => industrialRent[member] / LAND_DISCOUNT);
    const slope = members.map((member, m) => (market.demandSlope * intercept[m]) / world.stocks.industrialLand[member]);
    const rules = { price: market.administeredPrice * level, cap: market.cap };
    const outcome = clearQuotaMarket(intercept, slope, quota, rules);
    members.forEach((member, m) => {
      industrial[member] += outcome.use[m];
      payments[member] += outcome.revenue[m];
      quotaSold[member] += outcome.sales[m];
    });
  }
  return { industrial, housing: policy.housingLandRelease, payments, quotaSold };
}

/**
 * The most land that a year's policy can release in each node, whatever members of quota markets trade: each of them
 * could come to use all of a market's quota. `opened`: parks that stand.
 */
export function mostReleased(
  economy: Economy,
  policy: Policy,
  opened: Opened,
): Pick<LandRelease, "industrial" | "housing"> {
  const parks = parkLand(economy, opened, policy);
  const industrial = policy.industrialLandRelease.map((km2, i) => km2 + parks[i]);
  for (const { members, quota, tradable } of policy.quotaMarkets) {
    const all = sumOf(quota);
    members.forEach((member, m) => {
      industrial[member] += tradable ? all : quota[m];
    });
  }
  return { industrial, housing: policy.housingLandRelease };
}

/**
 * Adds released land; returns by how much the total differs from what policy and quota let loose, relative to the
 * stock.
 */
export function commitLand(world: World, policy: Policy, { industrial, housing }: LandRelease): number {
  const { economy, stocks, year } = world;
  const before = sumOf(stocks.industrialLand) + sumOf(stocks.housingLand);
  const quota = sumOf(policy.quotaMarkets, (market) => sumOf(market.quota));
  const byPolicy = sumOf(policy.industrialLandRelease) + sumOf(policy.housingLandRelease);
  const released = byPolicy + quota + sumOf(parkLand(economy, stocks.parks, policy));
  for (let i = 0; i < economy.nodes; i++) {
    stocks.industrialLand[i] += industrial[i];
    stocks.housingLand[i] += housing[i];
    if (stocks.industrialLand[i] > 0 && stocks.housingLand[i] > 0) continue;
    const node = economy.nodeIds[i];
    throw new SimulationError(t("engine.withoutLand", { year, node: nameOfNode(economy, i) }), { year, node });
  }
  return Math.abs(sumOf(stocks.industrialLand) + sumOf(stocks.housingLand) - before - released) / before;
}

/** Land of the parks that open this year, km2: those that are not `opened` yet. [n] */
function parkLand({ nodes }: Economy, opened: Opened, { enclaves }: Policy): Float64Array {
  const land = new Float64Array(nodes);
  for (const park of enclaves) if (!parkOf(opened, park)) land[park.host] += park.land;
  return land;
}

/**
 * Parks at the start of next year, after firms have moved. Of arrivals in the host the park's part settles there, and
 * that of another park does not; all else that happens to the host's firms happens in the park in proportion, so that a
 * park without room keeps its share of what no other park fills (7.11b). One whose agreement has ended is remembered,
 * should it be taken up again.
 */
export function growParks(
  { economy, stocks, population, year }: World,
  plan: RelocationPlan,
  flows: FactorFlows,
): Parks {
  const { nodes: n, sectors } = economy;
  const { enclaves } = plan.policy;
  const hosts = new Map([...stocks.parks].map(([id, { host }]) => [id, host]));
  for (const { id, host } of enclaves) hosts.set(id, host);
  /** Firms of the sector that settle in a park this year. */
  const settled = (id: string, host: number, s: number) =>
    (plan.settling.get(id)?.[s] ?? 0) * flows.arrivals[s * n + host];
  const grown = [...hosts].map(([id, host]) => {
    const known = parkOf(stocks.parks, { id, host });
    const neighbours = enclaves.filter((other) => other.host === host && other.id !== id);
    const received = Float64Array.from({ length: sectors }, (_, s) => {
      const before = known?.received[s] ?? 0;
      const arrived = settled(id, host, s);
      const elsewhere = sumOf(neighbours, (other) => settled(other.id, host, s));
      if (arrived + elsewhere === 0) return before;
      const firms = Math.max(stockOf(population.firms, s * n + host, n), arrived + elsewhere);
      return Math.min(1, before + ((1 - before) * arrived - before * elsewhere) / firms);
    });
    return [id, { host, opened: known?.opened ?? year, received }] as const;
  });
  return new Map(grown);
}
