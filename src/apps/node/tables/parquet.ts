import { gzipSync } from "node:zlib";
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { type Column, type Field, isDouble, precisionOf, type Table } from "../../../measures/results/index.js";

/** Rows that are encoded at once: what is in memory of a table. */
const GROUP = 50_000;

/** A table as a Parquet file, piece by piece. Equal rows give equal bytes. */
export function parquetOf<Row>(table: Table<Row>, rows: Iterable<Row>): Generator<Uint8Array> {
  return parquetFile(table.columns, fieldsOf(table, rows));
}

function* fieldsOf<Row>(table: Table<Row>, rows: Iterable<Row>): Generator<readonly Field[]> {
  for (const row of rows) yield table.fieldsOf(row);
}

/** The same of records whose fields stand in the order of the columns. NaN, and text that is undefined, are nulls. */
export function* parquetFile(
  columns: readonly Column[],
  records: Iterable<readonly (Field | undefined)[]>,
): Generator<Uint8Array> {
  const empty = columns.map(sourceOf);
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: empty });
  const file = new ParquetWriter({ writer, schema, codec: "GZIP", compressors: { GZIP }, createdBy: "agglom" });
  for (const group of groupsOf(columns, records)) {
    file.write({ columnData: empty.map((column, c) => ({ ...column, data: group[c]! })), rowGroupSize: GROUP });
    yield taken(writer);
  }
  file.finish();
  yield taken(writer);
}

const GZIP = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));

/** Of a writer, what it holds; it goes on after it. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/**
 * Bytes of equal rank together: what numbers of few digits and of one series have in common is then seen by the
 * compression.
 */
const SPLIT = { encoding: "BYTE_STREAM_SPLIT" } as const;

function sourceOf({ name, kind }: Column): ColumnSource {
  const common = { name, data: [], nullable: kind.endsWith("?") };
  const precision = precisionOf(kind);
  if (precision === undefined) return { ...common, type: kind.startsWith("text") ? "STRING" : "INT32" };
  return { ...common, type: isDouble(precision) ? "DOUBLE" : "FLOAT", ...SPLIT };
}

function* groupsOf(
  columns: readonly Column[],
  records: Iterable<readonly (Field | undefined)[]>,
): Generator<ColumnSource["data"][]> {
  let group = columns.map((): (Field | null)[] => []);
  for (const record of records) {
    for (let c = 0; c < group.length; c++) {
      const field = record[c];
      group[c]!.push(field === undefined || Number.isNaN(field) ? null : field);
    }
    if (group[0]!.length < GROUP) continue;
    yield group;
    group = columns.map(() => []);
  }
  if (group[0]!.length > 0) yield group;
}
