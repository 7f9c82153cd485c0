import { describe, expect, it } from "vitest";
import { fitTable, worstFit } from "../../src/calibrate/fit.js";
import { calibrate, startWorld } from "../../src/calibrate/index.js";
import type { Region } from "../../src/input/index.js";
import { tradeFlows } from "../../src/model/engine/accounts.js";
import { AgentPopulation } from "../../src/model/engine/agents.js";
import { RandomStream } from "../../src/model/engine/random.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { numbersOf } from "../model/arms.js";
import { apart, sum } from "../model/engine/setting.js";
import { calibrations, closedRegion, openRegion } from "./setting.js";

describe.each(calibrations())("the calibration of %s", (_, calibration) => {
  const { region, world, valueAddedTarget, residentsTarget } = calibration;
  const { economy, stocks } = world;

  it("meets the data that it aims at within the region's tolerance", () => {
    const rows = fitTable(calibration);
    expect(worstFit(rows)).toBeLessThan(region.target.tolerance);
    for (const { id, gdp100m } of region.tables.cities) {
      const row = rows.find(({ scope, variable }) => scope === id && variable === "gdp")!;
      expect(row.data).toBe(gdp100m);
      expect(apart(row.model, gdp100m)).toBeLessThan(region.target.tolerance);
    }
  });

  it("has nobody too many: residents and value added of cities and hinterland are the country's", () => {
    const { national } = region;
    const home = economy.nodeIds.flatMap((id, i) => (id === "rest-of-world" ? [] : [i]));
    const people = sum(home.map((i) => residentsTarget[i]!));
    expect(apart(people, national.residents.value)).toBeLessThan(1e-9);
    const gdp = sum(valueAddedTarget.filter((_, k) => home.includes(k % economy.nodes)));
    const parts = sum([national.primary, national.secondary, national.tertiary].map(({ value }) => value));
    expect(apart(gdp, parts)).toBeLessThan(1e-9);
  });

  it("gives the same for the same region", () => {
    expect(numbersOf(calibrate(region).world)).toEqual(numbersOf(world));
  });

  it("counts stocks that are all there", () => {
    for (const values of [stocks.workers, stocks.capital, stocks.industrialLand, stocks.housingLand])
      expect(Math.min(...values)).toBeGreaterThan(0);
  });
});

describe("hours inside the hinterland", () => {
  /** The rest of the country is large: what it buys of itself has a way of so many hours. */
  const withHours = (value: number, region = closedRegion): Region => ({
    ...region,
    hinterlands: region.hinterlands.map((node) =>
      node.complementOf ? { ...node, insideHours: { value, unit: "hours", status: "assumed" } } : node,
    ),
  });

  it.each([0, 8])("leave the base year what it is, and it rests (%s)", (hours) => {
    const { world, market, inputs, ...rest } = calibrate(withHours(hours, openRegion));
    expect(worstFit(fitTable({ world, market, inputs, ...rest }))).toBeLessThan(rest.region.target.tolerance);
    const { workers, capital } = world.stocks;
    const before = [workers, capital].map((values) => values.slice());
    const simulation = new Simulation(world, () => world.basePolicy, { start: market });
    for (let year = 0; year < 5; year++) simulation.step();
    for (const [at, values] of [workers, capital].entries())
      for (const [k, value] of values.entries()) expect(apart(value, before[at]![k]!)).toBeLessThan(1e-7);
  });

  it("are a price of its own goods, (1 + hours / h0)^delta: it buys so many fewer of them against a city's", () => {
    const { economy } = calibrate(closedRegion).world;
    const [n, city, rest] = [economy.nodes, 0, economy.nodes - 1];
    const { referenceHours, distanceElasticity } = economy.goods;
    const relative = (region: Region) => {
      const { market, inputs } = calibrate(region);
      const bought = tradeFlows(market, inputs).bySector;
      return economy.sectorIds.map((_, s) => {
        const [own, other] = [rest, city].map((i) => bought[s * n * n + i * n + rest]! / market.supply[s * n + i]!);
        return own! / (other! * inputs.wedges.freeness[(s * n + rest) * n + city]! ** -1);
      });
    };
    const [without, withThem] = [relative(closedRegion), relative(withHours(8))];
    for (const [s, ratio] of withThem!.entries())
      expect(ratio / without![s]!).toBeCloseTo(
        (1 + 8 / referenceHours) ** (distanceElasticity[s]! * (1 - economy.substitution[s]!)),
        9,
      );
  });
});

describe("a fit", () => {
  it("is as bad as its worst target; what is only shown does not count", () => {
    const row = { scope: "city", variable: "gdp", data: 1, unit: "", role: "target" as const };
    const rows = [
      { ...row, model: 1.01, error: 0.01 },
      { ...row, model: 0.8, error: -0.2 },
      { ...row, data: 0, model: 1, error: Number.NaN },
      { ...row, model: 2, error: 1, role: "check" as const },
    ];
    expect(worstFit(rows)).toBe(0.2);
  });
});

describe("a world to run", () => {
  const calibration = calibrate(closedRegion);
  const { world } = calibration;
  const stream = (seed: number) => new RandomStream(seed, 0, "firms");

  it("starts in its base year, or later, with firms as cohorts where no agents are asked for", () => {
    expect(startWorld(calibration, 0, null)).toMatchObject({ year: 2021, population: { agents: 0 } });
    expect(startWorld(calibration, 500, null).population.agents).toBe(0);
    expect(startWorld(calibration, 0, stream(1), 2030).year).toBe(2030);
  });

  it("shares nothing with the calibration that a run changes", () => {
    const before = numbersOf([world.stocks, world.population.firms]);
    const start = startWorld(calibration, 0, null);
    start.stocks.workers.fill(0);
    start.stocks.knowledge.fill(0);
    start.stocks.platform.set("lab", 1);
    start.population.firms.fill(0);
    start.population.claims.push({} as never);
    expect(numbersOf([world.stocks, world.population.firms])).toEqual(before);
    expect(world.stocks.platform.size).toBe(0);
    expect(world.population.claims).toEqual([]);
  });

  it("has as many agents as it is asked for, more where more is sold, the same for the same seed", () => {
    const [one, again, other] = [1, 1, 2].map((seed) => startWorld(calibration, 600, stream(seed)).population);
    expect(one).toBeInstanceOf(AgentPopulation);
    expect(one!.agents).toBe(600);
    expect(again!.linkMass).toEqual(one!.linkMass);
    expect(other!.linkMass).not.toEqual(one!.linkMass);
    expect(apart(sum(one!.firms), sum(world.population.firms))).toBeLessThan(1e-12);
  });
});
