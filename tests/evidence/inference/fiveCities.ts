import type { Region } from "../../../src/input/index.js";
import { closedRegion } from "../../calibrate/setting.js";

type City = Region["tables"]["cities"][number];

const [harbour, mill] = closedRegion.tables.cities as [City, City];

const town = (id: string, near: City, east: number, north: number, size: number): City => ({
  ...{ ...near, id, name: id, gdp100m: size, residentsThousand: size, builtupKm2: size / 8 },
  ...{ primary100m: 0.05 * size, secondary100m: 0.5 * size, tertiary100m: 0.45 * size },
  ...{ longitude: near.longitude! + east, latitude: near.latitude! + north },
});

/** The invented country with five cities in its two provinces, and a border of a quarter between these. */
export const fiveCities: Region = {
  ...closedRegion,
  unlistedTravel: "great-circle",
  tables: {
    ...closedRegion.tables,
    cities: [
      ...[harbour, mill, town("quay", harbour, 0.7, 0.4, 900)],
      ...[town("lock", mill, -0.9, 0.3, 700), town("weir", mill, 0.4, 1, 1200)],
    ],
    travel: [],
  },
};
