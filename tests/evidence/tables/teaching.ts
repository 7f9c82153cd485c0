import { baseYearOf, type Table } from "../../../src/evidence/tables/baseYear.js";
import { csvRecords } from "../../../src/measures/results/csv.js";
import { closedRegion } from "../../calibrate/setting.js";
import { calibrationOf } from "../../model/arms.js";

/** The base year of the invented country of two cities: nobody may change it. */
export const teaching = baseYearOf(calibrationOf(closedRegion.id));

/** Cells of some columns, a line a row, as an outsider reads them; without names all. */
export function cells(table: Table, ...columns: string[]): string[] {
  const [header, ...records] = [...csvRecords([...table.csv()].join(""))] as [string[], ...string[][]];
  const places = (columns.length > 0 ? columns : header).map((column) => header.indexOf(column));
  return records.map((record) => places.map((place) => record[place] ?? "no such column").join(" "));
}

/** Numbers of a column, row by row. */
export const numbers = (table: Table, column: string): number[] => cells(table, column).map(Number);
