import { freeze } from "immer";
import { advice, joined, type TextKey, t } from "../words/index.js";
import { type Completed, withDefaults, withoutOtherCities } from "./defaults.js";
import { isPlainMap, type Path, type Place, partAt, placed, type SourceDocument } from "./document.js";
import { withExact } from "./exactRegion.js";
import { type Chain, checkNoScenario, locateIn, readChain } from "./extend.js";
import {
  type AskedFrom,
  type FileSource,
  fileNamed,
  mistakeAt,
  type Problem,
  resolvePath,
  throwProblems,
  type UserError,
} from "./files.js";
import { filledInText } from "./filledIn.js";
import { readOutlines } from "./outlines.js";
import { checkRegion } from "./regionChecks.js";
import { type Agglomeration, type LocateRow, type Region, type RegionTables, regionSchema } from "./regionSchema.js";
import { asWritten, fillTables, readTables } from "./regionTables.js";
import { jsonSchema, type Rule, ruleAt, validate } from "./rules.js";
import type { TableName } from "./tables.js";

/**
 * Reads a region file with what it extends, its parts and all its tables, and checks that they agree with each other.
 * Where all of these files hold what they held the last time, it is the region of then: to read one takes longer than
 * to read a scenario. It is frozen, with all that it holds, since whoever asks for it gets the same.
 * @throws UserError naming file, line, value and what is allowed, for up to ten mistakes at once.
 */
export function loadRegion(file: string, files: FileSource, asked?: AskedFrom): Region {
  const path = fileNamed(files, file);
  const before = KEPT.get(path);
  if (before && [...before.bytes].every(([one, bytes]) => holds(files, one, bytes))) return before.region;
  const bytes = new Map<string, Uint8Array>();
  const read = (one: string) => {
    bytes.set(one, files.read(one));
    return bytes.get(one)!;
  };
  const region = freeze(readRegion(path, { ...files, read }, [], asked).region, true);
  READ.set(region.tables, { path, region });
  KEPT.set(path, { region, bytes });
  return region;
}

/** By path, wherever files came from: regions that have been read, and what the files held that they were read from. */
const KEPT = new Map<string, { region: Region; bytes: ReadonlyMap<string, Uint8Array> }>();

function holds(files: FileSource, path: string, bytes: Uint8Array): boolean {
  try {
    const now = files.read(path);
    return now.length === bytes.length && now.every((byte, k) => byte === bytes[k]);
  } catch {
    return false;
  }
}

/** Regions that have been read, by what scenarios do not change of them. */
const READ = new WeakMap<RegionTables, { path: string; region: Region }>();

/** Where a region was read from, and what it was before a scenario changed its constants. */
export function regionRead({ tables }: Region): { path: string; region: Region } | undefined {
  return READ.get(tables);
}

/** `within`: files of which this one is a part, outermost first. */
function readRegion(file: string, files: FileSource, within: readonly string[], asked?: AskedFrom): ReadRegion {
  if (within.includes(file)) throw circular([...within, file], asked);
  const own = readChain(files, file, (source) => anchorPaths(source, files), asked);
  checkNoScenario({ data: own.data, locate: locateIn(own.sources) }, "scenario.regionHasTables", (region, from) =>
    t("scenario.giveItsRegion", { region: fileNamed(files, region, from) }),
  );
  const { data: said, sources, filledIn, currency } = completed(own, files);
  const locate = locateIn(sources);
  const { data, exact } = withExact(said, files, locate);
  const checked = validate(regionSchema, data, locate);
  throwProblems(checked.problems);
  const { extends: _parent, exact: _, defaults, tables: written, parts: named, outlines, ...rest } = checked.data!;
  const at = (path: Path) => placed(locate, path);
  if (named.length === 0 && written.cities === undefined) throw noCities(at(["tables"]));
  const parts = named.map((part, i) => readRegion(part, files, [...within, file], at(["parts", i])));
  const read = readTables(files, written, locate, defaults !== undefined);
  if (defaults !== undefined) throwProblems(checkOwnMoney(own.data, rest.currency, currency, at));
  const full = defaults === undefined ? asWritten(read) : fillTables(read, rest);
  const settled = [...parts.map(({ region }) => region), full].flatMap(({ tables }) => tables.cities);
  const agglomerations = parts.map((part) => agglomerationOf(part.region));
  const whole: Region = { ...rest, tables: full.tables, agglomerations };
  const kept = withoutOtherCities(whole, settled, own, files, full.locateRow ?? read.locateRow);
  const remarks = [...filledIn, ...full.filledIn].map(filledInText).concat(kept.remarks);
  const region: Region = {
    ...kept.region,
    ...(exact && { exact }),
    ...(remarks.length > 0 && { filledIn: remarks }),
  };
  const joined = withParts({ region, locateRow: kept.locateRow }, parts);
  throwProblems(checkParts(joined.region, parts, at));
  // Links of parts have been examined there.
  throwProblems(checkRegion({ ...joined.region, links: kept.region.links }, locate, joined.locateRow));
  if (outlines === undefined) return joined;
  const land = readOutlines(files, outlines, joined.region.tables.cities, at(["outlines"]));
  return { ...joined, region: { ...joined.region, outlines: land } };
}

/** A region's own data with its defaults in place of what it leaves out. */
function completed(own: Chain, files: FileSource): Completed & { sources: SourceDocument[]; currency?: unknown } {
  const { data, sources } = own;
  const file = data["defaults"];
  if (typeof file !== "string" || file === "") return { data, sources, filledIn: [] };
  const place = { ...locateIn(sources)(["defaults"]), path: "defaults" };
  const chain = readChain(files, file, (source) => anchorPaths(source, files), place);
  const written = sources.map((source) => source.data["defaults"]).find((name) => name !== undefined);
  const whole = withDefaults(data, chain.data, { file, name: String(written) });
  return { ...whole, sources: [...sources, ...chain.sources], currency: chain.data["currency"] };
}

function circular(files: readonly string[], asked: AskedFrom | undefined): UserError {
  return mistakeAt(
    { file: files.at(-1)!, ...asked },
    t("scenario.circularExtends", { files: joined(files, "hasPart") }),
    "scenario.regionNotBackHere",
    "scenario.removePart",
  );
}

function noCities(place: AskedFrom): UserError {
  return mistakeAt(place, "scenario.noCities", "scenario.tableOrParts", "scenario.addOne");
}

/** JSON Schema of region files, for editors. */
export function regionJsonSchema(): Record<string, unknown> {
  return jsonSchema(regionSchema);
}

/** What the schema says of a place of a region: bounds, label, unit. `region`: what holds it. */
export function regionRule(path: Path, region: unknown): Rule | undefined {
  return ruleAt(regionJsonSchema(), path, region);
}

/** Paths of tables, parts and outlines seen from where the file that writes them is. */
function anchorPaths({ file, data }: SourceDocument, files: FileSource): Record<string, unknown> {
  const { parts } = data as { parts?: unknown };
  const anchored = { ...data };
  for (const key of ["tables", "exact"]) {
    const tables = data[key];
    if (!isPlainMap(tables)) continue;
    const places = Object.entries(tables).map(([name, table]) => [
      name,
      typeof table === "string" ? resolvePath(file, table) : table,
    ]);
    anchored[key] = Object.fromEntries(places);
  }
  if (Array.isArray(parts))
    anchored["parts"] = parts.map((part: unknown) => (typeof part === "string" ? fileNamed(files, part, file) : part));
  if (typeof data["outlines"] === "string") anchored["outlines"] = resolvePath(file, data["outlines"]);
  if (typeof data["defaults"] === "string") anchored["defaults"] = fileNamed(files, data["defaults"], file);
  return anchored;
}

/** A region that was read, and where the rows of its tables stand. */
export interface ReadRegion {
  region: Region;
  locateRow: LocateRow;
}

/** Tables that speak of single cities: those of the parts, one below the other, and then the region's own. */
const OF_CITIES = [
  "cities",
  "travel",
  "travelFlows",
  "observed",
  "employment",
  "registered",
  "leadingIndustries",
  "structure",
] as const;

/**
 * A region that takes in the cities of others: their tables and links come first, in the order in which it lists them;
 * all else is its own.
 */
function withParts(own: ReadRegion, parts: readonly ReadRegion[]): ReadRegion {
  if (parts.length === 0) return own;
  const all = [...parts, own];
  const joined = Object.fromEntries(
    OF_CITIES.map((name) => [name, all.flatMap(({ region }) => region.tables[name] as unknown[])]),
  ) as Partial<RegionTables>;
  return {
    region: {
      ...own.region,
      tables: { ...own.region.tables, ...joined },
      links: all.flatMap(({ region }) => region.links),
      ...filledInOf(all),
    },
    locateRow: (table, row) => {
      if (!OF_CITIES.some((name) => name === table)) return own.locateRow(table, row);
      return locateJoined(all, table, row);
    },
  };
}

/** What was filled in, of the parts too: which one is told. */
function filledInOf(all: readonly ReadRegion[]): Pick<Region, "filledIn"> {
  const texts = all.flatMap(({ region: { filledIn = [], label } }, r) =>
    r === all.length - 1 ? filledIn : filledIn.map((text) => joined([label, text], "colon")),
  );
  return texts.length > 0 ? { filledIn: texts } : {};
}

/** A row of a joined table, or the end of the last one. */
function locateJoined(all: readonly ReadRegion[], table: TableName, row: number): Place {
  let left = row;
  for (const { region, locateRow } of all) {
    const { length } = region.tables[table];
    if (left < length) return locateRow(table, left);
    left -= length;
  }
  throw new Error(`locateJoined: ${table} has no row ${row}`);
}

function agglomerationOf({ id, label, tables }: Region): Agglomeration {
  return { id, label, cities: tables.cities.map((city) => city.id) };
}

/** Parts that do not fit: other money, or another year. */
function checkParts(own: Region, parts: readonly ReadRegion[], at: (path: Path) => Omit<Problem, "what">): Problem[] {
  return parts.flatMap(({ region: part }, i) => {
    const unlike = (key: "baseYear" | "currency", what: TextKey, hint: TextKey): Problem[] => {
      if (part[key] === own[key]) return [];
      const told = joined([t(what), part.id], "colon");
      return [
        { ...at(["parts", i]), value: part[key], ...advice(told, t("scenario.asHere", { value: own[key] }), hint) },
      ];
    };
    return [
      ...unlike("baseYear", "scenario.baseYearOfPart", "scenario.giveOneYear"),
      ...unlike("currency", "scenario.currencyOfPart", "scenario.convertTables"),
    ];
  });
}

/** Figures in money that the defaults of another currency cannot stand in for. Shares and elasticities can. */
const IN_MONEY: readonly string[][] = [
  ["national"],
  ["tables", "sectors"],
  ["parameters", "valueOfTime"],
  ["barriers", "tollPerKm"],
];

/** What a region must give itself that counts in another currency than its defaults do. `own`: what it says. */
function checkOwnMoney(
  own: Record<string, unknown>,
  currency: string,
  defaultsCurrency: unknown,
  at: (path: Path) => Omit<Problem, "what">,
): Problem[] {
  const missing = currency === defaultsCurrency ? [] : IN_MONEY.filter((path) => partAt(own, path) === undefined);
  if (missing.length === 0) return [];
  const names = missing.map((path) => path.join(".")).join(", ");
  return [
    {
      ...at(["currency"]),
      value: currency,
      ...advice(
        t("scenario.otherCurrency", { currency: String(defaultsCurrency), names }),
        t("scenario.currencyOfDefaults", { names }),
        "scenario.convertTable",
      ),
    },
  ];
}
