import { agglomerationOfNodes, countriesOfNodes, type Region } from "../input/index.js";
import { greatCircleKm } from "../maths/numerics/greatCircle.js";

/**
 * Nodes of a region in world order (cities, then hinterlands) and the distances between them. Bilateral [from*n + to];
 * zero inside a node, but for the hours inside a hinterland that says them.
 */
export interface Geography {
  nodeIds: string[];
  cities: number;
  /** Province of a city, own id of a hinterland. */
  provinces: string[];
  /** Agglomeration of a city, "" for all others. */
  agglomerations: string[];
  regimes: string[];
  countries: string[];
  hours: Float64Array;
  roadKm: Float64Array;
  kilometres: Float64Array;
  /** 1 where people, firms and capital can move: within a country and between its fiscal regimes. */
  linked: Uint8Array;
}

/** Two cities in one place are this far apart, so that they have a distance. */
const LEAST_KM = 1;

/**
 * Hours and kilometres: the travel table between cities, coordinates for pairs that it does not list; hinterlands at
 * their stated distance from every city and, the larger one, from each other.
 */
export function readGeography(region: Region): Geography {
  const { tables, hinterlands, parameters } = region;
  const cities = tables.cities.length;
  const nodeIds = [...tables.cities.map(({ id }) => id), ...hinterlands.map(({ id }) => id)];
  const n = nodeIds.length;
  const countries = countriesOfNodes(region);
  const geography: Geography = {
    nodeIds,
    cities,
    provinces: [...tables.cities.map(({ province }) => province), ...hinterlands.map(({ id }) => id)],
    agglomerations: agglomerationOfNodes(region),
    regimes: [...tables.cities.map(({ regime }) => regime), ...hinterlands.map(({ regime }) => regime)],
    countries,
    hours: new Float64Array(n * n),
    roadKm: new Float64Array(n * n),
    kilometres: new Float64Array(n * n),
    linked: Uint8Array.from({ length: n * n }, (_, pair) =>
      countries[Math.floor(pair / n)] === countries[pair % n] ? 1 : 0,
    ),
  };
  const roadFactor = parameters.roadFactor.value;
  const set = (i: number, j: number, hours: number, roadKm: number) => {
    for (const pair of [i * n + j, j * n + i]) {
      geography.hours[pair] = hours;
      geography.roadKm[pair] = roadKm;
      geography.kilometres[pair] = roadKm / roadFactor;
    }
  };
  if (region.unlistedTravel === "great-circle") {
    for (let i = 0; i < cities; i++)
      for (let j = 0; j < i; j++) {
        const roadKm = Math.max(LEAST_KM, greatCircleKm(tables.cities[i], tables.cities[j])) * roadFactor;
        set(i, j, roadKm / parameters.roadSpeed.value, roadKm);
      }
  }
  for (const { from, to, hours, roadKm } of tables.travel)
    set(nodeIds.indexOf(from), nodeIds.indexOf(to), hours, roadKm);
  hinterlands.forEach((node, k) => {
    // On the diagonal: the way inside a hinterland.
    geography.hours[(cities + k) * (n + 1)] = node.insideHours?.value ?? 0;
    for (let j = 0; j < cities + k; j++) {
      const other = j < cities ? 0 : hinterlands[j - cities].kilometres.value;
      const roadKm = Math.max(node.kilometres.value, other) * roadFactor;
      set(cities + k, j, roadKm / parameters.roadSpeed.value, roadKm);
    }
  });
  return geography;
}
