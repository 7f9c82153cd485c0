import { describe, expect, it } from "vitest";
import { estimateRegion } from "../../../src/evidence/inference/distances.js";
import type { Region } from "../../../src/input/index.js";
import { greatCircleKm } from "../../../src/maths/numerics/greatCircle.js";
import { english, type Text } from "../../../src/words/index.js";
import { fiveCities } from "./fiveCities.js";

/** The first cities of the country, all in one province, with travel between them that falls with distance. */
function travelled(count: number, noise: (origin: number, destination: number) => number = () => 1): Region {
  const cities = fiveCities.tables.cities.slice(0, count).map((city) => ({ ...city, province: "coast" }));
  const travelFlows = cities.flatMap((from, origin) =>
    cities.flatMap((to, destination) => {
      const flow = (2 + origin) * (7 - destination) * greatCircleKm(from, to) ** -1.4 * noise(origin, destination);
      return from === to ? [] : [{ origin: from.id, destination: to.id, flow }];
    }),
  ) as never;
  return { ...fiveCities, tables: { ...fiveCities.tables, cities, travelFlows } };
}

const reasonOf = (inference: object) => english((inference as { reason: Text }).reason);

describe("a region's costs of distance", () => {
  it("are not set where flows do not tell how they fall with distance: two cities", () => {
    const { region, observed, borders, distances } = estimateRegion(travelled(2));
    expect(region).toBe(fiveCities.id);
    expect(observed.distance).toMatchObject({ identified: false });
    expect(distances.workers).toEqual({ identified: false, reason: (observed.distance as { reason: Text }).reason });
    expect(distances.headquarters).toEqual(distances.workers);
    expect(borders.border).toMatchObject({ identified: false });
  });

  it("are not set where there are too few cities for an error: four, of which three tell nothing", () => {
    const { observed, distances } = estimateRegion(travelled(4));
    expect(observed.distance).toMatchObject({ coefficient: expect.closeTo(-1.4, 6), standardError: null });
    expect(reasonOf(distances.workers)).toMatch(/cities/);
    expect(distances.headquarters).toEqual(distances.workers);
  });

  it("are not set where the region's own flows do not answer to them: free moves, headquarters at home", () => {
    const region = travelled(5);
    const { parameters } = region;
    const { general, skilled } = parameters.migration.distanceCost;
    const distanceCost = { general: { ...general, value: 0 }, skilled: { ...skilled, value: 0 } };
    const still: Region = {
      ...region,
      parameters: {
        ...parameters,
        migration: { ...parameters.migration, distanceCost },
        headquartersOwnShare: { ...parameters.headquartersOwnShare, value: 1 },
      },
    };
    const { workers, headquarters } = estimateRegion(still).distances;
    expect(reasonOf(workers)).toMatch(/own flows do not change/);
    expect(headquarters).toEqual(workers);
  });

  it("are not set where the error is wide, which is told with how wide it may be", () => {
    const { observed, distances } = estimateRegion(travelled(5, (o, d) => Math.exp(3 * Math.sin(7 * o + 3 * d))));
    const { standardError } = observed.distance as { standardError: number };
    expect(standardError).toBeGreaterThan(0.5);
    expect(reasonOf(distances.workers)).toContain(standardError.toFixed(2));
    expect(reasonOf(distances.workers)).toContain("0.5");
    expect(distances.headquarters).toEqual(distances.workers);
  });
});
