import { z } from "zod";
import { advice, joined, t } from "../words/index.js";
import { isReservedName } from "./cityNames.js";
import { inColumn, type Locate, type Place, placed } from "./document.js";
import { type FileSource, nearestName, type Problem, throwProblems } from "./files.js";
import { type FilledIn, fillCities, fillStructure } from "./filledIn.js";
import { rowsTwice } from "./regionChecks.js";
import type { LocateRow, RegionFile, RegionTables } from "./regionSchema.js";
import { validate } from "./rules.js";
import { readTable } from "./table.js";
import {
  type SparseCity,
  type SparseStructureRow,
  sparseCityRowSchema,
  sparseStructureRowSchema,
  type TableName,
  type TableRow,
  tableSchemas,
} from "./tables.js";

/** Tables as they are written: cities and their sectors may leave columns out where the region names `defaults`. */
interface WrittenTables extends Omit<RegionTables, "cities" | "structure"> {
  cities: SparseCity[];
  structure: SparseStructureRow[];
}

interface ReadTables {
  tables: WrittenTables;
  locateRow: LocateRow;
}

/**
 * Reads the tables of a region, from files or from the rows in place. `sparse`: its `defaults` stand in for columns
 * that its cities and their sectors leave out; else every column must be there.
 * @throws UserError for a missing file or column, and for every cell that breaks the schema.
 */
export function readTables(
  files: FileSource,
  written: RegionFile["tables"],
  locate: Locate,
  sparse: boolean,
): ReadTables {
  const places = new Map<TableName, (row: number) => Place>();
  const read = (name: TableName): unknown[] => {
    const table = written[name];
    if (table === undefined) return [];
    const { [name]: loose } = SPARSE;
    const schema: z.ZodType = (sparse && loose) || tableSchemas[name];
    if (typeof table !== "string") {
      places.set(name, (row) => placed(locate, ["tables", name, row]));
      // The region's schema has let rows in place through with columns left out.
      if (loose && !sparse)
        throwProblems(validate(z.array(schema), table, locate, (path) => ["tables", name, ...path]).problems);
      return table;
    }
    const asked = placed(locate, ["tables", name]);
    const { rows, lines } = readTable(files, table, schema as z.ZodObject, asked, NEEDED[name]);
    places.set(name, (row) => ({ file: table, line: lines[row]! }));
    return rows;
  };
  const names = Object.keys(tableSchemas) as TableName[];
  const tables = Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as WrittenTables;
  return { tables, locateRow: (table, row) => places.get(table)!(row) };
}

/** What a row may hold where defaults stand in for the rest. */
const SPARSE: Partial<Record<TableName, z.ZodType>> = {
  cities: sparseCityRowSchema,
  structure: sparseStructureRowSchema,
};

/** Columns without which a table says nothing, though their cells may be empty. */
const NEEDED: Partial<Record<TableName, string[]>> = { travelFlows: ["flow"] };

/** Tables with every column of every row, and what was filled in. */
interface FullTables {
  tables: RegionTables;
  filledIn: FilledIn[];
  /** Where rows that were filled in, too, are written, or that of whose city they are. */
  locateRow?: LocateRow;
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
  // Before filling in, which would keep the last of two rows for one cell.
  throwProblems([...unknownNames(written, locateRow), ...rowsTwice("structure", written.structure, locateRow)]);
  const { structure, filledIn: fromStructure } =
    written.structure.length > 0
      ? fillStructure(written.structure, written.cities, { national, tables: written })
      : { structure: [], filledIn: [] };
  const writtenRow = ({ city, sector }: TableRow<"structure">) => {
    const own = written.structure.map((row) => (row.city === city ? row.sector : undefined));
    return Math.max(0, own.findIndex(Boolean), own.indexOf(sector));
  };
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
  return {
    tables: { ...written, cities, structure },
    filledIn: [...filledIn, ...fromStructure, ...roads],
    locateRow: (table, row) => locateRow(table, table === "structure" ? writtenRow(structure[row]!) : row),
  };
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

const KINDS = { city: t("report.city"), sector: t("scenario.kindSector") };

/** Rows of `structure` for which there is no city or no sector: filling in would pass over them. */
function unknownNames({ cities, sectors, structure }: WrittenTables, locateRow: ReadTables["locateRow"]): Problem[] {
  const known = { city: cities.map(({ id }) => id), sector: sectors.map(({ id }) => id) };
  return structure.flatMap((row, r) =>
    (["city", "sector"] as const).flatMap((kind) => {
      if (known[kind].includes(row[kind])) return [];
      return [
        {
          ...inColumn(locateRow("structure", r), kind),
          value: row[kind],
          ...advice(
            t("scenario.unknownOfRegion", { kind: KINDS[kind] }),
            t("scenario.knownOnes", { kind: KINDS[kind], names: joined(known[kind]) }),
            t("scenario.correctOrAddTo", { kind: KINDS[kind], table: kind === "city" ? "cities" : "sectors" }),
          ),
          nearest: nearestName(row[kind], known[kind]),
        },
      ];
    }),
  );
}
