import { describe, expect, it } from "vitest";
import { AgentPopulation } from "../../../src/model/engine/agents.js";
import { CohortPopulation } from "../../../src/model/engine/cohorts.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import type { FactorFlows } from "../../../src/model/engine/outcome.js";
import type { Population } from "../../../src/model/engine/population.js";
import { RandomStream } from "../../../src/model/engine/random.js";
import type { RelocationPlan } from "../../../src/model/engine/release.js";
import { calmPlan, drawn, movingEconomy, stormyPlan } from "./plan.js";
import { apart, close, sharingRule, sum } from "./setting.js";

const economy = movingEconomy();
const { nodes: n, sectors } = economy;
const CITIES = 3;
const cohorts = drawn("links", sectors * n * n, 1, 10);
const alike = new Float64Array(sectors * n).fill(1);
const cellOf = (links: Float64Array, k: number) => sum(links.subarray(k * n, (k + 1) * n));
const cells = Array.from({ length: sectors * n }, (_, k) => k);
const cityCells = cells.filter((k) => k % n < CITIES);

const agentsOf = (firms: Float64Array, count: number, seed = "seed") =>
  AgentPopulation.represent(economy, firms, alike, count, new RandomStream(seed, 0, "firms"), 2023);

function moved(population: AgentPopulation, plan: RelocationPlan): FactorFlows {
  const flows = emptyFlows(economy);
  population.move(plan, flows);
  return flows;
}

/** With the standard error of the mean. */
function meanOf(values: readonly number[]): { mean: number; spread: number } {
  const mean = sum(values) / values.length;
  const spread = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1) / values.length);
  return { mean, spread };
}

describe("agents", () => {
  it("stand for the number and the mass of firms of every cell, whatever is drawn", () => {
    for (const seed of ["one", "two"]) {
      const population = agentsOf(cohorts, 300, seed);
      expect(population.agents).toBe(300);
      for (const k of cells) {
        expect(apart(cellOf(population.firms, k), cellOf(cohorts, k))).toBeLessThan(1e-12);
        expect(apart(cellOf(population.linkMass, k), cellOf(cohorts, k))).toBeLessThan(1e-12);
      }
    }
  });

  it("leave the firms of hinterlands a cohort", () => {
    const population = agentsOf(cohorts, 300);
    for (const k of cells.filter((cell) => cell % n === CITIES))
      expect([...population.firms.subarray(k * n, (k + 1) * n)]).toEqual([...cohorts.subarray(k * n, (k + 1) * n)]);
  });

  it("are the same for the same seed alone", () => {
    const [one, again, other] = ["a", "a", "b"].map((seed) => agentsOf(cohorts, 300, seed).linkMass);
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  // Twelve agents stand for ten and more firms each, of whom fewer are born in a year: whether one is at all is luck.
  it.each([400, 12])("lose nobody on the way, as %i", (count) => {
    for (const seed of ["one", "two", "three", "four"]) {
      const population = agentsOf(cohorts, count, seed);
      const before = population.firms.slice();
      const { firms, exits, entrants, arrivals } = moved(population, stormyPlan(economy, seed));
      for (let i = 0; i < CITIES; i++) {
        const ofCity = (values: Float64Array) => sum(cells.filter((k) => k % n === i).map((k) => values[k]!));
        const stock = (links: Float64Array) => sum(cells.filter((k) => k % n === i).map((k) => cellOf(links, k)));
        const came = sum(firms.filter((_, pair) => pair % n === i));
        const went = sum(firms.subarray(i * n, (i + 1) * n));
        const expected = stock(before) - ofCity(exits) + ofCity(entrants) + came - went;
        expect(apart(stock(population.firms), expected)).toBeLessThan(1e-12);
        expect(apart(ofCity(arrivals), came)).toBeLessThan(1e-12);
      }
    }
  });

  it("stay where they are when they are refused", () => {
    const plan = calmPlan(economy);
    for (let s = 0; s < sectors; s++) plan.refused[s * n + 1] = 1;
    const { firms } = moved(agentsOf(cohorts, 3000), plan);
    expect(sum(firms.filter((_, pair) => pair % n === 1))).toBe(0);
    expect(firms[0 * n + 2]).toBeGreaterThan(0);
    expect(firms[1 * n + 2]).toBeGreaterThan(0);
  });

  it("that move to the hinterland join its cohort, with all that they stand for", () => {
    const population = agentsOf(cohorts, 300);
    const [firms, mass] = [sum(population.firms), sum(population.linkMass)];
    const plan = calmPlan(economy, { plantCloseness: diagonal() });
    for (const k of cityCells) plan.release[k] = 1;
    for (let s = 0; s < sectors; s++) plan.releaseWeight[s * n + CITIES] = 1;
    moved(population, plan);
    expect(population.agents).toBe(0);
    expect(apart(sum(population.linkMass), mass)).toBeLessThan(1e-12);
    // Firms that nobody follows any more count by their size.
    expect(apart(sum(population.firms), firms)).toBeLessThan(1e-12);
    for (const k of cityCells) expect(cellOf(population.firms, k)).toBe(0);
  });

  it("are born in the expected number of firms where that is one agent's or more", () => {
    const population = agentsOf(cohorts, 60);
    const before = cells.map((k) => cellOf(population.firms, k));
    const entry = new Float64Array(sectors * n * n);
    for (const k of cityCells) entry[k * n + 1] = 40;
    const still = calmPlan(economy, { entry, plantCloseness: diagonal() });
    const { entrants } = moved(population, still);
    for (const k of cityCells) {
      expect(entrants[k]).toBeCloseTo(40, 9);
      expect(cellOf(population.firms, k)).toBeCloseTo(before[k]! + 40, 9);
      // Sizes are luck, their mean is not.
      expect(cellOf(population.linkMass, k)).toBeCloseTo(before[k]! + 40, 9);
    }
  });

  it("decide by draws of their own: what happens in one city leaves the firms of the others alone", () => {
    const [calm, closing] = [0, 0.5].map((closeRate) => {
      const plan = stormyPlan(economy, "calm");
      plan.close[0] = closeRate;
      return moved(agentsOf(cohorts, 300), plan);
    });
    for (const from of [1, 2])
      expect(closing!.firms.subarray(from * n, (from + 1) * n)).toEqual(calm!.firms.subarray(from * n, (from + 1) * n));
    expect(closing!.exits[0]).toBeGreaterThan(calm!.exits[0]!);
    expect(closing!.exits.subarray(1)).toEqual(calm!.exits.subarray(1));
  });

  it("move as cohorts do on average", () => {
    const plan = stormyPlan(economy, "mean");
    const expected = new CohortPopulation(economy, cohorts.slice());
    const flows = emptyFlows(economy);
    expected.move(plan, flows);
    const runs = Array.from({ length: 40 }, (_, seed) => {
      const population = agentsOf(cohorts, 600, String(seed));
      moved(population, plan);
      return cells.map((k) => cellOf(population.firms, k));
    });
    for (const k of cityCells) {
      const { mean, spread } = meanOf(runs.map((run) => run[k]!));
      expect(Math.abs(mean - cellOf(expected.firms, k))).toBeLessThan(4 * spread);
    }
  });

  it("are copied whole: a copy goes the same way and leaves the original where it is", () => {
    const population = agentsOf(cohorts, 300);
    const before = population.linkMass.slice();
    const copy = population.copy();
    moved(copy, stormyPlan(economy, "copy"));
    expect(population.linkMass).toEqual(before);
    moved(population, stormyPlan(economy, "copy"));
    expect(population.linkMass).toEqual(copy.linkMass);
  });
});

/** Nobody can go anywhere. */
function diagonal(): Float64Array {
  return Float64Array.from({ length: sectors * n * n }, (_, k) => ((k % (n * n)) % (n + 1) === 0 ? 1 : 0));
}

describe("headquarters of agents", () => {
  it("move by themselves: a fifth of those whose plant stays think again, and no plant goes with them", () => {
    const population = agentsOf(cohorts, 3000);
    const before = population.firms.slice();
    const headquartersWeight = new Float64Array(sectors * n * n);
    for (let k = 0; k < sectors * n; k++) headquartersWeight[k * n + 2] = 1;
    const flows = moved(population, calmPlan(economy, { plantCloseness: diagonal(), headquartersWeight }));
    expect(sum(flows.firms)).toBe(0);
    for (const k of cells) expect(apart(cellOf(population.firms, k), cellOf(before, k))).toBeLessThan(1e-12);
    const runBy = (firms: Float64Array, h: number) => sum(cells.map((k) => firms[k * n + h]!));
    for (const h of [0, 1, 3]) {
      const went = runBy(before, h) - runBy(population.firms, h);
      expect([...flows.headquarters.subarray(h * n, (h + 1) * n)]).toEqual(close([0, 0, went, 0], 9));
      // A fifth of nine tenths, within five standard errors of some 700 agents.
      expect(Math.abs(went / runBy(before, h) - 0.18)).toBeLessThan(0.075);
    }
    expect(flows.headquarters[2 * n + 2]).toBe(0);
  });
});

describe("agents that are born", () => {
  /** Nobody but in the first city. */
  const first = cohorts.map((firms, link) => (Math.floor(link / n) % n === 0 ? firms : 0));
  const still = (entry: Float64Array) => calmPlan(economy, { entry, plantCloseness: diagonal() });
  const entering = (k: number, firms: number) => {
    const entry = new Float64Array(sectors * n * n);
    entry[k * n + 1] = firms;
    return still(entry);
  };

  it("are one for all that is expected where nobody was before", () => {
    const population = agentsOf(first, 20);
    const { entrants } = moved(population, entering(1, 5));
    expect(population.agents).toBe(21);
    expect(entrants[1]).toBe(5);
    expect(population.firms[1 * n + 1]).toBe(5);
    expect(population.linkMass[1 * n + 1]).toBeCloseTo(5, 12);
  });

  it("are one or none where less than one is expected, each as often as it must be", () => {
    const weight = cellOf(first, 0) / 10;
    const agents = [...Array(200).keys()].map((seed) => {
      const population = agentsOf(first, 20, `born ${seed}`);
      const before = cellOf(population.firms, 0);
      const { entrants } = moved(population, entering(0, weight / 4));
      const born = population.agents - 20;
      // What is told of it is what came about.
      expect(entrants[0]).toBeCloseTo(born * weight, 9);
      expect(cellOf(population.firms, 0) - before).toBeCloseTo(born * weight, 9);
      return born;
    });
    expect(new Set(agents)).toEqual(new Set([0, 1]));
    expect(sum(agents) / 200).toBeGreaterThan(0.25 - 0.13);
    expect(sum(agents) / 200).toBeLessThan(0.25 + 0.13);
  });

  it("find room, however many they are", () => {
    const population = agentsOf(first, 20);
    const weight = cellOf(first, 0) / 10;
    const { entrants } = moved(population, entering(0, weight * 500.5));
    expect([520, 521]).toContain(population.agents);
    expect(entrants[0]).toBeCloseTo(weight * 500.5, 9);
    // All of them live on.
    const { exits } = moved(population, { ...still(new Float64Array(sectors * n * n)), year: 2025 });
    expect(sum(exits)).toBe(0);
    expect([520, 521]).toContain(population.agents);
  });
});

describe("claims of agents", () => {
  /** Of firms of city 0, by sector; those of other cities pay more. */
  const taxesOf = (sector: number) => 0.2 * (1 + sector);
  const taxes = Float64Array.from({ length: sectors * n }, (_, k) => (k % n === 0 ? taxesOf(k / n) : 0.9));
  const rule = (set = {}) =>
    sharingRule({ origins: Uint8Array.of(1, 0, 0, 0), destinations: Uint8Array.of(0, 1, 0, 0), ...set });

  /** A year in which half of city 0's firms are sent to city 1 under a rule. */
  function sending(set: object, year = 2024): RelocationPlan {
    const plan = calmPlan(economy, { taxHistory: [taxes, taxes, taxes], year, plantCloseness: diagonal() });
    for (let s = 0; s < sectors; s++) {
      plan.release[s * n] = 0.5;
      plan.releaseWeight[s * n + 1] = 1;
    }
    plan.policy.relocationSharing.push(rule(set));
    return plan;
  }

  it("open for the firms that were sent, one for each sector and year, with their own taxes as the cap", () => {
    const population = agentsOf(cohorts, 300);
    const flows = moved(population, sending({}));
    expect(population.claims.map(({ sector, origin, destination }) => [sector, origin, destination])).toEqual([
      [0, 0, 1],
      [1, 0, 1],
    ]);
    for (const { sector, account, mass } of population.claims)
      expect(account.cap).toBeCloseTo(3 * taxesOf(sector) * mass, 9);
    expect(sum(flows.firmsGovernmentLed)).toBeGreaterThan(0);
    expect(flows.firmsGovernmentLed[1]).toBe(sum(flows.firmsGovernmentLed));
  });

  it("open for the large firms alone where the rule asks for a least tax", () => {
    const large = agentsOf(cohorts, 300);
    const all = large.copy();
    moved(large, sending({ minimumTax: 0.4 }));
    moved(all, sending({}));
    for (const [c, { mass }] of large.claims.entries()) {
      expect(mass).toBeGreaterThan(0);
      expect(mass).toBeLessThan(all.claims[c]!.mass);
    }
  });

  it("lose the firms that close or go on elsewhere, and no others, under each rule that covers them", () => {
    const population = agentsOf(cohorts, 300);
    const plan = sending({});
    plan.policy.relocationSharing.push(rule({ id: "second" }));
    moved(population, plan);
    const masses = population.claims.map(({ mass }) => mass);
    const calm = calmPlan(economy, { year: 2025, plantCloseness: diagonal() });
    moved(population, calm);
    expect(population.claims.map(({ mass }) => mass)).toEqual(masses);
    const sent = calmPlan(economy, { year: 2026, plantCloseness: diagonal() });
    for (let s = 0; s < sectors; s++) {
      sent.release[s * n + 1] = 0.5;
      sent.releaseWeight[s * n + 2] = 1;
    }
    moved(population, sent);
    for (const [c, { mass }] of population.claims.entries()) {
      expect(mass).toBeGreaterThan(0);
      expect(mass).toBeLessThan(masses[c]!);
    }
    const last = calmPlan(economy, { year: 2027 });
    last.close.fill(1);
    moved(population, last);
    expect(population.claims.map(({ mass }) => mass)).toEqual(close([0, 0, 0, 0]));
  });

  it("hold as many firms of each rule as those of cohorts: rules over the same moves, and from and to hinterlands", () => {
    const everywhere = Uint8Array.of(1, 1, 1, 1);
    const hinterland = Uint8Array.of(0, 0, 0, 1);
    const rules = [
      { origins: everywhere, destinations: everywhere },
      { origins: Uint8Array.of(1, 0, 1, 0), destinations: Uint8Array.of(0, 1, 1, 0) },
      { origins: hinterland, destinations: everywhere },
      { origins: everywhere, destinations: hinterland },
    ].map((places, id) => sharingRule({ ...places, id: String(id), governmentLedOnly: false }));
    const heldUnder = (population: Population) => {
      for (const year of [2024, 2025, 2026]) {
        const plan = { ...stormyPlan(economy, "claims"), taxHistory: [taxes, taxes, taxes], year };
        plan.policy.relocationSharing.push(...rules);
        population.move(plan, emptyFlows(economy));
      }
      return rules.map(({ id }) => sum(population.claims.map(({ rule, mass }) => (rule.id === id ? mass : 0))));
    };
    const expected = heldUnder(new CohortPopulation(economy, cohorts.slice()));
    const runs = Array.from({ length: 20 }, (_, seed) => heldUnder(agentsOf(cohorts, 600, String(seed))));
    for (const [r, mass] of expected.entries()) {
      const { mean, spread } = meanOf(runs.map((run) => run[r]!));
      expect(Math.abs(mean - mass), `rule ${r}`).toBeLessThan(4 * spread);
      expect(spread).toBeLessThan(mass / 10);
    }
  });
});
