import { joined, type Text, t } from "../words/index.js";
import { isPlainMap } from "./document.js";
import { firstOf } from "./examination.js";
import type { Chain } from "./extend.js";
import type { FileSource } from "./files.js";
import type { LocateRow, Region, RegionTables } from "./regionSchema.js";
import { readTable } from "./table.js";
import { cityRowSchema, type TableName } from "./tables.js";

/** Tables whose rows name cities, with the columns that do. */
const OF_CITIES: Partial<Record<TableName, readonly string[]>> = {
  travel: ["from", "to"],
  travelFlows: ["origin", "destination"],
  observed: ["city"],
  leadingIndustries: ["city"],
  structure: ["city"],
};

/** Constants that say something of a cluster as a whole, so that other cities have others. */
const OF_CLUSTER = ["ownShareOfCluster", "importShareOfCluster", "headquartersDistance"];

type Read = Omit<Region, "agglomerations">;

/**
 * A region without what speaks of cities that it does not have, and a sentence for each kind of thing that was left out
 * or is doubtful.
 */
interface Kept {
  region: Read;
  locateRow: LocateRow;
  remarks: Text[];
}

/**
 * A region that extends another and brings cities of its own: rows of the parent's tables, links and pairs of barriers
 * that name cities or provinces which it does not have are left out, and told; so is that constants of the parent were
 * found for other cities. What the region itself gives stays, for the checks to refuse. A child with the parent's own
 * cities gets all of it.
 */
export function withoutOtherCities(read: Read, chain: Chain, files: FileSource, locateRow: LocateRow): Kept {
  const parent = parentWithCities(chain);
  if (!parent) return { region: read, locateRow, remarks: [] };
  const { own, file, layer } = parent;
  const cities = new Set(read.tables.cities.map(({ id }) => id));
  const others = citiesOf(layer, files).filter((id) => !cities.has(id));
  if (others.length === 0) return { region: read, locateRow, remarks: [] };
  const inherited = (path: readonly string[]) => !own.some((one) => at(one, path) !== undefined);
  const remarks: Text[] = [];
  const leave = (what: Text, count: number) => {
    if (count > 0) remarks.push(leftOut(what, count, others, file));
  };
  const rowsLeft = new Map<TableName, number[]>();
  const tables = { ...read.tables } as Record<TableName, unknown[]>;
  for (const [name, columns] of Object.entries(OF_CITIES) as [TableName, readonly string[]][]) {
    if (!inherited(["tables", name])) continue;
    const rows = tables[name] as Record<string, unknown>[];
    const kept = rows
      .map((_, row) => row)
      .filter((row) => columns.every((column) => cities.has(rows[row]![column] as string)));
    leave(t("scenario.rowsTable", { name }), rows.length - kept.length);
    rowsLeft.set(name, kept);
    tables[name] = kept.map((row) => rows[row]!);
  }
  const links = inherited(["links"])
    ? read.links.filter(({ from, to }) => cities.has(from) && cities.has(to))
    : read.links;
  leave(t("scenario.links"), read.links.length - links.length);
  const barriers = barriersOf(read, inherited, leave);
  const constants = OF_CLUSTER.filter((name) => inherited(["parameters", name]) && at(layer, ["parameters", name]));
  if (constants.length > 0) remarks.push(ofOthers(constants, file));
  return {
    region: { ...read, tables: tables as unknown as RegionTables, links, barriers },
    locateRow: (table, row) => locateRow(table, rowsLeft.get(table)?.[row] ?? row),
    remarks,
  };
}

/**
 * The nearest file with cities above the one whose cities the region has, and the layers that stand for the region
 * itself.
 */
function parentWithCities({ layers, sources }: Chain) {
  const withCities = layers.flatMap((layer, l) => (at(layer, ["tables", "cities"]) === undefined ? [] : [l]));
  const [first, second] = withCities;
  if (first === undefined || second === undefined) return undefined;
  return { own: layers.slice(0, second), file: sources[second]!.file, layer: layers[second]! };
}

function citiesOf(layer: Record<string, unknown>, files: FileSource): string[] {
  const cities = at(layer, ["tables", "cities"]);
  const rows =
    typeof cities === "string"
      ? readTable(files, cities, cityRowSchema.pick({ id: true }).loose()).rows
      : (cities as unknown[]);
  return rows.flatMap((row) => (isPlainMap(row) && typeof row["id"] === "string" ? [row["id"]] : []));
}

/** Entries of barriers whose pairs name somebody that the region does not have lose these pairs. */
function barriersOf(
  { barriers, tables, hinterlands }: Read,
  inherited: (path: readonly string[]) => boolean,
  leave: (what: Text, count: number) => void,
): Read["barriers"] {
  const names = new Set([
    ...tables.cities.flatMap(({ id, province }) => [id, province]),
    ...hinterlands.map(({ id }) => id),
  ]);
  type List = Read["barriers"]["border"];
  const kept = (list: List, path: string[]): List => {
    if (!inherited(["barriers", ...path])) return list;
    let count = 0;
    const entries = list.flatMap((entry) => {
      if (typeof entry.between === "string") return [entry];
      const between = entry.between.filter((pair) => pair.every((name) => names.has(name)));
      count += entry.between.length - between.length;
      return between.length > 0 ? [{ ...entry, between }] : [];
    });
    const name = `barriers.${path.join(".")}`;
    leave(t("scenario.pairs", { name }), count);
    return entries;
  };
  const { migrationBorder, ...single } = barriers;
  const lists = Object.entries(single).map(([name, list]) => [name, kept(list, [name])]);
  const { general, skilled } = migrationBorder;
  return {
    ...Object.fromEntries(lists),
    migrationBorder: {
      general: kept(general, ["migrationBorder", "general"]),
      skilled: kept(skilled, ["migrationBorder", "skilled"]),
    },
  } as Read["barriers"];
}

function at(layer: Record<string, unknown>, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isPlainMap(node) ? node[key] : undefined), layer);
}

function leftOut(what: Text, count: number, others: readonly string[], file: string): Text {
  return t("scenario.leftOutBecauseThey", { count, what, firstOf: firstOf(others), file });
}

function ofOthers(names: readonly string[], file: string): Text {
  return t("scenario.takenOverParametersBecause", {
    names: joined(
      names.map((name) => `parameters.${name}`),
      "enumeration",
    ),
    file,
  });
}
