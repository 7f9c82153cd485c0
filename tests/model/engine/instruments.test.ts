import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import {
  Compiled,
  copyPolicy,
  emptyPolicy,
  INSTRUMENTS,
  type InstrumentName,
} from "../../../src/model/engine/instruments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import { compiledWedges, compileWedges, type Wedges } from "../../../src/model/engine/wedges.js";

const [NODES, SECTORS, TYPES] = [3, 2, 2] as const;
const economy = bareEconomy(
  { nodes: NODES, sectors: SECTORS, labourTypes: TYPES },
  {
    headquartersCostShare: Float64Array.of(0.1, 0.2),
    goods: {
      distanceElasticity: Float64Array.of(0.3, 0.4),
      referenceHours: 1,
      loadValue: Float64Array.of(1000, 2000),
      valueOfTime: 100,
      borderExposure: Float64Array.of(1, 0.5),
      residualCost: new Float64Array(SECTORS * NODES * NODES).fill(1),
    },
  },
);

/** A policy in which every wedge is at work. */
function busyPolicy(): Policy {
  const policy = emptyPolicy(NODES, SECTORS, TYPES);
  for (const values of arraysOf(policy).values()) {
    for (let k = 0; k < values.length; k++) values[k] = 0.1 + 0.01 * k;
  }
  return policy;
}

function arraysOf(policy: Policy): Map<InstrumentName, Float64Array> {
  const entries = Object.entries(policy).filter(([, value]) => value instanceof Float64Array);
  return new Map(entries as [InstrumentName, Float64Array][]);
}

function numbersOf({ freeness, tollFreeness, rentFreeness, coordination }: Wedges): number[] {
  return [freeness, tollFreeness, rentFreeness, coordination].flatMap((values) => (values ? [...values] : []));
}

describe("an empty policy", () => {
  it("has no barriers, undisturbed productivity, no ceilings, and profit tax at the plant", () => {
    const policy = emptyPolicy(NODES, SECTORS, TYPES);
    expect(Object.keys(policy)).toEqual(Object.keys(INSTRUMENTS));
    expect(policy.protection).toEqual(new Float64Array(SECTORS * NODES * NODES));
    expect(policy.migrationBorder).toEqual(new Float64Array(TYPES * NODES * NODES));
    expect(policy.productivity).toEqual(new Float64Array(SECTORS * NODES).fill(1));
    expect(policy.subsidyCeiling).toEqual(new Float64Array(SECTORS * NODES).fill(Number.POSITIVE_INFINITY));
    expect(policy.apportionment).toEqual({ plant: 1, headquarters: 0 });
    expect(policy.transfers).toEqual([]);
  });

  it("shares nothing with the next one", () => {
    const first = emptyPolicy(NODES, SECTORS, TYPES);
    first.apportionment.plant = 0;
    first.transfers.push({ id: "one", payer: -1, payee: 0, amount: 1 });
    expect(emptyPolicy(NODES, SECTORS, TYPES)).toEqual({
      ...first,
      apportionment: { plant: 1, headquarters: 0 },
      transfers: [],
    });
  });
});

it("copies so deeply that nothing written on the copy reaches the original", () => {
  const policy = emptyPolicy(NODES, SECTORS, TYPES);
  policy.revenuePools.push({ id: "pool", members: [0, 1], share: 0.1, weights: Float64Array.of(0.5, 0.5) });
  const copy = copyPolicy(policy);
  expect(copy).toEqual(policy);
  copy.tollPerKm[1] = 5;
  copy.revenuePools[0]!.weights[0] = 1;
  copy.apportionment.plant = 0;
  copy.transfers.push({ id: "more", payer: -1, payee: 0, amount: 1 });
  expect(policy.tollPerKm[1]).toBe(0);
  expect(policy.revenuePools[0]!.weights[0]).toBe(0.5);
  expect(policy.apportionment.plant).toBe(1);
  expect(policy.transfers).toEqual([]);
});

describe("wedges", () => {
  it.each([...arraysOf(busyPolicy()).keys()])("%s moves them exactly where the table says so", (name) => {
    const before = busyPolicy();
    const after = copyPolicy(before);
    // Off the diagonal of pairs, where a barrier stands between two different nodes.
    (after[name] as Float64Array)[1]! += 0.05;
    const instrument = INSTRUMENTS[name];
    const wedge = "wedge" in instrument && instrument.wedge;
    const moved = numbersOf(compileWedges(economy, before)).join() !== numbersOf(compileWedges(economy, after)).join();
    expect(moved).toBe(wedge);
    const compiled = compiledWedges(economy);
    expect(compiled.of(before) === compiled.of(after)).toBe(!wedge);
  });
});

it("what is compiled of agreements is made anew only where one of them is another", () => {
  const before = busyPolicy();
  before.revenuePools.push({ id: "pool", members: [0, 1], share: 0.1, weights: Float64Array.of(0.5, 0.5) });
  const [same, ...others] = [before, before, before, before].map(copyPolicy);
  others[0]!.revenuePools[0]!.weights[1] = 0.4;
  others[1]!.revenuePools[0]!.members[1] = 2;
  others[2]!.revenuePools.pop();
  const compiled = new Compiled(["revenuePools"], ({ revenuePools }) => [...revenuePools]);
  const made = compiled.of(before);
  expect(compiled.of(same!)).toBe(made);
  for (const other of others) {
    expect(compiled.of(other)).toEqual(other.revenuePools);
    expect(compiled.of(before)).toEqual(made);
  }
});

describe("what is compiled for a run and its fork", () => {
  const policyOf = (toll: number) => {
    const policy = emptyPolicy(NODES, SECTORS, TYPES);
    policy.tollPerKm.fill(toll);
    return policy;
  };
  /** Counts how often it is made, in an array that is written on where that may be. */
  const counting = () => {
    const made: (Float64Array | undefined)[] = [];
    const compiled = new Compiled(["tollPerKm"], ({ tollPerKm }, former: Float64Array | undefined) => {
      made.push(former);
      const values = former ?? new Float64Array(tollPerKm.length);
      values.set(tollPerKm);
      return values;
    });
    return { made, compiled };
  };

  it("is written on again by a run that nobody was forked from", () => {
    const { made, compiled } = counting();
    const first = compiled.of(policyOf(1));
    expect(compiled.of(policyOf(1))).toBe(first);
    expect(compiled.of(policyOf(2))).toBe(first);
    expect(made).toEqual([undefined, first]);
    expect(first[0]).toBe(2);
  });

  it("is one for both until the policy of one of them is another, which then has its own", () => {
    const { made, compiled } = counting();
    const first = compiled.of(policyOf(1));
    const fork = compiled.share();
    expect(fork.of(policyOf(1))).toBe(first);
    expect(made.length).toBe(1);
    const ofFork = fork.of(policyOf(2));
    const ofRun = compiled.of(policyOf(3));
    expect([first[0], ofFork[0], ofRun[0]]).toEqual([1, 2, 3]);
    expect(made).toEqual([undefined, undefined, undefined]);
    // Each writes on its own from then on.
    expect(fork.of(policyOf(4))).toBe(ofFork);
    expect(compiled.of(policyOf(5))).toBe(ofRun);
    expect([first[0], ofFork[0], ofRun[0]]).toEqual([1, 4, 5]);
  });

  it("is made anew for an array of another length, and for what is no array any more", () => {
    const compiled = new Compiled(["apportionment", "tollPerKm"], (policy) => [policy.apportionment.plant]);
    const policy = policyOf(1);
    const made = compiled.of(policy);
    const longer = { ...policy, tollPerKm: new Float64Array(NODES * NODES + 1).fill(1) };
    expect(compiled.of(longer)).not.toBe(made);
    const again = compiled.of(policy);
    expect(compiled.of({ ...policy, apportionment: { ...policy.apportionment } })).toBe(again);
    expect(compiled.of({ ...policy, apportionment: { plant: 0, headquarters: 0 } })).toEqual([0]);
    expect(compiled.of({ ...policy, apportionment: { plant: 1 } as Policy["apportionment"] })).toEqual([1]);
  });
});
