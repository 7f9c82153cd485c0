import { joined, t } from "../words/index.js";
import { type Problem, throwProblems } from "./error.js";
import { fillCities } from "./fillCities.js";
import type { FilledIn } from "./filledIn.js";
import { fillStructure } from "./fillStructure.js";
import { nearestName } from "./nearest.js";
import type { RegionFile, RegionTables } from "./regionSchema.js";
import type { ReadTables, WrittenTables } from "./regionTables.js";
import { isReservedName } from "./reservedNames.js";

/** Tables with every column of every row, and what was filled in. */
export interface FullTables {
  tables: RegionTables;
  filledIn: FilledIn[];
}

/** Of a region without defaults, whose tables were read as complete. */
export function asWritten({ tables }: ReadTables): FullTables {
  return { tables: tables as RegionTables, filledIn: [] };
}

/**
 * Columns and sectors that cities leave out, filled in by stated rules. Throws UserError where a row names a city or
 * sector that is not there.
 */
export function fillTables(
  { tables: written, locateRow }: ReadTables,
  region: Pick<RegionFile, "id" | "national" | "hinterlands" | "regimes" | "unlistedTravel">,
): FullTables {
  const { national, hinterlands, regimes } = region;
  throwProblems(unknownNames(written, locateRow));
  const country = { national, tables: written };
  const { structure, filledIn: fromStructure } =
    written.structure.length > 0
      ? fillStructure(written.structure, written.cities, country)
      : { structure: [], filledIn: [] };
  const groupOf = new Map(written.sectors.map(({ id, group }) => [id, group]));
  const groupsOf = (city: string) => {
    const sums = { primary: 0, secondary: 0, tertiary: 0 };
    for (const row of structure) if (row.city === city) sums[groupOf.get(row.sector)!] += row.valueAdded100m;
    return sums;
  };
  const { cities, filledIn } = fillCities(written.cities, {
    national,
    regime: hinterlands.find(({ complementOf }) => complementOf === "national")?.regime ?? Object.keys(regimes)[0]!,
    province: defaultProvince(region, written),
    groupsOf: structure.length > 0 ? groupsOf : undefined,
  });
  const roads = region.unlistedTravel === "great-circle" ? unlistedRoads(written) : [];
  return { tables: { ...written, cities, structure }, filledIn: [...filledIn, ...fromStructure, ...roads] };
}

/** Called as the region, unless that is the name of one of several cities, or of another place. */
function defaultProvince(
  { id, hinterlands }: Pick<RegionFile, "id" | "hinterlands">,
  { cities }: WrittenTables,
): string {
  const isOneCity = cities.length === 1 && cities[0]!.id === id;
  const taken = [...cities, ...hinterlands].some((place) => place.id === id) || isReservedName(id);
  return taken && !isOneCity ? `${id}-province` : id;
}

/** Pairs of cities whose road comes from coordinates. */
function unlistedRoads({ cities, travel }: WrittenTables): FilledIn[] {
  const pairs = (cities.length * (cities.length - 1)) / 2;
  const listed = new Set(travel.map(({ from, to }) => [from, to].sort().join(" "))).size;
  if (listed >= pairs) return [];
  return [
    {
      what: t("scenario.roadsBetweenPairsCities", { pairs: pairs - listed, pairs2: pairs }),
      lacks: travel.length === 0 ? t("scenario.tableTravel") : t("scenario.rowThemTableTravel"),
      source: t("scenario.coordinatesCitiesParametersRoadfactor"),
    },
  ];
}

const KINDS = { city: t("scenario.kindCity"), sector: t("scenario.kindSector") };

/** Rows of `structure` for which there is no city or no sector: filling in would pass over them. */
function unknownNames({ cities, sectors, structure }: WrittenTables, locateRow: ReadTables["locateRow"]): Problem[] {
  const known = { city: cities.map(({ id }) => id), sector: sectors.map(({ id }) => id) };
  return structure.flatMap((row, r) =>
    (["city", "sector"] as const).flatMap((kind) => {
      if (known[kind].includes(row[kind])) return [];
      const { path, ...place } = locateRow("structure", r);
      return [
        {
          ...place,
          path: path ? `${path}.${kind}` : t("error.column", { name: kind }),
          value: row[kind],
          what: t("scenario.unknownOfRegion", { kind: KINDS[kind] }),
          allowed: t("scenario.knownOnes", { kind: KINDS[kind], names: joined(known[kind], "enumeration") }),
          nearest: nearestName(row[kind], known[kind]),
          hint: t("scenario.correctOrAddTo", { kind: KINDS[kind], table: kind === "city" ? "cities" : "sectors" }),
        },
      ];
    }),
  );
}
