import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CohortPopulation, copyOnCohorts } from "../../../src/model/engine/cohorts.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import type { FactorFlows } from "../../../src/model/engine/outcome.js";
import type { RelocationPlan } from "../../../src/model/engine/release.js";
import { taxShareAbove } from "../../../src/model/engine/sharing.js";
import type { World } from "../../../src/model/engine/world.js";
import { calmPlan, drawn, movingEconomy, stormyPlan } from "./plan.js";
import { apart, byNode, claimOf, close, sharingRule, sum } from "./setting.js";

const economy = movingEconomy();
const { nodes: n, sectors } = economy;
const seeds = fc.integer({ min: 0, max: 1e6 }).map(String);
const links = (seed: string) => drawn(seed, sectors * n * n, 0, 10);

/** Firms by cell [s*n + i] and by headquarters [s*n + h]. */
const cellsOf = (firms: Float64Array) =>
  Float64Array.from({ length: sectors * n }, (_, k) => sum(firms.subarray(k * n, (k + 1) * n)));
const officesOf = (firms: Float64Array) =>
  Float64Array.from({ length: sectors * n }, (_, k) =>
    sum(Array.from({ length: n }, (_, i) => firms[(Math.floor(k / n) * n + i) * n + (k % n)]!)),
  );

function moved(plan: RelocationPlan, firms: Float64Array): { firms: Float64Array; flows: FactorFlows } {
  const population = new CohortPopulation(economy, firms.slice());
  const flows = emptyFlows(economy);
  population.move(plan, flows);
  return { firms: population.firms, flows };
}

/** All firms in one cell, run from home. */
function allIn(node: number, count = 100): Float64Array {
  const firms = new Float64Array(sectors * n * n);
  firms[node * n + node] = count;
  return firms;
}

describe("cohorts", () => {
  it("lose nobody on the way: next year's firms are this year's less exits, plus entrants, plus arrivals less departures", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const before = links(seed);
        const { firms, flows } = moved(stormyPlan(economy, seed), before);
        const [was, is] = [byNode(cellsOf(before), n), byNode(cellsOf(firms), n)];
        const [exits, entrants] = [byNode(flows.exits, n), byNode(flows.entrants, n)];
        for (let i = 0; i < n; i++) {
          const arrivals = sum(flows.firms.filter((_, pair) => pair % n === i));
          const departures = sum(flows.firms.subarray(i * n, (i + 1) * n));
          expect(apart(is[i]!, was[i]! - exits[i]! + entrants[i]! + arrivals - departures)).toBeLessThan(1e-12);
        }
        expect(Math.min(...firms)).toBeGreaterThanOrEqual(0);
        expect(apart(sum(flows.arrivals), sum(flows.firms))).toBeLessThan(1e-12);
      }),
      { numRuns: 30 },
    );
  });

  it("keep headquarters where they are while plants move, but for those that think again", () => {
    const before = links("offices");
    const still = {
      ...movingEconomy(),
      relocation: { ...economy.relocation, headquartersHazard: new Float64Array(2) },
    };
    const population = new CohortPopulation(still, before.slice());
    population.move({ ...calmPlan(still), plantWeight: drawn("pull", sectors * n * n, 0, 1) }, emptyFlows(still));
    expect([...officesOf(population.firms)]).toEqual(close([...officesOf(before)]));
    expect([...cellsOf(population.firms)]).not.toEqual(close([...cellsOf(before)], 3));
  });

  it("split by the weights of places: a tenth think again, of whom each place gets its part", () => {
    const plantWeight = new Float64Array(sectors * n * n).fill(1);
    plantWeight.set([5, 2, 2, 1]);
    const { firms, flows } = moved(calmPlan(economy, { plantWeight }), allIn(0));
    expect([...cellsOf(firms).subarray(0, n)]).toEqual(close([95, 2, 2, 1]));
    expect([...flows.firms.subarray(0, n)]).toEqual(close([0, 2, 2, 1]));
    // A fifth of the 90 that kept their plant think about headquarters, and go to each place alike.
    expect([...flows.headquarters.subarray(0, n)]).toEqual(close([0, 4.5, 4.5, 4.5]));
  });

  it("stay where they are when they are refused", () => {
    const refused = new Float64Array(sectors * n);
    refused[1] = 1;
    refused[2] = 0.5;
    const { firms } = moved(calmPlan(economy, { refused }), allIn(0));
    // Each place would get 2.5.
    expect([...cellsOf(firms).subarray(0, n)]).toEqual(close([90 + 2.5 + 2.5 + 1.25, 0, 1.25, 2.5]));
  });

  it("stay where they are when every place refuses all", () => {
    const { firms, flows } = moved(calmPlan(economy, { refused: new Float64Array(sectors * n).fill(1) }), allIn(0));
    expect([...cellsOf(firms).subarray(0, n)]).toEqual(close([100, 0, 0, 0]));
    expect(sum(flows.firms)).toBe(0);
  });

  it("of another sector go by the weights, closeness and refusals of their own", () => {
    const before = new Float64Array(sectors * n * n);
    before[n * n] = 100;
    const plan = calmPlan(economy);
    plan.plantWeight.set([5, 2, 2, 1], n * n);
    plan.plantCloseness.set([1, 1, 0, 1], n * n);
    plan.headquartersWeight.set([2, 1, 1, 4], n * n);
    // Half of those who come to the hinterland are refused, and none by other places.
    plan.refused.set([0, 0, 0, 0.5], n);
    const { firms, flows } = moved(plan, before);
    expect([...cellsOf(firms).subarray(n)]).toEqual(close([90 + 55 / 8, 20 / 8, 0, 5 / 8]));
    expect([...flows.headquarters.subarray(0, n)]).toEqual(close([0, 18 / 8, 18 / 8, 72 / 8]));
  });

  it("go where their government sends them, by what platforms can take", () => {
    const release = new Float64Array(sectors * n);
    const releaseWeight = release.slice();
    release[0] = 0.5;
    releaseWeight.set([0, 30, 10, 0]);
    const { firms, flows } = moved(calmPlan(economy, { release, releaseWeight }), allIn(0));
    expect([...flows.firmsGovernmentLed.subarray(0, n)]).toEqual(close([0, 37.5, 12.5, 0]));
    // Those that stay think again as ever.
    expect([...cellsOf(firms).subarray(0, n)]).toEqual(close([50 - 3.75, 37.5 + 1.25, 12.5 + 1.25, 1.25]));
  });

  it("are sent to no platform of their own city", () => {
    const release = new Float64Array(sectors * n);
    const releaseWeight = release.slice();
    release[0] = 0.5;
    releaseWeight.set([5, 30, 10, 0]);
    const { flows } = moved(calmPlan(economy, { release, releaseWeight }), allIn(0));
    expect([...flows.firmsGovernmentLed.subarray(0, n)]).toEqual(close([0, 37.5, 12.5, 0]));
  });

  it("end up the same whether or not somebody asks where they came from", () => {
    const before = links("asked");
    const plan = stormyPlan(economy, "asked");
    const [asked, unasked] = [true, false].map((recordFlows) => moved({ ...plan, recordFlows }, before));
    expect([...unasked!.firms]).toEqual(close([...asked!.firms]));
    expect(sum(unasked!.flows.firms)).toBe(sum(unasked!.flows.firmsGovernmentLed));
  });

  it("are copied whole", () => {
    const population = new CohortPopulation(economy, links("copy"), [claimOf()]);
    const copy = population.copy();
    copy.move(stormyPlan(economy, "copy"), emptyFlows(economy));
    expect(population.firms).toEqual(links("copy"));
    expect(population.claims).toEqual([claimOf()]);
  });
});

describe("claims of cohorts", () => {
  const rule = (set = {}) =>
    sharingRule({ origins: Uint8Array.of(1, 0, 0, 0), destinations: Uint8Array.of(0, 1, 0, 0), ...set });
  /** What firms of city 0 pay in its first sector, and other firms pay more. */
  const taxes = Float64Array.from({ length: sectors * n }, (_, cell) => (cell === 0 ? 0.2 : 0.9));

  /** City 0 sends 40 of 100 firms to city 1, and as many go by themselves as think again. */
  function claimsUnder(set: object) {
    const plan = calmPlan(economy, { taxHistory: [taxes, taxes, taxes] });
    plan.release[0] = 0.4;
    plan.releaseWeight[1] = 1;
    plan.policy.relocationSharing.push(rule(set));
    const population = new CohortPopulation(economy, allIn(0));
    population.move(plan, emptyFlows(economy));
    return population.claims;
  }

  it("open for those that a government sent, with three years of their taxes as the cap", () => {
    const claims = claimsUnder({});
    expect(claims).toMatchObject([{ origin: 0, destination: 1, sector: 0, movedIn: 2024, mass: 40 }]);
    expect(claims[0]!.account.cap).toBeCloseTo(3 * 0.2 * 40, 12);
  });

  it("of another sector count the taxes of their own", () => {
    const plan = calmPlan(economy, { taxHistory: [taxes, taxes, taxes] });
    plan.release[n] = 0.4;
    plan.releaseWeight[n + 1] = 1;
    plan.policy.relocationSharing.push(rule());
    const firms = new Float64Array(sectors * n * n);
    firms[n * n] = 100;
    const population = new CohortPopulation(economy, firms);
    population.move(plan, emptyFlows(economy));
    expect(population.claims).toMatchObject([{ origin: 0, destination: 1, sector: 1, movedIn: 2024, mass: 40 }]);
    expect(population.claims[0]!.account.cap).toBeCloseTo(3 * 0.9 * 40, 12);
  });

  it("open for those that moved by themselves too, where the rule says so", () => {
    expect(claimsUnder({ governmentLedOnly: false }).map(({ mass }) => mass)).toEqual(close([40, 60 * 0.1 * 0.25]));
  });

  it("open for those alone that are large enough: by the spread of sizes", () => {
    const [claim] = claimsUnder({ minimumTax: 0.2 });
    // Of taxes, firms above the mean pay Phi(1/2).
    expect(claim!.mass / 40).toBeCloseTo(0.6914625, 6);
    expect(claim!.account.cap).toBeCloseTo(3 * 0.2 * 40 * 0.6914625, 5);
    expect(claimsUnder({ minimumTax: Number.POSITIVE_INFINITY })).toEqual([]);
  });

  it("age with the firms of their cell, but not in the year of the move, nor once they are closed", () => {
    const old = claimOf({ rule: rule(), mass: 10 });
    const fresh = claimOf({ rule: rule(), mass: 10, movedIn: 2024 });
    const over = claimOf({ rule: rule(), mass: 10, account: { cap: 100, received: 100, yearsSettled: 2 } });
    const population = new CohortPopulation(economy, allIn(1), [old, fresh, over]);
    const plan = calmPlan(economy);
    plan.exit[1] = 0.5;
    plan.close[1] = 0.2;
    population.move(plan, emptyFlows(economy));
    // Of those that stand a tenth think again, and three in four of them go.
    expect(population.claims.map(({ mass }) => mass)).toEqual(close([10 * 0.5 * 0.8 * (1 - 0.075), 10, 10]));
    expect(cellsOf(population.firms)[1]).toBeCloseTo(100 * 0.5 * 0.8 * (1 - 0.075), 12);
  });
});

describe("the share of taxes that large firms pay", () => {
  it.each([
    [0, 1, 1],
    [Number.POSITIVE_INFINITY, 1, 0],
    // Half of the taxes are paid above exp(sd^2 / 2) times the mean.
    [Math.exp(0.5), 1, 0.5],
    [Math.exp(2), 2, 0.5],
    // Firms of one size: all or none.
    [1, 0, 1],
    [1.01, 0, 0],
  ])("above %f times the mean with sd %f is %f", (threshold, sd, share) => {
    expect(taxShareAbove(threshold, sd)).toBeCloseTo(share, 6);
  });

  it("is the integral of sizes over their lognormal density", () => {
    for (const [threshold, sd] of [
      [0.3, 1],
      [2, 0.5],
      [5, 1.5],
    ] as const) {
      const step = 1e-3;
      let integral = 0;
      for (let x = -10; x < 10; x += step) {
        const size = Math.exp(sd * (x + step / 2) - (sd * sd) / 2);
        const density = Math.exp(-((x + step / 2) ** 2) / 2) / Math.sqrt(2 * Math.PI);
        if (size > threshold) integral += size * density * step;
      }
      expect(taxShareAbove(threshold, sd)).toBeCloseTo(integral, 3);
    }
  });

  it("falls with the threshold", () => {
    const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 0.1, max: 3, noNaN: true }), (one, other, sd) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(taxShareAbove(low, sd)).toBeGreaterThanOrEqual(taxShareAbove(high, sd) - 1e-6);
      }),
    );
  });
});

describe("what cohorts tell of a year", () => {
  const nobody = { origins: new Uint8Array(n), destinations: new Uint8Array(n) };

  it("is how many entered by cell, whoever runs them, and closed by the market or by order", () => {
    const plan = calmPlan(economy);
    plan.entry[(1 * n + 2) * n + 0] = 3;
    plan.entry[(1 * n + 2) * n + 2] = 4;
    plan.exit[0] = 0.5;
    plan.close[0] = 0.2;
    plan.plantWeight.fill(0);
    const { firms, flows } = moved(plan, allIn(0));
    expect([...flows.entrants]).toEqual([0, 0, 0, 0, 0, 0, 7, 0]);
    expect(flows.exits[0]).toBeCloseTo(60, 12);
    expect(sum(flows.exits)).toBeCloseTo(60, 12);
    expect([firms[(1 * n + 2) * n], firms[(1 * n + 2) * n + 2]]).toEqual([3, 4]);
    expect(sum(firms)).toBeCloseTo(40 + 7, 12);
  });

  it("adds to what flows hold already", () => {
    const population = new CohortPopulation(economy, allIn(0));
    const flows = emptyFlows(economy);
    flows.entrants[0] = 5;
    flows.exits[0] = 7;
    const plan = calmPlan(economy);
    plan.exit[0] = 0.1;
    plan.entry[0] = 2;
    population.move(plan, flows);
    expect([flows.entrants[0], flows.exits[0]]).toEqual(close([7, 17]));
  });

  it("is who was sent of those that have not closed", () => {
    const release = new Float64Array(sectors * n);
    release[0] = 0.5;
    const plan = calmPlan(economy, { release });
    plan.exit[0] = 0.5;
    plan.close[0] = 0.2;
    plan.releaseWeight.set([0, 1, 0, 0]);
    const { flows } = moved(plan, allIn(0));
    expect(flows.firmsGovernmentLed[1]).toBeCloseTo(100 * 0.5 * 0.8 * 0.5, 12);
    // Those that are not sent think again: a tenth, of whom a quarter goes to each place.
    expect(flows.arrivals[1]).toBeCloseTo(20 + 20 * 0.1 * 0.25, 12);
    // And of those that do not, a fifth about headquarters, of whom three quarters go.
    expect(sum(flows.headquarters)).toBeCloseTo(20 * 0.9 * 0.2 * 0.75, 12);
  });

  it("is no headquarters' move in a look-ahead, but moves of plants where a rule shares the taxes of all", () => {
    const plan = calmPlan(economy, { recordFlows: false });
    const { flows } = moved(plan, allIn(0));
    expect([sum(flows.firms), sum(flows.headquarters), sum(flows.arrivals)]).toEqual([0, 0, 0]);
    plan.policy.relocationSharing.push(sharingRule({ governmentLedOnly: false, ...nobody }));
    const asked = moved(plan, allIn(0)).flows;
    expect(sum(asked.firms)).toBeCloseTo(7.5, 12);
    expect(sum(asked.headquarters)).toBe(0);
    plan.policy.relocationSharing[0] = sharingRule({ governmentLedOnly: true, ...nobody });
    expect(sum(moved(plan, allIn(0)).flows.firms)).toBe(0);
  });
});

describe("the firms of a claim that go elsewhere", () => {
  /** What is left of a claim on ten firms that came to city 1 long ago; where they stand, and by whom they are run. */
  function left(set: (plan: RelocationPlan) => void, firms = allIn(1), standing?: Float64Array): number {
    const rule = sharingRule({ origins: Uint8Array.of(1, 0, 0, 0), destinations: Uint8Array.of(0, 1, 0, 0) });
    const population = new CohortPopulation(economy, firms, [claimOf({ rule, mass: 10 })]);
    const plan = calmPlan(economy);
    set(plan);
    population.move(plan, emptyFlows(economy), standing);
    return population.claims[0]!.mass;
  }

  it("are three in four of the tenth that think again where all places are alike, fewer where places refuse", () => {
    expect(left(() => {})).toBeCloseTo(10 * (1 - 0.075), 12);
    expect(left(({ refused }) => refused.set([0.5, 1, 1, 0]))).toBeCloseTo(10 * (1 - 0.1 * (0.125 + 0.25)), 12);
    // Nowhere is worth it.
    expect(left(({ plantWeight }) => plantWeight.fill(0))).toBe(10);
    expect(left(({ plantCloseness }) => plantCloseness.set([1, 0, 1, 1], n))).toBeCloseTo(10 * (1 - 0.1), 12);
  });

  it("are those that are sent, and of the others those that think again", () => {
    const sent = (weights: number[]) => (plan: RelocationPlan) => {
      plan.release[1] = 0.4;
      plan.releaseWeight.set(weights);
    };
    expect(left(sent([0, 0, 3, 1]))).toBeCloseTo(10 * (1 - 0.4 - 0.6 * 0.075), 12);
    expect(left(sent([0, 1, 3, 0]))).toBeCloseTo(10 * (1 - 0.4 - 0.6 * 0.075), 12);
    // Where nobody stands any more the rest stays.
    expect(left(sent([0, 0, 3, 1]), allIn(0))).toBeCloseTo(6, 12);
  });

  it("are those of the claim's own sector and place", () => {
    const firms = new Float64Array(sectors * n * n);
    firms[n * n + n] = 20;
    const population = new CohortPopulation(economy, firms, [claimOf({ sector: 1, mass: 10 })]);
    const plan = calmPlan(economy);
    plan.exit[n + 1] = 0.5;
    plan.close[n + 1] = 0.2;
    plan.release[n + 1] = 0.4;
    plan.releaseWeight.set([1, 1, 0, 0], n);
    // Of four plants that think again one stays, one goes to city 2, two to the hinterland, which refuses half.
    plan.plantWeight.set([0, 1, 1, 2], n * n);
    plan.refused.set([0, 0, 0, 0.5], n);
    population.move(plan, emptyFlows(economy));
    // Of those that are not sent a tenth think again, and half of these go.
    expect(population.claims[0]!.mass).toBeCloseTo(10 * 0.5 * 0.8 * (1 - 0.4 - 0.6 * 0.1 * 0.5), 12);
  });

  it("go where their headquarters draw them, of all firms that stand in the cell, whoever ages the claim", () => {
    // Headquarters of city 0 draw all plants home, others none.
    const drawn = ({ plantWeight }: RelocationPlan) => {
      plantWeight.set([1, 0, 0, 0], 0);
      plantWeight.set([0, 1, 0, 0], n);
    };
    const runBy = (first: number, second: number) => {
      const firms = new Float64Array(sectors * n * n);
      firms[n] = first;
      firms[n + 1] = second;
      return firms;
    };
    expect(left(drawn, runBy(30, 10))).toBeCloseTo(10 * (1 - 0.1 * 0.75), 12);
    expect(left(drawn, runBy(0, 10), runBy(5, 15))).toBeCloseTo(10 * (1 - 0.1 * 0.25), 12);
    expect(left(drawn, runBy(30, 10), runBy(0, 1))).toBe(10);
  });
});

it("a world on cohorts has as many firms as agents have mass, and shares nothing that a run changes", () => {
  const claims = [claimOf()];
  const population = { linkMass: links("world"), firms: links("other"), claims } as unknown as World["population"];
  const stocks = {
    ...{ workers: new Float64Array(1), capital: new Float64Array(1), knowledge: new Float64Array(1), homes: null },
    ...{ industrialLand: new Float64Array(1), housingLand: new Float64Array(1), platform: new Map(), parks: new Map() },
  } as unknown as World["stocks"];
  const world = { economy, population, stocks, year: 2030 } as World;
  const copy = copyOnCohorts(world);
  expect(copy.year).toBe(2030);
  expect(copy.population.agents).toBe(0);
  expect(copy.population.firms).toEqual(links("world"));
  copy.population.firms.fill(0);
  copy.population.claims[0]!.account.received = 50;
  copy.stocks.workers.fill(9);
  expect(population.linkMass).toEqual(links("world"));
  expect(claims).toEqual([claimOf()]);
  expect(stocks.workers[0]).toBe(0);
});
