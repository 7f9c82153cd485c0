import { describe, expect, it } from "vitest";
import { estimateRegion, isInferred } from "../../../src/evidence/index.js";
import { provincesOf, solveFor, withBorders } from "../../../src/evidence/inference/borders.js";
import { rangeOfBorder } from "../../../src/evidence/inference/distances.js";
import { loadRegion } from "../../../src/input/index.js";
import { disk } from "../../input/disk.js";

const regionOf = (id: string) => loadRegion(`scenarios/regions/${id}/region.yaml`, disk);
const delta = regionOf("yangtze-river-delta");
const nearly = (value: number, within = 0.006) => expect.closeTo(value, -Math.log10(2 * within));

describe("a region's own flows set against observed ones", () => {
  it("make the figures that the delta's file holds", () => {
    const { borders, distances } = estimateRegion(delta);
    const [, general, ...pairs] = delta.barriers.border;
    expect(borders.border).toMatchObject({
      value: nearly(general!.value),
      standardError: nearly(general!.standardError!),
    });
    expect(borders.border).toMatchObject({ simulated: nearly(-0.9704, 0.001), target: nearly(-0.9704, 0.001) });
    expect(pairs).toHaveLength(6);
    for (const { between, value, status, range } of pairs) {
      const [[a, b]] = between as [[string, string]];
      const found = borders.pairs[`${a}-${b}`]!;
      expect(found, `${a}-${b}`).toMatchObject({ value: nearly(value) });
      expect("split" in found, `${a}-${b}`).toBe(status === "imputed");
      if (!isInferred(found)) throw new Error("not inferred");
      expect(found.simulated - found.target || 0).toBeCloseTo(0, 2);
      expect(rangeOfBorder(found.low, found.high).map((end) => Number(end.toFixed(2)))).toEqual(range);
    }
    // Costs of distance as they are give what travel shows.
    expect(distances.workers).toMatchObject({ value: nearly(1, 0.01) });
    expect(distances.headquarters).toMatchObject({ value: nearly(delta.parameters.headquartersDistance.value, 0.01) });
  });

  it("make those of Beijing-Tianjin-Hebei, where two provinces of one city tell no border", () => {
    const { borders, distances } = estimateRegion(regionOf("beijing-tianjin-hebei"));
    expect(borders.border).toMatchObject({
      identified: false,
      reason: expect.objectContaining({ en: expect.stringContaining("beijing and tianjin") }),
    });
    expect(Object.values(borders.pairs)).toEqual(Array(3).fill(borders.border));
    // Its own travel asks for a cost of distance 1.7 times that of the delta, which lies within 1.2 standard errors.
    expect(distances.workers).toMatchObject({ value: nearly(1.69, 0.02), standardError: nearly(0.6, 0.05) });
  });

  it("refuse what the bay does not tell", () => {
    const { borders, distances } = estimateRegion(regionOf("greater-bay-area"));
    expect(borders.border).toEqual({
      identified: false,
      reason: expect.objectContaining({ en: "all places lie in one province" }),
    });
    expect(distances.workers).toMatchObject({
      identified: false,
      reason: expect.objectContaining({ en: expect.stringContaining("single cities") }),
    });
    expect(distances.headquarters).toEqual(distances.workers);
  });
});

describe("borders of a region", () => {
  it("stand in the place of those that it has between its provinces, and nowhere else", () => {
    const { border } = withBorders(delta, { all: Math.log(1.5), pairs: { "anhui-jiangsu": Math.log(1.25) } }).barriers;
    expect(border.map(({ between }) => between)).toEqual([
      "same-province",
      "different-province",
      [["anhui", "jiangsu"]],
    ]);
    expect(border.map(({ value }) => value)).toEqual([0.05, expect.closeTo(0.5, 12), expect.closeTo(0.25, 12)]);
    expect(provincesOf("hong-kong-macao", new Set(["hong-kong", "macao", "kong"]))).toEqual(["hong-kong", "macao"]);
  });

  it("range over what travel and trade say", () => {
    expect(rangeOfBorder(0.2, 0.3)).toEqual([0.1, 0.5]);
    expect(rangeOfBorder(0.05, 0.6)).toEqual([0.05, 0.6]);
  });
});

describe("a figure that makes a coefficient", () => {
  it("is found by secants, and never below zero", () => {
    expect(solveFor((x) => -0.2 - 4 * x - x * x, -1, [0.1, 0.2]).x).toBeCloseTo(-2 + Math.sqrt(4.8), 4);
    expect(solveFor((x) => -0.2 - 4 * x, 0.5, [0.1, 0.2])).toMatchObject({ x: 0, simulated: -0.2 });
  });
});
