import { describe, expect, it } from "vitest";
import { flowVerdict, likenessTo, pairedDifference } from "../../../src/evidence/flows/flows.js";
import { validateFlows } from "../../../src/evidence/index.js";
import type { FlowTable } from "../../../src/input/index.js";
import { calibrationOf } from "../../model/arms.js";

const places = ["a", "b", "c"].map((id, k) => ({ id, province: "p", latitude: 30 + k, longitude: 110 }));
const table: FlowTable = {
  places,
  flows: [
    { origin: 0, destination: 1, flow: 30 },
    { origin: 0, destination: 2, flow: 10 },
    { origin: 1, destination: 0, flow: 5 },
    { origin: 1, destination: 2, flow: 15 },
  ],
  toItself: 0,
  unobserved: 0,
};

describe("likeness of flows", () => {
  it("is whole for what has the same shares, and none for even ones", () => {
    const same = likenessTo(table, [3, 1, 100, 300]);
    expect(same.deviance).toBeCloseTo(1, 12);
    // ranks 4, 2, 1, 3 against 2, 1, 3, 4: 1 - 6 (4 + 1 + 4 + 1) / (4 x 15)
    expect(same.spearman).toBeCloseTo(0, 12);
    expect(likenessTo(table, [1, 1, 7, 7]).deviance).toBeCloseTo(0, 12);
  });

  it("is the part of the deviance that shares explain, by hand", () => {
    const deviance = (observed: number[], expected: number[]) =>
      2 * observed.reduce((sum, value, k) => sum + value * Math.log(value / expected[k]!), 0);
    const all = deviance([30, 10], [20, 20]) + deviance([5, 15], [10, 10]);
    const left = deviance([30, 10], [24, 16]) + deviance([5, 15], [8, 12]);
    expect(likenessTo(table, [3, 2, 2, 3]).deviance).toBeCloseTo(1 - left / all, 12);
  });

  it("has ties at their mean rank, and no value where a flow is observed that the others exclude", () => {
    // ranks 4, 2, 1, 3 against 3.5, 1.5, 1.5, 3.5
    expect(likenessTo(table, [2, 1, 1, 2]).spearman).toBeCloseTo(4 / Math.sqrt(5 * 4), 12);
    expect(likenessTo(table, [0, 1, 1, 1]).deviance).toBeNaN();
  });
});

describe("the difference from naive gravity", () => {
  const observed: FlowTable = {
    places: Array.from({ length: 8 }, (_, k) => ({ id: String(k), province: "p", latitude: 30 + k, longitude: 110 })),
    flows: Array.from({ length: 56 }, (_, k) => {
      const [origin, other] = [Math.floor(k / 7), k % 7];
      return { origin, destination: other < origin ? other : other + 1, flow: 1 + ((k * 7) % 11) };
    }),
    toItself: 0,
    unobserved: 0,
  };
  const flow = observed.flows.map((pair) => pair.flow);

  it("is none for the same flows, and above none for those that were observed", () => {
    expect(pairedDifference(observed, flow, flow)).toEqual({ value: 0, low: 0, high: 0 });
    const even = flow.map(() => 1);
    const { value, low, high } = pairedDifference(observed, flow, even);
    // What was observed explains all of the deviance, even shares none.
    for (const one of [value, low, high]) expect(one).toBeCloseTo(1, 10);
    expect(pairedDifference(observed, even, flow).high).toBeCloseTo(-1, 10);
  });

  it("has no interval where it has no value: cities drawn without the pair that the others exclude say nothing", () => {
    const none = flow.map((value, k) => (k === 0 ? 0 : value));
    const found = pairedDifference(observed, none, flow);
    expect(found).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN });
    expect(flowVerdict(found)).toBe("not comparable");
  });
});

describe("flows of a shipped region", () => {
  it("are set beside travel and naive gravity by kind", () => {
    const rows = validateFlows(calibrationOf("beijing-tianjin-hebei"));
    expect(rows.map(({ kind }) => kind)).toEqual(["goods", "workers", "headquarters", "firms", "capital"]);
    expect(rows.at(-1)!.verdict).toBe("no yardstick");
    for (const { naive, pairs, spearman, deviance, difference } of rows) {
      expect(difference.value).toBeCloseTo(deviance - naive.deviance, 10);
      expect(difference.low).toBeLessThan(difference.high);
      expect(pairs).toBe(156);
      // A program that shares no code finds 0.9133 and 0.8020.
      expect(naive.spearman).toBeCloseTo(0.9133, 4);
      expect(naive.deviance).toBeCloseTo(0.802, 4);
      expect(spearman).toBeGreaterThan(0.5);
      expect(deviance).toBeGreaterThan(0.3);
    }
  });
});

it.each([
  [-0.2, -0.1, "below naive"],
  [-0.2, 0, "as naive"],
  [-0.1, 0.1, "as naive"],
  [0, 0.2, "as naive"],
  [0.1, 0.2, "above naive"],
  [NaN, NaN, "not comparable"],
])("a difference between %s and %s is %s: only what lies beyond none says something", (low, high, verdict) => {
  expect(flowVerdict({ low, high })).toBe(verdict);
});
