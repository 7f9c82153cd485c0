// Timings of two versions can be compared where both do the same work: what benchmarks work on is drawn once and for
// all.
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { randomMarket } from "../../../src/apps/bench/randomMarket.js";
import { syntheticRegion } from "../../../src/apps/bench/syntheticRegion.js";
import { loadRegion } from "../../../src/input/index.js";
import { sumOf } from "../../../src/maths/numerics/sums.js";
import { disk } from "../../input/disk.js";

/** Of everything in a tree, numbers to ten digits. */
function digest(tree: unknown): string {
  const plain = (_: string, value: unknown) => {
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
    return typeof value === "number" ? value.toPrecision(10) : value;
  };
  return createHash("sha256").update(JSON.stringify(tree, plain)).digest("hex").slice(0, 16);
}

it("an invented market is the same in every version, and its costs and shares add up", () => {
  const { economy, inputs } = randomMarket(4, 3);
  const { labourCostShare: labour, capitalCostShare, landCostShare, headquartersCostShare, inputCostShare } = economy;
  for (let s = 0; s < 3; s++) {
    const bought = sumOf([0, 1, 2], (r) => inputCostShare[3 * s + r]!);
    const others = [labour[s], labour[3 + s], capitalCostShare[s], landCostShare[s], headquartersCostShare[s]];
    expect(bought + sumOf(others, (share) => share!)).toBeCloseTo(1, 12);
    for (let i = 0; i < 4; i++) expect(inputs.wedges.freeness[s * 16 + 5 * i]).toBe(1);
  }
  expect(sumOf(economy.expenditureShare, (share) => share) + economy.housingShare).toBeCloseTo(1, 12);
  expect(digest({ economy, inputs })).toBe("71eb529638566c97");
});

it("an invented region is the same in every version", () => {
  const template = loadRegion("scenarios/regions/yangtze-river-delta/region.yaml", disk);
  const { cities, travel, inputOutput, valueAdded, sectors } = syntheticRegion(template, 3, 6).tables;
  const drawn = sectors.map(({ id, group, substitution }) => ({ id, group, substitution }));
  expect(digest({ cities, travel, inputOutput, valueAdded, drawn })).toBe("74db4730b7f1c39e");
});
