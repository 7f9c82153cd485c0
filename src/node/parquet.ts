import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { csvRecords, type Text } from "../results/csv.js";

/** Rows that are encoded at once: what is in memory beside the file itself. */
const GROUP = 50_000;

type Kind = "INT32" | "DOUBLE" | "STRING";

/**
 * A table of text as a Parquet file: whole numbers, numbers and text by what a column holds, blanks as nulls. Equal tables give equal bytes.
 * `read`: gives the text, whole or in pieces; it is read twice, so that it need not be in memory.
 */
export function parquetOf(read: () => Text): Uint8Array {
  const { header, kinds } = kindsOf(read());
  const empty = header.map((name, c): ColumnSource => ({ name, data: [], type: kinds[c]!, nullable: true }));
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: empty }), createdBy: "agglom" });
  for (const rows of groupsOf(read())) {
    const columnData = empty.map(
      (column, c): ColumnSource => ({ ...column, data: rows.map((row) => cell(row[c]!, kinds[c]!)) }),
    );
    file.write({ columnData, rowGroupSize: GROUP });
  }
  file.finish();
  return writer.getBytes();
}

function cell(field: string, kind: Kind): number | string | null {
  if (field === "") return null;
  return kind === "STRING" ? field : Number(field);
}

/** Numbers are what all fields of a column are that hold anything; a column without any is text. */
function kindsOf(text: Text): { header: string[]; kinds: Kind[] } {
  const records = csvRecords(text);
  const header = records.next().value ?? [];
  const kinds = header.map((): Kind | undefined => undefined);
  for (const record of records)
    for (const [c, field] of record.entries())
      if (field !== "" && kinds[c] !== "STRING") kinds[c] = wider(kinds[c], field);
  return { header, kinds: kinds.map((kind) => kind ?? "STRING") };
}

const LARGEST_WHOLE = 2 ** 31 - 1;

function wider(kind: Kind | undefined, field: string): Kind {
  const value = Number(field);
  if (Number.isNaN(value)) return "STRING";
  const whole = /^-?\d+$/.test(field) && Math.abs(value) <= LARGEST_WHOLE;
  return whole && kind !== "DOUBLE" ? "INT32" : "DOUBLE";
}

function* groupsOf(text: Text): Generator<string[][]> {
  const records = csvRecords(text);
  records.next();
  let rows: string[][] = [];
  for (const record of records) {
    rows.push(record);
    if (rows.length < GROUP) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
