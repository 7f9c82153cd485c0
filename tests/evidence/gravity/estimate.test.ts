import { describe, expect, it } from "vitest";
import { type Estimate, estimateBorders, placeboBorders } from "../../../src/evidence/index.js";
import { type FlowTable, loadRegion, readFlowTable } from "../../../src/input/index.js";
import { disk } from "../../input/disk.js";

const DELTA = "scenarios/travel/delta-41";
const delta41 = readFlowTable(disk, `${DELTA}/flows.csv`, `${DELTA}/places.csv`, false);
const shipped = (id: string): FlowTable => {
  const folder = `scenarios/regions/${id}`;
  return readFlowTable(disk, `${folder}/travel-flows.csv`, `${folder}/cities.csv`, false);
};

/** Coefficient and standard error as printed, two digits. */
const printed = (estimate: Estimate | undefined) => {
  if (!estimate || "identified" in estimate) return estimate;
  return [estimate.coefficient, estimate.standardError].map((value) => Number(value?.toFixed(2)));
};

describe("travel of January 2020", () => {
  // Two programs that share no code (the other: dense matrices, ranks by singular values) agree on these to four digits.
  it("crosses provincial borders of the delta a third as often: 41 cities", () => {
    const { border, pairs, distance, observations, adValorem } = estimateBorders(delta41);
    expect(observations).toBe(1637);
    expect(printed(border)).toEqual([-1.07, 0.19]);
    expect(printed(pairs["jiangsu-zhejiang"])).toEqual([-1.29, 0.22]);
    expect(printed(pairs["anhui-jiangsu"])).toEqual([-0.97, 0.26]);
    expect(printed(pairs["anhui-zhejiang"])).toEqual([-0.89, 0.35]);
    // Shanghai's borders hang together: the last falls away, and the others are differences from it.
    expect(pairs["shanghai-zhejiang"]).toMatchObject({ identified: false });
    expect(printed(pairs["jiangsu-shanghai"])).toEqual([0.49, 0.23]);
    expect(pairs["jiangsu-shanghai"]).toMatchObject({ relativeTo: ["shanghai-zhejiang"] });
    expect(printed(distance)).toEqual([-1.4, 0.1]);
    expect(adValorem["4"]).toBeCloseTo(0.308, 3);
    expect(adValorem["8"]).toBeCloseTo(0.144, 3);
  });

  it("says as much of the 27 cities of the region", () => {
    const { border, pairs, distance, adValorem } = estimateBorders(shipped("yangtze-river-delta"));
    expect(printed(border)).toEqual([-0.97, 0.25]);
    expect(printed(pairs["jiangsu-zhejiang"])).toEqual([-1.09, 0.28]);
    expect(printed(distance)).toEqual([-1.53, 0.15]);
    expect(adValorem["4"]).toBeCloseTo(0.275, 3);
    expect(adValorem["8"]).toBeCloseTo(0.129, 3);
  });

  it("falls with distance elsewhere too, and tells no border of one province", () => {
    const bay = estimateBorders(shipped("greater-bay-area"));
    expect(bay.border).toEqual({
      identified: false,
      reason: expect.objectContaining({ en: "all places lie in one province" }),
    });
    expect(bay.pairs).toEqual({});
    expect(bay.adValorem).toEqual({ "4": null, "8": null });
    expect(printed(bay.distance)).toEqual([-1.72, 1.57]);
    const capital = estimateBorders(shipped("beijing-tianjin-hebei"));
    expect(printed(capital.distance)).toEqual([-1.49, 0.33]);
    // Rank alone would tell the border, from the flows between Beijing and Tianjin.
    expect(capital.border).toMatchObject({ restsOn: ["beijing", "tianjin"] });
  });

  it("finds nothing at borders that are none", () => {
    const placebo = placeboBorders(delta41, 40, "1")!;
    expect(placebo.draws).toBe(40);
    expect(Math.abs(placebo.mean)).toBeLessThan(0.15);
    expect(placebo.deviation).toBeGreaterThan(0.05);
    expect(placebo.deviation).toBeLessThan(0.2);
    const few = placeboBorders(delta41, 3, "1");
    expect(placeboBorders(delta41, 3, "1")).toEqual(few);
    expect(placeboBorders(delta41, 3, "2")).not.toEqual(few);
  });

  it("lies in the regions' own files, and is refused where it is of no city", () => {
    const region = loadRegion("scenarios/regions/yangtze-river-delta/region.yaml", disk);
    expect(region.tables.travelFlows).toHaveLength(27 * 26);
  });
});
