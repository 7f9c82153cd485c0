import { type Calibration, calibrate } from "../../calibrate/index.js";
import { log } from "../../maths/numerics/elementary.js";
import { solveLinear } from "../../maths/numerics/linear.js";
import { meanOf, sumAt, sumOf } from "../../maths/numerics/sums.js";
import { costOfLiving } from "../../model/engine/accounts.js";
import { commonShares } from "../../model/engine/economy.js";
import type { Policy } from "../../model/engine/policy.js";
import { stabilityOf } from "../../model/engine/stability.js";
import { room } from "../../model/engine/wellBeing.js";
import { withChanges } from "../../runs/studies/index.js";
import { type FlowKind, simulatedFlow, type TradeKind } from "../flows/flows.js";
import { observationsAt } from "../gravity/effects.js";
import { gravityFit } from "../gravity/fit.js";
import { changedPolicy, PUSH, type Subject, sampleOf, simulationOf } from "./subject.js";

/**
 * Coefficient of a provincial border in trade of goods, ln points, at given kilometres; NaN where effects of cities
 * take it up.
 */
export function goodsToBorder(subject: Subject): number {
  const { calibration } = subject;
  if (!bordersAreIdentified(calibration)) return NaN;
  return estimate(subject, "goods", true)[1];
}

/**
 * Elasticity to kilometres of what flows between cities, with the border beside it where it is identified, so that
 * borders do not pass for distance.
 */
export function toDistance(subject: Subject, kind: FlowKind | TradeKind): number {
  return estimate(subject, kind, bordersAreIdentified(subject.calibration))[0];
}

function estimate(subject: Subject, kind: FlowKind | TradeKind, withBorder: boolean): number[] {
  const { world, geography } = subject.calibration;
  const n = world.economy.nodes;
  const inCluster = new Set(subject.cities);
  const distance = world.kilometres.map((km) => log(km));
  const border = distance.map((_, pair) =>
    geography.provinces[Math.floor(pair / n)] === geography.provinces[pair % n] ? 0 : 1,
  );
  const between = (pair: number) =>
    pair % (n + 1) !== 0 && inCluster.has(Math.floor(pair / n)) && inCluster.has(pair % n);
  return twoWayPoisson(n, simulatedFlow(subject, kind), withBorder ? [distance, border] : [distance], between);
}

/** Two provinces of several cities each: a province of one city is told from its border by nobody. */
function bordersAreIdentified({ geography }: Calibration): boolean {
  const cities = geography.provinces.slice(0, geography.cities);
  const several = new Set(cities.filter((province, i) => cities.indexOf(province) !== i));
  return several.size >= 2;
}

/**
 * What more firms everywhere add to real consumption, per cent of it for each per cent of firms: varieties make every
 * composite cheaper, inputs among them, so that cost falls further. Exact where all places get as many more,
 *
 *   p = -(variety / (sigma - 1)) + a p          d ln C = -sum_s alpha[s] p[s]
 */
export function loveOfVariety({ calibration }: Pick<Subject, "calibration">): number {
  const { economy } = calibration.world;
  const { sectors, variety, substitution } = economy;
  const expenditureShare = commonShares(economy, economy.expenditureShare);
  const matrix = commonShares(economy, economy.inputCostShare).map(
    (share, at) => (at % (sectors + 1) === 0 ? 1 : 0) - share,
  );
  const direct = substitution.map((sigma) => -variety / (sigma - 1));
  const prices = solveLinear(sectors, matrix, direct)!;
  return -sumOf(prices, (price, s) => expenditureShare[s] * price);
}

/**
 * Elasticity of what a city's residents lose with their number, per cent of well-being: rent of housing land at given
 * prices of goods, and congestion. `rank`: of the largest city, or of one of mean size.
 */
export function costOfCitySize({ calibration, cities }: Subject, rank: "mean" | "largest"): number {
  const { world, market, inputs } = calibration;
  const [city] = cities as [number];
  const more = (values: Float64Array) => values.map((value, i) => (i === city ? value * (1 + PUSH) : value));
  const crowded = { economy: market.economy, price: market.price, spending: more(market.spending) };
  const dearer = costOfLiving(crowded, inputs.housingLand)[city] / costOfLiving(market, inputs.housingLand)[city];
  const congestion = -log(room(world, more(inputs.residents))[city]) / PUSH;
  const mean = sumAt(cities, inputs.residents) / cities.length;
  const relative = rank === "mean" ? mean / inputs.residents[city] : 1;
  return log(dearer) / log(1 + PUSH) + congestion * relative;
}

/** What the cities buy from other provinces of their country, as a share of all that is used in them. */
export function fromOtherProvinces({ calibration, cities, year }: Subject): number {
  const { nodes: n, country } = calibration.world.economy;
  const { provinces } = calibration.geography;
  const bought = (counts: (from: number, to: number) => boolean) =>
    sumOf(year.market.tradeBySector, (value, at) => {
      const [from, to] = [Math.floor(at / n) % n, at % n];
      return cities.includes(to) && counts(from, to) ? value : 0;
    });
  const other = bought((i, j) => country[i] === country[j] && provinces[i] !== provinces[j]);
  return other / bought(() => true);
}

/** What governments of the cluster spend, as a share of all spending there. */
export function publicShare({ calibration, cities }: Subject): number {
  const { citySpending, nodeSpending } = calibration.market.finance;
  return sumAt(cities, citySpending) / sumAt(cities, nodeSpending);
}

const YEARS = 10;

/**
 * Per cent of the plants of a city that a tax point on profit has driven away after ten years: mean of the largest, the
 * median and the smallest city.
 */
export function firmsToTax(subject: Subject): number {
  return meanOf(sampleOf(subject.cities).map((city) => firmsOfCityToTax(subject, city)));
}

function firmsOfCityToTax(subject: Subject, city: number): number {
  const { calibration } = subject;
  const { world } = calibration;
  const policy = changedPolicy(calibration, ({ profitTaxRate }) => {
    profitTaxRate[city] += PUSH;
  });
  const taxed = simulationOf(subject, policy);
  for (let year = 0; year < YEARS; year++) taxed.glance();
  const left = plantsIn(taxed.world.population.firms, city) / plantsIn(world.population.firms, city);
  return -log(left) / PUSH;

  function plantsIn(firms: Float64Array, node: number): number {
    const { nodes: n } = world.economy;
    return sumOf(firms, (mass, link) => (Math.floor(link / n) % n === node ? mass : 0));
  }
}

/**
 * Ln residents after ten years over the mean ln of real GDP per head in them, where a city's productivity alone is
 * pushed: mean of the largest, the median and the smallest city.
 */
export function residentsToIncome(subject: Subject): number {
  const { calibration, cities } = subject;
  const { world } = calibration;
  const { nodes: n, sectors } = world.economy;
  const sample = sampleOf(cities);
  // At rest every year is as the first, unless the country grows.
  const rest = yearsOf(world.basePolicy, world.growth ? YEARS : 1);
  return meanOf(sample.map((city) => answerOf(city)));

  function answerOf(city: number): number {
    const pushed = yearsOf(
      changedPolicy(calibration, ({ productivity }) => {
        for (let s = 0; s < sectors; s++) productivity[s * n + city] *= 1 + PUSH;
      }),
    );
    const income = pushed.perHead.map((year, y) => log(year[city] / (rest.perHead[y] ?? rest.perHead[0])[city]));
    return log(pushed.residents[city] / rest.residents[city]) / meanOf(income);
  }

  /** Real GDP per head by year, and residents after the last. By node */
  function yearsOf(policy: Policy, years = YEARS): { perHead: Float64Array[]; residents: Float64Array } {
    const run = simulationOf(subject, policy);
    const perHead = Array.from({ length: years }, () => {
      const residents = run.present().residents.slice();
      return run.glance().realGdp.map((gdp, i) => gdp / residents[i]);
    });
    return { perHead, residents: run.present().residents };
  }
}

/**
 * Spectral radius of the year map of the region calibrated with that elasticity of entry and closing; entrants choose
 * between places as they did.
 */
export function radiusAt({ calibration }: Pick<Subject, "calibration">, elasticity: number): number {
  const changes = ["entryElasticity", "exitElasticity"].map((figure) => ({
    path: ["region", "parameters", figure, "value"],
    value: elasticity,
  }));
  const { world, market } = calibrate(withChanges(calibration, changes).region);
  return stabilityOf(world, market).radius;
}

/** Per cent of what the cluster's cities have of a kind that leaves its node in a year. */
export function turnover({ calibration, year, cities }: Subject, kind: "workers" | "firms" | "capital"): number {
  const n = calibration.world.economy.nodes;
  const within = new Set(cities);
  const moved = sumOf(year.flows[kind], (flow, k) => (within.has(Math.floor(k / n) % n) ? flow : 0));
  const there = sumOf(year[kind], (stock, k) => (within.has(k % n) ? stock : 0));
  return (100 * moved) / there;
}

/**
 * Per cent of the cluster's residents a year by which shares of cities changed between two censuses (half the sum of
 * absolute changes): no fewer can have moved. NaN where nobody counted.
 */
export function netReallocation({ calibration }: Pick<Subject, "calibration">): number {
  const { tables } = calibration.region;
  const counted = (when: number) =>
    tables.cities.map(
      ({ id }) => tables.observed.find(({ city, year }) => city === id && year === when)?.residentsThousand ?? NaN,
    );
  const [before, after] = [counted(CENSUSES[0]), counted(CENSUSES[1])];
  const [all, later] = [before, after].map((people) => sumOf(people));
  const change = sumOf(before, (people, i) => Math.abs(after[i] / later - people / all));
  return (100 * change) / 2 / (CENSUSES[1] - CENSUSES[0]);
}

const CENSUSES = [2010, 2020] as const;

/**
 * Poisson gravity of square tables [from*n + to] (docs of `gravityFit`), of the pairs that `counts`. Returns the
 * coefficients of the regressors, all NaN where the table does not tell them apart.
 */
export function twoWayPoisson(
  n: number,
  flow: Float64Array,
  regressors: readonly Float64Array[],
  counts: (pair: number) => boolean,
): number[] {
  const pairs = [...flow.keys()].filter(counts);
  const origins = Int32Array.from(flow, (_, pair) => Math.floor(pair / n));
  const destinations = Int32Array.from(flow, (_, pair) => pair % n);
  const { coefficients } = gravityFit(observationsAt({ places: n, origins, destinations, flow, regressors }, pairs));
  return coefficients.some(Number.isNaN) ? coefficients.map(() => NaN) : coefficients;
}
