import { solveLinear } from "../../maths/numerics/linear.js";
import { costOfLiving } from "../../model/engine/accounts.js";
import type { Economy } from "../../model/engine/economy.js";
import { room } from "../../model/engine/wellBeing.js";
import { clearedWith, PUSH, type Subject } from "./subject.js";

/**
 * What more firms everywhere add to real consumption, per cent of it for each per cent of firms: varieties make every
 * composite cheaper, inputs among them, so that cost falls further. Exact where all places get as many more,
 *
 *   p = -(variety / (sigma - 1)) + a p          d ln C = -sum_s alpha[s] p[s]
 */
export function loveOfVariety({ calibration }: Pick<Subject, "calibration">): number {
  const { sectors, variety, substitution, inputCostShare, expenditureShare } = calibration.world.economy;
  const matrix = inputCostShare.map((share, at) => (at % (sectors + 1) === 0 ? 1 : 0) - share);
  const direct = substitution.map((sigma) => -variety / (sigma - 1));
  const prices = solveLinear(sectors, matrix, direct)!;
  return -prices.reduce((sum, price, s) => sum + expenditureShare[s] * price, 0);
}

/**
 * Elasticity of the mean wage of all cities to their density: each gets as many more workers, firms, capital and land
 * on the area of before, so that nothing but density, market size and what they do to productivity makes a difference.
 * Against wages in the hinterland.
 */
export function wagesToDensity({ calibration, cities }: Subject): number {
  const before = calibration.market.wage;
  const { nodes: n } = calibration.world.economy;
  const inCluster = new Set(cities);
  const larger = (values: Float64Array, nodeOf: (k: number) => number) =>
    values.map((value, k) => (inCluster.has(nodeOf(k)) ? value * (1 + PUSH) : value));
  const byNode = (k: number) => k % n;
  const { market } = clearedWith(calibration, (world, memory) => {
    const { stocks, residuals, population } = world;
    memory.employment = larger(memory.employment, byNode);
    const firms = larger(population.firms, (link) => Math.floor(link / n) % n);
    population.firms.set(firms);
    const entryFirms = larger(residuals.entryFirms, byNode);
    return {
      ...world,
      stocks: {
        ...stocks,
        workers: larger(stocks.workers, byNode),
        capital: larger(stocks.capital, byNode),
        industrialLand: larger(stocks.industrialLand, byNode),
        housingLand: larger(stocks.housingLand, byNode),
      },
      residuals: { ...residuals, entryFirms, entryTotal: totalsByCountry(world.economy, entryFirms) },
    };
  });
  const { workers } = calibration.world.stocks;
  const pay = (wage: Float64Array) => {
    let sum = 0;
    for (let k = 0; k < wage.length; k++) if (inCluster.has(k % n)) sum += wage[k] * workers[k];
    return sum;
  };
  return Math.log(pay(market.wage) / pay(before)) / Math.log(1 + PUSH);
}

function totalsByCountry({ nodes: n, country }: Economy, cells: Float64Array): Float64Array {
  const totals = new Float64Array(cells.length);
  cells.forEach((value, k) => {
    totals[Math.floor(k / n) * n + country[k % n]] += value;
  });
  return totals;
}

/**
 * Elasticity of what a city's residents lose with their number, per cent of well-being: rent of housing land at given
 * prices of goods, and congestion. `rank`: 0 the largest city; "mean" a city of mean size.
 */
export function costOfCitySize({ calibration, cities }: Subject, rank: "mean" | "largest"): number {
  const { world, market, inputs } = calibration;
  const [city] = cities as [number];
  const more = (values: Float64Array) => values.map((value, i) => (i === city ? value * (1 + PUSH) : value));
  const crowded = { economy: market.economy, price: market.price, spending: more(market.spending) };
  const dearer = costOfLiving(crowded, inputs.housingLand)[city] / costOfLiving(market, inputs.housingLand)[city];
  const congestion = -Math.log(room(world, more(inputs.residents))[city]) / PUSH;
  const mean = cities.reduce((sum, i) => sum + inputs.residents[i], 0) / cities.length;
  const relative = rank === "mean" ? mean / inputs.residents[city] : 1;
  return Math.log(dearer) / Math.log(1 + PUSH) + congestion * relative;
}

/** Rent of housing land in spending. */
export function housingShare({ calibration }: Pick<Subject, "calibration">): number {
  return calibration.world.economy.housingShare;
}

/** What governments of the cluster spend, as a share of all spending there. */
export function publicShare({ calibration, cities }: Subject): number {
  const { citySpending, nodeSpending } = calibration.market.finance;
  const sum = (values: Float64Array) => cities.reduce((total, i) => total + values[i], 0);
  return sum(citySpending) / sum(nodeSpending);
}
