import { joined, type Text, type TextKey, t } from "../words/index.js";
import { isReservedName, RESERVED_NAMES } from "./cityNames.js";
import type { Place } from "./document.js";
import { nearestName } from "./files.js";
import type { Examination } from "./regionSchema.js";
import type { TableName } from "./tables.js";

/** Names in tables and barriers must be names of cities, sectors, fiscal regimes, hinterlands or provinces. */
export function checkNames(examination: Examination): void {
  const { region, at, locateRow } = examination;
  const { tables } = region;
  const cities = { kind: t("report.city"), names: [...new Set(tables.cities.map(({ id }) => id))] };
  const sectors = { kind: t("scenario.kindSector"), names: tables.sectors.map(({ id }) => id) };
  const regimes = { kind: t("scenario.kindRegime"), names: Object.keys(region.regimes) };
  const known = (place: Place, value: string, allowed: Names, column?: string) =>
    checkName(examination, place, value, allowed, column);

  const groups = {
    kind: t("scenario.kindEmploymentGroup"),
    names: [...new Set(tables.sectors.flatMap(({ employmentGroup }) => employmentGroup ?? []))],
  };
  const ofCities = { city: cities, sector: sectors };
  const named: [TableName, Record<string, Names>][] = [
    ["cities", { regime: regimes }],
    ["travel", { from: cities, to: cities }],
    ["observed", ofCities],
    ["employment", ofCities],
    ["registered", ofCities],
    ["leadingIndustries", ofCities],
    ["structure", ofCities],
    ["employment", { group: groups }],
    ["inputOutput", { input: sectors, sector: sectors }],
    ["travelFlows", { origin: cities, destination: cities }],
    ["valueAdded", { sector: sectors }],
  ];
  for (const [table, columns] of named)
    for (const [row, entry] of tables[table].entries())
      for (const [column, allowed] of Object.entries(columns))
        if (column in entry) known(locateRow(table, row), entry[column as keyof typeof entry], allowed, column);
  region.links.forEach(({ from, to }, i) => {
    known(at(["links", i, "from"]), from, cities);
    known(at(["links", i, "to"]), to, cities);
  });
  region.hinterlands.forEach(({ regime }, i) => {
    known(at(["hinterlands", i, "regime"]), regime, regimes);
  });
  checkPlaceIds(examination);
  checkBarriers(examination);
}

interface Names {
  kind: Text;
  names: string[];
}

/** `column`: of the row that `place` is. */
function checkName(
  { report }: Examination,
  place: Place,
  value: string,
  { kind, names }: Names,
  column?: string,
): void {
  if (names.includes(value)) return;
  report(
    { ...place, cell: column, nearest: nearestName(value, names) },
    value,
    t("scenario.unknownOfRegion", { kind }),
    t("scenario.knownOnes", { kind, names: joined(names) }),
    t("scenario.correctOrAdd", { kind }),
  );
}

/** A place of a region: what it is called, what it is, and where that is written. */
interface NamedPlace {
  id: string;
  kind: "city" | "hinterland" | "province" | "agglomeration";
  place: Place;
  path?: string;
}

/**
 * An id stands for one place: results and levers know places by it alone. That cities stand twice is told of their
 * table.
 */
function checkPlaceIds(examination: Examination): void {
  const first = new Map<string, NamedPlace>();
  for (const named of placesOf(examination)) {
    const { id, kind, place, path } = named;
    const other = first.get(id);
    first.set(id, other ?? named);
    if (!isReservedName(id) && (!other || (kind === "city" && other.kind === "city"))) continue;
    examination.report(
      { ...place, cell: path },
      id,
      other ? idTwice(kind, other) : t("scenario.idIsWord", { kind }),
      t("scenario.idsDiffer", { names: joined(RESERVED_NAMES) }),
      HINTS[kind],
    );
  }
}

/** A province that is one city of the same name (Shanghai, Beijing) is that city. */
function placesOf({ region, at, locateRow }: Examination): NamedPlace[] {
  const { cities } = region.tables;
  const provinces = [...new Set(cities.map(({ province }) => province))].flatMap((id): NamedPlace[] => {
    const own = cities.flatMap((city, row) => (city.province === id ? [row] : []));
    if (own.every((row) => cities[row]!.id === id)) return [];
    return [{ id, kind: "province", place: locateRow("cities", own[0]!), path: "province" }];
  });
  return [
    ...cities.map(({ id }, row): NamedPlace => ({ id, kind: "city", place: locateRow("cities", row), path: "id" })),
    ...provinces,
    ...region.hinterlands.map(({ id }, i): NamedPlace => {
      return { id, kind: "hinterland", place: at(["hinterlands", i, "id"]) };
    }),
    ...region.agglomerations.map(({ id }, i): NamedPlace => {
      return { id, kind: "agglomeration", place: at(["parts", i]) };
    }),
  ];
}

function idTwice(kind: NamedPlace["kind"], other: NamedPlace): Text {
  const { file, line = "none" } = other.place;
  return t("scenario.idTwice", { kind, other: other.kind, file, line });
}

const HINTS: Record<NamedPlace["kind"], TextKey> = {
  city: "scenario.renameCityId",
  province: "scenario.renameProvince",
  hinterland: "scenario.renameIt",
  agglomeration: "scenario.renamePart",
};

function checkBarriers(examination: Examination): void {
  const { region, at } = examination;
  const { migrationBorder, ...single } = region.barriers;
  const byType = Object.entries(migrationBorder).map(([type, list]) => [`migrationBorder.${type}`, list] as const);
  const nodes = [
    ...region.tables.cities.flatMap(({ id, province }) => [id, province]),
    ...region.hinterlands.map(({ id }) => id),
    ...region.agglomerations.map(({ id }) => id),
  ];
  const allowed = { kind: t("scenario.kindPlace"), names: [...new Set(nodes)] };
  for (const [name, barriers] of [...Object.entries(single), ...byType]) {
    barriers.forEach(({ between }, i) => {
      const pairs = typeof between === "string" ? [] : between;
      for (const [row, pair] of pairs.entries())
        for (const [end, id] of pair.entries())
          checkName(examination, at(["barriers", ...name.split("."), i, "between", row, end]), id, allowed);
    });
  }
}
