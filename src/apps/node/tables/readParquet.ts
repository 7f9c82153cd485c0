import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { type Field, otherColumns, type Table } from "../../../measures/results/index.js";
import { SaidError, t } from "../../../words/index.js";
import { eachLaterOf } from "../disk/damagedFile.js";

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
  await parquetRead({ file, metadata, rowStart, rowEnd, compressors: { GZIP }, onComplete: (read) => (rows = read) });
  return rows;
}

const GZIP = (bytes: Uint8Array) => new Uint8Array(gunzipSync(bytes));

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
