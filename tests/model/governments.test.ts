import { describe, expect, it } from "vitest";
import { startWorld } from "../../src/calibrate/index.js";
import type { Policy } from "../../src/model/engine/policy.js";
import type { IncrementSharing, RevenuePool } from "../../src/model/engine/policyEntries.js";
import { RandomStream } from "../../src/model/engine/random.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { type ChoosableLever, type GovernmentSettings, Governments } from "../../src/model/governance/governments.js";
import type { LearningSettings } from "../../src/model/governance/learning.js";
import { calibrationOf, names, sum } from "./arms.js";

const calibration = calibrationOf("beijing-tianjin-hebei");
const cities = [0, 1, 2, 3];
const GROWTH = { gdp: 1, revenue: 0, consumption: 0, innovation: 0, rank: 0, cluster: 0 };
const BALANCED = { gdp: 0.4, revenue: 0.3, consumption: 0.3, innovation: 0, rank: 0, cluster: 0 };

const rebate = (city: number): ChoosableLever => ({
  name: "profit-tax-rebate",
  city,
  low: 0,
  high: 1,
  accuracy: 0.05,
  choices: null,
  initial: 0.2,
  apply: (value, policy) => {
    policy.profitTaxRebate[city] = value;
  },
});

/** Governments of some cities after a decision in each of some years. */
function govern(
  settings: Partial<GovernmentSettings>,
  years = 1,
  scenario: Policy = calibration.world.basePolicy,
): Governments {
  const governments = new Governments({
    from: calibration.world.year,
    every: 1,
    horizon: 8,
    discount: 0.95,
    updating: "simultaneous",
    damping: 0.5,
    weights: new Map(cities.map((city) => [city, GROWTH])),
    cluster: cities,
    levers: cities.map(rebate),
    ...settings,
  });
  const simulation = new Simulation(startWorld(calibration, 0, null), () => scenario, {
    start: calibration.market,
    policyMaker: governments,
  });
  for (let year = 0; year < years; year++) simulation.step();
  return governments;
}

describe("city governments that best-respond", () => {
  const growth = govern({});

  it("compete for firms when growth is all they want, and keep their revenue when they want that too", () => {
    const balanced = govern({ weights: new Map(cities.map((city) => [city, BALANCED])) });
    for (const l of cities) {
      expect(growth.values[l]).toBeGreaterThan(0.9);
      expect(balanced.values[l]).toBeLessThan(0.1);
    }
  });

  it("leave firms alone when they look three years ahead: firms take ten to answer taxes, the cost is there at once", () => {
    expect([...govern({ horizon: 3 }).values]).toEqual([0, 0, 0, 0]);
  });

  it("keep to what an agreement allows, also where they stand above it", () => {
    const limited = govern({ levers: cities.map((city) => ({ ...rebate(city), limit: () => 0.1 })) });
    for (const { before, after, trials } of limited.decisions) {
      expect([before, after]).toEqual([0.1, 0.1]);
      expect(Math.max(...trials.map(({ value }) => value))).toBe(0.1);
    }
    const listed = (city: number) => ({ ...rebate(city), initial: 0, choices: [0, 0.05, 0.5], limit: () => 0.1 });
    for (const { after } of govern({ levers: cities.map(listed) }).decisions) expect(after).toBe(0.05);
    const forbidden = govern({ levers: cities.map((city) => ({ ...rebate(city), limit: () => 0 })) });
    expect([...forbidden.values]).toEqual([0, 0, 0, 0]);
  });

  it("take a value that no trial beats, and say what they tried", () => {
    for (const { after, payoffBefore, payoffAfter, trials } of growth.decisions) {
      const best = trials.reduce((first, second) => (second.payoff > first.payoff ? second : first));
      expect(after).toBe(best.value);
      expect(payoffAfter).toBe(best.payoff);
      expect(payoffAfter).toBeGreaterThanOrEqual(payoffBefore);
      expect(trials.length).toBeGreaterThanOrEqual(3);
    }
  });

  it("choose the same in whatever order they are listed, when they move at once", () => {
    const backwards = govern({ levers: [...cities].reverse().map(rebate) });
    expect([...backwards.values].reverse()).toEqual([...growth.values]);
  });

  it("go part of the way when damped, and only to listed values when they choose from a list", () => {
    const damped = govern({ updating: "damped", damping: 0.5 });
    expect(damped.values[0]).toBeCloseTo(0.6, 10);
    const listed = govern({ levers: cities.map((city) => ({ ...rebate(city), choices: [0, 0.3, 0.7] })) });
    expect([...listed.values]).toEqual([0.7, 0.7, 0.7, 0.7]);
  });

  it("write their choices on the policy of the year and leave the scenario's own untouched", () => {
    const before = calibration.world.basePolicy.profitTaxRebate.slice();
    const governments = govern({}, 2);
    expect(calibration.world.basePolicy.profitTaxRebate).toEqual(before);
    expect(governments.decisions.map(({ year }) => year)).toEqual([2021, 2021, 2021, 2021, 2022, 2022, 2022, 2022]);
    expect(governments.course()).toEqual({ state: "settled" });
  });

  it("decide only in the years in which they are due", () => {
    const governments = govern({ from: calibration.world.year + 1, every: 2, horizon: 1 }, 4);
    expect([...new Set(governments.decisions.map(({ year }) => year))]).toEqual([2022, 2024]);
  });
});

describe("tax rates that cities choose", () => {
  const taxRate = (city: number): ChoosableLever => ({
    ...rebate(city),
    name: "tax-rates",
    high: 0.9,
    accuracy: 0.01,
    initial: 0.25,
    apply: (value, policy) => {
      policy.profitTaxRate[city] = value;
    },
  });
  const weights = new Map(
    cities.map((city) => [city, { gdp: 0.7, revenue: 0.3, consumption: 0, innovation: 0, rank: 0, cluster: 0 }]),
  );
  const chosen = (revenuePools: RevenuePool[]) =>
    govern({ levers: cities.map(taxRate), weights }, 1, { ...calibration.world.basePolicy, revenuePools }).values;
  const alone = chosen([]);

  it("fall when revenue is pooled: what a higher rate brings is shared, what it drives away is not", () => {
    const pool: RevenuePool = {
      id: "pool",
      members: cities,
      weights: Float64Array.from(cities, () => 0.25),
      share: 0.5,
    };
    const pooled = chosen([pool]);
    for (const city of cities) expect(pooled[city]).toBeLessThan(alone[city]! - 0.02);
  });

  it("are lower the further cities look ahead, and imitators, who see what has come of a rate, copy the low ones", () => {
    const near = govern({ levers: cities.map(taxRate), weights, horizon: 4 }).values;
    const levers = cities.map((city) => ({ ...taxRate(city), initial: city < 2 ? 0.15 : 0.45 }));
    const random = new RandomStream("1", 0, "governments");
    const learning: LearningSettings = { by: "imitation", noise: 0, exploration: 0, random };
    const imitated = govern({ levers, weights, learning }, 6).values;
    for (const city of cities) {
      expect(alone[city]).toBeLessThan(near[city]! - 0.1);
      expect(imitated[city]).toBe(0.15);
    }
  });
});

describe("sectors that cities back", () => {
  const { economy, basePolicy, year } = calibration.world;
  const vehicles = names(calibration).sector("vehicles");
  const weights = new Map(cities.map((city) => [city, { ...GROWTH, revenue: 0.03 }]));
  const backing = (scenario: Partial<Policy> = {}, initial = 0) => {
    const subsidy = (city: number): ChoosableLever => ({
      ...rebate(city),
      name: "sector-subsidy vehicles",
      high: 0.1,
      accuracy: 0.002,
      initial,
      apply: (value, policy) => {
        policy.sectorSubsidy[vehicles * economy.nodes + city] = value;
      },
    });
    return govern({ levers: cities.map(subsidy), weights, horizon: 5 }, 1, { ...basePolicy, ...scenario }).values;
  };
  const backers = (rates: Float64Array) => rates.filter((rate) => rate > 0.002).length;
  const alone = backing();

  it("are backed less when the growth of taxes is shared: the cost stays at home", () => {
    const sharing: IncrementSharing = {
      id: "growth",
      members: cities,
      weights: Float64Array.from(cities, () => 1 / cities.length),
      share: 1,
      startYear: year,
      years: 10,
    };
    const shared = backing({ incrementSharing: [sharing] });
    expect(sum(shared)).toBeLessThan(0.8 * sum(alone));
  });

  it("are those that are taxed most: without the tax fewer cities back them", () => {
    const productionTax = basePolicy.productionTax.map((rate, k) =>
      Math.floor(k / economy.nodes) === vehicles ? 0 : rate,
    );
    expect(backers(backing({ productionTax }))).toBeLessThan(backers(alone));
  });

  it("are chosen much alike whether rivals back them or not", () => {
    const crowded = backing({}, 0.1);
    for (const city of cities) expect(Math.abs(crowded[city]! - alone[city]!)).toBeLessThan(0.01);
  });
});

describe("city governments that learn", () => {
  const experience = (attraction: { phi: number; delta: number; rho: number; lambda: number }, seed = "1") =>
    ({ by: "experience", attraction, random: new RandomStream(seed, 0, "governments") }) satisfies LearningSettings;
  const imitation = (noise: number, exploration: number, seed = "1") =>
    ({
      by: "imitation",
      noise,
      exploration,
      random: new RandomStream(seed, 0, "governments"),
    }) satisfies LearningSettings;

  it("answer best among the values on offer when they weigh what others would have earned and never err", () => {
    const governments = govern({ learning: experience({ phi: 0, delta: 1, rho: 0, lambda: 1e9 }) });
    expect([...governments.values]).toEqual([1, 1, 1, 1]);
  });

  it("find the same under the replicator, whose shares grow with the payoff", () => {
    const governments = govern({ learning: experience({ phi: 1, delta: 1, rho: 0, lambda: 1e5 }) }, 2);
    expect([...governments.values]).toEqual([1, 1, 1, 1]);
  });

  it("choose at random, by the seed alone, when payoffs do not count", () => {
    const deaf = { phi: 1, delta: 1, rho: 1, lambda: 0 };
    // What does not count need not be looked at for long.
    const values = (seed: string) => [...govern({ learning: experience(deaf, seed), horizon: 1 }, 2).values];
    const [first, again, ...others] = ["1", "1", "2", "3"].map(values);
    expect(again).toEqual(first);
    expect(others.some((other) => other.join() !== first!.join())).toBe(true);
    for (const value of first!) expect([0, 0.25, 0.5, 0.75, 1]).toContain(value);
  });

  it("copy who has come further, and never who has fallen behind, when imitation has no noise", () => {
    const levers = cities.map((city) => ({ ...rebate(city), initial: city === 0 ? 0.8 : 0 }));
    const governments = govern({ levers, learning: imitation(0, 0) }, 8);
    expect(governments.decisions.filter(({ before, after }) => before !== after).length).toBeGreaterThan(0);
    for (const { before, after, trials } of governments.decisions) {
      const [own, theirs] = trials;
      if (after !== before) expect(theirs!.payoff).toBeGreaterThanOrEqual(own!.payoff);
      else if (theirs!.payoff > own!.payoff) expect(theirs!.value).toBe(before);
    }
  });

  it("keep what they have when they all have the same and try nothing; try something when they explore", () => {
    expect([...govern({ learning: imitation(0.01, 0) }, 3).values]).toEqual([0.2, 0.2, 0.2, 0.2]);
    const explorers = govern({ learning: imitation(0.01, 1) });
    for (const value of explorers.values) expect(value).not.toBe(0.2);
  });
});
