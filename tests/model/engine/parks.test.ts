import { describe, expect, it } from "vitest";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { commitLand, growParks, releaseLand } from "../../../src/model/engine/land.js";
import { fixYear } from "../../../src/model/engine/marketState.js";
import { Memory } from "../../../src/model/engine/memory.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import { NO_PARKS, type Parks, parkShares } from "../../../src/model/engine/parks.js";
import { lumpSums, reinvestZoneTax } from "../../../src/model/engine/payments.js";
import { noPayments } from "../../../src/model/engine/pending.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { Enclave } from "../../../src/model/engine/policyEntries.js";
import { type RelocationPlan, stockOf } from "../../../src/model/engine/release.js";
import { copyStocks, type World } from "../../../src/model/engine/world.js";
import { calibrationOf } from "../arms.js";
import { close, parkOf, sum, twoCities } from "./setting.js";

const { world, market } = calibrationOf("teaching-three-cities");
const { economy } = world;
const { nodes: n, sectors } = economy;
const MANUFACTURING = 1;
const listed = Uint8Array.from({ length: sectors }, (_, s) => (s === MANUFACTURING ? 1 : 0));

const park = (set: Partial<Enclave> = {}) =>
  parkOf({ host: 1, sponsor: 0, sectors: listed, contractor: 2, parkShare: 0, ...set });

function policyOf(...enclaves: Enclave[]): Policy {
  const policy = copyPolicy(world.basePolicy);
  policy.enclaves.push(...enclaves);
  return policy;
}

/** The world with parks as they stand, sharing no stock with the original. */
const worldWith = (parks: Parks): World => ({ ...world, stocks: { ...copyStocks(world.stocks), parks } });

const standing = (opened: number, received = 0): Parks =>
  new Map([["park", { host: 1, opened, received: new Float64Array(sectors).fill(received) }]]);

describe("what a park costs", () => {
  const built = park({ investment: 10, investmentYears: 3, sponsorInvestment: 0.9, land: 2, landPrice: 5 });
  const paidBy = (parks: Parks) => lumpSums(worldWith(parks), Memory.ofBaseYear(world), policyOf(built), undefined);

  it("is land in its first year and building in its first years, in the parts of sponsor and host", () => {
    const { toCities, toHouseholds, toCentre, targeted } = paidBy(NO_PARKS);
    // The sponsor pays 0.9 of 10 for building, which the host orders, and of 10 for land, which households of the host get.
    expect([...toCities]).toEqual(close([-18, 8, 0, 0]));
    expect([...toHouseholds]).toEqual(close([0, 10, 0, 0]));
    expect(sum(toCities) + sum(toHouseholds) + sum(toCentre)).toBeCloseTo(0, 12);
    expect(targeted[2 * n + 1]).toBeCloseTo(10, 12);
    expect(sum(targeted)).toBeCloseTo(10, 12);
  });

  it("is no land afterwards, and nothing once it is built", () => {
    expect([...paidBy(standing(world.year - 2)).toCities]).toEqual(close([-9, 9, 0, 0]));
    const done = paidBy(standing(world.year - 3));
    expect([...done.toCities, ...done.targeted]).toEqual(new Array(n + sectors * n).fill(0));
  });

  it("is, of its local tax, what the zone keeps: building that the host orders next year", () => {
    const { market: small, inputs } = twoCities();
    small.finance.localCellTax.set([100, 60]);
    inputs.policy.enclaves.push(parkOf({ zoneTax: 0.7 }));
    const pending = noPayments(small.economy);
    fixYear(small, inputs);
    reinvestZoneTax(small, inputs, pending);
    expect([...pending.targeted]).toEqual(close([14, 0]));
    const memory = Memory.ofBaseYear(world);
    memory.pending.targeted[2 * n + 1] = 14;
    expect(lumpSums(world, memory, world.basePolicy, undefined).targeted[2 * n + 1]).toBe(14);
  });
});

describe("land of a park", () => {
  it("is released once, when it opens, and counted", () => {
    const policy = policyOf(park({ land: 3 }));
    const [opening, open] = [NO_PARKS, standing(world.year - 1)].map((parks) => {
      const stage = worldWith(parks);
      const release = releaseLand(stage, policy, market.industrialRent, 1);
      expect(commitLand(stage, policy, release)).toBeLessThan(1e-12);
      return [...release.industrial];
    });
    expect([opening, open]).toEqual([
      [0, 3, 0, 0],
      [0, 0, 0, 0],
    ]);
  });
});

describe("a park that receives", () => {
  const firms = stockOf(world.population.firms, MANUFACTURING * n + 1, n);
  const shareOf = (parks: Parks, one: Enclave) => parkShares(parks, [one], sectors)[MANUFACTURING]!;
  /** Share of the park after so many firms of every sector came to the host, of which a part settles in the park. */
  const shareAfter = (arrivals: number, settling: number | undefined, one: Enclave, parks: Parks = NO_PARKS) => {
    const flows = emptyFlows(economy);
    for (let s = 0; s < sectors; s++) flows.arrivals[s * n + 1] = arrivals;
    const parts = settling === undefined ? [] : [["park", Float64Array.from(listed, (one) => one * settling)] as const];
    const plan = { policy: policyOf(one), settling: new Map(parts) } as unknown as RelocationPlan;
    return shareOf(growParks(worldWith(parks), plan, flows), one);
  };

  it("starts empty and holds those that came to it", () => {
    expect(shareAfter(8, undefined, park())).toBe(0);
    expect(shareAfter(8, 0.25, park())).toBeCloseTo(2 / firms, 12);
  });

  it("takes newcomers from the rest of the host, and keeps its part of that", () => {
    const one = park({ parkShare: 0.1 });
    const before = shareOf(standing(2020, 0.25), one);
    expect(before).toBeCloseTo(0.325, 12);
    expect(shareAfter(8, 0.25, one, standing(2020, 0.25))).toBeCloseTo(before + ((1 - before) * 2) / firms, 12);
  });

  it("opens anew in another host, with nothing of what it received before", () => {
    const moved = park({ host: 2, contractor: 2, land: 2, landPrice: 5, parkShare: 0.1 });
    const before = standing(2020, 0.25);
    expect(shareOf(before, moved)).toBe(0.1);
    const { industrial } = releaseLand(worldWith(before), policyOf(moved), market.industrialRent, 1);
    expect(industrial[2]! - world.basePolicy.industrialLandRelease[2]!).toBeCloseTo(2, 12);
    const { toHouseholds } = lumpSums(worldWith(before), Memory.ofBaseYear(world), policyOf(moved), undefined);
    expect(toHouseholds[2]).toBeCloseTo(10, 12);
    const plan = { policy: policyOf(moved), settling: new Map() } as unknown as RelocationPlan;
    expect(growParks(worldWith(before), plan, emptyFlows(economy)).get("park")).toMatchObject({
      host: 2,
      opened: world.year,
    });
  });

  it("keeps its share where nobody comes", () => {
    expect(shareAfter(8, undefined, park({ parkShare: 0.1 }))).toBe(0.1);
    expect(shareAfter(0, 0.25, park(), standing(2020, 0.25))).toBe(0.25);
  });
});

describe("two parks of one host", () => {
  const firms = stockOf(world.population.firms, MANUFACTURING * n + 1, n);
  const [one, two] = [park({ id: "one", parkShare: 0.2 }), park({ id: "two", parkShare: 0.1 })];
  const both = policyOf(one, two);
  /** Parks after a year in which so many firms came to the host, of which these parts settle in the two. */
  const grown = (parks: Parks, arrivals: number, [first, second]: [number, number], policy = both) => {
    const flows = emptyFlows(economy);
    flows.arrivals[MANUFACTURING * n + 1] = arrivals;
    const settling = new Map([
      ["one", Float64Array.from(listed, (on) => on * first)],
      ["two", Float64Array.from(listed, (on) => on * second)],
    ]);
    return growParks(worldWith(parks), { policy, settling } as unknown as RelocationPlan, flows);
  };
  const sharesOf = (parks: Parks) => {
    const shares = parkShares(parks, [one, two], sectors);
    return [shares[MANUFACTURING]!, shares[sectors + MANUFACTURING]!] as const;
  };

  it("share what comes to either: who settles in one is not in the other", () => {
    const before = sharesOf(NO_PARKS);
    expect(before).toEqual([0.2, 0.1]);
    const [first, second] = sharesOf(grown(NO_PARKS, 0.1 * firms, [0.5, 0.3]));
    // Of a tenth of the firms 5 points settle in the first and 3 in the second; 92 are as before.
    expect(first).toBeCloseTo(0.05 + 0.92 * 0.2, 12);
    expect(second).toBeCloseTo(0.03 + 0.92 * 0.1, 12);
  });

  it("are never more than the host, however many years they fill their rooms", () => {
    let parks = NO_PARKS;
    for (let year = 0; year < 60; year++) parks = grown(parks, 0.2 * firms, [0.5, 0.4]);
    const [first, second] = sharesOf(parks);
    expect(first).toBeGreaterThan(second);
    expect(first + second).toBeGreaterThan(0.99);
    expect(first + second).toBeLessThanOrEqual(1 + 1e-12);
  });

  it("are never more than the host where one is taken up again after the other has filled", () => {
    let parks = NO_PARKS;
    for (let year = 0; year < 30; year++) parks = grown(parks, 0.2 * firms, [0.9, 0], policyOf(one));
    for (let year = 0; year < 30; year++) parks = grown(parks, 0.2 * firms, [0, 0.9], policyOf(two));
    const [first, second] = sharesOf(parks);
    expect(second).toBeGreaterThan(0.9);
    expect(first + second).toBeLessThanOrEqual(1 + 1e-12);
  });
});
