import { describe, expect, it } from "vitest";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { Memory } from "../../../src/model/engine/memory.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import { lumpSums, priceLevel, promisePayments } from "../../../src/model/engine/payments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { CompensationBond, ReceptionPlatform } from "../../../src/model/engine/policyEntries.js";
import { RandomStream } from "../../../src/model/engine/random.js";
import { calibrationOf } from "../arms.js";
import { close, sum } from "./setting.js";

const { world } = calibrationOf("teaching-three-cities");
const { economy } = world;
const { nodes: n, sectors } = economy;
const CENTRE = -1;

function policyWith(write: (policy: Policy) => void): Policy {
  const policy = copyPolicy(world.basePolicy);
  write(policy);
  return policy;
}

/** The year after one in which everything in the cities cost twice as much as in the base year. */
function dear(): Memory {
  const memory = Memory.ofBaseYear(world);
  memory.livingCost = memory.livingCost.map((cost) => 2 * cost);
  return memory;
}

describe("fixed payments", () => {
  it("move money between cities, or out of the centre's, at the prices of the year", () => {
    const policy = policyWith(({ transfers }) => {
      transfers.push({ id: "a", payer: 0, payee: 1, amount: 10 }, { id: "b", payer: CENTRE, payee: 2, amount: 3 });
    });
    expect(priceLevel(world, dear())).toBeCloseTo(2, 12);
    const { toCities, toCentre, toHouseholds } = lumpSums(world, dear(), policy, undefined);
    expect([...toCities]).toEqual(close([-20, 20, 6, 0]));
    expect([...toCentre]).toEqual(close([-6]));
    expect(sum(toHouseholds)).toBe(0);
  });

  it("move money between households, which is told apart from what they get under levers", () => {
    const memory = Memory.ofBaseYear(world);
    memory.pending.toHouseholds.set([0, 3, 0, 0]);
    const policy = policyWith(({ transfers }) =>
      transfers.push({ id: "a", payer: 0, payee: 1, amount: 10, households: true }),
    );
    const { toCities, toHouseholds, betweenHouseholds } = lumpSums(world, memory, policy, undefined);
    expect([...toHouseholds]).toEqual(close([-10, 13, 0, 0]));
    expect([...betweenHouseholds!]).toEqual(close([-10, 10, 0, 0]));
    expect([...toCities]).toEqual([0, 0, 0, 0]);
  });

  it("add to what was promised the year before, and leave the promise as it was", () => {
    const memory = Memory.ofBaseYear(world);
    memory.pending.toCities.set([1, -1, 0, 0]);
    const policy = policyWith(({ transfers }) => transfers.push({ id: "a", payer: 0, payee: 1, amount: 10 }));
    expect([...lumpSums(world, memory, policy, undefined).toCities]).toEqual(close([-9, 9, 0, 0]));
    expect([...memory.pending.toCities]).toEqual([1, -1, 0, 0]);
  });

  it("are orders from the headquarters sector for a platform, from its own for a public work", () => {
    const policy = policyWith(({ innovationPlatforms, publicWorks }) => {
      innovationPlatforms.push({ id: "lab", members: [0, 2], contributions: Float64Array.of(4, 1) });
      const way = { project: "0-1", city: 1, end: 0, part: 1, hoursBefore: 2, travelHours: 1, throughTraffic: true };
      publicWorks.push({ ...way, amount: 7, sector: 1 });
    });
    const { targeted } = lumpSums(world, Memory.ofBaseYear(world), policy, undefined);
    const orders = new Float64Array(sectors * n);
    orders[economy.headquartersSector * n + 0] = 4;
    orders[economy.headquartersSector * n + 2] = 1;
    orders[1 * n + 1] = 7;
    expect([...targeted]).toEqual(close([...orders]));
  });
});

describe("a bond", () => {
  const bond: CompensationBond = {
    id: "river",
    upstream: [2],
    downstream: 0,
    amount: 5,
    sectors: Uint8Array.of(0, 1, 0),
    stability: 1,
    threshold: 1,
    noise: 0,
  };
  const paidFor = (growth: number, more: Partial<CompensationBond> = {}, random?: RandomStream) => {
    const memory = Memory.ofBaseYear(world);
    memory.output[1 * n + 2]! *= growth;
    // What other sectors and cities make is of no account.
    memory.output[0 * n + 2]! *= 9;
    memory.output[1 * n + 0]! *= 9;
    return lumpSums(
      world,
      memory,
      policyWith(({ bonds }) => bonds.push({ ...bond, ...more })),
      random,
    ).toCities[2]!;
  };

  it("pays upstream as long as it makes no more than it may of the listed sectors, and downstream else", () => {
    expect([paidFor(0.9), paidFor(1), paidFor(1.1)]).toEqual(close([5, 5, -5]));
    expect([paidFor(1.1, { stability: 0.85 }), paidFor(1.1, { threshold: 1.2 })]).toEqual(close([5, 5]));
  });

  it("goes by the joint output of several cities, and is shared by that of the base year", () => {
    const { output } = world.residuals.base;
    const [first, second] = [output[1 * n + 1]!, output[1 * n + 2]!];
    const sharing = (growth: number) => {
      const memory = Memory.ofBaseYear(world);
      memory.output[1 * n + 2]! *= growth;
      const policy = policyWith(({ bonds }) => bonds.push({ ...bond, upstream: [1, 2], amount: first + second }));
      return [...lumpSums(world, memory, policy, undefined).toCities];
    };
    expect(sharing(1)).toEqual(close([-first - second, first, second, 0]));
    expect(sharing(1.01)).toEqual(close([first + second, -first, -second, 0]));
    // What one makes more another may make less.
    const memory = Memory.ofBaseYear(world);
    memory.output[1 * n + 1]! -= 0.02 * second;
    memory.output[1 * n + 2]! *= 1.01;
    const policy = policyWith(({ bonds }) => bonds.push({ ...bond, upstream: [1, 2] }));
    expect(lumpSums(world, memory, policy, undefined).toCities[0]).toBeCloseTo(-5, 12);
  });

  it("pays upstream where it makes nothing of the listed sectors, and never did", () => {
    const memory = Memory.ofBaseYear(world);
    memory.output[1 * n + 2] = 0;
    const { residuals } = world;
    const without = { ...world, residuals: { ...residuals, base: { ...residuals.base, output: memory.output } } };
    const policy = policyWith(({ bonds }) => bonds.push(bond));
    const { toCities, bondIndex } = lumpSums(without, memory, policy, undefined);
    expect([toCities[2], bondIndex?.[2]]).toEqual(close([5, 0]));
  });

  it("has an index of its city where the city has no other", () => {
    const indices = (...bonds: CompensationBond[]) => {
      const policy = policyWith((written) => written.bonds.push(...bonds));
      return [...lumpSums(world, Memory.ofBaseYear(world), policy, undefined).bondIndex!];
    };
    const air = { ...bond, id: "air", upstream: [1, 2], downstream: 0, stability: 2 };
    expect(indices(bond)).toEqual([NaN, NaN, 1, NaN]);
    expect(indices(bond, air)).toEqual([NaN, 2, NaN, NaN]);
  });

  it("goes by chance as well where its index is noisy, and without a stream is what is expected of it", () => {
    const drawn = Array.from({ length: 40 }, (_, seed) =>
      paidFor(1.1, { noise: 0.1 }, new RandomStream(seed, 0, "bonds")),
    );
    expect(drawn.filter((paid) => paid > 0).length).toBeGreaterThan(0);
    expect(drawn.filter((paid) => paid < 0).length).toBeGreaterThan(20);
    // A tenth above the threshold is one sd of the noise: downstream pays in 16 % of cases.
    expect(paidFor(1.1, { noise: 0.1 })).toBeCloseTo(5 * (2 * 0.158655 - 1), 4);
    expect(paidFor(1.1, { noise: 10 })).toBeCloseTo(5 * (2 * 0.496011 - 1), 4);
    expect(paidFor(1.1, { noise: 0 })).toBeCloseTo(-5, 12);
  });
});

describe("promises for next year", () => {
  const platform: ReceptionPlatform = {
    id: "mill",
    city: 1,
    sectors: Uint8Array.of(0, 1, 0),
    capacity: 10,
    offer: 0,
    subsidyPerFirm: 0.5,
    payer: 0,
  };
  const promised = (arrivals: number, payer: number, platforms = [platform]) => {
    const memory = Memory.ofBaseYear(world);
    const flows = emptyFlows(economy);
    flows.arrivals[1 * n + 1] = arrivals;
    flows.arrivals[2 * n + 1] = 100;
    const policy = policyWith(({ receptionPlatforms }) =>
      receptionPlatforms.push(...platforms.map((one) => ({ ...one, payer }))),
    );
    promisePayments(world, memory, policy, flows, Float64Array.of(0, 0, 3, -3));
    return memory.pending;
  };

  it("are a subsidy for every firm that came for the platform, up to its capacity", () => {
    const { toCities, toHouseholds } = promised(4, 0);
    expect([...toCities]).toEqual(close([-2, 0, 3, -3]));
    expect([...toHouseholds]).toEqual(close([0, 2, 0, 0]));
    expect([...promised(40, 0).toHouseholds]).toEqual(close([0, 5, 0, 0]));
  });

  it("are paid once for a firm, however many platforms of its city stand for the same capacity", () => {
    const halves = ["mill", "yard"].map((id) => ({ ...platform, id, capacity: 5 }));
    const elsewhere = { ...platform, id: "far", city: 2 };
    const none = { ...platform, id: "none", capacity: 0 };
    for (const arrivals of [4, 40])
      expect(promised(arrivals, 0, [...halves, elsewhere, none])).toEqual(promised(arrivals, 0));
  });

  it("may be the centre's", () => {
    const { toCities, toCentre } = promised(4, CENTRE);
    expect([...toCentre]).toEqual(close([-2]));
    expect([...toCities]).toEqual(close([0, 0, 3, -3]));
  });
});
