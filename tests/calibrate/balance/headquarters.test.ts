import { describe, expect, it } from "vitest";
import { headquartersShares } from "../../../src/calibrate/balance/revenue.js";
import type { Geography } from "../../../src/calibrate/geography.js";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { close } from "../../model/engine/setting.js";
import { closedRegion, withConstants } from "../setting.js";
import { targetsOf } from "./parts.js";

const region = withConstants(closedRegion, { headquartersOwnShare: 0.8 });
const [CITY, NEAR, LAND] = [0, 1, 2] as const;
const economy = bareEconomy(
  { nodes: 3, sectors: 2, labourTypes: 1 },
  { headquartersSector: 1, isCity: Uint8Array.of(1, 1, 0) },
);
const geography = {
  linked: new Uint8Array(9).fill(1),
  hours: Float64Array.of(0, 1, 4, 1, 0, 4, 4, 4, 0),
} as Geography;
/** Services of 10, 20 and 30. */
const targets = targetsOf([0, 0, 0, 10, 20, 30]);

const shares = (scale = 1, place: Partial<Geography> = {}) =>
  headquartersShares(region, economy, { ...geography, ...place }, targets, scale);
const rowOf = (values: Float64Array, plant: number) => [...values.subarray(plant * 3, plant * 3 + 3)];

describe("headquarters of a city's plants", () => {
  it("are at home by the given share, the others by gravity in services: value added over a power of 1 + hours / referenceHours", () => {
    // With 0.25 hours inside a city: 20 / 5 in the near city against 30 / 17 in the hinterland.
    const [near, far] = [20 / 5, 30 / 17];
    expect(rowOf(shares(), CITY)).toEqual(close([0.8, (0.2 * near) / (near + far), (0.2 * far) / (near + far)]));
    const steep = withConstants(region, { headquartersDistance: 2 });
    const [nearer, farther] = [20 / 25, 30 / 289];
    const all = headquartersShares(steep, economy, geography, targets, 1);
    expect(rowOf(all, CITY)).toEqual(
      close([0.8, (0.2 * nearer) / (nearer + farther), (0.2 * farther) / (nearer + farther)]),
    );
  });

  it("of a hinterland, which is many places, leave it by the cluster's share of services alone", () => {
    const outside = 0.2 * (30 / 60);
    expect(rowOf(shares(), LAND)).toEqual(close([outside * (2 / 6), outside * (4 / 6), 1 - outside]));
  });

  it("are the same in every sector, and sum to one", () => {
    const all = shares(0.7);
    expect(all.subarray(9)).toEqual(all.subarray(0, 9));
    for (const plant of [CITY, NEAR, LAND])
      expect(rowOf(all, plant).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it("come home as the scale falls", () => {
    expect(rowOf(shares(0.5), CITY)[0]).toBeCloseTo(0.9, 12);
    expect(rowOf(shares(0), CITY)).toEqual(close([1, 0, 0]));
  });

  it("do not cross a border that nobody can", () => {
    const linked = Uint8Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1);
    expect(rowOf(shares(1, { linked }), CITY)).toEqual(close([0.8, 0, 0.2]));
    expect(rowOf(shares(1, { linked }), NEAR)).toEqual([0, 1, 0]);
  });
});
