import { describe, expect, it } from "vitest";
import { copyPolicy, emptyPolicy } from "../../../src/model/engine/instruments.js";
import type { Market, MarketInputs } from "../../../src/model/engine/market.js";
import { migrationCloseness } from "../../../src/model/engine/migration.js";
import { closenessOf } from "../../../src/model/engine/moves.js";
import { effectiveProfitTax, type Policy } from "../../../src/model/engine/policy.js";
import {
  choiceValues,
  linkValues,
  movingCloseness,
  planRelocation,
  plantValues,
} from "../../../src/model/engine/relocation.js";
import { calibrationOf } from "../arms.js";
import { apart, clearedBusyMarket, close } from "./setting.js";

const { world, market, inputs } = calibrationOf("teaching-three-cities");
const { economy, basePolicy, residuals } = world;
const { nodes: n, sectors, relocation } = economy;
const nu = relocation.tasteDispersion;

/** The base year's market read under another policy. */
function under(write: (policy: Policy) => void): MarketInputs {
  const policy = copyPolicy(basePolicy);
  write(policy);
  return { ...inputs, policy };
}

it("a city's rebate is off its own part of the profit tax", () => {
  const policy = emptyPolicy(1, 1, 1);
  policy.profitTaxRate[0] = 0.25;
  policy.localShareProfit[0] = 0.4;
  policy.apportionment = { plant: 0.5, headquarters: 0.25 };
  policy.profitTaxRebate[0] = 1;
  // A fifth of the tax is the city's.
  expect(effectiveProfitTax(policy, 0)).toBeCloseTo(0.2, 12);
});

it("a way that takes people half the time is half as far for those who move and for headquarters, and no nearer for plants", () => {
  const near = under(({ peopleWay, coordinationCost }) => {
    peopleWay[1] = 0.5;
    coordinationCost[1] = 0.2;
  }).policy;
  const dear = under(({ coordinationCost }) => coordinationCost.fill(0.1, 1, 2)).policy;
  const nearer = (1 + 0.5 * world.kilometres[1]!) / (1 + world.kilometres[1]!);
  const [moving, usual] = [near, basePolicy].map((policy) => movingCloseness(world, policy));
  expect(moving!.headquarters[1]! / usual!.headquarters[1]!).toBeCloseTo(nearer ** (-relocation.distanceCost / nu), 9);
  expect(moving!.plant).toEqual(usual!.plant);
  const { distanceCost, tasteDispersion } = economy.migration;
  const [migrants, before] = [near, basePolicy].map((policy) => migrationCloseness(world, policy));
  for (const t of [0, 1]) {
    const power = -distanceCost[t]! / tasteDispersion;
    expect(migrants![t * n * n + 1]! / before![t * n * n + 1]!).toBeCloseTo(nearer ** power, 9);
  }
  expect(linkValues(economy, near)).toEqual(linkValues(economy, dear));
});

describe("the worth of a place to a plant", () => {
  it("falls with unit cost by sigma - 1, rises with the market and with what tax leaves", () => {
    const busy = clearedBusyMarket();
    const before = plantValues(busy.market, busy.inputs);
    busy.market.unitCost[0]! *= 2;
    busy.market.potential[1]! *= 3;
    const kept = [1, 2].map((i) => 1 - effectiveProfitTax(busy.inputs.policy, i));
    busy.inputs.policy.profitTaxRate[2] = 0;
    const gain = plantValues(busy.market, busy.inputs).map((value, k) => value - before[k]!);
    const sigma = busy.economy.substitution[0]!;
    expect([...gain.subarray(0, 4)]).toEqual(close([(1 - sigma) * Math.log(2), Math.log(3), -Math.log(kept[1]!), 0]));
  });

  it("is its worth to a plant's headquarters less coordination, and the wage of staff to a headquarters", () => {
    // Dear to run from city 0 in city 1, not the other way round.
    const given = under(({ coordinationCost }) => {
      coordinationCost[0 * n + 1] = 0.5;
    });
    const values = plantValues(market, given);
    const { plant, headquarters } = choiceValues(market, given, linkValues(economy, given.policy));
    for (let s = 0; s < sectors; s++) {
      const eta = economy.headquartersCostShare[s]! * (1 - economy.substitution[s]!);
      for (let h = 0; h < n; h++) {
        for (let i = 0; i < n; i++) {
          const link = (1 + given.policy.coordinationCost[h * n + i]!) ** (eta / nu);
          const staff = market.wage[economy.headquartersLabour * n + h]! ** (eta / nu);
          expect(apart(plant[(s * n + h) * n + i]!, Math.exp(values[s * n + i]! / nu) * link)).toBeLessThan(1e-10);
          expect(apart(headquarters[(s * n + i) * n + h]!, staff * link)).toBeLessThan(1e-10);
        }
      }
    }
  });
});

describe("closeness between places", () => {
  const logs = (policy: Policy) => movingCloseness(world, policy).plant.map((value) => -nu * Math.log(value));
  const costs = logs(basePolicy);
  const pair = (i: number, j: number) => i * n + j;

  it("is one at home, and none where nobody can move", () => {
    const cut = { ...world, linked: world.linked.map((linked, at) => (at === pair(0, 1) ? 0 : linked)) };
    const { plant, headquarters } = movingCloseness(cut, basePolicy);
    for (let i = 0; i < n; i++) expect([plant[pair(i, i)], headquarters[pair(i, i)]]).toEqual([1, 1]);
    expect([plant[pair(0, 1)], headquarters[pair(0, 1)]]).toEqual([0, 0]);
    expect(plant[pair(1, 0)]).toBeGreaterThan(0);
  });

  it("costs a fixed part, distance, and the border less what approvals handle across it", () => {
    const distance = relocation.distanceCost * Math.log(1 + world.kilometres[pair(0, 1)]!);
    expect(costs[pair(0, 1)]).toBeCloseTo(relocation.fixedCost[0]! + distance + basePolicy.firmBorder[pair(0, 1)]!, 12);
    const half = logs(under(({ approvalCoverage }) => approvalCoverage.fill(0.5)).policy);
    const border = basePolicy.firmBorder[pair(0, 1)]!;
    expect(border).toBeGreaterThan(0);
    expect(costs[pair(0, 1)]! - half[pair(0, 1)]!).toBeCloseTo(border / 2, 12);
  });

  it("is less for those whom their city holds back, and for nobody else", () => {
    const held = logs(under(({ retention }) => retention.set([0.3])).policy).map((cost, at) => cost - costs[at]!);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) expect(held[pair(i, j)]).toBeCloseTo(i === 0 && j !== 0 ? 0.3 : 0, 12);
  });
});

describe("the plan of a year", () => {
  const planOf = (given: MarketInputs = inputs, seen = market) =>
    planRelocation(world, seen, given, [], closenessOf(world, given.policy));
  const plan = planOf();
  /** The base year's market but for what entries were worth and how many there were in the first cell. */
  const withEntry = (gain: number, times = 1): Market => {
    const [entryValue, entrants] = [market.entryValue.slice(), market.entrants.slice()];
    entryValue[0]! += gain;
    entrants[0]! *= times;
    return Object.assign(Object.create(market), { entryValue, entrants });
  };

  it("at rest closes as many as it opens, and weighs places by their appeal", () => {
    for (let k = 0; k < sectors * n; k++) expect(plan.exit[k]).toBeCloseTo(relocation.exitRate[Math.floor(k / n)]!, 9);
    expect([...plan.entry]).toEqual(close([...residuals.entry], 9));
    const { plant, headquarters } = choiceValues(market, inputs, linkValues(economy, basePolicy));
    expect([...plan.plantWeight]).toEqual([...plant.map((value, link) => value * residuals.plantAppeal[link]!)]);
    expect([...plan.headquartersWeight]).toEqual([
      ...headquarters.map((value, link) => value * residuals.headquartersAppeal[link]!),
    ]);
  });

  it("closes fewer where an entry is worth more, by the elasticity", () => {
    const better = planOf(inputs, withEntry(Math.log(2)));
    expect(better.exit[0]! / plan.exit[0]!).toBeCloseTo(2 ** -relocation.exitElasticity, 9);
    expect(better.exit[1]).toBe(plan.exit[1]);
  });

  it("opens as many as the market had labour for, their headquarters where those of the cell are", () => {
    const more = planOf(inputs, withEntry(0, 3));
    for (const [link, count] of plan.entry.entries())
      expect(more.entry[link]).toBeCloseTo(link < n ? 3 * count : count, 9);
  });

  it("never closes more firms than there are", () => {
    expect(planOf(inputs, withEntry(-1e4)).exit[0]).toBe(1);
  });

  it("turns arrivals away by a negative list; whom it turns away of entrants the market has left out already", () => {
    const banned = planOf(under(({ entryBan }) => entryBan.set([0.25])));
    expect(banned.refused[0]).toBe(0.25);
    expect([...banned.entry]).toEqual([...plan.entry]);
  });

  it("releases nobody without a platform elsewhere that takes them", () => {
    const released = under(({ releaseRate }) => releaseRate.fill(0.1));
    expect(Math.max(...planOf(released).release)).toBe(0);
    released.policy.receptionPlatforms.push({
      id: "mill",
      city: 1,
      sectors: Uint8Array.of(0, 1, 0),
      capacity: 1e6,
      offer: 0,
      subsidyPerFirm: 0,
      payer: 1,
    });
    expect([...planOf(released).release.subarray(0, 3 * n)]).toEqual(
      [0, 0.1, 0].flatMap((rate) => Array.from({ length: n }, (_, i) => (i === 1 ? 0 : rate))),
    );
  });
});
