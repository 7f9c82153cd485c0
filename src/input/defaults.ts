import { joined, type Text, type TextKey, t, toText } from "../words/index.js";
import { isPlainMap, partAt } from "./document.js";
import type { Chain } from "./extend.js";
import { type FileSource, firstOf } from "./files.js";
import type { FilledIn } from "./filledIn.js";
import type { LocateRow, Region, RegionTables } from "./regionSchema.js";
import { readTable } from "./table.js";
import { cityRowSchema, type TableName } from "./tables.js";

type Data = Record<string, unknown>;

/** Keys that say what a region is, or speak of its cities: no other region can stand in for them. */
const OWN_ONLY = [
  "id",
  "label",
  "description",
  "parts",
  "links",
  "outsidePublished",
  "moments",
  "provinceLabels",
  "outlines",
];

/** Tables that hold for a whole country, and may stand in. */
const NATIONAL_TABLES = ["sectors", "inputOutput", "valueAdded"];

/**
 * Constants of a cluster's own trade where neither the region nor its defaults say anything: rounded, within what the
 * shipped Chinese regions have.
 */
const TRADE_SHARES = {
  ownShareOfCluster: {
    value: 0.7,
    unit: "share of total expenditure",
    range: [0.6, 0.85],
    status: "assumed",
    note: "filled in: between what the shipped Chinese regions have, 0.62 to 0.80",
  },
  importShareOfCluster: {
    value: 0.1,
    unit: "share of total expenditure",
    range: [0.06, 0.14],
    status: "assumed",
    note: "filled in: between what the shipped Chinese regions have, 0.06 to 0.14",
  },
};

/** What a region is with its defaults, and what was taken from them. */
export interface Completed {
  data: Data;
  filledIn: FilledIn[];
}

/** A region file that stands in: where it is, and what the user calls it. */
interface Named {
  file: string;
  name: string;
}

/**
 * Puts in place of what a region does not say what its `defaults` say: national tables and totals, taxes, constants,
 * barriers. Maps are filled key by key, so that one constant of one's own leaves the others to the defaults. Nothing
 * that speaks of single cities is taken.
 */
export function withDefaults(own: Data, defaults: Data, named: Named): Completed {
  const { tables, barriers, ...rest } = defaults;
  const offered: Data = { ...rest, tables: nationalTables(tables), barriers: betweenAny(barriers) };
  offered["parameters"] = withoutData(offered["parameters"]);
  const stand = Object.fromEntries(Object.entries(offered).filter(([key]) => !OWN_ONLY.includes(key)));
  const taken: string[][] = [];
  const data = fill(own, stand, taken);
  const filledIn = groups(taken, named, defaults, own["baseYear"]);
  data["unlistedTravel"] = own["unlistedTravel"] ?? "great-circle";
  return withTradeShares({ data, filledIn });
}

function nationalTables(tables: unknown): Data {
  const all = isPlainMap(tables) ? tables : {};
  return Object.fromEntries(NATIONAL_TABLES.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

/** Barriers without the entries that stand between places which they name. */
function betweenAny(barriers: unknown): unknown {
  if (Array.isArray(barriers))
    return barriers.filter((entry) => !isPlainMap(entry) || typeof entry["between"] === "string");
  if (!isPlainMap(barriers)) return barriers;
  return Object.fromEntries(Object.entries(barriers).map(([name, inner]) => [name, betweenAny(inner)]));
}

/** Figures without the moment that their range holds already: moments speak of the cities of the defaults. */
function withoutData(figures: unknown): unknown {
  if (!isPlainMap(figures)) return figures;
  const kept = Object.entries(figures).filter(([key]) => !(isFigure(figures) && key === "datum"));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutData(inner)]));
}

/**
 * What is said itself stands, and defaults stand in for the rest. The leaves that are taken are noted by path; a figure
 * (a map with a value) counts as one.
 */
export function fill(own: Data, defaults: Data, taken: string[][] = [], path: readonly string[] = []): Data {
  const filled = { ...own };
  for (const [key, value] of Object.entries(defaults)) {
    const mine = own[key];
    if (mine === undefined) {
      filled[key] = value;
      taken.push(...leaves(value, [...path, key]));
    } else if (isPlainMap(mine) && isPlainMap(value) && !isFigure(value)) {
      filled[key] = fill(mine, value, taken, [...path, key]);
    }
  }
  return filled;
}

function isFigure(value: Data): boolean {
  return "value" in value;
}

function leaves(value: unknown, path: string[]): string[][] {
  if (!isPlainMap(value) || isFigure(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** What stands in for each block of a region file. `names`: what was taken of it; years of the defaults and its own. */
const BLOCKS: { keys: string[]; what(names: string[], years: { year: number; own: number }): Text }[] = [
  {
    keys: ["national"],
    what: (_, { year, own }) =>
      t("scenario.totalsCountry", { year, own, dated: year > 0, other: own > 0 && year !== own }),
  },
  {
    keys: ["hinterlands"],
    what: () => t("scenario.restCountryWorld"),
  },
  { keys: ["regimes"], what: () => t("scenario.taxRatesLocalShares") },
  {
    keys: ["parameters"],
    what: (names) => t("scenario.constantsBehaviour", { count: names.length, names: firstOf(names) }),
  },
  {
    keys: ["barriers"],
    what: (names) => t("scenario.kindsBarriers", { count: names.length, names: firstOf(names) }),
  },
  { keys: ["saving"], what: () => t("scenario.savingFilledIn") },
  { keys: ["baseYear", "currency", "migration"], what: (names) => joined(names) },
];

/**
 * A sentence for the tables, each from a file of its own, and one for all that the file of the defaults holds itself.
 */
function groups(taken: readonly string[][], named: Named, defaults: Data, ownYear: unknown): FilledIn[] {
  const of = (keys: readonly string[]) => taken.filter(([key]) => keys.includes(key!));
  const blocks = BLOCKS.filter(({ keys }) => of(keys).length > 0);
  const tables = of(["tables"]).map(([, table]) => table!);
  const found: FilledIn[] = [];
  if (tables.length > 0) {
    found.push({
      what: t("scenario.countrySSectorsInput"),
      lacks: t("scenario.table", { tables: joined(tables) }),
      source: toText(tableNames(tables, named, defaults)),
    });
  }
  if (blocks.length > 0) {
    const years = { year: Number(defaults["baseYear"]), own: Number(ownYear ?? defaults["baseYear"]) };
    const whats = blocks.map(({ keys, what }) =>
      what(
        of(keys).map(([key, ...rest]) => (rest.length === 0 ? key! : rest.join("."))),
        years,
      ),
    );
    const keys = [...new Set(of(blocks.flatMap((block) => block.keys)).map(([key]) => key!))];
    found.push({
      what: joined(whats),
      lacks: t("scenario.all", { keys: joined(keys) }),
      source: toText(named.name),
    });
  }
  return found;
}

/** Files of tables, seen from where the user's name for the defaults is seen from. */
function tableNames(names: readonly string[], { file, name }: Named, defaults: Data): string {
  const tables = isPlainMap(defaults["tables"]) ? defaults["tables"] : {};
  const [folder, called] = [file, name].map((path) => path.slice(0, path.lastIndexOf("/") + 1)) as [string, string];
  const files = names.flatMap((table) => {
    const path = tables[table];
    if (typeof path !== "string") return [];
    return [path.startsWith(folder) ? called + path.slice(folder.length) : path];
  });
  return files.length > 0 ? files.join(", ") : name;
}

/**
 * Fills in TRADE_SHARES that are missing. What a cluster buys of its own belongs to no country, so that defaults of a
 * country do not hold it.
 */
function withTradeShares({ data, filledIn }: Completed): Completed {
  const parameters = isPlainMap(data["parameters"]) ? data["parameters"] : {};
  const missing = Object.entries(TRADE_SHARES).filter(([name]) => parameters[name] === undefined);
  if (missing.length === 0) return { data, filledIn };
  const names = missing.map(([name]) => name);
  const told: FilledIn = {
    what: pair(missing.map(([name, { value }]) => `${name} ${value}`)),
    lacks: t("scenario.lacksParameters", { names: pair(names.map((name) => `parameters.${name}`)) }),
    source: t("scenario.roundedWithinShippedChinese"),
  };
  return {
    data: { ...data, parameters: { ...parameters, ...Object.fromEntries(missing) } },
    filledIn: [...filledIn, told],
  };
}

/** One or two. */
function pair([first, second]: readonly string[]): Text {
  return second === undefined ? toText(first!) : t("scenario.pair", { first, second });
}

/** Tables whose rows name cities, with the columns that do. */
const OF_CITIES: Partial<Record<TableName, readonly string[]>> = {
  travel: ["from", "to"],
  travelFlows: ["origin", "destination"],
  observed: ["city"],
  employment: ["city"],
  registered: ["city"],
  leadingIndustries: ["city"],
  structure: ["city"],
};

/** Constants that say something of a cluster as a whole, so that other cities have others. */
const OF_CLUSTER = ["ownShareOfCluster", "importShareOfCluster", "headquartersDistance"];

/**
 * A region without what speaks of cities that it does not have, and a sentence for each kind of thing that was left out
 * or is doubtful.
 */
interface Kept {
  region: Region;
  locateRow: LocateRow;
  remarks: Text[];
}

/**
 * A region that extends another and brings cities of its own: rows of the parent's tables, links and pairs of barriers
 * that name cities or provinces which it does not have are left out, and told; so is that constants of the parent were
 * found for other cities. What the region itself gives stays, for the checks to refuse. A child with the parent's own
 * cities gets all of it. `settled`: its cities, those of its parts too.
 */
export function withoutOtherCities(
  read: Region,
  settled: RegionTables["cities"],
  chain: Chain,
  files: FileSource,
  locateRow: LocateRow,
): Kept {
  const parent = parentWithCities(chain);
  if (!parent) return { region: read, locateRow, remarks: [] };
  const { own, file, layer } = parent;
  const cities = new Set(settled.map(({ id }) => id));
  const others = citiesOf(layer, files).filter((id) => !cities.has(id));
  if (others.length === 0) return { region: read, locateRow, remarks: [] };
  const inherited = (path: readonly string[]) => !own.some((one) => partAt(one, path) !== undefined);
  const remarks: Text[] = [];
  const leave = (things: TextKey, name: string, count: number) => {
    const what = t(things, { name, count });
    if (count > 0) remarks.push(t("scenario.leftOutBecauseThey", { what, firstOf: firstOf(others), file }));
  };
  const rowsLeft = new Map<TableName, number[]>();
  const tables = { ...read.tables } as Record<TableName, unknown[]>;
  for (const [name, columns] of Object.entries(OF_CITIES) as [TableName, readonly string[]][]) {
    if (!inherited(["tables", name])) continue;
    const rows = tables[name] as Record<string, unknown>[];
    const kept = [...rows.keys()].filter((row) => columns.every((column) => cities.has(rows[row]![column] as string)));
    leave("scenario.rowsTable", name, rows.length - kept.length);
    rowsLeft.set(name, kept);
    tables[name] = kept.map((row) => rows[row]!);
  }
  const links = inherited(["links"])
    ? read.links.filter(({ from, to }) => cities.has(from) && cities.has(to))
    : read.links;
  leave("scenario.links", "links", read.links.length - links.length);
  const barriers = barriersOf(read, settled, inherited, leave);
  const constants = OF_CLUSTER.filter((name) => inherited(["parameters", name]) && partAt(layer, ["parameters", name]));
  const names = joined(constants.map((name) => `parameters.${name}`));
  if (constants.length > 0) remarks.push(t("scenario.takenOverParametersBecause", { names, file }));
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
  const withCities = layers.flatMap((layer, l) => (partAt(layer, ["tables", "cities"]) === undefined ? [] : [l]));
  const [first, second] = withCities;
  if (first === undefined || second === undefined) return undefined;
  return { own: layers.slice(0, second), file: sources[second]!.file, layer: layers[second]! };
}

function citiesOf(layer: Record<string, unknown>, files: FileSource): string[] {
  const cities = partAt(layer, ["tables", "cities"]);
  const rows =
    typeof cities === "string"
      ? readTable(files, cities, cityRowSchema.pick({ id: true }).loose()).rows
      : (cities as unknown[]);
  return rows.flatMap((row) => (isPlainMap(row) && typeof row["id"] === "string" ? [row["id"]] : []));
}

/** Entries of barriers whose pairs name somebody that the region does not have lose these pairs. */
function barriersOf(
  { barriers, hinterlands, agglomerations }: Region,
  settled: RegionTables["cities"],
  inherited: (path: readonly string[]) => boolean,
  leave: (things: TextKey, name: string, count: number) => void,
): Region["barriers"] {
  const others = [...hinterlands, ...agglomerations].map(({ id }) => id);
  const names = new Set([...settled.flatMap(({ id, province }) => [id, province]), ...others]);
  type List = Region["barriers"]["border"];
  const kept = (list: List, path: string[]): List => {
    if (!inherited(["barriers", ...path])) return list;
    let count = 0;
    const entries = list.flatMap((entry) => {
      if (typeof entry.between === "string") return [entry];
      const between = entry.between.filter((pair) => pair.every((name) => names.has(name)));
      count += entry.between.length - between.length;
      return between.length > 0 ? [{ ...entry, between }] : [];
    });
    leave("scenario.pairs", `barriers.${path.join(".")}`, count);
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
  } as Region["barriers"];
}
