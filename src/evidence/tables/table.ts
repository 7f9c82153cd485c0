import { csvLine } from "../../measures/results/csv.js";

/** A column: what a row holds there, in which unit, and how it follows from others. */
export interface Column<Row> {
  name: string;
  unit: string;
  formula: string;
  value: (row: Row) => string | number;
}

/** A table as text in pieces, and what its columns mean. */
export interface Table {
  file: string;
  columns: readonly Omit<Column<never>, "value">[];
  csv(): Iterable<string>;
}

/**
 * Numbers are written so that they read back as the same (17 significant digits where that takes them); blank is NaN.
 */
export function tableOf<Row>(file: string, rows: () => Iterable<Row>, columns: readonly Column<Row>[]): Table {
  return {
    file,
    columns,
    *csv() {
      yield csvLine(columns.map(({ name }) => name));
      for (const row of rows()) yield csvLine(columns.map(({ value }) => value(row)));
    },
  };
}

/** One row a column of the given tables, and of itself. */
export function dictionaryOf(tables: readonly Table[]): Table {
  const dictionary: Table = tableOf("dictionary.csv", () => rows, [
    { name: "file", unit: "-", formula: "the table", value: ({ file }) => file },
    { name: "column", unit: "-", formula: "its column", value: ({ name }) => name },
    { name: "unit", unit: "-", formula: "the unit of its numbers", value: ({ unit }) => unit },
    {
      name: "formula",
      unit: "-",
      formula: "what it is, and how it follows from others",
      value: ({ formula }) => formula,
    },
  ]);
  const rows = [...tables, dictionary].flatMap(({ file, columns }) =>
    columns.map(({ name, unit, formula }) => ({ file, name, unit, formula })),
  );
  return dictionary;
}
