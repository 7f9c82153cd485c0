import { linearRegression } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { maximise } from "../../src/maths/numerics/roots.js";
import { CohortPopulation, copyOnCohorts } from "../../src/model/engine/cohorts.js";
import type { Economy } from "../../src/model/engine/economy.js";
import { Market } from "../../src/model/engine/market.js";
import { Memory } from "../../src/model/engine/memory.js";
import { productivityOf } from "../../src/model/engine/productivity.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { withServices } from "../../src/model/engine/wellBeing.js";
import { residentsOf, type World } from "../../src/model/engine/world.js";
import { readMarket } from "../../src/model/engine/year.js";
import { calibrationOf, names, sum } from "./arms.js";

/** Smallest and largest Beijing that is looked at, as multiples of today's. */
const [SMALLEST, LARGEST] = [0.2, 2] as const;

const calibration = calibrationOf("beijing-tianjin-hebei");
const { world: today, inputs: given, market: base } = calibration;
const { node } = names(calibration);
const n = today.economy.nodes;
const [beijing, country] = [node("beijing"), node("rest-of-china")];

/** Costs and gains of size other than the region's; the base year is at rest under all of them, so that it need not be inverted anew. */
type Forces = Partial<Pick<Economy, "congestion" | "variety" | "externalities">>;

/** `x` times what Beijing has of something, by node in the last place; the rest of the country has as much less. */
function moved(amounts: Float64Array, x: number): Float64Array {
  return amounts.map((value, k) => {
    if (k % n === beijing) return x * value;
    return k % n === country ? value + (1 - x) * amounts[k - country + beijing]! : value;
  });
}

/**
 * Firms when as large a part of Beijing's plants is in the rest of the country, with their headquarters, and as large a part of its headquarters of
 * plants elsewhere where these plants are: the rest of the country has too few of them to give. [s*n*n + i*n + h]
 */
function movedFirms(links: Float64Array, x: number): Float64Array {
  const firms = links.slice();
  links.forEach((mass, link) => {
    const [plant, headquarters] = [Math.floor(link / n) % n, link % n];
    if (plant !== beijing && headquarters !== beijing) return;
    const there = plant === beijing ? country : plant;
    firms[link]! -= (1 - x) * mass;
    firms[link + (there - plant) * n + there - headquarters]! += (1 - x) * mass;
  });
  return firms;
}

/**
 * Beijing at `x` times its size: people, firms, capital and what its residents own, taken from the rest of the country or sent there in
 * proportion; land and knowledge stay. The market clears until externalities rest.
 */
function resized(x: number, forces: Forces): World & { linkMass: Float64Array } {
  const { capitalOwner } = today.economy;
  if (capitalOwner.kind !== "shares") throw new Error("capital has owners by node");
  const owners = { ...capitalOwner, shares: moved(capitalOwner.shares, x) };
  const economy = { ...today.economy, ...forces, capitalOwner: owners };
  const linkMass = movedFirms(given.linkMass, x);
  const { workers, capital } = today.stocks;
  return {
    ...today,
    economy,
    linkMass,
    stocks: { ...today.stocks, workers: moved(workers, x), capital: moved(capital, x) },
    population: new CohortPopulation(economy, linkMass),
  };
}

/** Ln well-being of a resident of Beijing against today. */
function wellBeing(x: number, forces: Forces): number {
  const world = resized(x, forces);
  const { economy, linkMass, stocks, residuals } = world;
  const residents = residentsOf(stocks, n);
  const { workers, capital } = stocks;
  const entry = { ...given.entry!, firms: moved(given.entry!.firms, x) };
  const memory = Memory.ofBaseYear(today);
  const market = new Market(economy);
  market.startFrom(base);
  for (let round = 0; round < 20; round++) {
    const productivity = productivityOf(world, memory, world.basePolicy);
    const inputs = { ...given, linkMass, workers, residents, capital, entry, productivity };
    market.clear(inputs, { tolerance: 1e-8, maxIterations: 600 });
    const { jobs, priceIndex, services, space } = readMarket(world, market, inputs);
    const before = memory.employment;
    memory.employment = jobs.total;
    if (jobs.total.some((value, k) => before[k]! > 0 && Math.abs(value / before[k]! - 1) > 1e-5)) continue;
    const { householdIncome, saved } = market.finance;
    const consumption = (householdIncome[beijing]! - saved[beijing]!) / priceIndex[beijing]! / residents[beijing]!;
    const { consumption: c, services: g } = residuals.base;
    const { weight } = economy.publicServices;
    return Math.log(withServices(weight, consumption / c[beijing]!, services[beijing]! / g[beijing]!, space[beijing]!));
  }
  throw new Error("externalities do not come to rest");
}

/** The size at which residents are best off, and by how much, log points. */
const best = (forces: Forces) => maximise((x) => wellBeing(x, forces), SMALLEST, LARGEST, 0.02);

/** What residents of a city of mean size lose with its residents: an elasticity. */
const costOfSize = ({ congestion = today.economy.congestion }: Forces) => today.economy.housingShare + congestion;

/** Smallest cited gains from size: urbanisation 0.02, no localisation. */
const WEAK = {
  urbanisation: today.economy.externalities.urbanisation.map(() => 0.02),
  localisation: today.economy.externalities.localisation.map(() => 0),
};

describe("a Beijing of another size", () => {
  it("is today's where nothing moves, and takes from the rest of the country what it has more", () => {
    expect(wellBeing(1, {})).toBeCloseTo(0, 7);
    const larger = resized(1.5, {});
    for (const [after, before] of [
      [larger.stocks.workers, today.stocks.workers],
      [larger.stocks.capital, today.stocks.capital],
      [larger.linkMass, given.linkMass],
    ] as const) {
      expect(sum(after) / sum(before)).toBeCloseTo(1, 12);
      expect(Math.min(...after)).toBeGreaterThanOrEqual(0);
    }
  });

  it.each([
    ["shipped forces", {}],
    ["the weakest gains from size that are cited", { variety: 0.5, externalities: WEAK }],
  ] as [string, Forces][])(
    "is the better for its residents the larger it is, under %s and the published cost of size",
    (_, forces) => {
      expect(costOfSize(forces)).toBeLessThanOrEqual(0.08 + 1e-12);
      const sizes = [SMALLEST, 0.5, 0.8, 1, 1.25, 1.6, LARGEST];
      const values = sizes.map((x) => wellBeing(x, forces));
      values.slice(1).forEach((value, k) => void expect(value).toBeGreaterThan(values[k]!));
    },
  );

  it.each([
    ["above today's", 0.1, 1.05, 1.35],
    ["below today's", 0.15, 0.5, 0.75],
  ])("has a best size %s where a city of mean size loses that much by congestion: %f", (_, congestion, from, to) => {
    expect(costOfSize({ congestion })).toBeGreaterThan(2 * 0.08);
    const { value, payoff: gain } = best({ congestion });
    expect(value).toBeGreaterThan(from);
    expect(value).toBeLessThan(to);
    expect(gain).toBeGreaterThan(0.001);
  });

  it("is about the best there is where love of variety is weakest and congestion at the end of its range", () => {
    const { value, payoff: gain } = best({ variety: 0.5, congestion: 0.05 });
    expect(value).toBeGreaterThan(0.9);
    expect(value).toBeLessThan(1.25);
    expect(gain).toBeLessThan(0.001);
  });
});

describe("the share that leaves a city", () => {
  /** Slope on ln residents, over cities, of the ln share of what is there that leaves it in a year at rest. */
  function answers(region: string) {
    const { world, market } = calibrationOf(region);
    const simulation = new Simulation(copyOnCohorts(world), () => world.basePolicy, { start: market });
    const { flows, ...year } = simulation.step();
    const { nodes, isCity } = world.economy;
    const cities = Array.from(isCity.keys()).filter((i) => isCity[i] === 1);
    const slope = (flow: Float64Array, stock: Float64Array) => {
      const from = (i: number) => sum(flow.filter((_, k) => Math.floor(k / nodes) % nodes === i));
      const share = cities.map((i) => Math.log(from(i) / sum(stock.filter((_, k) => k % nodes === i))));
      return linearRegression(cities.map((i, k) => [Math.log(year.residents[i]!), share[k]!])).m;
    };
    return {
      firms: slope(flows.firms, year.firms),
      headquarters: slope(flows.headquarters, year.headquarters),
      capital: slope(flows.capital, world.stocks.capital),
      people: slope(flows.workers, year.workers),
    };
  }

  it.each(["yangtze-river-delta", "beijing-tianjin-hebei", "us-northeast"])(
    "hardly turns on how large it is, whether people, firms, headquarters or capital: %s",
    (region) => {
      for (const [what, answer] of Object.entries(answers(region))) {
        // Rich cities have more capital per resident.
        expect(answer, what).toBeGreaterThan(what === "capital" ? -0.3 : -0.2);
        expect(answer, what).toBeLessThan(0.35);
      }
    },
  );
});
