import type { DictionaryRow } from "../../measures/results/index.js";
import { type Reader, readerOf } from "../../measures/views/index.js";
import type { Language, Text } from "../../words/index.js";
import type { FigureOf } from "../drawing/figure.js";

/** A line of a table: fields by the names of their columns. */
export type Fields = Readonly<Record<string, string>>;

/** Results that are tables alone. */
export interface TableResults {
  /** By name of the file, without its ending. */
  tables: Readonly<Record<string, readonly Fields[]>>;
  /** What the tables name by ids: levers, events. */
  labels: Readonly<Record<string, Text>>;
  dictionary: readonly DictionaryRow[];
}

/** The same to a reader of one language. */
export interface TableView extends TableResults, Reader {
  /** A name of an id; its words where there is none. */
  name(id: string): string;
}

/** A figure of results that are tables alone. */
export type TableFigure = FigureOf<TableView, "all">;

/** Tables as figures read them, with names for ids. */
export function tableView(results: TableResults, language: Language): TableView {
  const name = (id: string) => results.labels[id]?.[language] ?? id.replaceAll(/[-_]/g, " ");
  return { ...results, ...readerOf(language), name };
}

/** The number in a field; NaN where it is empty. */
export function numberIn(fields: Fields, column: string): number {
  const field = fields[column] ?? "";
  return field === "" ? NaN : Number(field);
}
