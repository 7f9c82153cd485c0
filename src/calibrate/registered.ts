import type { Region } from "../input/index.js";
import { marginFactors } from "../maths/numerics/fitting.js";
import { sumOf } from "../maths/numerics/sums.js";
import type { Economy } from "../model/engine/economy.js";
import type { Geography } from "./geography.js";

/**
 * Thousands registered in every node in the base year: the table `registered`, as many as live there in cities without
 * a row (our assumption), and in the country's hinterland those of its residents who are registered in no city: nobody
 * is registered abroad. [n]
 */
export function registeredPeople(
  region: Region,
  { cities, regimes }: Geography,
  residents: Float64Array,
): Float64Array {
  const known = new Map(region.tables.registered.map(({ city, registeredThousand }) => [city, registeredThousand]));
  const registered = residents.map((people, i) => known.get(region.tables.cities[i]?.id ?? "") ?? people);
  region.hinterlands.forEach(({ complementOf, regime }, k) => {
    if (complementOf !== "national") return;
    const inside = [...regimes.keys()].filter((i) => i < cities && regimes[i] === regime);
    registered[cities + k] += sumOf(inside, (i) => residents[i] - registered[i]);
  });
  return registered;
}

/**
 * The same as workers by type: as many of each type as there are, in all places those who are registered there, and
 * otherwise of the types that live there (our assumption: no data tell the types of those who are away). [t*n + o]
 */
export function registeredByType(
  { nodes: n, labourTypes, country }: Economy,
  workers: Float64Array,
  registered: Float64Array,
): Float64Array {
  const out = new Float64Array(workers.length);
  for (const inside of new Set(country)) {
    const places = [...country.keys()].filter((i) => country[i] === inside);
    const types = Array.from({ length: labourTypes }, (_, t) => t);
    const here = types.map((t) => sumOf(places, (i) => workers[t * n + i]));
    const share = sumOf(here) / sumOf(places, (i) => registered[i]);
    const rows = Float64Array.from(here);
    const columns = Float64Array.from(places, (i) => registered[i] * share);
    const seed = Float64Array.from(types.flatMap((t) => places.map((i) => workers[t * n + i])));
    const { row, column } = marginFactors(seed, rows, columns);
    types.forEach((t) => {
      places.forEach((i, k) => {
        out[t * n + i] = seed[t * places.length + k] * row[t] * column[k];
      });
    });
  }
  return out;
}
