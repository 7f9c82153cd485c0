import type { Calibration } from "../../calibrate/index.js";
import { baseYearOf, capitalTable, cellsTable, dictionaryOf, type Table } from "./baseYear.js";
import { flowsTable, incomesTable, labourTable, nodesTable, publicFinanceTable, wedgesTable } from "./goods.js";
import { costSharesTable, headquartersTable, parametersTable, sectorsTable } from "./technology.js";

/**
 * All that it takes to redo, without this program, what a barrier does in its first year, locations given
 * (docs/model.md, section 7.2): the base year's flows, wedges, shares, elasticities, taxes, incomes and entry, with a
 * dictionary of every column.
 */
export function baseYearTables(calibration: Calibration): Table[] {
  const base = baseYearOf(calibration);
  const tables = [
    flowsTable,
    wedgesTable,
    sectorsTable,
    costSharesTable,
    headquartersTable,
    nodesTable,
    labourTable,
    capitalTable,
    cellsTable,
    incomesTable,
    publicFinanceTable,
    parametersTable,
  ].map((table) => table(base));
  return [...tables, dictionaryOf(tables)];
}
