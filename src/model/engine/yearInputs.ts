import { claimTable, NO_CLAIMS } from "./claims.js";
import { criticalTerms } from "./criticalTerms.js";
import type { Economy } from "./economy.js";
import { entryInputs } from "./entry.js";
import { priceFall } from "./growth.js";
import type { MarketInputs } from "./marketInputs.js";
import type { Memory } from "./memory.js";
import { NO_PARKS } from "./parks.js";
import { lumpSums } from "./payments.js";
import { noPayments } from "./pending.js";
import type { Policy } from "./policy.js";
import { cellMasses } from "./population.js";
import { productivityOf } from "./productivity.js";
import type { RandomStream } from "./random.js";
import { serviceUse } from "./sharedServices.js";
import type { Wedges } from "./wedges.js";
import { residentsOf, type World } from "./world.js";

/**
 * What the market takes as given: stocks as they stand, what the year before left, and the year's policy. `random`:
 * noise of compensation bonds.
 */
export function yearInputs(
  world: World,
  memory: Memory,
  policy: Policy,
  wedges: Wedges,
  random: RandomStream | undefined,
): MarketInputs {
  const { economy, stocks, population, residuals, year } = world;
  const { localTaxes, livingCost } = residuals.base;
  // Last year's prices are known, and what national growth does to them.
  const fall = priceFall(world);
  return {
    year,
    wedges,
    policy,
    productivity: productivityOf(world, memory, policy),
    linkMass: population.linkMass,
    workers: stocks.workers,
    residents: residentsOf(stocks, economy.nodes),
    capital: stocks.capital,
    placing: memory.placing,
    industrialLand: stocks.industrialLand,
    housingLand: stocks.housingLand,
    entry: entryInputs(residuals, policy),
    claims: claimTable(population.claims, economy.nodes, cellMasses(population, economy)),
    parks: stocks.parks,
    localTaxBase: localTaxes.map((tax, i) => ((tax * memory.livingCost[i]) / livingCost[i]) * fall),
    lumpSums: lumpSums(world, memory, policy, random),
    critical: criticalTerms(economy, world.basePolicy, residuals.base.competitiveness, policy.criticalInputs),
    services: serviceUse(world, policy),
  };
}

/** What a market is given where firms are, too, and nothing is promised, claimed, built, saved or shared. */
export function nothingPending(economy: Economy) {
  return {
    entry: null,
    claims: NO_CLAIMS,
    parks: NO_PARKS,
    placing: new Float64Array(economy.nodes),
    services: null,
    localTaxBase: new Float64Array(economy.nodes),
    lumpSums: noPayments(economy),
  };
}
