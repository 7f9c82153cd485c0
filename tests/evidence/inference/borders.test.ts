import { describe, expect, it } from "vitest";
import { calibrate } from "../../../src/calibrate/index.js";
import { onObservedPairs, simulatedFlow } from "../../../src/evidence/flows/flows.js";
import { type BorderEstimates, pairsOf, pointsOf } from "../../../src/evidence/gravity/estimate.js";
import {
  type Inferred,
  inferBorders,
  isInferred,
  provincesOf,
  remembered,
  solveFor,
  withBorders,
} from "../../../src/evidence/inference/borders.js";
import { subjectOf } from "../../../src/evidence/realised/subject.js";
import type { Region } from "../../../src/input/index.js";
import { english, type Text, textOf } from "../../../src/words/index.js";
import { closedRegion } from "../../calibrate/setting.js";
import { fiveCities } from "./fiveCities.js";

/** A curve that counts how often it is asked. */
function counted(curve: (x: number) => number) {
  const asked: number[] = [];
  return {
    asked,
    curve: (x: number) => {
      asked.push(x);
      return curve(x);
    },
  };
}

describe("a figure that makes a coefficient", () => {
  it("is where a straight line meets it, found in one step, with the line's slope", () => {
    const { curve, asked } = counted((x) => 5 - 2 * x);
    expect(solveFor(curve, 1, [0, 0.5])).toEqual({ x: 2, simulated: 1, slope: -2 });
    expect(asked).toEqual([0, 0.5, 2]);
  });

  it("is the second start where that meets it already, within half a thousandth", () => {
    const { curve, asked } = counted((x) => 3 * x);
    expect(solveFor(curve, 3.0004, [0, 1])).toEqual({ x: 1, simulated: 3, slope: 3 });
    expect(asked).toHaveLength(2);
    expect(solveFor(curve, 3.0006, [0, 1]).x).toBeCloseTo(1.0002, 9);
  });

  it("is zero, asked for once, where what is wanted lies beyond", () => {
    const { curve, asked } = counted((x) => -0.2 - 4 * x);
    expect(solveFor(curve, 0.5, [0.1, 0.2])).toMatchObject({ x: 0, simulated: -0.2 });
    expect(asked).toEqual([0.1, 0.2, 0]);
  });

  it("is zero where both starts are, and what is wanted lies beyond", () => {
    expect(solveFor((x) => 0.2 - 4 * x, 0.6, [0, 0])).toEqual({ x: 0, simulated: 0.2, slope: expect.closeTo(-4, 9) });
  });

  it("is given up after twelve steps on a curve that is too flat where it should be met", () => {
    const { curve, asked } = counted((x) => x ** 10);
    const { x, simulated } = solveFor(curve, 0, [1.7, 1.6]);
    expect(asked).toHaveLength(2 + 12);
    expect(simulated).toBeGreaterThan(5e-4);
    expect([x, simulated]).toEqual([asked.at(-1), asked.at(-1)! ** 10]);
  });

  it("is given up at once on a level curve", () => {
    const { curve, asked } = counted(() => 3);
    expect(solveFor(curve, 1, [0, 1])).toEqual({ x: 1, simulated: 3, slope: 0 });
    expect(asked).toEqual([0, 1]);
  });

  it("is asked for each value once, whoever asks", () => {
    const { curve, asked } = counted((x) => x * x);
    const known = remembered(curve);
    expect([known(2), known(3), known(2), known(0), known(0)]).toEqual([4, 9, 4, 0, 0]);
    expect(asked).toEqual([2, 3, 0]);
  });
});

describe("borders of a region", () => {
  const barrier = (between: unknown, value: number) => ({ between, value, unit: "ad valorem", status: "assumed" });
  const region = {
    ...closedRegion,
    barriers: {
      ...closedRegion.barriers,
      border: [
        barrier("same-province", 0.05),
        barrier("different-province", 0.2),
        // Two provinces; then a province and a hinterland, which is none.
        barrier([["coast", "inland"]], 0.3),
        barrier([["coast", "rest-of-country"]], 0.4),
        barrier("into-cities", 0.6),
      ],
    },
  } as unknown as Region;

  it("are set between provinces, in all and by pair, and stay elsewhere", () => {
    const { border } = withBorders(region, { all: Math.log(1.5), pairs: { "coast-inland": Math.log(1.25) } }).barriers;
    expect(border.map(({ between, value }) => [between, value])).toEqual([
      ["same-province", 0.05],
      ["different-province", expect.closeTo(0.5, 12)],
      [[["coast", "inland"]], expect.closeTo(0.25, 12)],
      [[["coast", "rest-of-country"]], 0.4],
      ["into-cities", 0.6],
    ]);
    expect(region.barriers.border[1]!.value).toBe(0.2);
  });

  it("are of two provinces, whose names may hold hyphens", () => {
    expect(provincesOf("a-b", new Set(["b", "a"]))).toEqual(["a", "b"]);
    expect(provincesOf("hong-kong-macao", new Set(["hong", "hong-kong", "macao"]))).toEqual(["hong-kong", "macao"]);
  });

  it.each<[string, BorderEstimates["border"], string]>([
    ["do not tell it", { identified: false, reason: textOf("for a reason") }, "for a reason"],
    ["rest on a few cities", { coefficient: -1, standardError: 0.1, restsOn: ["a", "b", "c"] }, "a, b and c alone"],
    ["are of too few cities", { coefficient: -1, standardError: null }, "too few cities"],
    ["tell nothing without any city", { coefficient: -1, standardError: null, restsOn: ["a", "b"] }, "too few cities"],
  ])("are not set where flows %s, in all and by pair alike", (_, border, words) => {
    const estimates = { border, pairs: { "coast-inland": border } } as unknown as BorderEstimates;
    const found = inferBorders(region, {} as never, estimates);
    expect(isInferred(found.border)).toBe(false);
    expect(found.border).toEqual({ identified: false, reason: expect.objectContaining({ en: expect.any(String) }) });
    expect(english((found.border as { reason: Text }).reason)).toContain(words);
    expect(found.pairs).toEqual({ "coast-inland": found.border });
  });
});

describe("borders at which the model's own goods cross as often as was observed", () => {
  const { cities } = fiveCities.tables;
  const observed = {
    places: cities,
    flows: cities.flatMap((_, origin) =>
      cities.flatMap((__, destination) => (origin === destination ? [] : [{ origin, destination, flow: 1 }])),
    ),
    ...{ toItself: 0, unobserved: 0 },
  };
  /** Coefficient of a border of that much. */
  const coefficientAt = (border: number) => {
    const changed = calibrate(withBorders(fiveCities, { all: Math.log(1 + border), pairs: {} }));
    return pointsOf(pairsOf(onObservedPairs(observed, simulatedFlow(subjectOf(changed), "goods")))).points.border;
  };

  it("are not told of a pair that nothing crosses, though the border in all is", () => {
    const untold = { identified: false, reason: textOf("nothing flows across it") };
    const border = { coefficient: coefficientAt(0.25), standardError: 0.1 };
    const found = inferBorders(fiveCities, observed, { border, pairs: { "coast-inland": untold } } as never);
    expect(isInferred(found.border)).toBe(true);
    expect(found.pairs).toEqual({ "coast-inland": untold });
  });

  it("are not set where the region's own flows do not answer to them: its file has no border between provinces", () => {
    const bare = { ...fiveCities, barriers: { ...fiveCities.barriers, border: [] } };
    const estimate = { coefficient: -0.5, standardError: 0.1 };
    const found = inferBorders(bare, observed, { border: estimate, pairs: { "coast-inland": estimate } } as never);
    expect(isInferred(found.border)).toBe(false);
    expect(english((found.border as { reason: Text }).reason)).toMatch(/own flows do not change/);
    expect(found.pairs).toEqual({ "coast-inland": found.border });
  });

  it("are found in all and by pair, with what lies a standard error on either side", () => {
    const [all, pair] = [coefficientAt(0.25), coefficientAt(0.28)];
    const found = inferBorders(fiveCities, observed, {
      border: { coefficient: all, standardError: 0.1 },
      pairs: { "coast-inland": { coefficient: pair, standardError: 0.2 } },
    } as never) as { border: Inferred; pairs: Record<string, Inferred> };
    const { border } = found;
    expect([border.value, border.target]).toEqual([expect.closeTo(0.25, 6), all]);
    expect(Math.abs(border.simulated - all)).toBeLessThan(5e-4);
    // A tenth of a ln point of the border's coefficient is some three hundredths of the border.
    expect(border.high - border.value).toBeGreaterThan(0.02);
    expect(border.high - border.value).toBeLessThan(0.05);
    expect(border.low).toBeLessThan(border.value);
    expect(border.standardError).toBeCloseTo((border.high - border.low) / 2, 12);
    const inland = found.pairs["coast-inland"]!;
    expect([inland.value, inland.target]).toEqual([expect.closeTo(0.28, 3), pair]);
    expect(Math.abs(inland.simulated - pair)).toBeLessThan(1e-3);
    const [low, middle, high] = [inland.low, inland.value, inland.high].map((value) => Math.log(1 + value));
    expect(high! - middle!).toBeCloseTo(middle! - low!, 10);
    // Twice as uncertain as the border in all, whose coefficient falls by as much a point of ln.
    const half = (Math.log(1 + border.high) - Math.log(1 + border.low)) / 2;
    expect((high! - middle!) / half).toBeCloseTo(2, 1);
    expect("split" in inland).toBe(false);
  });
});
