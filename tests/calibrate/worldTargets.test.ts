import { describe, expect, it } from "vitest";
import type { Geography } from "../../src/calibrate/geography.js";
import type { Structure } from "../../src/calibrate/structure.js";
import type { Technology } from "../../src/calibrate/technology.js";
import { baseYearTargets } from "../../src/calibrate/world.js";
import type { Region } from "../../src/input/index.js";

/** Farms and shops, of which the country's table has a tenth and nine tenths of value added. */
const technology = { sectorIds: ["farms", "shops"], valueAdded: Float64Array.of(10, 90) } as Technology;
const structure = { valueAdded: Float64Array.of(4, 5, 6, 40, 50, 60) } as Structure;
const geography = {
  nodeIds: ["a", "b", "c", "rest", "world"],
  cities: 3,
  // The third city is another country's in all that is told of the first's.
  regimes: ["home", "home", "island", "home", "abroad"],
} as Geography;
const rest = { regime: "home", complementOf: "national" };
const world = { regime: "abroad", gdpRelativeToCountry: { value: 4 }, residentsRelativeToCountry: { value: 5 } };
const region = (hinterlands: object[]) =>
  ({
    tables: {
      cities: [100, 200, 300].map((residentsThousand) => ({ residentsThousand })),
      sectors: [
        { id: "farms", group: "primary" },
        { id: "shops", group: "tertiary" },
      ],
    },
    national: {
      ...{ primary: { value: 100 }, secondary: { value: 0 }, tertiary: { value: 900 } },
      residents: { value: 1000 },
    },
    hinterlands,
  }) as unknown as Region;
const targets = (hinterlands: object[]) => baseYearTargets(region(hinterlands), geography, technology, structure);

describe("what the inversion aims at", () => {
  it("are cities as they are, what those of a country leave of it, and the world as many times the country", () => {
    const { valueAdded, residents, hinterland, residualNode, residualSpending } = targets([rest, world]);
    expect([...residents]).toEqual([100, 200, 300, 1000 - 300, 5000]);
    // The country has 100 of farms and 900 of shops.
    expect([...valueAdded]).toEqual([4, 5, 6, 100 - 9, 400, 40, 50, 60, 900 - 90, 3600]);
    expect([hinterland, residualNode, residualSpending]).toEqual([3, 4, 4000]);
  });

  it("have no rest of the country and nothing abroad where a region has none", () => {
    const { valueAdded, hinterland, residualNode, residualSpending } = targets([]);
    expect([hinterland, residualNode, residualSpending]).toEqual([-1, -1, 0]);
    expect([...valueAdded]).toEqual([4, 5, 6, 0, 0, 40, 50, 60, 0, 0]);
  });

  it("find each in whatever order a region lists them", () => {
    const { residents, hinterland, residualNode } = targets([world, rest]);
    expect([residents[3], residents[4], hinterland, residualNode]).toEqual([5000, 700, 4, 3]);
  });
});
