import { labourIds, type Region } from "../input/index.js";
import { exp, log, pow } from "../maths/numerics/elementary.js";
import { sumOf } from "../maths/numerics/sums.js";
import type { Prices } from "../model/engine/market.js";
import { fixYear } from "../model/engine/marketState.js";
import { NO_PARKS } from "../model/engine/parks.js";
import { computeUnitCost } from "../model/engine/production.js";
import type { Stocks } from "../model/engine/world.js";
import type { Balance } from "./balance/state.js";
import { capitalReturnOf } from "./economy.js";
import type { Geography } from "./geography.js";

type FactorPrices = Pick<Prices, "wage" | "capitalRent" | "industrialRent">;

/**
 * Workers by skill from incomes, one national premium; capital from one return; land from the built-up area. Land of a
 * sector's own is what it earns, which the economy takes note of.
 */
export function invertStocks(
  region: Region,
  geography: Geography,
  { flows }: Balance,
  residents: Float64Array,
): { stocks: Stocks; factorPrices: FactorPrices } {
  const { economy, finance } = flows;
  const n = economy.nodes;
  const { parameters, tables } = region;
  const premium = parameters.skilledWagePremium.value;
  const capitalReturn = capitalReturnOf(region);
  const stocks: Stocks = {
    workers: new Float64Array(labourIds.length * n),
    homes: null,
    residentsPerWorker: 1 / parameters.employmentRate.value,
    capital: flows.capitalValue.map((value) => value / capitalReturn),
    industrialLand: new Float64Array(n),
    housingLand: new Float64Array(n),
    knowledge: new Float64Array(economy.sectors * n),
    platform: new Map(),
    parks: NO_PARKS,
  };
  const factorPrices: FactorPrices = {
    wage: new Float64Array(labourIds.length * n),
    capitalRent: new Float64Array(economy.capitalKinds * n).fill(capitalReturn),
    industrialRent: new Float64Array(n),
  };
  const { wage, industrialRent } = factorPrices;
  const { costShare, stock } = economy.ownLand;
  stock.set(flows.cost.map((cost, k) => cost * flows.taxFactor[k] * costShare[Math.floor(k / n)]));
  const builtUp = sumOf(tables.cities, (city) => city.builtupKm2);
  const people = sumOf(tables.cities, (city) => city.residentsThousand);
  for (let i = 0; i < n; i++) {
    const workers = residents[i] * parameters.employmentRate.value;
    const general = finance.wageIncome[i];
    const skilled = finance.wageIncome[n + i];
    wage[i] = (general + skilled / premium) / workers;
    wage[n + i] = premium * wage[i];
    stocks.workers[i] = general / wage[i];
    stocks.workers[n + i] = skilled / wage[n + i];
    // Hinterlands: as much built-up land per resident as in the cluster (assumed; only changes of their rents matter).
    const land = i < geography.cities ? tables.cities[i].builtupKm2 : (builtUp / people) * residents[i];
    stocks.industrialLand[i] = land * parameters.industrialLandShareOfBuiltup.value;
    stocks.housingLand[i] = land * parameters.housingLandShareOfBuiltup.value;
    // Where no sector uses land its rent is of no account; one keeps logs defined.
    industrialRent[i] = flows.landValue[i] > 0 ? flows.landValue[i] / stocks.industrialLand[i] : 1;
  }
  return { stocks, factorPrices };
}

/** The national hinterland's general wage, or else that of the last node. */
export function numeraireOf({ hinterlands }: Region, { cities, nodeIds }: Geography, wage: Float64Array) {
  const hinterland = hinterlands.findIndex((node) => node.complementOf === "national");
  const node = hinterland >= 0 ? cities + hinterland : nodeIds.length - 1;
  return { node, value: wage[node] };
}

/** Firms [s*n*n + i*n + h], productivity [s*n + i], and the solution of the base year's market. */
interface Inverted {
  firms: Float64Array;
  productivity: Float64Array;
  prices: Prices;
}

/**
 * Price indices and potentials from the balance, masses of firms from revenue over mean size and headquarters' shares,
 * productivity from what is left of competitiveness.
 */
export function invertPrices(region: Region, balance: Balance, factorPrices: FactorPrices): Inverted {
  const { flows, headquartersShare, inputs } = balance;
  const { economy } = flows;
  const { coordination } = inputs.wedges;
  const { wage } = factorPrices;
  const { nodes: n, sectors } = economy;
  const firms = new Float64Array(sectors * n * n);
  const productivity = new Float64Array(sectors * n).fill(1);
  const price = new Float64Array(sectors * n);
  const type = economy.headquartersLabour * n;
  for (let s = 0; s < sectors; s++) {
    const exponent = 1 / (1 - economy.substitution[s]);
    for (let j = 0; j < n; j++) price[s * n + j] = pow(flows.competition[s * n + j], exponent);
  }
  const prices = { ...factorPrices, price, potential: flows.soughtPotential.slice(), spending: flows.spending.slice() };
  // What a plant of productivity one would cost at these prices, headquarters' part left out.
  for (const group of ["wage", "capitalRent", "industrialRent", "price"] as const)
    flows.logs[group].set(prices[group].map(log));
  fixYear(flows, inputs);
  for (let s = 0; s < sectors; s++) computeUnitCost(flows, s);
  for (let s = 0; s < sectors; s++) {
    const staffExponent = economy.headquartersCostShare[s] * (1 - economy.substitution[s]);
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const revenue = flows.revenue[k];
      if (!(revenue > 0)) continue;
      const count = revenue / region.tables.sectors[s].meanFirmRevenue100m;
      let spread = 0;
      for (let h = 0; h < n; h++) {
        const link = k * n + h;
        const power = pow(wage[type + h], staffExponent) * (coordination ? coordination[link] : 1);
        firms[link] = headquartersShare[link] / power;
        spread += firms[link];
      }
      for (let h = 0; h < n; h++) firms[k * n + h] *= count / spread;
      const competitiveness = flows.supply[k] / (count / spread);
      const unitCost = pow(competitiveness, 1 / (1 - economy.substitution[s])) / economy.markup[s];
      productivity[k] = exp(flows.logUnitCost[k]) / unitCost;
    }
  }
  return { firms, productivity, prices };
}
