import { type ObservedPanel, observedPanel } from "../../../src/evidence/observed/panel.js";
import { type FunctionsNamed, type ObservedTable, readObserved } from "../../../src/evidence/observed/read.js";
import { memoryFiles } from "../../../src/input/index.js";
import { ENGLISH, spoken } from "../../../src/words/index.js";

/** A table from its text. */
export function tableOf(text: string, named?: FunctionsNamed): ObservedTable {
  return readObserved(memoryFiles({ "table.csv": text }), "table.csv", named);
}

/** Rows of a panel by scope, indicator and year, in English. */
export function rowsOf(panel: ObservedPanel) {
  const rows = spoken(panel.rows, ENGLISH);
  return (scope: string, indicator: string, year: number | null = null) =>
    rows.find((row) => row.scope === scope && row.indicator === indicator && row.year === year);
}

export function panelOf(text: string, named?: FunctionsNamed) {
  return rowsOf(observedPanel(tableOf(text, named)));
}

/** Three cities in two groups, two sectors, two years. */
export const SMALL = `city,group,sector,value,year,population,gdp
a,P,farms,10,2010,80,80
a,P,works,40,2010,,
b,P,farms,30,2010,80,60
b,P,works,20,2010,80,60
c,Q,farms,20,2010,80,80
c,Q,works,20,2010,80,80
a,P,farms,10,2020,80,120
a,P,works,80,2020,80,120
b,P,farms,30,2020,80,100
b,P,works,30,2020,80,100
c,Q,farms,20,2020,80,90
c,Q,works,20,2020,80,90
`;
