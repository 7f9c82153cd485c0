import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { copyPolicy, emptyPolicy } from "../../../src/model/engine/instruments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import { compiledWedges, compileWedges, deliveredPrice } from "../../../src/model/engine/wedges.js";
import { close } from "./setting.js";

const [GOODS, SERVICES] = [0, 1] as const;
const economy = bareEconomy(
  { nodes: 2, sectors: 2, labourTypes: 1 },
  {
    substitution: Float64Array.of(4, 2),
    headquartersCostShare: Float64Array.of(0.5, 0.1),
    goods: {
      distanceElasticity: Float64Array.of(0.5, 1),
      referenceHours: 0.5,
      loadValue: Float64Array.of(1000, Number.POSITIVE_INFINITY),
      valueOfTime: 100,
      borderExposure: Float64Array.of(1, 0.5),
      residualCost: new Float64Array(8).fill(1),
    },
  },
);
const [HERE, THERE] = [0 * 2 + 1, 1 * 2 + 0] as const;

function priced(policy: Policy, sector: number, seller = 0, buyer = 1) {
  const out = { factor: Number.NaN, tollShare: Number.NaN, rentShare: Number.NaN, tariffShare: Number.NaN };
  deliveredPrice(economy, policy, sector, seller, buyer, out);
  return out;
}

function policyWith(write: (policy: Policy) => void): Policy {
  const policy = emptyPolicy(2, 2, 1);
  write(policy);
  return policy;
}

describe("the delivered price", () => {
  it.each<[string, (policy: Policy) => void, number, number]>([
    // 1.5 hours against half an hour: a fourfold trip, to the power of a half.
    ["a trip", ({ travelHours }) => travelHours.fill(1.5), 2, 4],
    // A load of 1000 that waits for an hour of 100, or pays 1 a km over 200 km.
    ["a delay", ({ delayHours }) => delayHours.fill(1), 1.1, 1],
    ["a toll", (policy) => [policy.tollPerKm.fill(1), policy.roadKm.fill(200)], 1.2, 1],
    ["a border", ({ border }) => border.fill(0.25), 1.25, 1.125],
    ["a difference of rules", ({ ruleDifference }) => ruleDifference.fill(0.1), 1.1, 1.05],
    ["protection", ({ protection }) => protection.fill(0.04), 1.04, 1.02],
    ["a tariff, which whoever sets it means for the sector,", ({ tariff }) => tariff.fill(0.3), 1.3, 1.3],
  ])("counts %s, by what the sector feels of it", (_, write, goods, services) => {
    const policy = policyWith(write);
    expect(priced(policy, GOODS).factor).toBeCloseTo(goods, 12);
    expect(priced(policy, SERVICES).factor).toBeCloseTo(services, 12);
  });

  it("multiplies what stands in the way, delay and toll as parts of one load", () => {
    const policy = policyWith((all) => {
      all.travelHours.fill(1.5);
      all.delayHours.fill(1);
      all.tollPerKm.fill(1);
      all.roadKm.fill(200);
      all.border.fill(0.25);
    });
    const { factor, tollShare } = priced(policy, GOODS);
    expect(factor).toBeCloseTo(2 * 1.3 * 1.25, 12);
    expect(tollShare).toBeCloseTo(0.2 / 1.3, 12);
  });

  it("asks who sells what to whom: protection is against a seller's goods of a sector", () => {
    const policy = policyWith(({ protection }) => protection.set([0.3], HERE));
    expect(priced(policy, GOODS, 0, 1).factor).toBeCloseTo(1.3, 12);
    expect(priced(policy, GOODS, 1, 0).factor).toBe(1);
    expect(priced(policy, SERVICES, 0, 1).factor).toBe(1);
  });

  it("of what protection costs the buyer a share is a rent, by what the sector feels of it", () => {
    const policy = policyWith((all) => {
      all.protection.fill(0.25);
      // In city 1 alone.
      all.protectionRentShare.set([0, 0.6, 0, 0.6]);
    });
    expect(priced(policy, GOODS).rentShare).toBeCloseTo((0.6 * 0.25) / 1.25, 12);
    expect(priced(policy, SERVICES).rentShare).toBeCloseTo((0.6 * 0.125) / 1.125, 12);
    expect(priced(policy, GOODS, 1, 0).rentShare).toBe(0);
  });

  it("takes the rent first, the tariff of what is left and the toll of the rest, so that all fit into the price", () => {
    const policy = policyWith((all) => {
      all.tollPerKm.fill(1);
      all.roadKm.fill(3000);
      all.protection.fill(9);
      all.protectionRentShare.fill(1);
      all.tariff.fill(0.25);
    });
    const { factor, tollShare, rentShare, tariffShare } = priced(policy, GOODS);
    expect(factor).toBeCloseTo(4 * 10 * 1.25, 12);
    expect(rentShare).toBeCloseTo(0.9, 12);
    expect(tariffShare).toBeCloseTo(0.1 * 0.2, 12);
    expect(tollShare).toBeCloseTo(0.08 * 0.75, 12);
    // The customs value is what stands before customs: a quarter of it is the tariff.
    expect(tariffShare * factor).toBeCloseTo(0.25 * (1 - rentShare - tariffShare) * factor, 12);
  });

  it("is the factory's at home but for the hours inside, whatever else is written on the diagonal", () => {
    const policy = policyWith((all) => {
      for (const values of [all.delayHours, all.border, all.protection, all.tollPerKm, all.roadKm]) values.fill(1);
      all.travelHours.set([0, 1, 1, 1.5]);
    });
    expect(priced(policy, GOODS, 0, 0)).toEqual({ factor: 1, tollShare: 0, rentShare: 0, tariffShare: 0 });
    // 1.5 hours against half an hour: a fourfold trip.
    expect(priced(policy, GOODS, 1, 1)).toEqual({ factor: 2, tollShare: 0, rentShare: 0, tariffShare: 0 });
    expect(priced(policy, SERVICES, 1, 1)).toEqual({ factor: 4, tollShare: 0, rentShare: 0, tariffShare: 0 });
  });

  it("never falls when a barrier rises", () => {
    const barrier = fc.float({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(barrier, { minLength: 5, maxLength: 5 }), fc.nat({ max: 4 }), (heights, raised) => {
        const of = (values: readonly number[]) =>
          policyWith((all) => {
            const barriers = [all.travelHours, all.delayHours, all.border, all.ruleDifference, all.protection];
            for (const [b, array] of barriers.entries()) array.fill(values[b]!);
          });
        const higher = of(heights.map((height, b) => (b === raised ? height + 0.1 : height)));
        for (const sector of [GOODS, SERVICES])
          expect(priced(higher, sector).factor).toBeGreaterThanOrEqual(priced(of(heights), sector).factor);
      }),
    );
  });
});

describe("wedges", () => {
  const busy = policyWith((all) => {
    all.tollPerKm[HERE] = 1;
    all.roadKm.fill(200);
    all.border[THERE] = 0.25;
    all.coordinationCost[HERE] = 0.21;
    all.protection[4 + THERE] = 0.5;
    all.protectionRentShare.fill(1);
  });

  it("are the delivered price to the power 1 - sigma, rows the buyers", () => {
    const { freeness, tollFreeness, rentFreeness } = compileWedges(economy, busy);
    expect([...freeness.subarray(0, 4)]).toEqual([1, 1.25 ** -3, 1.2 ** -3, 1]);
    // A sixth of what city 1 pays for goods from city 0 is toll; services are not carried on lorries.
    expect([...tollFreeness!]).toEqual(close([0, 0, 1.2 ** -3 * (0.2 / 1.2), 0, 0, 0, 0, 0]));
    // Of services, which feel half of border and protection, city 0 keeps a fifth of what it pays to city 1.
    expect([...rentFreeness!]).toEqual(close([0, 0, 0, 0, 0, 0.2 / (1.125 * 1.25), 0, 0]));
  });

  it("hold the weight of goods in what a city buys, and the tariff of a seller's goods alone", () => {
    const policy = policyWith(({ taste, tariff }) => {
      taste[HERE] = 0.7;
      tariff[4 + THERE] = 0.25;
    });
    const { freeness, tariffFreeness } = compileWedges(economy, policy);
    const services = compileWedges(
      economy,
      policyWith(({ tariff }) => tariff.fill(0.25)),
    ).freeness[5]!;
    expect([...freeness]).toEqual(close([1, 1, 0.7, 1, 1, services, 1, 1]));
    expect([...tariffFreeness!]).toEqual(close([0, 0, 0, 0, 0, 0.2 * services, 0, 0]));
  });

  it("leave less of a plant the dearer it is to run from afar, where headquarters count", () => {
    const { coordination } = compileWedges(economy, busy);
    // Plants in city 1 under headquarters in city 0: 1.21 to the power eta (1 - sigma).
    expect([...coordination!]).toEqual(close([1, 1, 1.21 ** -1.5, 1, 1, 1, 1.21 ** -0.1, 1]));
  });

  it("say nothing of tolls, rents and coordination where there are none", () => {
    const none = { tollFreeness: null, rentFreeness: null, tariffFreeness: null, coordination: null };
    expect(compileWedges(economy, emptyPolicy(2, 2, 1))).toMatchObject(none);
    const wasted = policyWith(({ protection }) => protection.fill(0.3));
    expect(compileWedges(economy, wasted)).toMatchObject(none);
  });

  it("compiled on used arrays are as if compiled on new ones", () => {
    const used = compileWedges(
      economy,
      policyWith(({ border }) => border.fill(3)),
    );
    expect(compileWedges(economy, busy, used)).toEqual(compileWedges(economy, busy));
  });
});

describe("compiled wedges", () => {
  const open = emptyPolicy(2, 2, 1);
  const closed = policyWith(({ border }) => border.fill(0.5));

  it("are made anew only where the policy makes other wedges", () => {
    const compiled = compiledWedges(economy);
    const first = compiled.of(open);
    first.freeness[1] = 42;
    const taxed = copyPolicy(open);
    taxed.profitTaxRate.fill(0.3);
    expect(compiled.of(taxed)).toBe(first);
    expect(first.freeness[1]).toBe(42);
    expect(compiled.of(closed).freeness[1]).toBe(1.5 ** -3);
  });

  it("of a fork are those of its run until its policy differs, and leave the run its own", () => {
    const run = compiledWedges(economy);
    const wedges = run.of(open);
    const fork = run.share();
    expect(fork.of(open)).toBe(wedges);
    expect(fork.of(closed)).toEqual(compileWedges(economy, closed));
    expect(run.of(open)).toEqual(compileWedges(economy, open));
  });

  it("of a fork stay what they are when its run goes on under another policy", () => {
    const run = compiledWedges(economy);
    run.of(open);
    const fork = run.share();
    run.of(closed);
    expect(fork.of(open)).toEqual(compileWedges(economy, open));
  });
});
