import { sumOf } from "../../maths/numerics/sums.js";
import { parkTax } from "./budgets.js";
import { outputGrowthByLastYear, priceFall } from "./growth.js";
import { copyValue } from "./instruments.js";
import type { Market } from "./market.js";
import type { LumpSums, MarketInputs } from "./marketInputs.js";
import type { Memory } from "./memory.js";
import type { FactorFlows } from "./outcome.js";
import { parkAge } from "./parks.js";
import type { Pending } from "./pending.js";
import type { Policy } from "./policy.js";
import type { CompensationBond, Enclave } from "./policyEntries.js";
import type { RandomStream } from "./random.js";
import { bondTransfer, compensationIndex } from "./sharing.js";
import type { World } from "./world.js";

/**
 * Price level of the cluster by last year's living costs and national growth; turns money at base-year prices into this
 * year's.
 */
export function priceLevel(world: World, memory: Memory): number {
  const { economy, residuals, stocks } = world;
  let weight = 0;
  let level = 0;
  for (let i = 0; i < economy.nodes; i++) {
    if (!economy.isCity[i]) continue;
    weight += stocks.workers[i];
    level += (stocks.workers[i] * memory.livingCost[i]) / residuals.base.livingCost[i];
  }
  return (level / weight) * priceFall(world);
}

/**
 * The year's fixed payments: those promised last year, transfers, bonds, and orders of innovation platforms, technology
 * transfer, parks and public works. `random`: noise of bonds.
 */
export function lumpSums(world: World, memory: Memory, policy: Policy, random: RandomStream | undefined): LumpSums {
  const { economy, residuals } = world;
  const { nodes: n, headquartersSector } = economy;
  const sums: LumpSums = { ...copyValue(memory.pending), bondIndex: new Float64Array(n).fill(Number.NaN) };
  const level = priceLevel(world, memory);
  for (const { payer, payee, amount, households } of policy.transfers) {
    if (households) payHouseholds(sums, payer, payee, amount * level);
    else pay(world, sums, payer, payee, amount * level);
  }
  for (const bond of policy.bonds) {
    const bases = bond.upstream.map((city) => listedOutput(world, bond, residuals.base.output, city));
    const index = bondIndex(world, memory, bond, sumOf(bases), random);
    // Without chance what is expected of it.
    const paid = bondTransfer(bond.amount * level, index, bond.threshold, random ? 0 : bond.noise);
    for (const [u, city] of bond.upstream.entries()) {
      // Of several bonds of a city no one number tells how they are settled.
      if (policy.bonds.every((other) => other === bond || !other.upstream.includes(city)))
        sums.bondIndex![city] = index;
      const part = sumOf(bases) > 0 ? bases[u] / sumOf(bases) : 1 / bases.length;
      pay(world, sums, bond.downstream, city, paid * part);
    }
  }
  for (const platform of policy.innovationPlatforms) {
    platform.members.forEach((member, m) => {
      sums.targeted[headquartersSector * n + member] += platform.contributions[m] * level;
    });
  }
  for (const { city, amount } of policy.technologyTransfers)
    sums.targeted[headquartersSector * n + city] += amount * level;
  for (const park of policy.enclaves) fundPark(world, sums, park, level);
  for (const { city, sector, amount } of policy.publicWorks) sums.targeted[sector * n + city] += amount * level;
  return sums;
}

function pay(world: World, sums: Pending, payer: number, payee: number, amount: number): void {
  if (payer >= 0) sums.toCities[payer] -= amount;
  else sums.toCentre[world.economy.regime[payee]] -= amount;
  sums.toCities[payee] += amount;
}

/** From households of a node to those of another. */
export function payHouseholds(sums: LumpSums, payer: number, payee: number, amount: number): void {
  sums.betweenHouseholds ??= new Float64Array(sums.toHouseholds.length);
  for (const received of [sums.toHouseholds, sums.betweenHouseholds]) {
    received[payer] -= amount;
    received[payee] += amount;
  }
}

/**
 * Investment of a park is ordered by the host, with the sponsor's part as a grant; land is bought from households of
 * the host in the year it opens.
 */
function fundPark(world: World, sums: LumpSums, park: Enclave, level: number): void {
  const { host, sponsor, sponsorInvestment } = park;
  const age = parkAge(world.stocks.parks, park, world.year);
  const investment = age < park.investmentYears ? park.investment * level : 0;
  const land = age === 0 ? park.land * park.landPrice * level : 0;
  sums.targeted[park.contractor * world.economy.nodes + host] += investment;
  pay(world, sums, sponsor, host, sponsorInvestment * (investment + land));
  sums.toCities[host] -= land;
  sums.toHouseholds[host] += land;
}

/** The zone's part of what a park has paid in local taxes this year is an order of its host next year. */
export function reinvestZoneTax(market: Market, { policy }: MarketInputs, pending: Pending): void {
  for (const [e, park] of policy.enclaves.entries()) {
    const reinvested = park.zoneTax * parkTax(market, e, park.host);
    pending.targeted[park.contractor * market.economy.nodes + park.host] += reinvested;
  }
}

/**
 * Joint output of the bond's sectors upstream, last year over base year, times the stability factor, plus noise. The
 * base grows with the country: what an output does to the river is taken to fall as fast as its price (our assumption),
 * else every bond would turn against upstream on a date that growth sets.
 */
function bondIndex(
  world: World,
  memory: Memory,
  bond: CompensationBond,
  base: number,
  random: RandomStream | undefined,
): number {
  const output = sumOf(bond.upstream.map((city) => listedOutput(world, bond, memory.output, city)));
  const noise = random && bond.noise > 0 ? bond.noise * random.normal(bond.upstream[0], world.year, 0) : 0;
  // Where nothing of it is made nothing comes down the river, although a base of nothing would make no number.
  if (output === 0) return noise;
  return compensationIndex(bond.stability, [output], [base * outputGrowthByLastYear(world)]) + noise;
}

/** `output` [s*n + i] of a city in the bond's sectors. */
function listedOutput({ economy }: World, { sectors }: CompensationBond, output: Float64Array, city: number): number {
  let sum = 0;
  for (let s = 0; s < economy.sectors; s++) if (sectors[s]) sum += output[s * economy.nodes + city];
  return sum;
}

/**
 * Set-up subsidies for arrivals, to households of the host, and payments for land quota fall due next year. An arrival
 * is paid for once: platforms of one city that list its sector share it by their capacities.
 */
export function promisePayments(
  world: World,
  memory: Memory,
  policy: Policy,
  flows: FactorFlows,
  quotaPayments: Float64Array,
): void {
  const { economy } = world;
  const n = economy.nodes;
  const { pending } = memory;
  const level = priceLevel(world, memory);
  for (let i = 0; i < n; i++) pending.toCities[i] += quotaPayments[i];
  for (const { city, sectors, capacity, subsidyPerFirm, payer } of policy.receptionPlatforms) {
    if (subsidyPerFirm === 0 || capacity === 0) continue;
    let arrivals = 0;
    for (let s = 0; s < economy.sectors; s++) {
      if (sectors[s]) arrivals += flows.arrivals[s * n + city] * (capacity / capacityFor(policy, city, s));
    }
    const cost = level * subsidyPerFirm * Math.min(arrivals, capacity);
    if (payer >= 0) pending.toCities[payer] -= cost;
    else pending.toCentre[economy.regime[city]] -= cost;
    pending.toHouseholds[city] += cost;
  }
}

/** Capacity of all platforms of a city that list a sector. */
function capacityFor({ receptionPlatforms }: Policy, city: number, sector: number): number {
  return sumOf(receptionPlatforms.map((one) => (one.city === city && one.sectors[sector] ? one.capacity : 0)));
}
