import { describe, expect, it } from "vitest";
import {
  collaborationCsv,
  collaborationEffect,
  collaborationRow,
  type Observation,
  partsOf,
} from "../../../src/measures/indicators/document.js";
import { BLOCKS, PARTS, pointsOf } from "../../../src/measures/indicators/goalposts.js";
import { INDICATORS } from "../../../src/measures/indicators/index.js";
import { yearView } from "../../../src/measures/indicators/view.js";
import { arm, calibrationOf, START } from "../../model/arms.js";
import { valuesOf } from "./values.js";

const seen = (values: Record<string, number>, arm = "a", sectors = 13): Observation => ({
  ...{ arm, year: 2041, sectors },
  value: (part) => values[part] ?? Number.NaN,
});
const row = (values: Record<string, number>, sectors?: number) => collaborationRow(seen(values, "a", sectors));
/** Halfway between the goalposts of every part. */
const half = Object.fromEntries(
  PARTS.map(({ id, zero, one, log }) => [id, log ? Math.sqrt(zero * one) : (zero + one) / 2]),
);

describe("goalposts", () => {
  it("score 0 and 100 points; halfway is 50 in every part, block and the index", () => {
    for (const part of PARTS) {
      expect(pointsOf(part, part.zero), part.id).toBeCloseTo(0, 12);
      expect(pointsOf(part, part.one), part.id).toBeCloseTo(100, 12);
    }
    const { points, blocks, index } = row(half);
    for (const one of [...points, ...blocks, index]) expect(one).toBeCloseTo(50, 10);
  });

  it("point where the catalogue says that better is, and every block has a part", () => {
    for (const { id, zero, one } of PARTS) {
      const better = INDICATORS.find((indicator) => indicator.id === id)?.better;
      if (better && better !== "none") expect(one > zero ? "higher" : "lower", id).toBe(better);
    }
    for (const { id } of BLOCKS) expect(partsOf(id).length, id).toBeGreaterThan(0);
  });

  it("do not cut off: a better value scores more, also beyond them", () => {
    for (const { id, zero, one, size } of PARTS) {
      const step = 0.1 * (one - zero);
      for (const value of [zero + step, (zero + one) / 2, size ? (zero + 3 * one) / 4 : one + step]) {
        const [before, after] = [value - step, value].map((own) => row({ ...half, [id]: own }).index);
        expect(after, id).toBeGreaterThan(before!);
      }
    }
  });

  it("count the size of the gap: a core that is poorer is as far from equality", () => {
    expect(row({ "core-periphery-gap": -0.4 }).index).toBe(row({ "core-periphery-gap": 0.4 }).index);
  });
});

describe("goalposts from the model", () => {
  const AGGLOMERATIONS =
    "beijing-tianjin-hebei yangtze-river-delta greater-bay-area chengdu-chongqing middle-yangtze".split(" ");
  const open = [
    { type: "administrative-border", from: START, between: "cities", scale: 0 },
    { type: "toll", from: START, between: "cities", scale: 0 },
    { type: "local-protection", from: START, cities: "all", sectors: "all", scale: 0 },
  ];
  const firstYears = (levers: typeof open) =>
    AGGLOMERATIONS.map((region) => {
      const calibration = calibrationOf(region);
      const [first] = arm(calibration, levers, { years: 1 });
      return valuesOf(yearView(calibration.world.economy, calibration.geography.provinces, first!, first!));
    });
  const part = (id: string) => PARTS.find((one) => one.id === id)!;

  it.each([
    ["gross-migration-rate", "one", 2],
    ["firm-relocation-rate", "one", 1],
    ["price-dispersion", "zero", 2],
    ["spillover-received", "one", 0],
    ["knowledge-gap", "zero", 0],
  ] as const)("%s: the highest of the first year of the five agglomerations", (id, post, region) => {
    const values = firstYears([]).map((value) => value("cluster", id));
    expect(Math.abs(Math.max(...values) / part(id)[post] - 1)).toBeLessThan(0.02);
    expect(values[region]).toBeCloseTo(Math.max(...values), 12);
  });

  it.each([
    ["trade-freeness", 2],
    ["cross-city-input-share", 1],
  ] as const)("%s: the highest without costs at borders, tolls and local protection", (id, region) => {
    const values = firstYears(open).map((value) => value("cluster", id));
    expect(Math.abs(Math.max(...values) / part(id).one - 1)).toBeLessThan(0.02);
    expect(values[region]).toBeCloseTo(Math.max(...values), 12);
  });
});

describe("the index of collaboration", () => {
  const before = { "trade-freeness": 0.01, "theil-t-gdp": 0.1, complementarity: 0.05 };
  const after = { "trade-freeness": 0.02, "theil-t-gdp": 0.12, complementarity: 0.05 };

  it("is a mean of means over what has a value, and names what has none", () => {
    const { blocks, index } = row(before);
    const points = (id: string) => pointsOf(PARTS.find((part) => part.id === id)!, before[id as keyof typeof before]);
    const own = [points("complementarity"), points("trade-freeness"), points("theil-t-gdp")];
    expect(blocks.filter(Number.isFinite)).toEqual(own);
    expect(index).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / 3, 12);
    expect(row({}).index).toBeNaN();
    // No gain from platforms is none: zero points, not left out.
    expect(row({ "platform-effect": 0 }).index).toBe(0);
  });

  it("is equal for equal inputs, whatever other arms stand beside them", () => {
    expect(row(before)).toEqual(row(before));
    const alone = ["b"].map((arm) => collaborationRow(seen(after, arm)));
    const among = ["x", "b", "y"].map((arm) => collaborationRow(seen(arm === "b" ? after : half, arm)));
    expect(among[1]).toEqual(alone[0]);
  });

  it("takes differences over the parts that both have, and says how far weights decide", () => {
    const effect = collaborationEffect(row({ ...after, "optimum-reached": 1 }), row(before));
    const [market, equality] = [1000 / 42, -2 / 0.185];
    expect(effect.index).toBeCloseTo((market + equality) / 3, 10);
    expect([effect.lowest, effect.highest]).toEqual([expect.closeTo(equality, 10), expect.closeTo(market, 10)]);
    // P(market E1 > -equality E2) for exponential E.
    expect(effect.share).toBeCloseTo(market / (market - equality), 10);
    expect(collaborationEffect(row(before), row(before)).share).toBeNaN();
  });

  it("does not compare structures of a few broad sectors", () => {
    expect(row({ complementarity: 0.05 }, 3).index).toBeNaN();
    expect(row({ complementarity: 0.05 }, 10).index).toBeGreaterThan(0);
  });

  it("is written with values and goalposts beside the points", () => {
    const lines = [...collaborationCsv([row(before)])].join("").split("\n");
    expect(lines[0]).toBe("variant,year,block,indicator,value,zero,one,points");
    expect(lines).toContainEqual(expect.stringMatching(/^a,2041,market,trade-freeness,0.01,0,0.042,23\.8/));
    expect(lines).toContainEqual(expect.stringMatching(/^a,2041,all,collaboration-index,,,,\d/));
    expect(lines.join("\n")).not.toMatch(/NaN|Infinity/);
  });
});
