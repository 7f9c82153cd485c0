import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import {
  type Column,
  type Field,
  isDouble,
  otherColumns,
  precisionOf,
  type Table,
} from "../../../measures/results/index.js";
import { SaidError, t } from "../../../words/index.js";
import { eachLaterOf } from "../disk/files.js";

/** Rows that are encoded at once: what is in memory of a table. A column of them is one page. */
const GROUP = 50_000;

/** A table as a Parquet file, piece by piece. Equal rows give equal bytes. */
export function parquetOf<Row>(table: Table<Row>, rows: Iterable<Row>): Generator<Uint8Array> {
  return parquetFile(table.columns, rows, table.fieldOf);
}

/** What a record has in a column. NaN, and text that is undefined, are nulls. */
type FieldOf<Record> = (record: Record, column: number) => Field | undefined;

/** The same of records of any kind. */
export function* parquetFile<Record>(
  columns: readonly Column[],
  records: Iterable<Record>,
  fieldOf: FieldOf<Record>,
): Generator<Uint8Array> {
  const empty = columns.map(sourceOf);
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: empty });
  const file = new ParquetWriter({
    writer,
    schema,
    codec: "GZIP",
    compressors: { GZIP },
    // Least and greatest values of groups cost a quarter of the time; DuckDB filters as fast without.
    statistics: false,
    createdBy: "agglom",
  });
  for (const group of groupsOf(columns, records, fieldOf)) {
    file.write({
      columnData: empty.map((column, c) => ({ ...column, data: group[c]! })),
      rowGroupSize: GROUP,
      pageSize: 0,
    });
    yield taken(writer);
  }
  file.finish();
  yield taken(writer);
}

/** Of what is split into like bytes the fastest way leaves 3 % more than the usual one. */
const GZIP = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes, { level: constants.Z_BEST_SPEED }));

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

function* groupsOf<Record>(
  columns: readonly Column[],
  records: Iterable<Record>,
  fieldOf: FieldOf<Record>,
): Generator<ColumnSource["data"][]> {
  const group = columns.map(columnOf);
  const gaps = columns.map(() => false);
  let rows = 0;
  // What is taken is written before the next group begins.
  const taken = () => group.map((column, c) => filled(rows < GROUP ? column.slice(0, rows) : column, gaps[c]!));
  for (const record of records) {
    for (let c = 0; c < group.length; c++) {
      const field = fieldOf(record, c);
      group[c]![rows] = field as number;
      gaps[c] ||= isGap(field);
    }
    if (++rows < GROUP) continue;
    yield taken();
    rows = 0;
  }
  if (rows > 0) yield taken();
}

type Fields = (Field | undefined)[] | Float64Array | Float32Array;

/** Room for the fields of a group. */
function columnOf({ kind }: Column): Fields {
  const precision = precisionOf(kind);
  if (precision === undefined) return new Array(GROUP);
  return isDouble(precision) ? new Float64Array(GROUP) : new Float32Array(GROUP);
}

/** Gaps as nulls. */
function filled(fields: Fields, gaps: boolean): ColumnSource["data"] {
  return gaps ? Array.from<Field | undefined, Field | null>(fields, (field) => (isGap(field) ? null : field!)) : fields;
}

function isGap(field: Field | undefined): boolean {
  return field === undefined || Number.isNaN(field);
}

/** What stands in a record; null where there is nothing. */
export type Read = string | number | null;

/**
 * Rows of a table from a Parquet file, a group of them in memory at once. Throws UserError where it is damaged, or has
 * other columns than the table.
 */
export async function* rowsOfParquet<Row>(table: Table<Row>, path: string): AsyncGenerator<Row> {
  const wanted = table.columns.map(({ name }) => name);
  for await (const record of parquetRecords(path, (found) => checkColumns(found, wanted)))
    yield table.rowOf(record.map((field): Field => field ?? Number.NaN));
}

function checkColumns(found: readonly string[], wanted: readonly string[]): void {
  if (found.join() !== wanted.join()) throw otherColumns("Parquet", wanted, found);
}

/**
 * Records of any flat Parquet file that this program may have written. `header`: told the names of its columns first.
 * Throws UserError where it is damaged.
 */
export function parquetRecords(
  path: string,
  header: (columns: readonly string[]) => void,
): AsyncGenerator<readonly Read[]> {
  return eachLaterOf(path, recordsOf(path, header));
}

/** Records of a file, one group in memory at a time; `header` is told its columns first. */
async function* recordsOf(path: string, header: (columns: readonly string[]) => void): AsyncGenerator<readonly Read[]> {
  const handle = openSync(path, "r");
  try {
    const file = bufferOf(handle);
    const metadata = await parquetMetadataAsync(file);
    const elements = parquetSchema(metadata).children.map(({ element }) => element);
    const required = elements.flatMap(({ repetition_type }, c) => (repetition_type === "REQUIRED" ? [c] : []));
    checkRows(metadata);
    header(elements.map(({ name }) => name));
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      for (const record of await groupOf(file, metadata, rowStart, rowEnd)) {
        const gap = required.find((c) => record[c] === undefined || record[c] === null);
        if (gap !== undefined) throw new SaidError(t("node.valueMissing", { column: elements[gap]!.name }));
        yield record;
      }
      rowStart = rowEnd;
    }
  } finally {
    closeSync(handle);
  }
}

/** In a flat file every column of a group has as many values as the group has rows. */
function checkRows({ num_rows, row_groups }: FileMetaData): void {
  const sizes = row_groups.flatMap((group) =>
    group.columns.map(({ meta_data }) => [meta_data?.num_values, group.num_rows]),
  );
  const rows = row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (rows !== num_rows || sizes.some(([values, own]) => values !== own)) throw new SaidError(t("node.rowsOfColumns"));
}

async function groupOf(file: AsyncBuffer, metadata: FileMetaData, rowStart: number, rowEnd: number): Promise<Read[][]> {
  let rows: Read[][] = [];
  await parquetRead({
    file,
    metadata,
    rowStart,
    rowEnd,
    compressors: { GZIP: unzipped },
    onComplete: (read) => (rows = read),
  });
  return rows;
}

const unzipped = (bytes: Uint8Array) => new Uint8Array(gunzipSync(bytes));

function bufferOf(handle: number): AsyncBuffer {
  const byteLength = fstatSync(handle).size;
  return {
    byteLength,
    slice(start, end = byteLength) {
      const bytes = new Uint8Array(end - start);
      const size = readSync(handle, bytes, 0, bytes.length, start);
      if (size < bytes.length) throw new SaidError(t("node.fileEnds", { size: start + size }));
      return bytes.buffer;
    },
  };
}
