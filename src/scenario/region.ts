import { isPlainMap, type Locate, type Path, type Position, type SourceDocument } from "./document.js";
import { dottedPath, throwProblems, UserError } from "./error.js";
import { locateIn, readChain } from "./extend.js";
import { type AskedFrom, type FileSource, fileNamed, resolvePath } from "./files.js";
import { checkRegion } from "./regionChecks.js";
import { checkParts, type ReadRegion, withParts } from "./regionParts.js";
import { type LocateRow, type Region, type RegionFile, type RegionTables, regionSchema } from "./regionSchema.js";
import { jsonSchema, type Rule, ruleAt } from "./rules.js";
import { readTable } from "./table.js";
import { type TableName, type TableRow, tableSchemas } from "./tables.js";
import { validate } from "./validate.js";

/**
 * Reads a region file with what it extends, its parts and all its tables, and checks that they agree with each other.
 * @throws UserError naming file, line, value and what is allowed, for up to ten mistakes at once.
 */
export function loadRegion(file: string, files: FileSource, asked?: AskedFrom): Region {
  return readRegion(fileNamed(files, file), files, [], asked).region;
}

/** `within`: files of which this one is a part, outermost first. */
function readRegion(file: string, files: FileSource, within: readonly string[], asked?: AskedFrom): ReadRegion {
  if (within.includes(file)) throw circular([...within, file], asked);
  const { data, sources } = readChain(files, file, (source) => anchorPaths(source, files), asked);
  const locate = locateIn(sources);
  const checked = validate(regionSchema, data, locate);
  throwProblems(checked.problems);
  const { extends: _parent, tables: written, parts: named, ...rest } = checked.data!;
  const at = (path: Path) => ({ ...locate(path), path: dottedPath(path) });
  if (named.length === 0 && written.cities === undefined) throw noCities(at(["tables"]));
  const parts = named.map((part, i) => readRegion(part, files, [...within, file], at(["parts", i])));
  const { tables, locateRow } = readTables(files, written, locate);
  const read = withParts({ region: { ...rest, tables, agglomerations: [] }, locateRow }, parts);
  throwProblems(checkParts(read.region, parts, at));
  throwProblems(checkRegion(read.region, locate, read.locateRow));
  return read;
}

function circular(files: readonly string[], asked: AskedFrom | undefined): UserError {
  return new UserError({
    file: files.at(-1)!,
    ...asked,
    what: `is circular: ${files.join(" has the part ")}`,
    allowed: "a region that does not lead back to this one",
    hint: "Remove one of the parts",
  });
}

function noCities(place: AskedFrom): UserError {
  return new UserError({
    ...place,
    what: "has no cities",
    allowed: "a table `cities`, or `parts`: region files whose cities are taken in",
    hint: "Add one of the two",
  });
}

/** JSON Schema of region files, for editors. */
export function regionJsonSchema(): Record<string, unknown> {
  return jsonSchema(regionSchema);
}

/** What the schema says of a place of a region: bounds, label, unit. `region`: what holds it. */
export function regionRule(path: Path, region: unknown): Rule | undefined {
  return ruleAt(regionJsonSchema(), path, region);
}

/** Paths of tables and parts seen from where the file that writes them is. */
function anchorPaths({ file, data }: SourceDocument, files: FileSource): Record<string, unknown> {
  const { tables, parts } = data as { tables?: unknown; parts?: unknown };
  const anchored = { ...data };
  if (isPlainMap(tables)) {
    const places = Object.entries(tables).map(([name, table]) => [
      name,
      typeof table === "string" ? resolvePath(file, table) : table,
    ]);
    anchored["tables"] = Object.fromEntries(places);
  }
  if (Array.isArray(parts))
    anchored["parts"] = parts.map((part: unknown) => (typeof part === "string" ? fileNamed(files, part, file) : part));
  return anchored;
}

function readTables(
  files: FileSource,
  written: RegionFile["tables"],
  locate: Locate,
): { tables: RegionTables; locateRow: LocateRow } {
  const places = new Map<TableName, (row: number) => Position & { path?: string }>();
  const read = <Name extends TableName>(name: Name): TableRow<Name>[] => {
    const table = written[name];
    if (table === undefined) return [];
    if (typeof table !== "string") {
      places.set(name, (row) => ({ ...locate(["tables", name, row]), path: `tables.${name}[${row}]` }));
      return table as TableRow<Name>[];
    }
    const path = ["tables", name];
    const { rows, lines } = readTable(files, table, tableSchemas[name], { ...locate(path), path: path.join(".") });
    places.set(name, (row) => ({ file: table, line: lines[row]! }));
    return rows as TableRow<Name>[];
  };
  const tables: RegionTables = {
    cities: read("cities"),
    travel: read("travel"),
    sectors: read("sectors"),
    inputOutput: read("inputOutput"),
    valueAdded: read("valueAdded"),
    observed: read("observed"),
    leadingIndustries: read("leadingIndustries"),
    structure: read("structure"),
    travelFlows: read("travelFlows"),
  };
  return { tables, locateRow: (table, row) => places.get(table)!(row) };
}
