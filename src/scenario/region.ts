import type { Locate, Path, Position, SourceDocument } from "./document.js";
import { throwProblems } from "./error.js";
import { locateIn, readChain } from "./extend.js";
import { type AskedFrom, type FileSource, fileNamed, resolvePath } from "./files.js";
import { checkRegion } from "./regionChecks.js";
import { type LocateRow, type Region, type RegionFile, type RegionTables, regionSchema } from "./regionSchema.js";
import { jsonSchema, type Rule, ruleAt } from "./rules.js";
import { readTable } from "./table.js";
import { type TableName, type TableRow, tableSchemas } from "./tables.js";
import { validate } from "./validate.js";

/**
 * Reads a region file with what it extends and all its tables, and checks that they agree with each other.
 * @throws UserError naming file, line, value and what is allowed, for up to ten mistakes at once.
 */
export function loadRegion(file: string, files: FileSource, asked?: AskedFrom): Region {
  const { data, sources } = readChain(files, fileNamed(files, file), anchorTables, asked);
  const locate = locateIn(sources);
  const checked = validate(regionSchema, data, locate);
  throwProblems(checked.problems);
  const { extends: _parent, tables: written, ...rest } = checked.data!;
  const { tables, locateRow } = readTables(files, written, locate);
  const region: Region = { ...rest, tables };
  throwProblems(checkRegion(region, locate, locateRow));
  return region;
}

/** JSON Schema of region files, for editors. */
export function regionJsonSchema(): Record<string, unknown> {
  return jsonSchema(regionSchema);
}

/** What the schema says of a place of a region: bounds, label, unit. `region`: what holds it. */
export function regionRule(path: Path, region: unknown): Rule | undefined {
  return ruleAt(regionJsonSchema(), path, region);
}

/** Table paths seen from where the file that writes them is. */
function anchorTables({ file, data }: SourceDocument): Record<string, unknown> {
  const tables = data["tables"];
  if (typeof tables !== "object" || tables === null) return data;
  const anchored = Object.entries(tables).map(([name, table]) => [
    name,
    typeof table === "string" ? resolvePath(file, table) : table,
  ]);
  return { ...data, tables: Object.fromEntries(anchored) };
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
