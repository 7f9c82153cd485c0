import { z } from "zod";
import type { Locate, Path, Position } from "./document.js";
import { throwProblems } from "./error.js";
import type { FileSource } from "./files.js";
import type { LocateRow, RegionFile, RegionTables } from "./regionSchema.js";
import { readTable } from "./table.js";
import {
  cityRowSchema,
  type SparseCity,
  type SparseStructureRow,
  sparseCityRowSchema,
  sparseStructureRowSchema,
  structureRowSchema,
  type TableName,
  type TableRow,
  tableSchemas,
} from "./tables.js";
import { validate } from "./validate.js";

/** Tables as they are written: cities and their sectors may leave columns out where the region names `defaults`. */
export interface WrittenTables extends Omit<RegionTables, "cities" | "structure"> {
  cities: SparseCity[];
  structure: SparseStructureRow[];
}

export interface ReadTables {
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
  const places = new Map<TableName, (row: number) => Position & { path?: string }>();
  const readAs = <Row>(name: TableName, schema: z.ZodType<Row>, strict: z.ZodType = schema): Row[] => {
    const table = written[name];
    if (table === undefined) return [];
    if (typeof table !== "string") {
      places.set(name, (row) => ({ ...locate(["tables", name, row]), path: `tables.${name}[${row}]` }));
      if (strict !== schema) checkRows(name, table, strict, locate);
      return table as Row[];
    }
    const path: Path = ["tables", name];
    const asked = { ...locate(path), path: path.join(".") };
    const { rows, lines } = readTable(files, table, strict as z.ZodObject, asked, NEEDED[name]);
    places.set(name, (row) => ({ file: table, line: lines[row]! }));
    return rows as Row[];
  };
  const read = <Name extends TableName>(name: Name): TableRow<Name>[] =>
    readAs(name, tableSchemas[name] as unknown as z.ZodType<TableRow<Name>>);
  const tables: WrittenTables = {
    cities: readAs<SparseCity>("cities", sparseCityRowSchema, sparse ? sparseCityRowSchema : cityRowSchema),
    travel: read("travel"),
    sectors: read("sectors"),
    inputOutput: read("inputOutput"),
    valueAdded: read("valueAdded"),
    observed: read("observed"),
    leadingIndustries: read("leadingIndustries"),
    structure: readAs<SparseStructureRow>(
      "structure",
      sparseStructureRowSchema,
      sparse ? sparseStructureRowSchema : structureRowSchema,
    ),
    travelFlows: read("travelFlows"),
  };
  return { tables, locateRow: (table, row) => places.get(table)!(row) };
}

/** Columns without which a table says nothing, though their cells may be empty. */
const NEEDED: Partial<Record<TableName, string[]>> = { travelFlows: ["flow"] };

/** Rows in place, which the region's schema has let through with columns left out. */
function checkRows(name: TableName, rows: unknown, row: z.ZodType, locate: Locate): void {
  const schema = z.object({ tables: z.object({ [name]: z.array(row) }) });
  throwProblems(validate(schema, { tables: { [name]: rows } }, locate).problems);
}
