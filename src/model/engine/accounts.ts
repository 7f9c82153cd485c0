import { exp, log } from "../../maths/numerics/elementary.js";
import { type Economy, shareLayout, sumByNode } from "./economy.js";
import type { Market, MarketInputs } from "./market.js";
import { parkShares } from "./parks.js";

/** Production accounts of a cleared year. Layouts as in economy.ts, nominal. */
export interface ProductionAccounts {
  valueAdded: Float64Array; // [s*n + i]
  gdp: Float64Array; // [n]
  /** Payments from plants in i to headquarters in h. [h*n + i] */
  headquartersPayments: Float64Array;
}

/**
 * Value added by city and sector (7.4a), production taxes included. Headquarters services bought from another city are
 * value added there, of `headquartersSector`; within a city they stay in the plant's sector. Housing rent and tolls
 * count in sectors of their own, rents of protection and tariffs in all sectors of the city in proportion. Tolls,
 * rents and tariffs are what buyers pay over what sellers get, so GDP is at buyers' prices; total spending is total GDP
 * and the imputed rents that GDP leaves out.
 */
export function productionAccounts(market: Market): ProductionAccounts {
  const { economy, linkMass, headquartersPower } = market;
  const { nodes: n, sectors } = economy;
  const valueAdded = new Float64Array(sectors * n);
  const gdp = new Float64Array(n);
  const headquartersPayments = new Float64Array(n * n);
  const rents = market.finance.tariffRevenue.slice();
  const inputShares = plusInputs(economy, 0, 1);
  const { width, step } = shareLayout(economy);
  for (let s = 0; s < sectors; s++) {
    const eta = economy.headquartersCostShare[s];
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const cost = market.cost[k];
      const inputs = inputShares[s * width + i * step];
      valueAdded[k] += market.revenue[k] - inputs * cost - eta * cost;
      rents[i] += market.protectionRent[k];
      if (eta === 0 || !(market.openness[k] > 0)) continue;
      const perUnit = (eta * cost) / market.openness[k];
      for (let h = 0; h < n; h++) {
        const payment = perUnit * linkMass[k * n + h] * headquartersPower[s * n + h];
        headquartersPayments[h * n + i] += payment;
        valueAdded[h === i ? k : economy.headquartersSector * n + h] += payment;
      }
    }
  }
  for (let i = 0; i < n; i++) {
    valueAdded[economy.housingSector * n + i] +=
      (economy.housingShare - economy.imputedHousingShare) * market.spending[i];
    valueAdded[economy.tollSector * n + i] += market.tollByNode[i];
    for (let s = 0; s < sectors; s++) gdp[i] += valueAdded[s * n + i];
    const raised = gdp[i] > 0 ? 1 + rents[i] / gdp[i] : 1;
    for (let s = 0; s < sectors; s++) valueAdded[s * n + i] *= raised;
    gdp[i] += rents[i];
  }
  return { valueAdded, gdp, headquartersPayments };
}

/** A share and `sign` times that of all inputs in cost, by sector or by cell (shareLayout). */
export function plusInputs(economy: Economy, share: number, sign: number): Float64Array {
  const { sectors, inputCostShare } = economy;
  const { width } = shareLayout(economy);
  const shares = new Float64Array(sectors * width).fill(share);
  for (let s = 0; s < sectors; s++) {
    for (let r = 0; r < sectors; r++) {
      const row = (s * sectors + r) * width;
      for (let i = 0; i < width; i++) shares[s * width + i] += sign * inputCostShare[row + i];
    }
  }
  return shares;
}

/**
 * Cost of living: prod P^alpha x housing rent^alphaH (7.4b). With constant shares the chained Tornqvist index of what
 * is consumed is exactly the ratio of these (Diewert 1976); real gross domestic income is nominal GDP over it,
 * investment included. [n]
 */
export function costOfLiving(
  market: Pick<Market, "economy" | "price" | "spending">,
  housingLand: Float64Array,
): Float64Array {
  const { economy } = market;
  const { nodes: n, sectors } = economy;
  const cost = new Float64Array(n);
  const { width, step } = shareLayout(economy);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let s = 0; s < sectors; s++)
      sum += economy.expenditureShare[s * width + i * step] * log(market.price[s * n + i]);
    if (economy.housingShare > 0) sum += economy.housingShare * log(housingRent(market, housingLand, i));
    cost[i] = exp(sum);
  }
  return cost;
}

/** Residential rent per km2 (7.2k). */
export function housingRent(
  market: Pick<Market, "economy" | "spending">,
  housingLand: Float64Array,
  node: number,
): number {
  return (market.economy.housingShare * market.spending[node]) / housingLand[node];
}

/** Wage after tax and subsidy over the cost of living (7.4e). [t*n + i] */
export function realWages(market: Market, inputs: MarketInputs, livingCost: Float64Array): Float64Array {
  const { wageTaxRate, wageSubsidy } = inputs.policy;
  return market.wage.map(
    (wage, k) => (wage * (1 - wageTaxRate[k] + wageSubsidy[k])) / livingCost[k % market.economy.nodes],
  );
}

/**
 * Gross national income (7.4f): GDP less the capital income and the owners' profit that arise in the node, plus what
 * its residents get of them (United Nations et al. 2009, 2.143). Land belongs to residents, and taxes to where they are
 * collected. Nominal. [n]
 */
export function nationalIncome({ economy, finance }: Market, gdp: Float64Array): Float64Array {
  const earned = profitEarned({ economy, finance });
  return gdp.map(
    (product, i) => product + finance.capitalIncome[i] - finance.capitalPaid[i] + finance.profitIncome[i] - earned[i],
  );
}

/** Owners' profit, after tax and entries, of the plants of every node, whoever receives it. Nominal. [n] */
export function profitEarned({ economy, finance }: Pick<Market, "economy" | "finance">): Float64Array {
  return sumByNode(finance.distributedProfit, economy.nodes);
}

/**
 * Workers by type and sector, [(t*S + s)*n + i]; headquarters' workers count in the headquarters sector of their city.
 */
export function employment(market: Market, inputs: MarketInputs): { byType: Float64Array; total: Float64Array } {
  const { economy, finance } = market;
  const { nodes: n, sectors, labourTypes } = economy;
  const byType = new Float64Array(labourTypes * sectors * n);
  const total = new Float64Array(sectors * n);
  const { width, step } = shareLayout(economy);
  for (let t = 0; t < labourTypes; t++) {
    for (let s = 0; s < sectors; s++) {
      for (let i = 0; i < n; i++) {
        const k = s * n + i;
        const place = (t * sectors + s) * width + i * step;
        const tax = 1 + inputs.policy.productionTax[k] - inputs.policy.sectorSubsidy[k];
        let pay =
          (economy.labourCostShare[place] * market.cost[k]) / tax +
          market.shares.labourMix[place] * market.entryCost[k];
        if (s === economy.headquartersSector && t === economy.headquartersLabour)
          pay += finance.headquartersPayments[i];
        const workers = pay / market.wage[t * n + i];
        byType[(t * sectors + s) * n + i] = workers;
        total[k] += workers;
      }
    }
  }
  return { byType, total };
}

/** Value bought by j from i at buyers' prices: all sectors [i*n + j] and by sector [s*n*n + i*n + j]. */
export function tradeFlows(market: Market, inputs: MarketInputs): { total: Float64Array; bySector: Float64Array } {
  const { nodes: n, sectors } = market.economy;
  const { competition, demand, supply } = market;
  const { freeness } = inputs.wedges;
  const total = new Float64Array(n * n);
  const bySector = new Float64Array(sectors * n * n);
  for (let s = 0; s < sectors; s++) {
    for (let j = 0; j < n; j++) {
      const k = s * n + j;
      const scale = competition[k] > 0 ? demand[k] / competition[k] : 0;
      for (let i = 0; i < n; i++) {
        const value = scale * freeness[k * n + i] * supply[s * n + i];
        total[i * n + j] += value;
        bySector[(s * n + i) * n + j] = value;
      }
    }
  }
  for (const { input, excess } of market.critical) {
    const s = input.sector;
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) {
        const more = excess[j * n + i] * freeness[(s * n + j) * n + i] * supply[s * n + i];
        total[i * n + j] += more;
        bySector[s * n * n + i * n + j] += more;
      }
    }
  }
  return { total, bySector };
}

/** What a city spends on levers: rebates, subsidies, its orders for shared platforms, its part of funds. [n] */
export function leverCosts({ finance }: Market): Float64Array {
  return finance.profitRebate.map(
    (rebate, i) =>
      rebate + finance.sectorSubsidy[i] + finance.wageSubsidy[i] + finance.targetedSpending[i] + finance.fundPaid[i],
  );
}

/** GDP that enclave agreements credit to the sponsor and take off the host; sums to zero. [n] */
export function enclaveCredits(
  { valueAdded, gdp }: ProductionAccounts,
  { policy, parks }: Pick<MarketInputs, "policy" | "parks">,
): Float64Array {
  const n = gdp.length;
  const credits = new Float64Array(n);
  const shares = parkShares(parks, policy.enclaves, valueAdded.length / n);
  for (const [e, { host, sponsor, sectors, sponsorGdpCredit }] of policy.enclaves.entries()) {
    let park = 0;
    for (let s = 0; s < sectors.length; s++) {
      if (sectors[s]) park += shares[e * sectors.length + s] * valueAdded[s * n + host];
    }
    const credit = sponsorGdpCredit * park;
    credits[host] -= credit;
    credits[sponsor] += credit;
  }
  return credits;
}
