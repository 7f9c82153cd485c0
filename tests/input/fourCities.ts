import type { Region } from "../../src/input/regionSchema.js";

/** Four cities of three provinces, two of them in an agglomeration, and the rest of the country. */
export const fourCities = {
  tables: {
    sectors: [{ id: "goods" }],
    cities: [
      { id: "a", province: "north", builtupKm2: 10 },
      { id: "b", province: "south", builtupKm2: 10 },
      { id: "c", province: "south", builtupKm2: 30 },
      { id: "d", province: "west", builtupKm2: 10 },
    ],
  },
  hinterlands: [{ id: "rest" }],
  agglomerations: [{ id: "delta", cities: ["a", "b"] }],
} as unknown as Region;
